#include "compiler/resolve.h"

#include <algorithm>
#include <functional>

#include "compiler/reader.h"
#include "model/wire.h"

namespace yidi {

namespace {

template <class Map>
std::vector<std::string> keys(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

void narrow(Interval& interval, const Interval& other) {
  if (other.from && (!interval.from || *other.from > *interval.from)) interval.from = other.from;
  if (other.until && (!interval.until || *other.until < *interval.until)) interval.until = other.until;
}

bool is_empty(const Interval& interval) { return interval.from && interval.until && *interval.until < *interval.from; }

class Resolver {
 public:
  Resolver(Model& model, Diagnostics& diagnostics) : model_(model), diagnostics_(diagnostics) {}

  void run() {
    for (const Rule& rule : model_.rules) by_id_[rule.id] = &rule;
    for (const auto& [area, place] : model_.areas) check_area(area, place);
    for (const auto& [code, region] : model_.regions) check_region(region);
    for (const auto& [year, calendar] : model_.calendar)
      for (const auto& [claim, place] : calendar.cite)
        check_reference(model_.claims, claim, place, Code::unknown_claim, "claim");
    for (const auto& [name, place] : model_.type_names) check_reference(model_.types, name, place, Code::unknown_code, "type");
    check_names();
    for (auto& [id, claim] : model_.claims) check_claim(claim);
    for (auto& [id, fact] : model_.facts) check_fact(fact);
    for (auto& [id, decision] : model_.decisions)
      check_label(decision);
    for (auto& [id, text] : model_.texts) check_text(text, "the text \"" + id + "\"");
    for (auto& [id, procedure] : model_.procedures) check_text(procedure.title, "the procedure");
    for (auto& [id, guide] : model_.guides) check_guide(guide);
    for (auto& [id, terms] : model_.vocabularies)
      for (const Term& term : terms) check_term(term);
    for (Rule& rule : model_.rules) check_rule(rule);
    for (Rule& rule : model_.rules) check_overrides(rule);
    for (const Rename& rename : model_.renames) check_rename(rename);
  }

 private:
  template <class Map>
  bool check_reference(const Map& map, const std::string& name, Place place, Code code, const char* what) {
    if (map.count(name)) return true;
    diagnostics_.report(code, place, std::string("there is no ") + what + " \"" + name + "\"", nearest(name, keys(map)));
    return false;
  }

  void check_area(std::uint32_t area, Place place) {
    if (area != 0 && !model_.regions.count(area))
      diagnostics_.report(Code::unknown_region, place, "there is no region " + std::to_string(area));
  }

  void check_region(const Region& region) {
    if (region.pooling != 0) check_area(region.pooling, region.pooling_at);
    const std::uint32_t province = region.code / 10000 * 10000;
    if (!model_.regions.count(province))
      diagnostics_.report(Code::unknown_region, region.place, "its province " + std::to_string(province) + " is no region");
  }

  // Facts, decisions and definitions share one space of names: an expression says nothing but the name.
  void check_names() {
    const auto taken = [&](const std::string& id, Place place, const char* as) {
      diagnostics_.report(Code::defined_twice, place, "\"" + id + "\" is the name of " + as + " already");
    };
    for (const auto& [id, fact] : model_.facts)
      if (id == "as_of") taken(id, fact.place, "the day of judgement");
    for (const auto& [id, decision] : model_.decisions) {
      if (id == "as_of") taken(id, decision.place, "the day of judgement");
      if (model_.facts.count(id)) taken(id, decision.place, "a fact");
    }
    for (const auto& [id, definition] : model_.definitions) {
      if (id == "as_of") taken(id, definition.place, "the day of judgement");
      if (model_.facts.count(id)) taken(id, definition.place, "a fact");
      if (model_.decisions.count(id)) taken(id, definition.place, "a decision");
    }
  }

  // What an old link's answer turns into has to be there.
  void check_rename(const Rename& rename) {
    if (rename.value.empty()) {
      check_reference(model_.facts, rename.to_fact, rename.to_place, Code::unknown_fact, "fact");
      return;
    }
    if (!check_reference(model_.facts, rename.fact, rename.place, Code::unknown_fact, "fact")) return;
    std::vector<std::string> values;
    for (const Term& value : model_.facts.at(rename.fact).values) values.push_back(value.code);
    if (std::find(values.begin(), values.end(), rename.to_value) == values.end())
      diagnostics_.report(Code::unknown_code, rename.to_place, "\"" + rename.fact + "\" has no value \"" + rename.to_value + "\"",
                          nearest(rename.to_value, values));
  }

  // A text that is not there at all has been reported where it is read.
  void check_text(const Text& text, const std::string& what) {
    if (!text.place.file) return;
    for (const std::string& locale : model_.locales)
      if (!text.by_locale.count(locale))
        diagnostics_.report(Code::missing_text, text.place, what + " has no text in " + locale);
  }

  void check_label(const Decision& decision) {
    check_text(decision.label, "the decision \"" + decision.id + "\"");
    if (decision.shown && !decision.label.place.file)
      diagnostics_.report(Code::missing_text, decision.place, "a decision that is shown has a label");
  }

  void check_claim(const Claim& claim) {
    bool official = false;
    std::set<std::string> sources;
    for (const auto& [source, clause, place] : claim.sources) {
      if (!check_reference(model_.sources, source, place, Code::unknown_source, "source")) continue;
      official |= model_.sources.at(source).official;
      sources.insert(source);
    }
    if (claim.sources.empty()) diagnostics_.report(Code::grade_without_basis, claim.place, "the claim names no source");
    if (claim.grade == 'A' && !official && sources.size() == 1)
      diagnostics_.report(Code::grade_without_basis, claim.place,
                          "grade A needs an official source or two independent ones");
  }

  void check_fact(const Fact& fact) {
    check_text(fact.ask, "the question \"" + fact.id + "\"");
    for (const Term& value : fact.values) check_text(value.label, "the answer \"" + value.code + "\"");
    if (fact.area_at.file) check_area(fact.area, fact.area_at);
    if (!fact.after.empty()) check_reference(model_.facts, fact.after, fact.after_at, Code::unknown_fact, "fact");
  }

  void check_term(const Term& term) {
    check_text(term.label, "\"" + term.code + "\"");
    const Json* cite = term.details->find("cite");
    if (cite) check_citations(*cite);
    const Json* steps = term.details->find("steps");
    for (const Json& block : steps ? steps->elements : std::vector<Json>()) {
      if (const Json* cited = block.find("cite")) check_citations(*cited);
      if (const Json* procedure = block.find("procedure"))
        check_reference(model_.procedures, procedure->string, procedure->place, Code::unknown_procedure, "procedure");
    }
  }

  void check_citations(const Json& list) {
    for (const Json& claim : list.elements)
      check_reference(model_.claims, claim.string, claim.place, Code::unknown_claim, "claim");
  }

  void check_guide(const Guide& guide) {
    check_text(guide.title, "the guide");
    for (const auto& [name, place] : guide.questions) check_reference(model_.facts, name, place, Code::unknown_fact, "fact");
    for (const auto& [name, place] : guide.goals)
      check_reference(model_.decisions, name, place, Code::unknown_decision, "decision");
    if (guide.goals.empty()) diagnostics_.report(Code::bad_value, guide.place, "a guide has at least one goal");
  }

  void check_slot(const Rule& rule) {
    const auto decision = model_.decisions.find(rule.decides);
    const bool materials = decision != model_.decisions.end() && decision->second.policy == "materials";
    const std::vector<std::string> slots(std::begin(wire::slots), std::end(wire::slots));
    if (materials && std::find(slots.begin(), slots.end(), rule.slot) == slots.end())
      diagnostics_.report(Code::unknown_code, rule.slot_at, "a list of papers has no slot \"" + rule.slot + "\"",
                          nearest(rule.slot, slots));
    if (!materials && !rule.slot.empty())
      diagnostics_.report(Code::bad_value, rule.slot_at, "only rules about papers have a slot");
    if (!materials && rule.value && rule.effect != "gives")
      diagnostics_.report(Code::bad_value, rule.value->place, "only rules about papers add and remove");
  }

  void check_rule(Rule& rule) {
    check_reference(model_.decisions, rule.decides, rule.decides_at, Code::unknown_decision, "decision");
    check_slot(rule);
    if (rule.cite.empty())
      diagnostics_.report(Code::uncited_rule, rule.place, "the rule \"" + rule.id + "\" cites no claim");
    for (const auto& [name, place] : rule.see) check_reference(model_.claims, name, place, Code::unknown_claim, "claim");

    rule.grade = 'A';
    rule.review_by = last_day;
    Interval claimed;
    for (const auto& [name, place] : rule.cite) {
      if (!check_reference(model_.claims, name, place, Code::unknown_claim, "claim")) continue;
      const Claim& claim = model_.claims.at(name);
      rule.grade = std::max(rule.grade, claim.grade);
      Day reviewed = first_day;
      for (const auto& [source, clause, at] : claim.sources) {
        const auto found = model_.sources.find(source);
        if (found != model_.sources.end()) reviewed = std::max(reviewed, found->second.review_by);
      }
      rule.review_by = std::min(rule.review_by, reviewed);
      narrow(claimed, claim.in_force);
    }
    const bool too_early = rule.given.from && claimed.from && *rule.given.from < *claimed.from;
    const bool too_late = rule.given.until && claimed.until && *rule.given.until > *claimed.until;
    if (too_early || too_late)
      diagnostics_.report(Code::outside_claim, rule.place, "the rule is in force on days on which its claims are not");
    rule.in_force = claimed;
    narrow(rule.in_force, rule.given);
    if (!rule.procedure.empty() &&
        check_reference(model_.procedures, rule.procedure, rule.procedure_at, Code::unknown_procedure, "procedure")) {
      const Procedure& procedure = model_.procedures.at(rule.procedure);
      if (procedure.area != rule.area)
        diagnostics_.report(Code::bad_value, rule.procedure_at, "the procedure belongs to another area");
      narrow(rule.in_force, {procedure.from, procedure.until});
    }
    if (is_empty(rule.in_force))
      diagnostics_.report(Code::outside_claim, rule.place, "there is no day on which all that the rule cites is in force");
  }

  void check_overrides(const Rule& rule) {
    for (const auto& [name, place] : rule.overrides) {
      if (!check_reference(by_id_, name, place, Code::unknown_rule, "rule")) continue;
      const Rule* target = by_id_.at(name);
      if (target->decides != rule.decides) {
        diagnostics_.report(Code::bad_value, place,
                            "the rule \"" + name + "\" decides \"" + target->decides + "\", not \"" + rule.decides + "\"");
      } else if (rule.grade == 'C' && target->grade != 'C' && rule.procedure.empty()) {
        diagnostics_.report(Code::weak_override, place, "a rule on grade C does not override one on grade " + std::string(1, target->grade));
      }
    }
    std::set<const Rule*> seen;
    if (reaches(rule, rule, seen))
      diagnostics_.report(Code::cycle, rule.place, "the rule \"" + rule.id + "\" overrides itself over others");
  }

  // Whether overrides lead from one rule to another, in however many steps.
  bool reaches(const Rule& from, const Rule& to, std::set<const Rule*>& seen) {
    for (const auto& [name, place] : from.overrides) {
      const auto found = by_id_.find(name);
      if (found == by_id_.end()) continue;
      if (found->second == &to || (seen.insert(found->second).second && reaches(*found->second, to, seen))) return true;
    }
    return false;
  }

  Model& model_;
  Diagnostics& diagnostics_;
  std::map<std::string, const Rule*> by_id_;
};

}  // namespace

void resolve(Model& model, Diagnostics& diagnostics) { Resolver(model, diagnostics).run(); }

bool area_within(std::uint32_t area, std::uint32_t outer) {
  if (outer == 0 || area == outer) return true;
  if (outer % 10000 == 0) return area / 10000 == outer / 10000;
  return outer % 100 == 0 && area / 100 == outer / 100;
}

}  // namespace yidi
