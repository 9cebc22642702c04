// FEEL expressions as a tree: the subset of DMN 1.5 that rules are written in.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yidi/error.h"

namespace yidi::feel {

enum class Form {
  null,
  boolean,      // number: 0 or 1
  integer,      // number
  string,       // text
  temporal,     // text: the content of @"…"
  name,         // text
  property,     // text: the property; children: the value
  list,         // children
  range,        // text: one of "[" "(" and one of "]" ")"; children: two ends
  negate,       // -a
  binary,       // text: or and = != < <= > >= + - *
  between,      // a, low, high
  in,           // a, then the tests: expressions, ranges or `test`
  test,         // text: = != < <= > >=; children: one end. A unary test inside `in`
  conditional,  // if a then b else c
  quantified,   // text: some or every; names; children: the lists of the names, then the condition
  call,         // text: the function; children: the arguments
};

struct Expression {
  Form form = Form::null;
  std::size_t begin = 0;  // byte offsets in the text of the expression
  std::size_t end = 0;
  std::int64_t number = 0;
  std::string text;
  std::vector<std::string> names;
  std::vector<std::unique_ptr<Expression>> children;

  const Expression& child(std::size_t index) const { return *children[index]; }
};

using ExpressionPointer = std::unique_ptr<Expression>;

// What is wrong with an expression, and where.
struct Flaw {
  Code code = Code::none;
  std::size_t offset = 0;
  std::string text;
  std::string hint;
};

// Expressions nested deeper than this are refused.
inline constexpr int deepest = 64;
// Longer expression texts are refused.
inline constexpr std::size_t longest = 10000;

// Reads an expression; nullptr with the flaw filled in where it is none. Codes: feel_syntax, feel_bad_literal,
// feel_unknown_function, feel_argument_count, feel_outside_subset, limit_exceeded.
ExpressionPointer parse(std::string_view text, Flaw& flaw);

// The functions of the subset, under their DMN names, and the extensions of this project.
struct Function {
  const char* name;
  int least;  // arguments
  int most;   // -1 for any number
  bool extension;
};
const std::vector<Function>& functions();
const Function* find_function(std::string_view name);

}  // namespace yidi::feel
