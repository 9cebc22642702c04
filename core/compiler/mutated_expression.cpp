#include "compiler/mutated_formula.h"

#include <algorithm>

namespace yidi {

namespace {

using feel::Expression;
using feel::Form;

// A copy of a tree in which one node stands for another.
feel::ExpressionPointer with(const Expression& tree, const Expression& site, const Expression& instead) {
  const Expression& from = &tree == &site ? instead : tree;
  auto copy = std::make_unique<Expression>();
  copy->form = from.form;
  copy->begin = tree.begin;
  copy->end = tree.end;
  copy->number = from.number;
  copy->height = tree.height;
  copy->text = from.text;
  copy->names = from.names;
  for (const auto& child : from.children) copy->children.push_back(with(*child, site, instead));
  return copy;
}

void add_symbols(const std::vector<Shape>& shapes, const Model& model, Codes& codes) {
  for (const Shape& shape : shapes) {
    if (!shape.named.empty()) {
      const auto found = model.types.find(shape.named);
      if (found != model.types.end()) add_symbols(found->second, model, codes);
    }
    codes.insert(codes.end(), shape.symbols.begin(), shape.symbols.end());
  }
}

// A date or a duration a step further or nearer: "" where it is neither.
std::string moved(const std::string& text, int step) {
  if (const auto day = parse_date(text)) {
    char out[10];
    format_date(*day + step, out);
    return {out, 10};
  }
  if (text.size() < 3 || text.front() != 'P') return "";
  const std::string digits = text.substr(1, text.size() - 2);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return "";
  const int count = std::stoi(digits) * (text.back() == 'Y' ? 12 : 1) + step;
  return "P" + std::to_string(count) + (text.back() == 'D' ? "D" : "M");
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

class ExpressionChanges {
 public:
  ExpressionChanges(const Expression& root, const Model& model) : root_(root), model_(model) {}

  std::vector<ChangedExpression> run() {
    visit(root_);
    return std::move(changes_);
  }

 private:
  void change(const char* kind, const Expression& site, Expression instead, const std::string& text) {
    changes_.push_back({kind, site.begin, text, with(root_, site, instead)});
  }

  void move(const Expression& site) {
    for (const int step : {1, -1}) {
      const std::string later = moved(site.text, step);
      if (later.empty()) continue;
      Expression instead;
      instead.form = site.form;
      instead.text = later;
      change(later.front() == 'P' ? "duration" : "date", site, std::move(instead), site.text + " becomes " + later);
    }
  }

  void swap(const Expression& site, const Codes& codes, const Codes& beside) {
    const std::string other = next_code(codes, site.text, beside);
    if (other.empty()) return;
    Expression instead;
    instead.form = Form::string;
    instead.text = other;
    change("symbol", site, std::move(instead), quoted(site.text) + " becomes " + quoted(other));
  }

  // What may stand beside a name: the codes of a fact or of a decision, or regions.
  Codes codes_beside(const Expression& name) const {
    Codes codes;
    if (name.form == Form::call) return regions();
    if (name.form != Form::name) return codes;
    if (const auto fact = model_.facts.find(name.text); fact != model_.facts.end()) {
      if (fact->second.type == "region") {
        codes = regions();
        if (fact->second.abroad) codes.push_back("abroad");
      }
      if (fact->second.type == "symbol")
        for (const Term& value : fact->second.values) codes.push_back(value.code);
    }
    if (const auto decision = model_.decisions.find(name.text); decision != model_.decisions.end())
      add_symbols(decision->second.shapes, model_, codes);
    return codes;
  }

  // Whole provinces: a place is swapped for its like.
  Codes regions() const {
    Codes codes;
    for (const auto& [code, region] : model_.regions)
      if (code % 10000 == 0) codes.push_back(std::to_string(code));
    return codes;
  }

  void swap_beside(const Expression& name, const Expression& other, const Codes& beside) {
    if (other.form == Form::string) swap(other, codes_beside(name), beside);
    if (other.form != Form::list) return;
    Codes listed;
    for (const auto& element : other.children) listed.push_back(element->text);
    for (const auto& element : other.children) swap_beside(name, *element, listed);
  }

  void visit(const Expression& e) {
    if (e.form == Form::temporal) move(e);
    if (e.form == Form::call && (e.text == "date" || e.text == "duration") && e.children.size() == 1) move(e.child(0));
    if (e.form == Form::integer) {
      Expression instead;
      instead.form = Form::integer;
      instead.number = e.number + 1;
      change("number", e, std::move(instead), std::to_string(e.number) + " becomes " + std::to_string(e.number + 1));
    }
    if (e.form == Form::binary && (e.text == "=" || e.text == "!=")) {
      swap_beside(e.child(0), e.child(1), {});
      swap_beside(e.child(1), e.child(0), {});
    }
    if (e.form == Form::in) {
      Codes listed;
      for (std::size_t i = 1; i < e.children.size(); ++i) listed.push_back(e.child(i).text);
      for (std::size_t i = 1; i < e.children.size(); ++i) swap_beside(e.child(0), e.child(i), listed);
    }
    if (e.form == Form::call && e.text == "within") swap_beside(e.child(0), e.child(1), {});
    for (const auto& child : e.children) visit(*child);
  }

  const Expression& root_;
  const Model& model_;
  std::vector<ChangedExpression> changes_;
};

}  // namespace

std::string next_code(const Codes& codes, const std::string& code, const Codes& beside) {
  const auto at = std::find(codes.begin(), codes.end(), code);
  if (at == codes.end()) return "";
  std::size_t index = std::size_t(at - codes.begin());
  for (std::size_t step = 1; step < codes.size(); ++step) {
    index = (index + 1) % codes.size();
    if (std::find(beside.begin(), beside.end(), codes[index]) == beside.end()) return codes[index];
  }
  return "";
}

std::vector<ChangedExpression> change_expression(const Expression& expression, const Model& model) {
  return ExpressionChanges(expression, model).run();
}

std::shared_ptr<const Expression> negated(const Expression& expression) {
  auto opposite = std::make_unique<Expression>();
  opposite->form = Form::call;
  opposite->text = "not";
  opposite->begin = expression.begin;
  opposite->end = expression.end;
  opposite->height = expression.height + 1;
  opposite->children.push_back(with(expression, expression, expression));
  return opposite;
}

}  // namespace yidi
