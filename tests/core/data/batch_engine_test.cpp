// The batch engine writes what the engine writes, byte for byte, whatever the record and whatever came before it.
#include <gtest/gtest.h>

#include "batch/people.h"
#include "data/data_packs.h"

namespace yidi::test {
namespace {

constexpr std::size_t random_people = 200000;

TEST(DataBatchEngine, WritesRandomPeoplesLinesAsTheEngineDoes) {
  const std::vector<std::string> packs = packs_with_rules();
  for (const std::string& id : packs) {
    SCOPED_TRACE(id);
    Compared compared(data_pack(id));
    People people(compared.pack(), 44);
    for (std::size_t i = 0; i < random_people / packs.size() + 1 && !HasFailure(); ++i)
      compared.step(people.draw(compared.engine()));
    EXPECT_EQ(compared.batch().refused(), 0u);
  }
}

// One city on one day has few ways, and thousands of dates: each leaf is met again and again with other dates.
TEST(DataBatchEngine, FillsInTheDatesOfTheRecordAtHand) {
  Compared compared(data_pack("44"));
  People people(compared.pack(), 7);
  people.fix_day(*parse_date("2026-11-22"));
  people.fix_insured(440300);
  constexpr int drawn = 20000;
  for (int i = 0; i < drawn && !HasFailure(); ++i) compared.step(people.draw(compared.engine()));
  EXPECT_LT(compared.batch().asked(), drawn / 2);
}

// Every day of three years, so that each rule's first and last day, holidays and month ends are among them.
TEST(DataBatchEngine, FollowsTheDayOfJudgementThroughThreeYears) {
  Compared compared(data_pack("44"));
  People people(compared.pack(), 11);
  people.fix_day(*parse_date("2026-11-22"));
  people.fix_insured(440300);
  for (int person = 0; person < 12; ++person) {
    State state = people.draw(compared.engine());
    for (state.as_of = *parse_date("2024-01-01"); state.as_of < *parse_date("2027-01-01") && !HasFailure(); ++state.as_of)
      compared.step(state);
  }
}

TEST(DataBatchEngine, AnswersAFamiliarRecordWithoutTheEngine) {
  Compared compared(data_pack("44"));
  People people(compared.pack(), 3);
  State state = people.draw(compared.engine());
  while (compared.engine().examine(state).kind == Step::Kind::error) state = people.draw(compared.engine());
  compared.step(state);
  EXPECT_TRUE(compared.batch().knows(state));
  compared.step(state);
  EXPECT_EQ(compared.batch().asked(), 1u);
}

TEST(DataBatchEngine, WritesTheSameAfterItsMemoryWasDropped) {
  Compared compared(data_pack("44"));
  People people(compared.pack(), 5);
  std::vector<State> states;
  while (states.size() < 500) states.push_back(people.draw(compared.engine()));
  const std::size_t empty = compared.batch().bytes();
  for (int round = 0; round < 4; ++round) {
    for (const State& state : states) compared.step(state);
    EXPECT_GT(compared.batch().bytes(), empty);
    compared.batch().clear();
    EXPECT_EQ(compared.batch().bytes(), empty);
  }
}

TEST(DataBatchEngine, LeavesOutTheBeginningOfALineWhereverItComesFrom) {
  Compared compared(data_pack("44"));
  People people(compared.pack(), 9);
  for (int i = 0; i < 200; ++i) {
    const State state = people.draw(compared.engine());
    std::string whole;
    compared.engine().step(state, whole);
    for (int twice = 0; twice < 2; ++twice) {
      batch::TextBuffer rest;
      compared.batch().step(state, rest, 1);
      EXPECT_EQ(rest.text(), whole.substr(1));
    }
  }
}

}  // namespace
}  // namespace yidi::test
