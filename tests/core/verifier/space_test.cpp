// The classes of places and days against all places and all days.
#include "verifier/space.h"

#include <gtest/gtest.h>

#include <set>

#include "support/lines.h"
#include "support/packs.h"
#include "verifier/dates.h"

namespace yidi::test {
namespace {

std::vector<Value> all_regions(const View& view, bool insured) {
  std::vector<Value> all;
  for (const std::uint32_t code : view.regions)
    if (!insured || code / 10000 == view.root->province()) all.push_back(Value::region(code));
  return all;
}

// What a guide says, without what only names the places.
std::string answer(Engine& engine, std::uint16_t guide, Day as_of, Value insured, Value care, bool plan) {
  const View& view = engine.pack().view();
  State state(engine.pack());
  state.guide = guide;
  state.as_of = as_of;
  state.answers[view.insured_fact] = insured;
  if (view.care_fact != wire::none) state.answers[view.care_fact] = care;
  state.answers[view.find_fact("plan")] = Value::boolean(plan);
  std::string line;
  engine.step(state, line);
  return part(line, "decisions.where");
}

State in_2026(const Pack& pack) {
  State state(pack);
  state.guide = pack.view().find_guide("test");
  state.as_of = *parse_date("2026-01-01");
  return state;
}

TEST(Space, EveryPairOfPlacesIsAnsweredLikeOneOfTheClasses) {
  Engine engine(open_pack("places.11"));
  const View& view = engine.pack().view();
  const std::uint16_t guide = view.find_guide("test");
  const Day day = *parse_date("2026-01-01");
  const Space space(engine.pack());
  for (const bool plan : {true, false}) {
    std::set<std::string> by_class, by_place;
    for (const PlacePair& pair : space.places()) {
      EXPECT_TRUE(pair.has_insured && pair.has_care);
      by_class.insert(answer(engine, guide, day, pair.insured, pair.care, plan));
    }
    std::vector<Value> care = all_regions(view, false);
    care.push_back(Value::region(wire::abroad));
    care.push_back(Value::unsure());
    for (const Value from : all_regions(view, true))
      for (const Value to : care) by_place.insert(answer(engine, guide, day, from, to, plan));
    EXPECT_EQ(by_class, by_place);
    EXPECT_GT(by_place.size(), 4u);
  }
}

TEST(Space, ClassesAreFewerThanPairs) {
  const auto pack = open_pack("places.11");
  EXPECT_LT(Space(*pack).places().size(), 4u * 12u);
}

TEST(Space, EveryDayIsAnsweredLikeTheFirstOfItsClass) {
  for (const char* name : {"start.00", "history.11", "overrides.00"}) {
    Engine engine(open_pack(name));
    const View& view = engine.pack().view();
    const Space space(engine.pack());
    ASSERT_FALSE(space.days().empty());
    ASSERT_TRUE(std::is_sorted(space.days().begin(), space.days().end()));
    for (Day day = space.days().front(); day < *parse_date("2026-06-01"); ++day) {
      const Day first = *std::prev(std::upper_bound(space.days().begin(), space.days().end(), day));
      State state(engine.pack());
      std::string line, expected;
      if (view.insured_fact != wire::none) state.answers[view.insured_fact] = Value::region(110100);
      if (const std::uint16_t admission = view.find_fact("admission"); admission != wire::none)
        state.answers[admission] = Value::unsure();
      state.as_of = day;
      engine.step(state, line);
      state.as_of = first;
      engine.step(state, expected);
      ASSERT_EQ(line, expected) << name << ", day " << day << " like " << first;
    }
  }
}

TEST(Space, DaysBeforeTheFirstRuleAreNoClass) {
  const auto pack = open_pack("depth.11");
  const Space space(*pack);
  EXPECT_EQ(space.days().front(), *parse_date("2020-01-01"));
}

TEST(DateClasses, ReachBothSidesOfEveryComparison) {
  const auto pack = open_pack("asking.00");
  const View& view = pack->view();
  State state = in_2026(*pack);
  Frame frame;
  Error error;
  ASSERT_TRUE(make_frame(view, 0, state.as_of, frame, error));
  DateClasses classes(view, state.guide);
  classes.begin(frame, {});
  // day < submission_date - duration("P30D"), from a year before the submission to the day itself.
  const std::vector<Day> dates = classes.of(view.find_fact("day"), state);
  const Day turn = *parse_date("2025-12-02");
  EXPECT_EQ(dates.size(), 2u);
  EXPECT_TRUE(std::any_of(dates.begin(), dates.end(), [&](Day day) { return day < turn && day >= *parse_date("2025-01-01"); }));
  EXPECT_TRUE(std::any_of(dates.begin(), dates.end(), [&](Day day) { return day >= turn && day <= state.as_of; }));
}

TEST(DateClasses, TurnOnlyWhereTheRulesOfThePlaceDo) {
  const auto pack = open_pack("neighbours.11");
  const View& view = pack->view();
  State state = in_2026(*pack);
  DateClasses classes(view, state.guide);
  const auto turns_at = [&](RegionCode place, Day turn) {
    Frame frame;
    Error error;
    EXPECT_TRUE(make_frame(view, place, state.as_of, frame, error));
    classes.begin(frame, {});
    const std::vector<Day> days = classes.around(view.find_fact("paid"), state);
    return std::find(days.begin(), days.end(), turn) != days.end();
  };
  const Day ten_days_ago = *parse_date("2025-12-22"), three_hundred_days_ago = *parse_date("2025-03-07");
  for (int twice = 0; twice < 2; ++twice) {  // whatever place was looked at before
    EXPECT_TRUE(turns_at(110100, ten_days_ago));
    EXPECT_FALSE(turns_at(110100, three_hundred_days_ago));
    EXPECT_FALSE(turns_at(110200, ten_days_ago));
    EXPECT_TRUE(turns_at(110200, three_hundred_days_ago));
  }
}

}  // namespace
}  // namespace yidi::test
