#include "verifier/difference.h"

#include <unordered_set>

#include "verifier/conclusion.h"
#include "verifier/mix.h"
#include "verifier/residual.h"

namespace yidi {

using wire::none;

namespace {

class Search : public PairWalk {
 public:
  Search(Engine& before, const Ground& ground_before, Engine& after, const Ground& ground_after, const std::string& guide)
      : PairWalk(ground_before, ground_after, guide, {true, true, true}),
        engines_{{&before, &after}},
        concluders_{{Concluder(before.pack().view()), Concluder(after.pack().view())}},
        residuals_{{Residual(side(0).view, side(0).state.guide, true), Residual(side(1).view, side(1).state.guide, true)}} {}

  std::optional<Difference> find() {
    run();
    return found_;
  }

 private:
  bool enough() const override { return found_.has_value(); }

  bool on_split(std::size_t) override {
    differ();
    return false;
  }

  // Equal where the same is left to find out on either side (adr 0014) and what is settled is the same on both, or settled
  // on one side alone and the same there.
  bool has_been_gone(std::size_t depth) override {
    ResidualKey key;
    for (std::size_t s = 0; s < 2; ++s) {
      Error conflict;  // the end will tell of it
      side(s).way(depth).find_conflict(conflict);
      if (conflict.code != Code::none) return false;
      const ResidualKey left = residuals_[s].of(side(s).way(depth));
      key = {mix(key.high, left.high), mix(key.low, left.low)};
    }
    const auto goals = side(0).goals(), goals_after = side(1).goals();
    if (goals.size() != goals_after.size()) return false;
    for (std::size_t i = 0; i < goals.size(); ++i) {
      if (!can_differ(goals[i], depth)) continue;
      const bool known = is_closed(0, goals[i], depth), known_after = is_closed(1, goals_after[i], depth);
      if (!known && !known_after) continue;
      const std::uint64_t was = known ? shown(0, goals[i], depth) : 0, is = known_after ? shown(1, goals_after[i], depth) : 0;
      if (was == is) continue;
      if (known && known_after) return false;
      key = {mix(mix(key.high, i), was + is), mix(mix(key.low, was + is), i)};
    }
    return !gone_.insert(key).second;
  }

  void on_end(std::size_t depth) override {
    if (side(0).judged != side(1).judged || side(0).has_outcome(depth) != side(1).has_outcome(depth)) return differ();
    if (!side(0).has_outcome(depth)) {
      if (side(0).way(depth).error().code != side(1).way(depth).error().code) differ();
      return;
    }
    const auto goals = side(0).goals(), goals_after = side(1).goals();
    if (goals.size() != goals_after.size()) return differ();
    for (std::size_t i = 0; i < goals.size(); ++i)
      if (can_differ(goals[i], depth) && shown(0, goals[i], depth) != shown(1, goals_after[i], depth)) return differ();
  }

  // What people are shown of a goal at an outcome, as one number.
  std::uint64_t shown(std::size_t s, std::uint16_t goal, std::size_t depth) {
    Walk& way = side(s).way(depth);
    const wire::Decision& decision = side(s).view.decisions[goal];
    if (!(decision.flags() & wire::shown) || way.evaluation().decision(goal).state != Verdict::State::settled) return 1;
    const Conclusion conclusion = concluders_[s].conclude(way.evaluation(), way.guide(), goal);
    return mix(mix(mix(2, conclusion.value), conclusion.doubt), concluders_[s].hash_losers(way.evaluation(), goal));
  }

  // Whether nothing more can be found out about a goal.
  bool is_closed(std::size_t s, std::uint16_t goal, std::size_t depth) {
    Evaluation& evaluation = side(s).way(depth).evaluation();
    const Verdict::State state = evaluation.decision(goal).state;
    return state == Verdict::State::absent || (state == Verdict::State::settled && residuals_[s].closed(evaluation, goal));
  }

  void differ() {
    std::string lines[2];
    for (std::size_t s = 0; s < 2; ++s) engines_[s]->step(side(s).state, lines[s]);
    found_ = Difference{write_token(side(0).pack, side(0).state), describe_difference(lines[0], lines[1])};
  }

  std::array<Engine*, 2> engines_;
  std::array<Concluder, 2> concluders_;
  std::array<Residual, 2> residuals_;
  std::unordered_set<ResidualKey, ResidualHash> gone_;
  std::optional<Difference> found_;
};

}  // namespace

std::optional<Difference> find_difference(Engine& before, const Ground& ground_before, Engine& after, const Ground& ground_after) {
  const View& view = before.pack().view();
  for (const wire::Guide& guide : view.guides)
    if (auto found = Search(before, ground_before, after, ground_after, std::string(view.name(guide.name()))).find()) return found;
  return std::nullopt;
}

std::optional<Difference> find_difference(Engine& before, Engine& after) {
  const Ground ground_before(before.pack()), ground_after(after.pack(), ground_before);
  return find_difference(before, ground_before, after, ground_after);
}

}  // namespace yidi
