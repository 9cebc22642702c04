#include "verifier/compare.h"

#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/outcome.h"
#include "verifier/conclusion.h"
#include "yidi/engine.h"

namespace yidi {

using wire::none;

namespace {

// What one side says of one decision.
struct Said {
  bool applies = false;
  Conclusion conclusion;
  std::uint16_t goal = 0;
  std::uint16_t winner = none;
};

// A decision that is shown, on either side; none where it is not one there.
using Goal = std::array<std::uint16_t, 2>;

// Counts the outcomes that differ, decision by decision.
class Counting : public PairWalk {
 public:
  Counting(const Ground& before, const Ground& after, const std::string& guide)
      : PairWalk(before, after, guide, {}), concluders_{{Concluder(before.pack.view()), Concluder(after.pack.view())}} {
    result_.guide = guide;
    for (std::size_t s = 0; s < 2; ++s) {
      const View& view = side(s).view;
      Error error;
      const auto bytes = side(s).pack.bytes();
      engines_[s] = std::make_unique<Engine>(Pack::open({bytes.begin(), bytes.end()}, error));
      for (const std::uint16_t goal : view.goals(view.guides[side(s).state.guide]))
        if (view.decisions[goal].flags() & wire::shown) goals_.try_emplace(std::string(view.name(view.decisions[goal].name())), Goal{none, none}).first->second[s] = goal;
    }
  }

  Comparison count(std::optional<TwoDays> days) {
    two_days_ = days.has_value();
    run(days);
    for (auto& [key, group] : groups_) result_.groups.push_back(std::move(group));
    std::stable_sort(result_.groups.begin(), result_.groups.end(), [](const auto& a, const auto& b) { return a.times > b.times; });
    return std::move(result_);
  }

 private:
  Said said(std::size_t s, std::size_t depth, std::uint16_t goal) {
    Said said;
    if (goal == none) return said;
    Walk& way = side(s).way(depth);
    const Verdict& verdict = way.evaluation().decision(goal);
    if (verdict.state != Verdict::State::settled) return said;
    said.applies = true;
    said.goal = goal;
    said.winner = verdict.winner;
    said.conclusion = concluders_[s].conclude(way.evaluation(), way.guide(), goal);
    return said;
  }

  // The rules that gave a value: one, or all that contribute to a list.
  std::vector<std::string> rules_of(std::size_t s, std::size_t depth, const Said& one) {
    if (!one.applies) return {};
    const View& view = side(s).view;
    if (one.winner != none) return {std::string(view.name(view.rules[one.winner].name()))};
    if (wire::Policy(view.decisions[one.goal].policy()) == wire::Policy::single) return {"otherwise"};
    std::vector<std::string> rules;
    for (const std::uint16_t rule : contributors(side(s).way(depth).evaluation(), one.goal))
      rules.emplace_back(view.name(view.rules[rule].name()));
    return rules;
  }

  // Those of `rules` that are not among `others`.
  static std::string without(const std::vector<std::string>& rules, const std::vector<std::string>& others) {
    std::string left;
    for (const std::string& rule : rules)
      if (std::find(others.begin(), others.end(), rule) == others.end()) left += (left.empty() ? "" : " ") + rule;
    return left;
  }

  // The outcomes of both sides. Each decision that differs counts in a group of its own.
  void on_end(std::size_t depth) override {
    const bool answered[] = {side(0).has_outcome(depth), side(1).has_outcome(depth)};
    if (!answered[0] && !answered[1]) return;
    if (answered[0] != answered[1] && two_days_) return;  // a date that only one of the days allows
    ++result_.compared;
    if (answered[0] != answered[1]) {
      ++result_.changed;
      DifferenceGroup group;
      group.decision = "state";
      const auto [place, fresh] = groups_.try_emplace(answered[0] ? "state>" : ">state", std::move(group));
      ++place->second.times;
      if (fresh) describe_state(answered[0], place->second);
      return;
    }
    bool changed = false;
    for (const auto& [name, goal] : goals_) {
      if (goal[0] != none && goal[1] != none && !can_differ(goal[0], depth)) continue;
      const Said before = said(0, depth, goal[0]), after = said(1, depth, goal[1]);
      if (before.applies == after.applies && (!before.applies || (before.conclusion.value == after.conclusion.value &&
                                                                  before.conclusion.doubt == after.conclusion.doubt)))
        continue;
      changed = true;
      DifferenceGroup group;
      group.decision = name;
      const std::vector<std::string> were = rules_of(0, depth, before), are = rules_of(1, depth, after);
      group.rules_before = without(were, are);
      group.rules_after = without(are, were);
      if (group.rules_before.empty() && group.rules_after.empty() && were.size() == 1) group.rules_before = group.rules_after = were[0];
      group.confirm_before = before.conclusion.doubt != 0;
      group.confirm_after = after.conclusion.doubt != 0;
      const std::string key = name + ":" + group.rules_before + ">" + group.rules_after + ":" + (before.applies ? "a" : "-") +
                              (after.applies ? "a" : "-") + (group.confirm_before ? "c" : "-") + (group.confirm_after ? "c" : "-");
      const auto [place, fresh] = groups_.try_emplace(key, std::move(group));
      ++place->second.times;
      if (fresh) describe(place->second);
    }
    if (changed) ++result_.changed;
  }

  nlohmann::json line_of(std::size_t s) {
    std::string line;
    if (side(s).judged) engines_[s]->step(side(s).state, line);
    return side(s).judged ? nlohmann::json::parse(line, nullptr, false) : nlohmann::json::object();
  }

  // Answers that only one side takes.
  void describe_state(bool were_answers, DifferenceGroup& group) {
    const Side& taker = side(were_answers ? 0 : 1);
    group.before = were_answers ? "an outcome" : "refused";
    group.after = were_answers ? "refused" : "an outcome";
    group.witness = write_token(taker.pack, taker.state);
    group.sentence = "The answers of " + group.witness + " led to " + group.before + " and lead to " + group.after + ".";
  }

  void describe(DifferenceGroup& group) {
    const auto value = [&](const nlohmann::json& line) {
      return line.contains("decisions") && line["decisions"].contains(group.decision) ? line["decisions"][group.decision]["value"].dump() : "";
    };
    group.before = value(line_of(0));
    group.after = value(line_of(1));
    const Side& last = side(side(1).judged ? 1 : 0);
    group.witness = write_token(last.pack, last.state);
    std::string answers = group.witness.substr(std::min(group.witness.find('&'), group.witness.size() - 1) + 1);
    std::replace(answers.begin(), answers.end(), '&', ' ');
    const auto told = [](const std::string& what, bool confirm) {
      return what.empty() ? std::string("not decided") : what + (confirm ? " (to be confirmed)" : "");
    };
    group.sentence = "With " + answers + ", " + group.decision + " was " + told(group.before, group.confirm_before) + " and is " +
                     told(group.after, group.confirm_after) + ".";
  }

  std::array<Concluder, 2> concluders_;
  std::unique_ptr<Engine> engines_[2];
  bool two_days_ = false;
  std::map<std::string, Goal> goals_;
  std::map<std::string, DifferenceGroup> groups_;
  Comparison result_;
};

}  // namespace

Comparison compare(const Pack& before, const Pack& after, const std::string& guide, std::optional<TwoDays> days) {
  const Ground ground_before(before), ground_after(after, ground_before);
  return Counting(ground_before, ground_after, guide).count(days);
}

}  // namespace yidi
