// What can be changed in an expression and in a value that a rule gives.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/model.h"

namespace yidi {

// A list of codes, in the order of its declaration.
using Codes = std::vector<std::string>;

// The code after one in a list, round to its beginning, that is not among those beside it; "" where there is none.
std::string next_code(const Codes& codes, const std::string& code, const Codes& beside);

// A changed expression: which kind of change, where it begins in the text, what was done.
struct ChangedExpression {
  std::string kind;
  std::size_t offset = 0;
  std::string text;
  std::shared_ptr<const feel::Expression> expression;
};

// Dates and durations moved, numbers raised, codes and regions swapped for others that may stand there.
std::vector<ChangedExpression> change_expression(const feel::Expression& expression, const Model& model);

// The opposite of a condition.
std::shared_ptr<const feel::Expression> negated(const feel::Expression& expression);

// A changed value.
struct ChangedValue {
  std::string kind;
  Place place;
  std::string text;
  std::shared_ptr<const Json> value;
};

// The same in a value of a decision; papers dropped and added where it is a list of alternatives.
std::vector<ChangedValue> change_value(const Json& value, const Decision& decision, const Model& model);

}  // namespace yidi
