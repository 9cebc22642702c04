// The walk that goes equal ways once against the walk that goes every way.
#include "verifier/shared_walk.h"

#include <gtest/gtest.h>

#include <bit>
#include <set>
#include <unordered_set>

#include "support/data_folder.h"
#include "support/packs.h"
#include "verifier/random_pack.h"

namespace yidi::test {
namespace {

struct Counted {
  std::uint64_t states = 0, outcomes = 0, slack = 0, overrun = 0, distinct = 0;
  unsigned most = 0;
  double weight = 0, length = 0;
  std::vector<std::uint64_t> together;
  std::vector<std::uint64_t> otherwise, confirm;                  // by goal
  std::set<std::uint16_t> pointless;                              // questions that somewhere make no difference
  std::set<std::string> conflicts;                                // decisions
  std::set<std::pair<std::uint16_t, std::uint16_t>> at_work;      // goal and rule that matches
  std::set<std::pair<std::uint16_t, std::uint64_t>> conclusions;  // goal and value
};

void note_rules(Evaluation& evaluation, std::uint16_t goal, Counted& counted) {
  for (const std::uint16_t rule : evaluation.frame().rules_of(goal))
    if (evaluation.firing(rule).truth() == Truth::yes) counted.at_work.insert({goal, rule});
}

class EveryWay : public Explorer {
 public:
  EveryWay(const Pack& pack, std::uint16_t guide) : Explorer(pack, guide, false), guide_(view().guides[guide]), concluder_(view()) {
    counted_.together.resize(guide_.questions_count());
    counted_.otherwise.resize(guide_.goals_count());
    counted_.confirm.resize(guide_.goals_count());
  }

  Counted take() {
    run();
    counted_.distinct = distinct_.size();
    return std::move(counted_);
  }

 private:
  void on_question(Walk&, std::uint64_t asked) override {
    ++counted_.states;
    for (std::uint64_t open = asked; open != 0; open &= open - 1) counted_.together[std::size_t(std::countr_zero(open))] |= asked;
  }
  void on_answered(Walk&, const Answered& answered) override {
    counted_.overrun += answered.follow > answered.at_most;
    counted_.slack += answered.at_most - std::min(answered.at_most, answered.follow);
    if (all_equal(answered.endings)) counted_.pointless.insert(answered.fact);
  }
  void on_error(const Error& error) override { counted_.conflicts.insert(error.at); }
  std::uint64_t on_outcome(Walk& way) override {
    ++counted_.outcomes;
    counted_.most = std::max(counted_.most, unsigned(way.path().size()));
    counted_.weight += weight();
    counted_.length += weight() * double(way.path().size());
    std::uint64_t ending = 5;
    const auto goals = view().goals(guide_);
    for (std::size_t i = 0; i < goals.size(); ++i) {
      const bool counts = way.evaluation().decision(goals[i]).state == Verdict::State::settled &&
                          (view().decisions[goals[i]].flags() & wire::shown);
      if (!counts) {
        ending = mix(ending, 1);
        continue;
      }
      Conclusion conclusion = concluder_.conclude(way.evaluation(), guide_, goals[i], false);
      conclusion.doubt &= ~doubt_stale;
      counted_.otherwise[i] += (conclusion.doubt & doubt_otherwise) != 0;
      counted_.confirm[i] += conclusion.doubt != 0;
      counted_.conclusions.insert({goals[i], conclusion.value});
      note_rules(way.evaluation(), goals[i], counted_);
      ending = mix(mix(ending, conclusion.value), conclusion.doubt);
    }
    distinct_.insert(ending);
    return ending;
  }

  const wire::Guide& guide_;
  Concluder concluder_;
  Counted counted_;
  std::unordered_set<std::uint64_t> distinct_;
};

class OnceEach : public SharedWalk {
 public:
  OnceEach(const Pack& pack, std::uint16_t guide, Depth depth) : SharedWalk(pack, guide, depth), guide_(view().guides[guide]) {
    counted_.otherwise.resize(guide_.goals_count());
    counted_.confirm.resize(guide_.goals_count());
  }

  Counted take() {
    run();
    counted_.distinct = distinct_.size();
    counted_.together = together();
    return std::move(counted_);
  }
  std::uint64_t fresh = 0;

 private:
  void on_tally(const Tally& tally, const std::vector<Settled>& settled) override {
    counted_.states += tally.states;
    counted_.outcomes += tally.outcomes;
    counted_.slack += tally.slack;
    counted_.overrun += tally.overrun;
    counted_.most = std::max(counted_.most, tally.follow);
    counted_.weight += weight() * tally.weight;
    counted_.length += weight() * tally.length;
    for (std::size_t i = 0; i < tally.goals.size(); ++i) {
      counted_.otherwise[i] += tally.goals[i].otherwise;
      counted_.confirm[i] += tally.goals[i].confirm;
    }
    std::uint64_t shift = 0;
    for (const Settled& one : settled) {
      counted_.otherwise[one.goal] += one.otherwise ? tally.outcomes : 0;
      counted_.confirm[one.goal] += one.confirm ? tally.outcomes : 0;
      shift += part_of_outcome(one.goal, one.constant);
    }
    for (const std::uint64_t outcome : tally.distinct) distinct_.insert(outcome + shift);
  }
  void on_fresh_question(Walk&, const Answered& answered) override {
    ++fresh;
    if (all_equal(answered.endings)) counted_.pointless.insert(answered.fact);
  }
  void on_settled(Walk& way, std::uint16_t goal, const Conclusion& conclusion) override {
    counted_.conclusions.insert({goal, conclusion.value});
    note_rules(way.evaluation(), goal, counted_);
  }
  void on_error(const Error& error) override { counted_.conflicts.insert(error.at); }

  const wire::Guide& guide_;
  Counted counted_;
  std::unordered_set<std::uint64_t> distinct_;
};

// What both have met.
struct Met {
  std::uint64_t states = 0, fresh = 0, conflicts = 0, pointless = 0;
};

// With dates, ways that have the same left to find out may have been split into more classes than they need, one more finely
// than the other: then the numbers of ways are not `exact`.
void compare(const Pack& pack, const std::string& what, Met& met, bool exact = true) {
  for (std::uint16_t guide = 0; guide < pack.view().guides.size(); ++guide) {
    const Counted every = EveryWay(pack, guide).take();
    OnceEach walk(pack, guide, SharedWalk::Depth::outcomes);
    const Counted once = walk.take();
    met.states += every.states;
    met.fresh += walk.fresh;
    met.conflicts += every.conflicts.size();
    met.pointless += every.pointless.size();
    EXPECT_EQ(once.conflicts, every.conflicts) << what;
    if (!every.conflicts.empty()) continue;  // the walk stops at them
    EXPECT_EQ(once.pointless, every.pointless) << what;
    EXPECT_EQ(once.overrun == 0, every.overrun == 0) << what;
    EXPECT_EQ(once.most, every.most) << what;
    EXPECT_EQ(once.distinct, every.distinct) << what;
    EXPECT_EQ(once.together, every.together) << what;
    EXPECT_EQ(once.at_work, every.at_work) << what;
    EXPECT_EQ(once.conclusions, every.conclusions) << what;
    const Counted questions = OnceEach(pack, guide, SharedWalk::Depth::questions).take();
    EXPECT_EQ(questions.together, every.together) << what;
    EXPECT_EQ(questions.most, every.most) << what;
    if (!exact) continue;
    EXPECT_EQ(once.states, every.states) << what;
    EXPECT_EQ(once.outcomes, every.outcomes) << what;
    EXPECT_EQ(once.slack, every.slack) << what;
    EXPECT_EQ(once.overrun, every.overrun) << what;
    EXPECT_EQ(once.otherwise, every.otherwise) << what;
    EXPECT_EQ(once.confirm, every.confirm) << what;
    EXPECT_EQ(questions.states, every.states) << what;
    EXPECT_EQ(questions.overrun, every.overrun) << what;
    EXPECT_NEAR(once.weight, every.weight, 1e-6 * every.weight) << what;
    EXPECT_NEAR(once.length, every.length, 1e-6 * every.length) << what;
  }
}

constexpr RandomPacks walked = thorough ? RandomPacks{120, 40, 12} : RandomPacks{20, 2, 2};

Met compare_random(unsigned first, unsigned count, unsigned dates) {
  Met met;
  for (unsigned seed = first; seed < first + count && !testing::Test::HasFailure(); ++seed) {
    const std::string guide = RandomGuide(seed, dates).json();
    DataFolder data;
    data.put("guide.json", guide).put("start.json", R"({"as_of_from":"2024-01-01"})");
    const auto pack = data.pack();
    EXPECT_TRUE(pack) << guide;
    if (pack) compare(*pack, "seed " + std::to_string(seed) + ":\n" + guide, met, dates == 0);
  }
  return met;
}

TEST(SharedWalk, CountsAndFindsWhatEveryWayOfTheTestsPacksDoes) {
  Met met;
  for (const std::string& name : pack_names()) compare(*open_pack(name), name, met);
  EXPECT_LT(met.fresh, met.states);
  EXPECT_GT(met.conflicts, 0u);
}

TEST(SharedWalk, CountsAndFindsWhatEveryWayOfRandomPacksDoes) {
  const Met met = compare_random(5001, walked.plain, 0);
  EXPECT_LT(met.fresh, met.states);
  EXPECT_GT(met.conflicts, 0u);
  EXPECT_GT(met.pointless, 0u);
}

TEST(SharedWalk, CountsAndFindsWhatEveryWayOfRandomPacksWithADateDoes) { compare_random(6001, walked.dated, 1); }

TEST(SharedWalk, CountsAndFindsWhatEveryWayOfRandomPacksWithTwoDatesDoes) { compare_random(7001, walked.two_dated, 2); }

}  // namespace
}  // namespace yidi::test
