#include "verifier/difference.h"

#include "verifier/conclusion.h"
#include "verifier/mix.h"

namespace yidi {

using wire::none;

namespace {

class Search : public PairWalk {
 public:
  Search(Engine& before, const Ground& ground_before, Engine& after, const Ground& ground_after, const std::string& guide)
      : PairWalk(ground_before, ground_after, guide, {true, true, true}),
        engines_{{&before, &after}},
        concluders_{{Concluder(before.pack().view()), Concluder(after.pack().view())}} {}

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

  void on_end(std::size_t depth) override {
    if (side(0).judged != side(1).judged || side(0).has_outcome(depth) != side(1).has_outcome(depth)) return differ();
    if (!side(0).has_outcome(depth)) {
      if (side(0).way(depth).error().code != side(1).way(depth).error().code) differ();
      return;
    }
    const View& view = side(0).view;
    const auto goals = view.goals(side(0).way(depth).guide()), goals_after = side(1).view.goals(side(1).way(depth).guide());
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

  void differ() {
    std::string lines[2];
    for (std::size_t s = 0; s < 2; ++s) engines_[s]->step(side(s).state, lines[s]);
    found_ = Difference{write_token(side(0).pack, side(0).state), describe_difference(lines[0], lines[1])};
  }

  std::array<Engine*, 2> engines_;
  std::array<Concluder, 2> concluders_;
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
