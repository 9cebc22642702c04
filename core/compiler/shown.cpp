#include "compiler/shown.h"

#include "compiler/assemble.h"

namespace yidi {

namespace {

// Every code that stands in the values of the goals' rules, and in whatever those values read.
class ShownFinder {
 public:
  ShownFinder(const Model& model, std::uint32_t province) : model_(model), province_(province) {}

  Shown run(const Guide& guide) {
    for (const auto& [goal, place] : guide.goals) {
      read_name(goal);
      const auto decision = model_.decisions.find(goal);
      if (decision != model_.decisions.end() && decision->second.role == "notes")
        shown_.codes.insert({"rules_changed_since_admission", "play_safe"});  // that the engine adds
      for (const Rule& rule : model_.rules) {
        if (rule.decides != goal || !belongs_to(rule.area, province_)) continue;
        for (const auto& [claim, at] : rule.cite) shown_.claims.insert(claim);
      }
    }
    return std::move(shown_);
  }

 private:
  void read_name(const std::string& name) {
    if (!read_.insert(name).second) return;
    if (const auto decision = model_.decisions.find(name); decision != model_.decisions.end()) {
      if (decision->second.otherwise) read_value(*decision->second.otherwise);
      for (const Rule& rule : model_.rules)
        if (rule.decides == name && rule.value && belongs_to(rule.area, province_)) read_value(*rule.value);
    }
    if (const auto definition = model_.definitions.find(name); definition != model_.definitions.end() && definition->second.is)
      read(*definition->second.is.expression);
    if (const auto fact = model_.facts.find(name); fact != model_.facts.end())
      for (const Term& value : fact->second.values) shown_.codes.insert(value.code);
  }

  void read(const feel::Expression& expression) {
    if (expression.form == feel::Form::string) shown_.codes.insert(expression.text);
    if (expression.form == feel::Form::name) read_name(expression.text);
    for (const auto& child : expression.children) read(*child);
  }

  // A string is a code, or FEEL.
  void read_value(const Json& value) {
    if (value.is(Json::Type::string)) {
      feel::Flaw flaw;
      shown_.codes.insert(value.string);
      if (const auto expression = feel::parse(value.string, flaw)) read(*expression);
    }
    for (const Json& element : value.elements) read_value(element);
    for (const JsonMember& member : value.members) read_value(member.value);
  }

  const Model& model_;
  std::uint32_t province_;
  std::set<std::string> read_;
  Shown shown_;
};

void add_shown_codes(const std::vector<Shape>& shapes, std::set<std::string>& codes) {
  for (const Shape& shape : shapes) {
    codes.insert(shape.symbols.begin(), shape.symbols.end());
    for (const auto& [key, alternatives] : shape.members) add_shown_codes(alternatives, codes);
    add_shown_codes(shape.elements, codes);
  }
}

}  // namespace

Shown find_shown(const Model& model, const Guide& guide, std::uint32_t province) { return ShownFinder(model, province).run(guide); }

std::set<std::string> decided_codes(const Model& model) {
  std::set<std::string> codes;
  for (const auto& [id, decision] : model.decisions) add_shown_codes(decision.shapes, codes);
  for (const auto& [name, shapes] : model.types) add_shown_codes(shapes, codes);
  if (const auto papers = model.vocabularies.find("papers"); papers != model.vocabularies.end())
    for (const Term& paper : papers->second) codes.insert(paper.code);
  return codes;
}

}  // namespace yidi
