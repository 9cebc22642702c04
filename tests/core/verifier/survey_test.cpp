// The walk over all ways against every way tried out: what stands together, and that "at most" is never too low.
#include "verifier/survey.h"

#include <gtest/gtest.h>

#include <bit>

#include "support/packs.h"
#include "verifier/brute.h"

namespace yidi::test {
namespace {

std::vector<Day> days_around(Day as_of) {
  std::vector<Day> days;
  for (const int offset :
       {-500, -367, -366, -365, -364, -40, -31, -30, -29, -8, -7, -6, -2, -1, 0, 1, 2, 7, 8, 30, 400})
    days.push_back(as_of + offset);
  return days;
}

// Packs without places: their ways hang on nothing but answers and the day of judgement.
std::vector<std::string> plain_packs() {
  std::vector<std::string> names;
  for (const std::string& name : pack_names()) {
    if (!name.ends_with(".00")) continue;
    const auto pack = open_pack(name);
    if (pack->view().insured_fact == wire::none && pack->view().care_fact == wire::none) names.push_back(name);
  }
  return names;
}

TEST(Survey, AtMostIsNeverLessThanWhatFollowsOnAnyWay) {
  std::uint64_t states = 0, slack = 0;
  for (const std::string& name : plain_packs()) {
    Engine engine(open_pack(name));
    for (std::uint16_t guide = 0; guide < engine.pack().view().guides.size(); ++guide) {
      for (const char* day : {"2020-06-01", "2022-06-01", "2023-06-01", "2024-06-01", "2026-01-01"}) {
        State state(engine.pack());
        state.guide = guide;
        state.as_of = *parse_date(day);
        const auto met = BruteForce(engine, days_around(state.as_of)).run(state);
        EXPECT_EQ(met.too_low, 0u) << name << ", guide " << guide << ", " << day;
        states += met.states;
        slack += met.slack;
      }
    }
  }
  EXPECT_GT(states, 300u);
  EXPECT_LE(slack, states);  // on average at most one too high
}

TEST(Survey, AtMostIsNeverTooLowAtPlacesEither) {
  for (const std::string& name : pack_names()) {
    const auto whole = open_pack(name);
    if (whole->view().insured_fact == wire::none) continue;
    for (std::uint16_t guide = 0; guide < whole->view().guides.size(); ++guide) {
      const Survey found = survey(*whole, guide);
      EXPECT_EQ(found.overrun, 0u) << name;
    }
  }
}

TEST(Survey, QuestionsThatStandOnOneWayAreFoundTogether) {
  for (const std::string& name : plain_packs()) {
    Engine engine(open_pack(name));
    for (std::uint16_t guide = 0; guide < engine.pack().view().guides.size(); ++guide) {
      const Survey found = survey(engine.pack(), guide);
      for (const char* day : {"2020-06-01", "2022-06-01", "2024-06-01", "2026-01-01"}) {
        State state(engine.pack());
        state.guide = guide;
        state.as_of = *parse_date(day);
        const auto met = BruteForce(engine, days_around(state.as_of)).run(state);
        for (std::size_t i = 0; i < met.together.size(); ++i)
          EXPECT_EQ(met.together[i] & ~found.together[i], 0u)
              << name << ", guide " << guide << ", question " << i << ", " << day;
      }
    }
  }
}

TEST(Survey, NamesTheLongestWayAndCountsItsEnds) {
  const auto pack = open_pack("asking.00");
  const Survey found = survey(*pack, pack->view().find_guide("test"));
  EXPECT_EQ(found.most, 3u);  // first, second, day
  EXPECT_GT(found.outcomes, 5u);
  EXPECT_TRUE(found.errors.empty());
  EXPECT_EQ(found.overrun, 0u);
}

TEST(Survey, TellsQuestionsThatExcludeEachOtherApart) {
  const auto pack = open_pack("asking.00");
  const std::uint16_t guide = pack->view().find_guide("test");
  const Survey found = survey(*pack, guide);
  // first, second, third, day: third only if first, second and day only if not.
  EXPECT_EQ(found.together, (std::vector<std::uint64_t>{0b1111, 0b1011, 0b0101, 0b1011}));
}

TEST(Survey, KeepsWhatTheEngineRefusedOnTheWay) {
  const auto pack = open_pack("conflict.00");
  const Survey found = survey(*pack, pack->view().find_guide("late"));
  ASSERT_FALSE(found.errors.empty());
  EXPECT_LE(found.errors.size(), 10u);
  for (const Error& error : found.errors) EXPECT_EQ(error.code, Code::rule_conflict);
  EXPECT_TRUE(survey(*pack, pack->view().find_guide("ordered")).errors.empty());
}

TEST(TogetherFinder, FindsTheSameForPacksThatDifferInNothingButTheProvince) {
  TogetherFinder finder;
  const auto one = open_pack("logic.11"), other = open_pack("logic.22"), nation = open_pack("asking.00");
  const TogetherMasks& first = finder.find(*one);
  EXPECT_EQ(&finder.find(*other), &first);
  EXPECT_NE(&finder.find(*nation), &first);
  EXPECT_EQ(finder.find(*nation).size(), nation->guides().size());
}

TEST(TogetherFinder, TellsPacksWithRulesOfTheirOwnApart) {
  TogetherFinder finder;
  const auto ash = open_pack("depth.11"), birch = open_pack("depth.22");
  EXPECT_NE(&finder.find(*ash), &finder.find(*birch));
}

}  // namespace
}  // namespace yidi::test
