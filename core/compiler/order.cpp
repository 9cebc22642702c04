// Decisions in the order of their dependencies.
#include <algorithm>

#include "compiler/resolve.h"

namespace yidi {

namespace {

class Orderer {
 public:
  Orderer(const Model& model, Diagnostics& diagnostics) : model_(model), diagnostics_(diagnostics) {}

  std::vector<const Decision*> run() {
    for (const auto& [id, decision] : model_.decisions) {
      read(decision.applies, id);
      if (decision.otherwise) read_value(*decision.otherwise, id);
    }
    for (const Rule& rule : model_.rules) {
      read(rule.when, rule.decides);
      if (rule.value) read_value(*rule.value, rule.decides);
    }
    for (const auto& [id, decision] : model_.decisions) visit(decision);
    return ordered_;
  }

 private:
  void read(const Formula& formula, const std::string& decision) {
    if (formula) read(*formula.expression, decision);
  }

  void read(const feel::Expression& expression, const std::string& decision) {
    if (expression.form == feel::Form::name) {
      const auto definition = model_.definitions.find(expression.text);
      const bool defined = definition != model_.definitions.end() && definition->second.is;
      if (defined && opened_.insert({decision, expression.text}).second)
        read(*definition->second.is.expression, decision);
      else if (model_.decisions.count(expression.text))
        reads_[decision].insert(expression.text);
    }
    for (const auto& child : expression.children) read(*child, decision);
  }

  // Every string of a value may be an expression.
  void read_value(const Json& value, const std::string& decision) {
    if (value.is(Json::Type::string)) {
      feel::Flaw flaw;
      if (const auto expression = feel::parse(value.string, flaw)) read(*expression, decision);
    }
    for (const Json& element : value.elements) read_value(element, decision);
    for (const JsonMember& member : value.members) read_value(member.value, decision);
  }

  void visit(const Decision& decision) {
    if (std::find(ordered_.begin(), ordered_.end(), &decision) != ordered_.end()) return;
    const auto open = std::find(way_.begin(), way_.end(), &decision);
    if (open != way_.end()) {
      std::string round;
      for (auto at = open; at != way_.end(); ++at) round += (*at)->id + " reads ";
      diagnostics_.report(Code::cycle, decision.place, "decisions go round in a circle: " + round + decision.id);
      return;
    }
    way_.push_back(&decision);
    for (const std::string& name : reads_[decision.id]) visit(model_.decisions.at(name));
    way_.pop_back();
    ordered_.push_back(&decision);
  }

  const Model& model_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::set<std::string>> reads_;
  std::set<std::pair<std::string, std::string>> opened_;  // decisions and the definitions that have been read for them
  std::vector<const Decision*> way_;
  std::vector<const Decision*> ordered_;
};

}  // namespace

std::vector<const Decision*> order_decisions(const Model& model, Diagnostics& diagnostics) {
  return Orderer(model, diagnostics).run();
}

}  // namespace yidi
