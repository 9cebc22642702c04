// Recursive descent over the FEEL subset. The grammar, loosest binding first:
//   or · and · comparisons, between, in · + - · * · unary minus · property access · literals, names, calls, lists, ranges
#include <algorithm>

#include "compiler/feel/lexer.h"
#include "compiler/source.h"

namespace yidi::feel {

namespace {

constexpr int most_links = 200;  // operators of one level in a row
constexpr std::string_view keywords[] = {"and", "or",      "if",   "then",  "else",
                                         "in",  "between", "some", "every", "satisfies"};
constexpr std::string_view outside[] = {"for", "return", "function", "instance", "external"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

class Parser {
 public:
  Parser(std::string_view text, Flaw& flaw) : text_(text), flaw_(flaw) {}

  ExpressionPointer run() {
    if (text_.size() > longest) return fail(Code::limit_exceeded, 0, "the expression is longer than 10000 bytes");
    Lexer lexer(text_);
    do {
      tokens_.emplace_back();
      if (!lexer.next(tokens_.back(), flaw_)) return nullptr;
    } while (tokens_.back().kind != TokenKind::end);
    ExpressionPointer expression = parse_expression();
    if (expression && token().kind != TokenKind::end)
      return fail(Code::feel_syntax, token().begin, "expected the end of the expression, found " + found());
    return expression;
  }

 private:
  const Token& token(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
  bool is_symbol(std::string_view text) const { return token().kind == TokenKind::symbol && token().text == text; }
  bool is_word(std::string_view text) const { return token().kind == TokenKind::name && token().text == text; }

  std::string found() const {
    if (token().kind == TokenKind::end) return "the end of the expression";
    return "\"" + std::string(text_.substr(token().begin, token().end - token().begin)) + "\"";
  }

  ExpressionPointer fail(Code code, std::size_t offset, std::string text, std::string hint = {}) {
    if (flaw_.code == Code::none) flaw_ = {code, offset, std::move(text), std::move(hint)};
    return nullptr;
  }
  ExpressionPointer expected(const std::string& what) {
    return fail(Code::feel_syntax, token().begin, "expected " + what + ", found " + found());
  }

  ExpressionPointer too_long() {
    return fail(Code::limit_exceeded, token().begin, "more than 200 operators in a row");
  }

  bool take_symbol(std::string_view text) {
    if (!is_symbol(text)) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view text) {
    if (!is_word(text)) return false;
    ++at_;
    return true;
  }

  ExpressionPointer make(Form form, std::size_t begin) const {
    auto expression = std::make_unique<Expression>();
    expression->form = form;
    expression->begin = begin;
    expression->end = at_ > 0 ? tokens_[at_ - 1].end : begin;
    return expression;
  }

  // Gives an expression its children and the end of the last token read; nullptr where a child failed.
  ExpressionPointer with(ExpressionPointer expression, std::initializer_list<ExpressionPointer*> children) const {
    for (ExpressionPointer* child : children) {
      if (!*child) return nullptr;
      expression->children.push_back(std::move(*child));
    }
    expression->end = tokens_[at_ - 1].end;
    return expression;
  }

  // Keeps count of the nesting while it lives.
  struct Level {
    explicit Level(int& depth) : depth(depth) { ++depth; }
    ~Level() { --depth; }
    int& depth;
  };

  ExpressionPointer parse_expression() {
    const Level level(depth_);
    if (depth_ > deepest) return fail(Code::limit_exceeded, token().begin, "expressions may not be nested deeper than 64 levels");
    return parse_or();
  }

  ExpressionPointer parse_or() {
    return parse_chain({"or"}, true, [this] { return parse_chain({"and"}, true, [this] { return parse_comparison(); }); });
  }

  template <class Operand>
  ExpressionPointer parse_chain(std::initializer_list<std::string_view> operators, bool words, const Operand& operand) {
    ExpressionPointer left = operand();
    int links = 0;
    while (left) {
      const TokenKind kind = words ? TokenKind::name : TokenKind::symbol;
      if (token().kind != kind || !holds(operators, token().text)) return left;
      if (++links > most_links) return too_long();
      const std::string name = token().text;
      const std::size_t begin = left->begin;
      ++at_;
      ExpressionPointer right = operand();
      ExpressionPointer both = make(Form::binary, begin);
      both->text = name;
      left = with(std::move(both), {&left, &right});
    }
    return nullptr;
  }

  static bool is_comparison(const Token& token) {
    return token.kind == TokenKind::symbol && (token.text == "=" || token.text == "!=" || token.text == "<" ||
                                               token.text == "<=" || token.text == ">" || token.text == ">=");
  }

  ExpressionPointer parse_comparison() {
    ExpressionPointer left = parse_sum();
    for (int links = 0; left; ++links) {
      if (links > most_links) return too_long();
      const std::size_t begin = left->begin;
      if (is_comparison(token())) {
        const std::string name = token().text;
        ++at_;
        ExpressionPointer right = parse_sum();
        ExpressionPointer both = make(Form::binary, begin);
        both->text = name;
        left = with(std::move(both), {&left, &right});
      } else if (take_word("between")) {
        ExpressionPointer low = parse_sum();
        if (low && !take_word("and")) return expected("\"and\" of \"between\"");
        ExpressionPointer high = low ? parse_sum() : nullptr;
        left = with(make(Form::between, begin), {&left, &low, &high});
      } else if (take_word("in")) {
        ExpressionPointer tests = make(Form::in, begin);
        tests->children.push_back(std::move(left));
        left = parse_tests(std::move(tests));
      } else {
        return left;
      }
    }
    return nullptr;
  }

  // What follows "in": one test, or several in parentheses.
  ExpressionPointer parse_tests(ExpressionPointer in) {
    const std::size_t open = at_;
    if (!take_symbol("(")) {
      ExpressionPointer test = parse_test();
      return with(std::move(in), {&test});
    }
    ExpressionPointer first = parse_test();
    if (!first) return nullptr;
    if (is_symbol("..")) {
      at_ = open;
      ExpressionPointer range = parse_primary();
      return with(std::move(in), {&range});
    }
    in->children.push_back(std::move(first));
    while (take_symbol(",")) {
      ExpressionPointer test = parse_test();
      if (!test) return nullptr;
      in->children.push_back(std::move(test));
    }
    if (!take_symbol(")")) return expected("\",\" or \")\"");
    return with(std::move(in), {});
  }

  ExpressionPointer parse_test() {
    const std::size_t begin = token().begin;
    if (is_comparison(token())) {
      ExpressionPointer test = make(Form::test, begin);
      test->text = token().text;
      ++at_;
      ExpressionPointer end = parse_sum();
      return with(std::move(test), {&end});
    }
    return parse_sum();
  }

  ExpressionPointer parse_sum() {
    return parse_chain({"+", "-"}, false, [this] {
      return parse_chain({"*"}, false, [this] { return parse_unary(); });
    });
  }

  ExpressionPointer parse_unary() {
    const std::size_t begin = token().begin;
    if (!take_symbol("-")) return parse_postfix();
    const Level level(depth_);
    if (depth_ > deepest) return fail(Code::limit_exceeded, begin, "expressions may not be nested deeper than 64 levels");
    ExpressionPointer operand = parse_unary();
    return with(make(Form::negate, begin), {&operand});
  }

  ExpressionPointer parse_postfix() {
    ExpressionPointer value = parse_primary();
    for (int links = 0; value && is_symbol("."); ++links) {
      if (links > most_links) return too_long();
      ++at_;
      if (token().kind != TokenKind::name) return expected("the name of a property");
      ExpressionPointer property = make(Form::property, value->begin);
      property->text = token().text;
      ++at_;
      value = with(std::move(property), {&value});
    }
    if (value && (is_symbol("/") || is_symbol("**")))
      return fail(Code::feel_outside_subset, token().begin, "the operator " + token().text + " is outside the subset");
    if (value && is_symbol("[") && value->form != Form::range)
      return fail(Code::feel_outside_subset, token().begin, "filters are outside the subset");
    return value;
  }

  ExpressionPointer parse_primary() {
    const Token& start = token();
    ExpressionPointer literal;
    switch (start.kind) {
      case TokenKind::end: return expected("a value");
      case TokenKind::integer:
        ++at_;
        literal = make(start.overflow ? Form::null : Form::integer, start.begin);
        literal->number = start.number;
        return literal;
      case TokenKind::string:
      case TokenKind::temporal:
        ++at_;
        literal = make(start.kind == TokenKind::string ? Form::string : Form::temporal, start.begin);
        literal->text = start.text;
        return literal;
      case TokenKind::symbol: return parse_bracket();
      case TokenKind::name: return parse_word();
    }
    return nullptr;
  }

  // A list, a range or an expression in parentheses.
  ExpressionPointer parse_bracket() {
    const std::size_t begin = token().begin;
    const std::string open = token().text;
    if (open != "[" && open != "(" && open != "]") {
      if (open == "{") return fail(Code::feel_outside_subset, begin, "contexts are outside the subset");
      return expected("a value");
    }
    ++at_;
    if (open == "[" && take_symbol("]")) return make(Form::list, begin);
    ExpressionPointer first = parse_expression();
    if (!first) return nullptr;
    if (take_symbol("..")) {
      ExpressionPointer second = parse_expression();
      if (!second) return nullptr;
      const bool included = is_symbol("]");
      if (!included && !is_symbol(")") && !is_symbol("[")) return expected("the end of the range");
      ++at_;
      ExpressionPointer range = make(Form::range, begin);
      range->text = std::string(open == "[" ? "[" : "(") + (included ? "]" : ")");
      return with(std::move(range), {&first, &second});
    }
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
      ExpressionPointer element = parse_expression();
      if (!element) return nullptr;
      list->children.push_back(std::move(element));
    }
    if (!take_symbol("]")) return expected("\",\" or \"]\"");
    return with(std::move(list), {});
  }

  ExpressionPointer parse_word() {
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
  std::size_t words_of_call() const {
    std::size_t words = 0;
    while (token(words).kind == TokenKind::name) ++words;
    if (token(words).kind != TokenKind::symbol || token(words).text != "(") return 0;
    for (std::size_t i = 1; i < words; ++i)
      if (holds(keywords, token(i).text)) return 0;
    return words;
  }

  ExpressionPointer parse_call(std::size_t words) {
    const std::size_t begin = token().begin;
    std::string name = token().text;
    for (std::size_t i = 1; i < words; ++i) name += " " + token(i).text;
    const Function* function = find_function(name);
    if (!function) {
      std::vector<std::string> known;
      for (const Function& candidate : functions()) known.push_back(candidate.name);
      return fail(Code::feel_unknown_function, begin, "there is no function \"" + name + "\" in the subset",
                  nearest(name, known));
    }
    at_ += words + 1;
    ExpressionPointer call = make(Form::call, begin);
    call->text = name;
    if (!take_symbol(")")) {
      do {
        ExpressionPointer argument = parse_expression();
        if (!argument) return nullptr;
        call->children.push_back(std::move(argument));
      } while (take_symbol(","));
      if (!take_symbol(")")) return expected("\",\" or \")\"");
    }
    const int count = int(call->children.size());
    if (count < function->least || (function->most >= 0 && count > function->most)) {
      std::string takes = std::to_string(function->least);
      if (function->most < 0)
        takes += " or more";
      else if (function->most != function->least)
        takes += " to " + std::to_string(function->most);
      return fail(Code::feel_argument_count, begin, name + "() takes " + takes + " arguments, found " + std::to_string(count));
    }
    return with(std::move(call), {});
  }

  ExpressionPointer parse_conditional() {
    const std::size_t begin = token().begin;
    ++at_;
    ExpressionPointer condition = parse_expression();
    if (condition && !take_word("then")) return expected("\"then\"");
    ExpressionPointer positive = condition ? parse_expression() : nullptr;
    if (positive && !take_word("else")) return expected("\"else\"");
    ExpressionPointer negative = positive ? parse_expression() : nullptr;
    return with(make(Form::conditional, begin), {&condition, &positive, &negative});
  }

  ExpressionPointer parse_quantified() {
    ExpressionPointer quantified = make(Form::quantified, token().begin);
    quantified->text = token().text;
    ++at_;
    do {
      if (token().kind != TokenKind::name) return expected("a name");
      quantified->names.push_back(token().text);
      ++at_;
      if (!take_word("in")) return expected("\"in\"");
      ExpressionPointer list = parse_expression();
      if (!list) return nullptr;
      quantified->children.push_back(std::move(list));
    } while (take_symbol(","));
    if (!take_word("satisfies")) return expected("\"satisfies\"");
    ExpressionPointer condition = parse_expression();
    return with(std::move(quantified), {&condition});
  }

  std::string_view text_;
  Flaw& flaw_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

ExpressionPointer parse(std::string_view text, Flaw& flaw) {
  flaw = {};
  return Parser(text, flaw).run();
}

const std::vector<Function>& functions() {
  static const std::vector<Function> all = {
      {"not", 1, 1, false},
      {"date", 1, 3, false},
      {"duration", 1, 1, false},
      {"count", 1, 1, false},
      {"min", 1, -1, false},
      {"max", 1, -1, false},
      {"list contains", 2, 2, false},
      {"append", 1, -1, false},
      {"concatenate", 1, -1, false},
      {"string length", 1, 1, false},
      {"contains", 2, 2, false},
      {"starts with", 2, 2, false},
      {"ends with", 2, 2, false},
      {"upper case", 1, 1, false},
      {"lower case", 1, 1, false},
      {"is", 2, 2, false},
      {"year", 1, 1, false},
      {"month", 1, 1, false},
      {"day", 1, 1, false},
      {"within", 2, 2, true},
      {"province", 1, 1, true},
      {"pooling area", 1, 1, true},
      {"add working days", 2, 2, true},
      {"working days estimated", 2, 2, true},
      {"is unsure", 1, 1, true},
      {"as date", 2, 2, true},
  };
  return all;
}

const Function* find_function(std::string_view name) {
  for (const Function& function : functions())
    if (name == function.name) return &function;
  return nullptr;
}

}  // namespace yidi::feel
