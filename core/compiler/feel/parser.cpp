#include "compiler/feel/parser.h"

#include <algorithm>

#include "compiler/feel/characters.h"

namespace yidi::feel {

namespace {

bool is_comparison(const Token& token) {
  return token.kind == TokenKind::symbol && (token.text == "=" || token.text == "!=" || token.text == "<" ||
                                             token.text == "<=" || token.text == ">" || token.text == ">=");
}

}  // namespace

ExpressionPointer parse(std::string_view text, Flaw& flaw) {
  flaw = {};
  return Parser(text, flaw).run();
}

ExpressionPointer Parser::run() {
  if (text_.size() > longest) return fail(Code::limit_exceeded, 0, "the expression is longer than 10000 bytes");
  if (const std::size_t invalid = find_invalid_utf8(text_); invalid < text_.size())
    return fail(Code::feel_bad_literal, invalid, "these bytes are no valid UTF-8");
  Lexer lexer(text_);
  do {
    tokens_.emplace_back();
    if (!lexer.next(tokens_.back(), flaw_)) return nullptr;
  } while (tokens_.back().kind != TokenKind::end);
  ExpressionPointer expression = parse_expression();
  if (!expression || token().kind == TokenKind::end) return expression;
  if (is_word("instance")) return fail(Code::feel_outside_subset, token().begin, "\"instance of\" is outside the subset");
  return expected("the end of the expression");
}

const Token& Parser::token(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::take_symbol(std::string_view text) {
  if (!is_symbol(text)) return false;
  ++at_;
  return true;
}

bool Parser::take_word(std::string_view text) {
  if (!is_word(text)) return false;
  ++at_;
  return true;
}

ExpressionPointer Parser::fail(Code code, std::size_t offset, std::string text, std::string hint) {
  if (flaw_.code == Code::none) flaw_ = {code, offset, std::move(text), std::move(hint)};
  return nullptr;
}

ExpressionPointer Parser::expected(const std::string& what) {
  const std::string_view written = text_.substr(token().begin, token().end - token().begin);
  const std::string found = token().kind == TokenKind::end ? "the end of the expression" : "\"" + std::string(written) + "\"";
  return fail(Code::feel_syntax, token().begin, "expected " + what + ", found " + found);
}

ExpressionPointer Parser::make(Form form, std::size_t begin) const {
  auto expression = std::make_unique<Expression>();
  expression->form = form;
  expression->begin = begin;
  expression->end = at_ > 0 ? tokens_[at_ - 1].end : begin;
  return expression;
}

ExpressionPointer Parser::with(ExpressionPointer expression, std::initializer_list<ExpressionPointer*> children) {
  for (ExpressionPointer* child : children) {
    if (!*child) return nullptr;
    expression->children.push_back(std::move(*child));
  }
  for (const auto& child : expression->children) expression->height = std::max(expression->height, child->height + 1);
  expression->end = tokens_[at_ - 1].end;
  if (expression->height > highest) return fail(Code::limit_exceeded, expression->begin, "more than 400 operations inside one another");
  return expression;
}

ExpressionPointer Parser::parse_expression(bool ends_range) {
  const Level level(nesting_);
  if (nesting_ > deepest) return fail(Code::limit_exceeded, token().begin, "expressions may not be nested deeper than 64 levels");
  const bool outer = ends_range_;
  ends_range_ = ends_range;
  ExpressionPointer expression = parse_or();
  ends_range_ = outer;
  return expression;
}

ExpressionPointer Parser::parse_or() { return parse_chain({"or"}, &Parser::parse_and); }
ExpressionPointer Parser::parse_and() { return parse_chain({"and"}, &Parser::parse_comparison); }
ExpressionPointer Parser::parse_sum() { return parse_chain({"+", "-"}, &Parser::parse_product); }
ExpressionPointer Parser::parse_product() { return parse_chain({"*"}, &Parser::parse_unary); }

// Operands with operators of one level between them, from left to right.
ExpressionPointer Parser::parse_chain(std::initializer_list<std::string_view> operators, ExpressionPointer (Parser::*operand)()) {
  ExpressionPointer left = (this->*operand)();
  for (int links = 1; left; ++links) {
    const bool has_operator = (token().kind == TokenKind::name || token().kind == TokenKind::symbol) &&
                              std::find(operators.begin(), operators.end(), token().text) != operators.end();
    if (!has_operator) return left;
    if (links > most_links) return fail(Code::limit_exceeded, token().begin, "more than 200 operators in a row");
    ExpressionPointer both = make(Form::binary, left->begin);
    both->text = token().text;
    ++at_;
    ExpressionPointer right = (this->*operand)();
    left = with(std::move(both), {&left, &right});
  }
  return nullptr;
}

ExpressionPointer Parser::parse_comparison() {
  ExpressionPointer left = parse_sum();
  for (int links = 1; left; ++links) {
    const bool compares = is_comparison(token());
    if (!compares && !is_word("between") && !is_word("in")) return left;
    if (links > most_links) return fail(Code::limit_exceeded, token().begin, "more than 200 operators in a row");
    if (compares) {
      ExpressionPointer both = make(Form::binary, left->begin);
      both->text = token().text;
      ++at_;
      ExpressionPointer right = parse_sum();
      left = with(std::move(both), {&left, &right});
    } else {
      left = take_word("between") ? parse_between(std::move(left)) : parse_in(std::move(left));
    }
  }
  return nullptr;
}

ExpressionPointer Parser::parse_between(ExpressionPointer value) {
  const std::size_t begin = value->begin;
  ExpressionPointer low = parse_sum();
  if (low && !take_word("and")) return expected("\"and\" of \"between\"");
  ExpressionPointer high = low ? parse_sum() : nullptr;
  return with(make(Form::between, begin), {&value, &low, &high});
}

// "in" and what follows it: one test, several in parentheses, or not(…) around either.
ExpressionPointer Parser::parse_in(ExpressionPointer value) {
  take_word("in");
  ExpressionPointer in = make(Form::in, value->begin);
  in->children.push_back(std::move(value));
  if (is_word("not") && token(1).kind == TokenKind::symbol && token(1).text == "(") {
    ExpressionPointer none = make(Form::no_test, token().begin);
    ++at_;
    if (!parse_tests(*none)) return nullptr;
    none = with(std::move(none), {});
    return with(std::move(in), {&none});
  }
  return parse_tests(*in) ? with(std::move(in), {}) : nullptr;
}

// Appends the tests that stand here.
bool Parser::parse_tests(Expression& tests) {
  const std::size_t open = token().begin;
  const auto take = [&](ExpressionPointer test) {
    if (test) tests.children.push_back(std::move(test));
    return flaw_.code == Code::none;
  };
  if (!take_symbol("(")) return take(parse_test(false));
  ExpressionPointer first = parse_test(true);
  if (!first) return false;
  if (is_symbol("..")) return take(parse_range(std::move(first), open, false));
  take(std::move(first));
  while (take_symbol(","))
    if (!take(parse_test(true))) return false;
  if (take_symbol(")")) return true;
  expected("\",\" or \")\"");
  return false;
}

// A unary test, a range or an expression; one in parentheses may bind as loosely as "or".
ExpressionPointer Parser::parse_test(bool in_parentheses) {
  if (!is_comparison(token())) return in_parentheses ? parse_expression() : parse_sum();
  ExpressionPointer test = make(Form::test, token().begin);
  test->text = token().text;
  ++at_;
  ExpressionPointer end = parse_sum();
  return with(std::move(test), {&end});
}

ExpressionPointer Parser::parse_unary() {
  const std::size_t begin = token().begin;
  if (!take_symbol("-")) return parse_postfix();
  constexpr std::uint64_t beyond = std::uint64_t(1) << 63;
  if (token().kind == TokenKind::integer && !token().overflow && token().number == beyond) {
    ++at_;
    ExpressionPointer least = make(Form::integer, begin);
    least->number = INT64_MIN;
    return least;
  }
  const Level level(nesting_);
  if (nesting_ > deepest) return fail(Code::limit_exceeded, begin, "expressions may not be nested deeper than 64 levels");
  ExpressionPointer operand = parse_unary();
  return with(make(Form::negate, begin), {&operand});
}

ExpressionPointer Parser::parse_postfix() {
  ExpressionPointer value = parse_primary();
  for (int links = 1; value && is_symbol("."); ++links) {
    if (links > most_links) return fail(Code::limit_exceeded, token().begin, "more than 200 operators in a row");
    ++at_;
    if (token().kind != TokenKind::name) return expected("the name of a property");
    ExpressionPointer property = make(Form::property, value->begin);
    property->text = token().text;
    ++at_;
    value = with(std::move(property), {&value});
  }
  if (value && (is_symbol("/") || is_symbol("**")))
    return fail(Code::feel_outside_subset, token().begin, "the operator " + token().text + " is outside the subset");
  if (value && is_symbol("[") && !ends_range_)
    return fail(Code::feel_outside_subset, token().begin, "filters are outside the subset");
  return value;
}

}  // namespace yidi::feel
