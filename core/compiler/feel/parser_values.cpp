// What operators work on: literals, names, calls, lists, ranges, "if", "some" and "every".
#include <algorithm>

#include "compiler/feel/parser.h"
#include "compiler/feel/temporal.h"
#include "compiler/source.h"

namespace yidi::feel {

namespace {

constexpr std::string_view keywords[] = {"and", "or", "if", "then", "else", "in", "between", "some", "every", "satisfies"};
constexpr std::string_view outside[] = {"for", "return", "function", "instance", "external"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Whether the text of @"…" is a time, or a date with a time: FEEL, but outside the subset.
bool has_time(std::string_view text) {
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  const std::size_t at = text.find('T');
  if (at != std::string_view::npos && at >= 8 && is_digit(0)) text.remove_prefix(at + 1);
  return text.size() >= 5 && is_digit(0) && is_digit(1) && text[2] == ':' && is_digit(3) && is_digit(4);
}

}  // namespace

ExpressionPointer Parser::parse_primary() {
  const Token& start = token();
  switch (start.kind) {
    case TokenKind::integer: return parse_integer();
    case TokenKind::temporal: return parse_temporal();
    case TokenKind::symbol: return parse_bracket();
    case TokenKind::name: return parse_word();
    case TokenKind::string: {
      ++at_;
      ExpressionPointer literal = make(Form::string, start.begin);
      literal->text = start.text;
      return literal;
    }
    case TokenKind::end: break;
  }
  return expected("a value");
}

ExpressionPointer Parser::parse_integer() {
  const Token& written = token();
  ++at_;
  const bool fits = !written.overflow && written.number <= std::uint64_t(INT64_MAX);
  ExpressionPointer literal = make(fits ? Form::integer : Form::overflow, written.begin);
  if (fits) literal->number = std::int64_t(written.number);
  return literal;
}

ExpressionPointer Parser::parse_temporal() {
  const Token& written = token();
  if (has_time(written.text))
    return fail(Code::feel_outside_subset, written.begin, "times of day are outside the subset");
  if (is_duration_with_fraction(written.text))
    return fail(Code::feel_outside_subset, written.begin, "fractions of a second are outside the subset");
  ++at_;
  ExpressionPointer literal = make(Form::temporal, written.begin);
  literal->text = written.text;
  return literal;
}

// A list, a range or an expression in parentheses.
ExpressionPointer Parser::parse_bracket() {
  const std::size_t begin = token().begin;
  const std::string open = token().text;
  if (open == "{") return fail(Code::feel_outside_subset, begin, "contexts are outside the subset");
  if (open == "?") return fail(Code::feel_outside_subset, begin, "\"?\" is outside the subset");
  if (open != "[" && open != "(" && open != "]") return expected("a value");
  ++at_;
  if (open == "[" && take_symbol("]")) return make(Form::list, begin);
  ExpressionPointer first = parse_test(true);
  if (!first) return nullptr;
  if (is_symbol("..")) return parse_range(std::move(first), begin, open == "[");
  if (open == "(") {
    if (!take_symbol(")")) return expected("\")\"");
    first->begin = begin;
    first->end = tokens_[at_ - 1].end;
    return first;
  }
  if (open == "]") return expected("\"..\"");
  ExpressionPointer list = make(Form::list, begin);
  list->children.push_back(std::move(first));
  while (take_symbol(",")) {
    ExpressionPointer element = parse_test(true);
    if (!element) return nullptr;
    list->children.push_back(std::move(element));
  }
  if (!take_symbol("]")) return expected("\",\" or \"]\"");
  return with(std::move(list), {});
}

// The rest of a range, from its two points on.
ExpressionPointer Parser::parse_range(ExpressionPointer first, std::size_t begin, bool includes_first) {
  ++at_;
  ExpressionPointer second = parse_expression(true);
  if (!second) return nullptr;
  const bool includes_second = is_symbol("]");
  if (!includes_second && !is_symbol(")") && !is_symbol("[")) return expected("the end of the range");
  ++at_;
  ExpressionPointer range = make(Form::range, begin);
  range->text = std::string(includes_first ? "[" : "(") + (includes_second ? "]" : ")");
  return with(std::move(range), {&first, &second});
}

ExpressionPointer Parser::parse_word() {
  const Token& start = token();
  if (is_word("if")) return parse_conditional();
  if (is_word("some") || is_word("every")) return parse_quantified();
  if (is_word("true") || is_word("false")) {
    ++at_;
    ExpressionPointer truth = make(Form::boolean, start.begin);
    truth->number = start.text == "true";
    return truth;
  }
  if (take_word("null")) return make(Form::null, start.begin);
  if (holds(outside, start.text))
    return fail(Code::feel_outside_subset, start.begin, "\"" + start.text + "\" is outside the subset");
  if (holds(keywords, start.text)) return expected("a value");
  if (const std::size_t words = words_of_call()) return parse_call(words);
  ++at_;
  ExpressionPointer name = make(Form::name, start.begin);
  name->text = start.text;
  return name;
}

// How many words the name of a call has that begins here: those up to the next parenthesis. 0 where it is no call.
std::size_t Parser::words_of_call() const {
  std::size_t words = 0;
  std::string name;
  for (; token(words).kind == TokenKind::name; ++words) name += (words > 0 ? " " : "") + token(words).text;
  if (token(words).kind != TokenKind::symbol || token(words).text != "(") return 0;
  if (is_left_out(name)) return words;  // "date and time" has a keyword in it
  for (std::size_t i = 1; i < words; ++i)
    if (holds(keywords, token(i).text)) return 0;
  return words;
}

ExpressionPointer Parser::parse_call(std::size_t words) {
  const std::size_t begin = token().begin;
  std::string name = token().text;
  for (std::size_t i = 1; i < words; ++i) name += " " + token(i).text;
  if (is_left_out(name)) return fail(Code::feel_outside_subset, begin, "the function " + name + "() is outside the subset");
  if (find_functions(name).empty())
    return fail(Code::feel_unknown_function, begin, "there is no function \"" + name + "\" in the subset", nearest_function(name));
  at_ += words + 1;
  std::vector<Argument> arguments;
  if (!is_symbol(")")) {
    do {
      Argument argument;
      argument.begin = token().begin;
      if (token().kind == TokenKind::name && token(1).kind == TokenKind::symbol && token(1).text == ":") {
        argument.name = token().text;
        at_ += 2;
      }
      if (argument.name.empty() != (arguments.empty() ? argument.name : arguments[0].name).empty())
        return fail(Code::feel_syntax, argument.begin, "either all arguments of a call have names or none");
      argument.value = parse_expression();
      if (!argument.value) return nullptr;
      arguments.push_back(std::move(argument));
    } while (take_symbol(","));
  }
  if (!take_symbol(")")) return expected("\",\" or \")\"");
  ExpressionPointer call = make(Form::call, begin);
  call->text = name;
  Flaw flaw;
  if (!arrange(name, begin, arguments, call->children, flaw))
    return fail(flaw.code, flaw.offset, std::move(flaw.text), std::move(flaw.hint));
  return with(std::move(call), {});
}

ExpressionPointer Parser::parse_conditional() {
  const std::size_t begin = token().begin;
  ++at_;
  ExpressionPointer condition = parse_expression();
  if (condition && !take_word("then")) return expected("\"then\"");
  ExpressionPointer positive = condition ? parse_expression() : nullptr;
  if (positive && !take_word("else")) return expected("\"else\"");
  ExpressionPointer negative = positive ? parse_expression() : nullptr;
  return with(make(Form::conditional, begin), {&condition, &positive, &negative});
}

ExpressionPointer Parser::parse_quantified() {
  ExpressionPointer quantified = make(Form::quantified, token().begin);
  quantified->text = token().text;
  ++at_;
  do {
    if (token().kind != TokenKind::name || holds(keywords, token().text)) return expected("a name");
    quantified->names.push_back(token().text);
    ++at_;
    if (!take_word("in")) return expected("\"in\"");
    ExpressionPointer list = parse_expression();
    if (!list) return nullptr;
    if (is_symbol("..")) return fail(Code::feel_outside_subset, list->begin, "going over a range is outside the subset");
    quantified->children.push_back(std::move(list));
  } while (take_symbol(","));
  if (!take_word("satisfies")) return expected("\"satisfies\"");
  ExpressionPointer condition = parse_expression();
  return with(std::move(quantified), {&condition});
}

}  // namespace yidi::feel
