#include "compiler/mutants.h"

#include <algorithm>

#include "compiler/assemble.h"
#include "compiler/mutated_formula.h"

namespace yidi {

namespace {

using feel::Expression;
using feel::Form;

// Whose packs a change can touch, and by whose claims a scenario about it is found.
struct Reach {
  std::set<std::uint32_t> areas;
  std::set<std::string> claims;

  void add(const Rule& rule) {
    areas.insert(rule.area);
    for (const auto& [claim, place] : rule.cite) claims.insert(claim);
    for (const auto& [claim, place] : rule.see) claims.insert(claim);
  }
};

class Finder {
 public:
  explicit Finder(const Model& model) : model_(model), provinces_(insured_provinces(model)) {}

  std::vector<ModelChange> run() {
    for (std::size_t i = 0; i < model_.rules.size(); ++i) change_rule(i);
    for (const auto& [id, definition] : model_.definitions) change_definition(id, definition);
    for (const auto& [id, fact] : model_.facts) change_fact(id, fact);
    for (const auto& [id, claim] : model_.claims) change_claim(id, claim);
    for (const auto& [id, procedure] : model_.procedures) change_procedure(id, procedure);
    return std::move(changes_);
  }

 private:
  void add(const std::string& kind, const std::string& about, Place at, const std::string& text, const Reach& reach,
           std::function<void(Model&)> apply) {
    Mutant mutant;
    mutant.kind = kind;
    mutant.about = about;
    mutant.text = text;
    mutant.claims.assign(reach.claims.begin(), reach.claims.end());
    const LineColumn where = line_column(at.file->text, at.offset);
    mutant.at.file = at.file->path;
    mutant.at.line = where.line;
    mutant.at.column = where.column;
    for (const std::uint32_t province : provinces_)
      if (std::any_of(reach.areas.begin(), reach.areas.end(), [&](std::uint32_t area) { return belongs_to(area, province); }))
        mutant.packs.push_back(pack_of(province));
    changes_.push_back({std::move(mutant), std::move(apply)});
  }

  void change_rule(std::size_t index) {
    const Rule& rule = model_.rules[index];
    Reach reach;
    reach.add(rule);
    add("delete", rule.id, rule.place, "the rule is deleted", reach, [index](Model& model) {
      const std::string id = model.rules[index].id;
      model.rules.erase(model.rules.begin() + std::ptrdiff_t(index));
      for (Rule& other : model.rules)
        std::erase_if(other.overrides, [&](const auto& target) { return target.first == id; });
    });
    if (rule.when) {
      const auto set = [index](std::shared_ptr<const Expression> when) {
        return [index, when](Model& model) { model.rules[index].when.expression = when; };
      };
      add("negate", rule.id, rule.when.source->place, "the condition is turned round", reach, set(negated(*rule.when.expression)));
      for (const ChangedExpression& changed : change_expression(*rule.when.expression, model_))
        add(changed.kind, rule.id, rule.when.source->place_in_string(changed.offset), changed.text, reach, set(changed.expression));
    }
    const auto decision = model_.decisions.find(rule.decides);
    if (rule.value && decision != model_.decisions.end())
      for (const ChangedValue& changed : change_value(*rule.value, decision->second, model_))
        add(changed.kind, rule.id, changed.place, changed.text, reach,
            [index, value = changed.value](Model& model) { model.rules[index].value = value.get(); });
    for (std::size_t i = 0; i < rule.overrides.size(); ++i)
      add("override", rule.id, rule.overrides[i].second, "it overrides " + rule.overrides[i].first + " no longer", reach,
          [index, i](Model& model) { model.rules[index].overrides.erase(model.rules[index].overrides.begin() + std::ptrdiff_t(i)); });
    change_interval(rule.id, rule.place, rule.given, reach, [index](Model& model) -> Interval& { return model.rules[index].given; });
  }

  void change_definition(const std::string& id, const Definition& definition) {
    const Reach reach = readers_of(id);
    if (!definition.is || reach.areas.empty()) return;
    const auto set = [id](std::shared_ptr<const Expression> is) {
      return [id, is](Model& model) { model.definitions.at(id).is.expression = is; };
    };
    add("negate", id, definition.is.source->place, "the definition is turned round", reach, set(negated(*definition.is.expression)));
    for (const ChangedExpression& changed : change_expression(*definition.is.expression, model_))
      add(changed.kind, id, definition.is.source->place_in_string(changed.offset), changed.text, reach, set(changed.expression));
  }

  void change_fact(const std::string& id, const Fact& fact) {
    if (!fact.asked_when) return;
    Reach reach;
    reach.areas.insert(fact.area);
    add("ask", id, fact.asked_when.source->place, "it is asked whenever it matters", reach,
        [id](Model& model) { model.facts.at(id).asked_when = {}; });
  }

  void change_claim(const std::string& id, const Claim& claim) {
    Reach reach;
    for (const Rule& rule : model_.rules)
      if (std::any_of(rule.cite.begin(), rule.cite.end(), [&](const auto& cited) { return cited.first == id; })) reach.add(rule);
    if (reach.areas.empty()) return;
    const char grade = claim.grade == 'C' ? 'A' : 'C';
    add("grade", id, claim.place, std::string("grade ") + claim.grade + " becomes " + grade, reach,
        [id, grade](Model& model) { model.claims.at(id).grade = grade; });
    change_interval(id, claim.place, claim.in_force, reach, [id](Model& model) -> Interval& { return model.claims.at(id).in_force; });
  }

  void change_procedure(const std::string& id, const Procedure& procedure) {
    Reach reach;
    for (const Rule& rule : model_.rules)
      if (rule.procedure == id) reach.add(rule);
    reach.areas.insert(procedure.area);
    for (const int step : {1, -1}) {
      add("date", id, procedure.place, "it begins " + days(step), reach, [id, step](Model& model) { model.procedures.at(id).from += step; });
      add("date", id, procedure.place, "it ends " + days(step), reach, [id, step](Model& model) { model.procedures.at(id).until += step; });
    }
  }

  static std::string days(int step) { return step > 0 ? "a day later" : "a day earlier"; }

  template <class Find>
  void change_interval(const std::string& about, Place at, const Interval& interval, const Reach& reach, const Find& find) {
    for (const int step : {1, -1}) {
      if (interval.from)
        add("date", about, at, "in force from " + days(step), reach, [find, step](Model& model) { *find(model).from += step; });
      if (interval.until)
        add("date", about, at, "in force until " + days(step), reach, [find, step](Model& model) { *find(model).until += step; });
    }
  }

  // Who reads a definition, straight or by way of others.
  Reach readers_of(const std::string& id) const {
    Reach reach;
    const auto read = [&](const Formula& formula) { return formula && reads(*formula.expression, id); };
    for (const Rule& rule : model_.rules)
      if (read(rule.when)) reach.add(rule);
    for (const auto& [name, fact] : model_.facts)
      if (read(fact.asked_when) || read(fact.fallback) || read(fact.min) || read(fact.max)) reach.areas.insert(fact.area);
    for (const auto& [name, decision] : model_.decisions)
      if (read(decision.applies)) reach.areas.insert(0);
    return reach;
  }

  bool reads(const Expression& expression, const std::string& id) const {
    if (expression.form == Form::name) {
      if (expression.text == id) return true;
      const auto definition = model_.definitions.find(expression.text);
      if (definition != model_.definitions.end() && definition->second.is && reads(*definition->second.is.expression, id)) return true;
    }
    return std::any_of(expression.children.begin(), expression.children.end(),
                       [&](const auto& child) { return reads(*child, id); });
  }

  const Model& model_;
  std::vector<std::uint32_t> provinces_;
  std::vector<ModelChange> changes_;
};

}  // namespace

std::vector<ModelChange> find_changes(const Model& model) { return Finder(model).run(); }

}  // namespace yidi
