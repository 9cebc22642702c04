#include "verifier/coverage.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/outcome.h"
#include "runtime/papers.h"
#include "runtime/shapes.h"
#include "runtime/walk.h"
#include "verifier/conclusion.h"
#include "verifier/explore.h"
#include "verifier/survey.h"

namespace yidi {

using wire::none;

namespace {

std::string name_of(const View& view, std::uint16_t rule) { return std::string(view.name(view.rules[rule].name())); }

// The rules that give the value of a settled decision, or parts of it that no rule before them gives.
Indexes deciding(Evaluation& evaluation, Concluder& concluder, std::uint16_t index) {
  const View& view = evaluation.view();
  const wire::Policy policy = wire::Policy(view.decisions[index].policy());
  Indexes rules;
  if (policy == wire::Policy::single) {
    if (evaluation.decision(index).winner != none) push(rules, evaluation.decision(index).winner);
    return rules;
  }
  const Indexes contributing = contributors(evaluation, index);
  if (policy == wire::Policy::materials) {
    PaperGroups groups(evaluation, contributing);
    while (groups.next()) {}
    return groups.rules();
  }
  std::set<std::uint64_t> seen;
  for (const std::uint16_t rule : contributing) {
    const wire::Shape& shape = view.shapes[view.rules[rule].value()];
    const bool list = wire::ShapeKind(shape.kind()) == wire::ShapeKind::list;
    bool complete = true, fresh = false;
    if (!list) fresh = seen.insert(concluder.hash(evaluation, view.rules[rule].value(), complete)).second;
    for (const std::uint16_t child : list ? view.slice(shape.a(), shape.b()) : std::span<const std::uint16_t>())
      fresh |= seen.insert(concluder.hash(evaluation, child, complete)).second;
    if (fresh) push(rules, rule);
  }
  return rules;
}

bool is_shown(Evaluation& evaluation, std::uint16_t goal) {
  return (evaluation.view().decisions[goal].flags() & wire::shown) &&
         evaluation.decision(goal).state == Verdict::State::settled;
}

// How near a rule came to deciding, and what stood in its way.
struct Obstacle {
  enum Nearness { nowhere, unsure, weak, overridden, beaten, same } nearness = nowhere;
  std::string text = "its condition holds in no scenario";
};

class Coverage {
 public:
  Coverage(std::map<std::string, RuleCoverage>& rules) : rules_(rules) {}

  // Counts what happens in one scenario.
  void count(const std::string& record, const std::string& pack_id, Engine& engine) {
    const Pack& pack = engine.pack();
    const View& view = pack.view();
    State state(pack);
    Error error;
    if (!read_token(pack, token_of(record, pack_id), state, error)) return;
    const Value insured = view.insured_fact == none ? Value() : state.answers[view.insured_fact];
    Frame frame;
    if (!make_frame(view, insured.is(Kind::region) ? RegionCode(insured.payload()) : 0, state.as_of, frame, error)) return;
    Walk walk(view);
    walk.begin(frame, state);
    if (!walk.follow(state) || walk.current() != none) return;
    Concluder concluder(view);
    for (const std::uint16_t goal : view.goals(walk.guide()))
      if (is_shown(walk.evaluation(), goal)) count(walk.evaluation(), concluder, goal);
  }

  const Obstacle& obstacle(const std::string& rule) { return obstacles_[rule]; }

 private:
  static std::string token_of(const std::string& record, const std::string& pack) {
    const auto json = nlohmann::json::parse(record, nullptr, false);
    std::string token = "y=1." + pack + "." + json.value("guide", "") + "." + json.value("as_of", "");
    const auto answers = json.value("answers", nlohmann::json::object());
    for (const auto& [fact, value] : answers.items())
      token += "&" + fact + "=" + (value.is_string() ? value.get<std::string>() : value.dump());
    return token;
  }

  void count(Evaluation& evaluation, Concluder& concluder, std::uint16_t goal) {
    const View& view = evaluation.view();
    const Indexes decided = deciding(evaluation, concluder, goal);
    Losers losers;
    find_losers(evaluation, goal, losers);
    for (const std::uint16_t rule : decided) ++rules_[name_of(view, rule)].decided;
    for (const std::uint16_t rule : losers.rules) ++rules_[name_of(view, rule)].dissent;
    for (const std::uint16_t rule : losers.leads) ++rules_[name_of(view, rule)].lead;
    for (const std::uint16_t rule : evaluation.frame().rules_of(goal))
      if (!contains(decided, rule)) look_at(evaluation, decided, rule);
  }

  void look_at(Evaluation& evaluation, const Indexes& decided, std::uint16_t index) {
    const View& view = evaluation.view();
    const wire::Rule& rule = view.rules[index];
    const Value when = evaluation.node(rule.when());
    if (when.is(Kind::unsure)) return note(view, index, Obstacle::unsure, "its condition was unsure");
    if (!when.is_true()) return;
    if (!(rule.flags() & wire::supplies)) return note(view, index, Obstacle::weak, "grade C gives no value");
    if (evaluation.shape_known(rule.value()) != Truth::yes)
      return note(view, index, Obstacle::unsure, "its value was unsure");
    for (const std::uint16_t overrider : view.slice(rule.overriders_begin(), rule.overriders_count()))
      if (evaluation.in_force(overrider) && evaluation.firing(overrider).truth() == Truth::yes)
        return note(view, index, Obstacle::overridden, "it fired and was overridden by " + name_of(view, overrider));
    for (const std::uint16_t winner : decided) {
      if (view.rules[winner].slot() != rule.slot()) continue;
      const bool equal = same_value(evaluation, rule.value(), view.rules[winner].value());
      return note(view, index, equal ? Obstacle::same : Obstacle::beaten,
                  (equal ? "it fired and said the same as " : "it fired and was beaten by ") + name_of(view, winner));
    }
    note(view, index, Obstacle::same, "it fired and added nothing");
  }

  void note(const View& view, std::uint16_t rule, Obstacle::Nearness nearness, const std::string& text) {
    Obstacle& obstacle = obstacles_[name_of(view, rule)];
    if (nearness > obstacle.nearness) obstacle = {nearness, text};
  }

  std::map<std::string, RuleCoverage>& rules_;
  std::map<std::string, Obstacle> obstacles_;
};

// Looks for states in which rules decide.
class WitnessSearch : public Explorer {
 public:
  WitnessSearch(const Pack& pack, std::uint16_t guide, std::map<std::string, std::string>& wanted)
      : Explorer(pack, guide), pack_(pack), concluder_(view()), wanted_(wanted) {
    for (std::size_t rule = 0; rule < view().rules.size(); ++rule) {
      const auto found = wanted.find(name_of(view(), std::uint16_t(rule)));
      if (found != wanted.end() && found->second.empty()) open_.insert(std::uint16_t(rule));
    }
  }

  void search() {
    if (!open_.empty()) run();
  }

 private:
  bool enough() const override { return open_.empty(); }

  std::uint64_t on_outcome(Walk& way) override {
    for (const std::uint16_t goal : view().goals(way.guide())) {
      if (!is_shown(way.evaluation(), goal)) continue;
      for (const std::uint16_t rule : deciding(way.evaluation(), concluder_, goal))
        if (open_.erase(rule)) wanted_[name_of(view(), rule)] = write_token(pack_, state());
    }
    return 0;
  }

  const Pack& pack_;
  Concluder concluder_;
  std::map<std::string, std::string>& wanted_;
  std::set<std::uint16_t> open_;
};

}  // namespace

Result<std::vector<RuleCoverage>> measure_coverage(const ScenarioSet& scenarios, const std::vector<std::string>& packs,
                                                   const FindEngine& find) {
  std::map<std::string, RuleCoverage> rules;
  for (const std::string& id : packs) {
    const auto engine = find(id);
    if (!engine) return engine.error();
    const View& view = (*engine)->pack().view();
    for (std::size_t rule = 0; rule < view.rules.size(); ++rule) {
      RuleCoverage& one = rules[name_of(view, std::uint16_t(rule))];
      one.rule = name_of(view, std::uint16_t(rule));
      one.weak = !(view.rules[rule].flags() & wire::supplies);
    }
  }
  Coverage coverage(rules);
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    if (const auto engine = find(scenarios.pack(i))) coverage.count(scenarios.record(i), scenarios.pack(i), **engine);

  std::map<std::string, std::string> wanted;
  for (const auto& [name, rule] : rules)
    if (rule.decided == 0 && !rule.weak) wanted[name];
  std::set<std::string> walked;
  for (const std::string& id : packs) {
    const Pack& pack = (*find(id))->pack();
    if (wanted.empty() || !walked.insert(likeness(pack)).second) continue;
    for (std::size_t guide = 0; guide < pack.view().guides.size(); ++guide)
      WitnessSearch(pack, std::uint16_t(guide), wanted).search();
  }
  std::vector<RuleCoverage> all;
  for (auto& [name, rule] : rules) {
    if (rule.decided == 0) rule.why_not = rule.weak && rule.dissent + rule.lead > 0 ? "grade C gives no value" : coverage.obstacle(name).text;
    if (const auto found = wanted.find(name); found != wanted.end()) rule.witness = found->second;
    all.push_back(std::move(rule));
  }
  return all;
}

}  // namespace yidi
