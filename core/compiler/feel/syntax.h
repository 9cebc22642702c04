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
  overflow,     // an integer literal beyond 64 bits: null in `yidi feel`, refused in rules
  string,       // text
  temporal,     // text: the content of @"…"
  name,         // text
  property,     // text: the property; children: the value
  list,         // children
  range,        // text: one of "[" "(" and one of "]" ")"; children: two ends
  negate,       // -a
  binary,       // text: or and = != < <= > >= + - *
  between,      // a, low, high
  in,           // a, then the tests: expressions, ranges, `test` or `no_test`
  test,         // text: = != < <= > >=; children: one end. A unary test inside `in`
  no_test,      // not(…) inside `in`; children: the tests of which none may hold
  conditional,  // if a then b else c
  quantified,   // text: some or every; names; children: the lists of the names, then the condition
  call,         // text: the function; children: the arguments in the order of its parameters
};

struct Expression {
  Form form = Form::null;
  std::size_t begin = 0;  // byte offsets in the text of the expression
  std::size_t end = 0;
  std::int64_t number = 0;
  int height = 1;  // of the tree
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

// Brackets, conditionals and quantifiers nested deeper than this are refused, and so are more operators of one kind in a
// row, trees higher than `highest`, and longer texts.
inline constexpr int deepest = 64;
inline constexpr int most_links = 200;
inline constexpr int highest = 400;
inline constexpr std::size_t longest = 10000;

// Reads an expression; nullptr with the flaw filled in where it is none. Codes: feel_syntax, feel_bad_literal,
// feel_unknown_function, feel_argument_count, feel_outside_subset, limit_exceeded.
ExpressionPointer parse(std::string_view text, Flaw& flaw);

// What the grammar lets through although `yidi feel` cannot give it a value: names that nothing binds, properties that
// the subset does not have, ranges and unary tests outside "in", questions about facts. False with the flaw filled in
// (feel_unknown_name, feel_outside_subset).
bool check_standing_alone(const Expression& expression, Flaw& flaw);

// The properties of the subset: year month day weekday of dates, years months of one kind of duration, days of the other.
const std::vector<std::string>& properties();

}  // namespace yidi::feel
