#include "compiler/assemble.h"

#include <algorithm>

#include "compiler/bounds.h"

namespace yidi {

namespace {

class Assembler {
 public:
  Assembler(const Model& model, const std::vector<const Decision*>& decisions, std::uint32_t province,
            const TogetherMasks& together, Diagnostics& diagnostics, const PackPart* part)
      : model_(model), province_(province), together_(together), diagnostics_(diagnostics), part_(part) {
    for (const Decision* decision : decisions)
      if (!part || part->decisions.count(decision->id)) ordered_.push_back(decision);
  }

  std::vector<std::byte> run() {
    builder_.province = std::uint8_t(province_ / 10000);
    scope_.model = &model_;
    for (const auto& [id, fact] : model_.facts)
      if (belongs_to(fact.declared_in, province_) && (!part_ || part_->facts.count(id))) scope_.facts.emplace(id, std::uint16_t(scope_.facts.size()));
    for (const Decision* decision : ordered_)
      scope_.decisions.emplace(decision->id, std::uint16_t(scope_.decisions.size()));
    for (const auto& [id, procedure] : model_.procedures) {
      if (!belongs_to(procedure.area, province_)) continue;
      procedure_index_[id] = std::uint8_t(builder_.procedures.size());
      builder_.procedures.push_back(
          wire::Procedure{procedure.area, procedure.from, procedure.until, builder_.name(id)});
    }
    add_facts();
    content_.decisions = ordered_;
    for (const Decision* decision : ordered_) add_decision(*decision);
    for (const auto& [id, guide] : model_.guides)
      if (!part_ || part_->guide == id) add_guide(guide);
    add_tables();
    if (builder_.overflow())
      diagnostics_.report_file(Code::limit_exceeded, "pack " + std::to_string(province_), "the pack holds more than 65534 of something");
    else if (diagnostics_.empty())
      check_bounds(builder_, content_, diagnostics_);
    return builder_.finish(part_ ? part_->digest : "");
  }

  const NamedNodes& definitions() const { return builder_.definitions; }

 private:
  Lowering lowering(std::uint32_t area) { return Lowering(scope_, builder_, diagnostics_, area); }

  void add_facts() {
    for (const auto& [id, index] : scope_.facts) {
      const Fact& fact = model_.facts.at(id);
      const std::vector<std::string> types = {"boolean", "symbol", "region", "date", "integer"};
      const auto type = std::find(types.begin(), types.end(), fact.type) - types.begin();
      const std::map<std::string, std::uint8_t> roles = {
          {"", 0}, {"insured_place", wire::insured_place}, {"care_place", wire::care_place}, {"admission", wire::admission_day}};
      const auto role = roles.find(fact.role);
      std::uint8_t flags = role == roles.end() ? 0 : role->second;
      if (fact.unsure) flags |= wire::allows_unsure;
      if (fact.abroad) flags |= wire::allows_abroad;
      std::vector<std::uint16_t> options;
      if (fact.type == "symbol")
        for (const Term& value : fact.values) options.push_back(builder_.name(value.code));

      Lowering lower = lowering(fact.area);
      FeelType own = FeelType::of(fact.type == "date" ? Kind::date : fact.type == "integer" ? Kind::integer : Kind::boolean);
      const std::uint16_t fallback = lower.lower(fact.fallback, own);
      const std::uint16_t asked_when = lower.lower(fact.asked_when, FeelType::of(Kind::boolean));
      const std::uint16_t min = lower.lower(fact.min, FeelType::of(Kind::date));
      const std::uint16_t max = lower.lower(fact.max, FeelType::of(Kind::date));
      content_.facts.push_back(&fact);
      // In braces, here and below: names are numbered in the order in which they are written, whichever the compiler.
      builder_.facts.push_back(wire::Fact{builder_.name(id), std::uint8_t(type), flags, builder_.indexes(options),
                                          std::uint16_t(options.size()), fallback, asked_when, min, max});
    }
  }

  bool is_weak(const Rule& rule) const { return rule.grade == 'C' && rule.procedure.empty(); }

  static int depth_of(std::uint32_t area) { return area == 0 ? 0 : area % 10000 == 0 ? 1 : area % 100 == 0 ? 2 : 3; }

  // Who speaks first: evidence, then the more specific area, then the later start, then the order of the files.
  // Collected lists keep the authors' order within an area.
  std::vector<const Rule*> rules_of(const Decision& decision) const {
    std::vector<const Rule*> rules;
    for (const Rule& rule : model_.rules)
      if (rule.decides == decision.id && belongs_to(rule.area, province_)) rules.push_back(&rule);
    const bool collected = decision.policy == "collect";
    std::stable_sort(rules.begin(), rules.end(), [&](const Rule* a, const Rule* b) {
      if (is_weak(*a) != is_weak(*b)) return is_weak(*b);
      if (depth_of(a->area) != depth_of(b->area)) return depth_of(a->area) > depth_of(b->area);
      if (!collected && a->in_force.from != b->in_force.from)
        return a->in_force.from.value_or(first_day) > b->in_force.from.value_or(first_day);
      return a->order < b->order;
    });
    return rules;
  }

  std::uint16_t lower_rule_value(const Rule& rule, const Decision& decision) {
    Lowering lower = lowering(rule.area);
    if (!rule.value) return wire::none;
    if (decision.policy == "materials") return lower.lower_alternatives(*rule.value);
    return decision.policy == "collect" ? lower_items(*rule.value, decision, lower) : lower.lower_value(*rule.value, decision.shapes);
  }

  // One item, or a list of items.
  std::uint16_t lower_items(const Json& value, const Decision& decision, Lowering& lower) {
    if (!value.is(Json::Type::array)) return lower.lower_value(value, decision.shapes);
    std::vector<std::uint16_t> items;
    for (const Json& element : value.elements) items.push_back(lower.lower_value(element, decision.shapes));
    if (std::find(items.begin(), items.end(), wire::none) != items.end()) return wire::none;
    return builder_.shape(wire::ShapeKind::list, builder_.indexes(items), std::uint16_t(items.size()));
  }

  std::uint16_t lower_otherwise(const Decision& decision) {
    const std::uint16_t nothing = builder_.shape(wire::ShapeKind::list, 0, 0);
    if (!decision.otherwise) return nothing;
    if (decision.policy == "single") {
      const std::uint16_t shape = lowering(0).lower_value(*decision.otherwise, decision.shapes);
      return shape == wire::none ? nothing : shape;
    }
    if (!decision.otherwise->is(Json::Type::array) || !decision.otherwise->elements.empty())
      diagnostics_.report(Code::bad_value, decision.otherwise->place, "what is collected is [] where no rule fires");
    return nothing;
  }

  void add_decision(const Decision& decision) {
    const std::uint16_t begin = std::uint16_t(builder_.rules.size());
    const std::vector<const Rule*> rules = rules_of(decision);
    const bool fine = add_rules(rules, decision, begin);
    const std::map<std::string, std::uint8_t> policies = {{"single", 0}, {"collect", 1}, {"materials", 2}};
    std::uint8_t flags = decision.shown ? wire::shown : 0;
    if (decision.role == "notes") flags |= wire::notes;
    if (decision.role == "deadline") flags |= wire::earliest_counts;
    const std::uint16_t applies = lowering(0).lower(decision.applies, FeelType::of(Kind::boolean));
    builder_.decisions.push_back(wire::Decision{builder_.name(decision.id), policies.at(decision.policy), flags, applies,
                                                lower_otherwise(decision), begin, fine ? std::uint16_t(rules.size()) : std::uint16_t(0)});
  }

  bool add_rules(const std::vector<const Rule*>& rules, const Decision& decision, std::uint16_t begin) {
    std::map<std::string, std::uint16_t> position;
    for (std::size_t i = 0; i < rules.size(); ++i) position[rules[i]->id] = std::uint16_t(begin + i);
    std::map<std::string, std::vector<std::uint16_t>> overriders;
    for (const Rule* rule : rules)
      for (const auto& [target, place] : rule->overrides) overriders[target].push_back(position[rule->id]);

    bool fine = true;
    for (const Rule* rule : rules) {
      Lowering lower = lowering(rule->area);
      const std::uint16_t when =
          rule->when ? lower.lower(rule->when, FeelType::of(Kind::boolean)) : builder_.constant(Value::boolean(true));
      const std::uint16_t value = lower_rule_value(*rule, decision);
      std::vector<std::uint16_t> claims;
      for (const auto& [claim, place] : rule->cite) claims.push_back(builder_.name(claim));
      const std::vector<std::uint16_t>& over = overriders[rule->id];
      fine &= when != wire::none && value != wire::none;
      const auto procedure = procedure_index_.find(rule->procedure);
      const std::map<std::string, wire::Effect> effects = {
          {"gives", wire::Effect::gives}, {"adds", wire::Effect::adds}, {"removes", wire::Effect::removes}};
      const auto effect = effects.find(rule->effect);
      content_.rules.push_back(rule);
      builder_.rules.push_back(wire::Rule{
          rule->area, rule->in_force.from.value_or(wire::open_start), rule->in_force.until.value_or(wire::open_end),
          rule->review_by, builder_.name(rule->id), when, value, builder_.indexes(claims), std::uint16_t(claims.size()),
          builder_.indexes(over), std::uint16_t(over.size()),
          procedure == procedure_index_.end() ? wire::no_procedure : procedure->second, std::uint8_t(rule->grade - 'A'),
          std::uint8_t(depth_of(rule->area)), slot_of(*rule),
          std::uint8_t(effect == effects.end() ? wire::Effect::gives : effect->second),
          std::uint8_t(is_weak(*rule) ? 0 : wire::supplies)});
    }
    return fine;
  }

  static std::uint8_t slot_of(const Rule& rule) {
    for (unsigned slot = 0; slot < wire::slot_count; ++slot)
      if (rule.slot == wire::slots[slot]) return std::uint8_t(slot);
    return wire::no_slot;
  }

  void add_guide(const Guide& guide) {
    std::vector<std::uint16_t> questions, goals;
    for (const std::string& name : questions_of(model_, guide, province_)) questions.push_back(scope_.facts.at(name));
    for (const auto& [name, place] : guide.goals)
      if (scope_.decisions.count(name)) goals.push_back(scope_.decisions.at(name));
    if (questions.size() > wire::most_questions)
      diagnostics_.report(Code::limit_exceeded, guide.place, "a guide has at most 64 questions");
    const std::uint16_t together = std::uint16_t(builder_.together.size());
    const auto masks = together_.find(guide.id);
    for (std::size_t i = 0; i < questions.size(); ++i)
      builder_.together.push_back(masks != together_.end() && i < masks->second.size() ? masks->second[i] : ~std::uint64_t(0));
    builder_.guides.push_back(wire::Guide{builder_.name(guide.id), builder_.indexes(questions),
                                          std::uint16_t(questions.size()), builder_.indexes(goals),
                                          std::uint16_t(goals.size()), together});
  }

  void add_tables() {
    for (const auto& [area, from] : model_.as_of_from)
      if (belongs_to(area, province_)) builder_.starts.push_back(wire::Start{area, from});
    for (const auto& [code, region] : model_.regions) {
      builder_.regions.push_back(code);
      if (region.pooling != 0) builder_.pooled.push_back(wire::Pooled(code, region.pooling));
    }
    for (const auto& [year, calendar] : model_.calendar) {
      builder_.calendar_years.push_back(std::uint16_t(year));
      builder_.days_off.insert(builder_.days_off.end(), calendar.off.begin(), calendar.off.end());
      builder_.days_worked.insert(builder_.days_worked.end(), calendar.worked.begin(), calendar.worked.end());
    }
    for (const Rename& rename : model_.renames) {
      const auto name = [&](const std::string& text) { return text.empty() ? wire::none : builder_.name(text); };
      builder_.renames.push_back(wire::Rename{name(rename.fact), name(rename.to_fact), name(rename.value), name(rename.to_value)});
    }
  }

  const Model& model_;
  std::vector<const Decision*> ordered_;
  std::uint32_t province_;
  const TogetherMasks& together_;
  Diagnostics& diagnostics_;
  const PackPart* part_;
  PackBuilder builder_;
  PackContent content_;
  PackScope scope_;
  std::map<std::string, std::uint8_t> procedure_index_;
};

}  // namespace

bool belongs_to(std::uint32_t area, std::uint32_t province) {
  return area == 0 || (province != 0 && area / 10000 == province / 10000);
}

std::vector<std::string> questions_of(const Model& model, const Guide& guide, std::uint32_t province) {
  std::vector<std::string> questions;
  const auto known = [&](const std::string& name) {
    const auto fact = model.facts.find(name);
    return fact != model.facts.end() && belongs_to(fact->second.declared_in, province);
  };
  for (const auto& [name, place] : guide.questions)
    if (known(name)) questions.push_back(name);
  for (const auto& [id, fact] : model.facts) {
    if (fact.after.empty() || !known(id)) continue;
    const auto after = std::find(questions.begin(), questions.end(), fact.after);
    if (after != questions.end()) questions.insert(after + 1, id);
  }
  return questions;
}

std::string pack_of(std::uint32_t province) {
  const std::string digits = std::to_string(province / 10000);
  return digits.size() == 1 ? "0" + digits : digits;
}

std::vector<std::uint32_t> insured_provinces(const Model& model) {
  std::vector<std::uint32_t> provinces = {0};
  for (const auto& [code, region] : model.regions)
    if (code % 10000 == 0 && region.insures) provinces.push_back(code);
  return provinces;
}

std::vector<std::byte> assemble(const Model& model, const std::vector<const Decision*>& decisions, std::uint32_t province,
                                const TogetherMasks& together, Diagnostics& diagnostics, NamedNodes* definitions,
                                const PackPart* part) {
  Assembler assembler(model, decisions, province, together, diagnostics, part);
  std::vector<std::byte> bytes = assembler.run();
  if (definitions) *definitions = assembler.definitions();
  return bytes;
}

}  // namespace yidi
