// Recursive descent over the FEEL subset. The grammar, loosest binding first:
//   or · and · comparisons, between, in · + - · * · unary minus · property access · literals, names, calls, lists, ranges
#pragma once

#include <initializer_list>

#include "compiler/feel/functions.h"
#include "compiler/feel/lexer.h"

namespace yidi::feel {

class Parser {
 public:
  Parser(std::string_view text, Flaw& flaw) : text_(text), flaw_(flaw) {}

  // The whole text as one expression; nullptr with the flaw filled in.
  ExpressionPointer run();

 private:
  // parser.cpp: operators
  ExpressionPointer parse_expression(bool ends_range = false);
  ExpressionPointer parse_or();
  ExpressionPointer parse_and();
  ExpressionPointer parse_comparison();
  ExpressionPointer parse_sum();
  ExpressionPointer parse_product();
  ExpressionPointer parse_chain(std::initializer_list<std::string_view> operators, ExpressionPointer (Parser::*operand)());
  ExpressionPointer parse_between(ExpressionPointer value);
  ExpressionPointer parse_in(ExpressionPointer value);
  bool parse_tests(Expression& tests);
  ExpressionPointer parse_test(bool in_parentheses);
  ExpressionPointer parse_unary();
  ExpressionPointer parse_postfix();

  // parser_values.cpp: what operators work on
  ExpressionPointer parse_primary();
  ExpressionPointer parse_integer();
  ExpressionPointer parse_temporal();
  ExpressionPointer parse_bracket();
  ExpressionPointer parse_range(ExpressionPointer first, std::size_t begin, bool includes_first);
  ExpressionPointer parse_word();
  ExpressionPointer parse_conditional();
  ExpressionPointer parse_quantified();
  ExpressionPointer parse_call(std::size_t words);
  std::size_t words_of_call() const;

  const Token& token(std::size_t ahead = 0) const;
  bool is_symbol(std::string_view text) const { return token().kind == TokenKind::symbol && token().text == text; }
  bool is_word(std::string_view text) const { return token().kind == TokenKind::name && token().text == text; }
  bool take_symbol(std::string_view text);
  bool take_word(std::string_view text);

  ExpressionPointer fail(Code code, std::size_t offset, std::string text, std::string hint = {});
  ExpressionPointer expected(const std::string& what);

  // A node that begins at an offset and ends with the last token read.
  ExpressionPointer make(Form form, std::size_t begin) const;

  // Gives a node its children and the end of the last token read; nullptr where a child failed or the tree gets too high.
  ExpressionPointer with(ExpressionPointer expression, std::initializer_list<ExpressionPointer*> children);

  // Keeps count of the nesting while it lives.
  struct Level {
    explicit Level(int& nesting) : nesting(nesting) { ++nesting; }
    ~Level() { --nesting; }
    int& nesting;
  };

  std::string_view text_;
  Flaw& flaw_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  bool ends_range_ = false;  // a "[" after a value ends the range it stands in
};

}  // namespace yidi::feel
