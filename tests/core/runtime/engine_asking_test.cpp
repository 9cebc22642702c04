// Which question comes next, why, and how many more there can be.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

TEST(Asking, AQuestionIsOneLineThatSaysAllThereIsToSay) {
  Guide guide("asking.00");
  EXPECT_EQ(
      guide.step(),
      "{\"v\":1,\"state\":\"ask\",\"fact\":\"first\",\"type\":\"boolean\",\"unsure\":true,\"asked\":0,\"at_most\":3,"
      "\"because\":{\"decision\":\"early\",\"rules\":[\"one\"]},\"path\":[]}");
  EXPECT_EQ(
      guide.step("first=true"),
      "{\"v\":1,\"state\":\"ask\",\"fact\":\"third\",\"type\":\"symbol\",\"options\":[\"x\",\"y\",\"z\"],\"unsure\":"
      "false,"
      "\"asked\":1,\"at_most\":1,\"because\":{\"decision\":\"late\",\"rules\":[\"late.x\"]},\"path\":[\"first\"]}");
}

TEST(Asking, GoesThroughTheGoalsInTheirOrder) {
  Guide guide("asking.00");
  EXPECT_EQ(guide.asks("first=false"), "second");
  EXPECT_EQ(guide.get("first=false", "because.decision"), "\"early\"");
  EXPECT_EQ(guide.asks("first=false&second=true"), "day");
  EXPECT_EQ(guide.get("first=false&second=true", "because.decision"), "\"late\"");
}

TEST(Asking, SkipsWhatCannotMatter) {
  Guide guide("asking.00");
  // A true rule before any undetermined one settles: second is never asked.
  EXPECT_EQ(guide.asks("first=true"), "third");
  EXPECT_EQ(guide.get("first=false&second=false", "state"), "\"outcome\"");
  EXPECT_EQ(guide.get("first=true&third=y", "path"), "[\"first\",\"third\"]");
}

TEST(Asking, StopsAtTheFirstAnswerThatIsMissingHoweverManyFollow) {
  Guide guide("asking.00");
  EXPECT_EQ(guide.asks("second=true&third=x"), "first");
  EXPECT_EQ(guide.get("second=true&third=x", "asked"), "0");
}

TEST(Asking, AnswersThatAreNeverAskedForHaveNoSay) {
  Guide guide("asking.00");
  const std::string asked = "first=true&third=x", more = "day=2025-12-01&first=true&second=true&third=x";
  EXPECT_EQ(guide.step(asked), guide.step(more));
}

TEST(Asking, AtMostCountsWhatCanStandTogether) {
  Guide guide("asking.00");
  // first, then either third or second and day.
  EXPECT_EQ(guide.get("", "at_most"), "3");
  EXPECT_EQ(guide.get("first=true", "at_most"), "1");
  EXPECT_EQ(guide.get("first=false", "at_most"), "2");
  EXPECT_EQ(guide.get("first=false&second=true", "at_most"), "1");
}

TEST(Asking, ADateComesWithItsLimits) {
  Guide guide("asking.00");
  const std::string line = guide.step("first=false&second=true");
  EXPECT_EQ(part(line, "type"), "\"date\"");
  EXPECT_EQ(part(line, "min"), "\"2025-01-01\"");
  EXPECT_EQ(part(line, "max"), "\"2026-01-01\"");
  const std::string moved = guide.step("first=false&second=true&submission_date=2025-06-15");
  EXPECT_EQ(part(moved, "min"), "\"2024-06-15\"");
  EXPECT_EQ(part(moved, "max"), "\"2025-06-15\"");
}

TEST(Asking, ADateOutsideItsLimitsIsAnError) {
  Guide guide("asking.00");
  for (const char* day : {"2024-12-31", "2026-01-02"}) {
    const std::string line = guide.step("day=" + std::string(day) + "&first=false&second=true");
    EXPECT_EQ(part(line, "code"), "\"YD611\"") << day;
    EXPECT_EQ(part(line, "at"), "\"day\"") << day;
  }
  for (const char* day : {"2025-01-01", "2026-01-01"})
    EXPECT_EQ(guide.get("day=" + std::string(day) + "&first=false&second=true", "state"), "\"outcome\"") << day;
  // Where the question is not asked its answer is not looked at.
  EXPECT_EQ(guide.get("day=1950-01-01&first=true&third=x", "state"), "\"outcome\"");
}

TEST(Asking, FactsWithADefaultAreGivenNeverAsked) {
  Guide guide("asking.00");
  EXPECT_EQ(guide.value("day=2025-12-01&first=false&second=true", "late"), "\"days\"");
  EXPECT_EQ(guide.value("day=2025-12-01&first=false&second=true&submission_date=2025-12-31", "late"), "\"none\"");
  EXPECT_EQ(guide.get("day=2025-12-01&first=false&second=true&submission_date=2025-12-31", "path"),
            "[\"first\",\"second\",\"day\"]");
}

TEST(Asking, AQuestionWithAConditionIsAskedOnlyThen) {
  Guide guide("asking.00", "guess");
  EXPECT_EQ(guide.asks(), "first");
  EXPECT_EQ(guide.asks("first=unsure"), "hidden");
  EXPECT_EQ(guide.value("first=false", "guess"), "\"no\"");
}

TEST(Asking, WhatMatteredAndMayNotBeAskedIsUnsureNeverNo) {
  Guide guide("asking.00", "guess");
  EXPECT_EQ(guide.get("first=false", "decisions.guess.confirm_because"), "[\"unsure\",\"otherwise\"]");
  EXPECT_EQ(guide.get("first=true", "decisions.guess.status"), "\"confirm\"");
  EXPECT_EQ(guide.get("first=true", "decisions.guess.confirm_because"), "[\"unsure\"]");
}

TEST(Asking, ExamineSaysTheSameWithoutWritingIt) {
  Guide guide("asking.00");
  Step step = guide.engine().examine(guide.state("first=false"));
  EXPECT_EQ(step.kind, Step::Kind::ask);
  EXPECT_EQ(step.fact, guide.fact("second"));
  EXPECT_EQ(step.at_most, 2u);
  EXPECT_EQ(step.path, (std::vector<std::uint16_t>{guide.fact("first")}));
  EXPECT_EQ(guide.engine().examine(guide.state("first=true&third=x")).kind, Step::Kind::outcome);
  step = guide.engine().examine(guide.state("day=1990-01-01&first=false&second=true"));
  EXPECT_EQ(step.kind, Step::Kind::error);
  EXPECT_EQ(step.error.code, Code::token_bounds);
}

TEST(Asking, TheSameStateGivesTheSameBytesWhateverWasAskedBefore) {
  const char* const states[] = {
      "",   "first=true", "first=false&second=true", "day=1990-01-01&first=false&second=true", "first=true&third=x",
      "bad"};
  Guide used("asking.00");
  for (int round = 0; round < 3; ++round)
    for (const char* state : states) EXPECT_EQ(used.step(state), Guide("asking.00").step(state));
}

TEST(Asking, MoreDaysThanAnEngineRemembersChangeNothing) {
  Guide guide("start.00");
  const auto value = [&](int year) {
    std::string line;
    guide.engine().step("y=1.00.test." + std::to_string(year) + "-06-01", line);
    return part(line, "decisions.pick.value");
  };
  for (int round = 0; round < 2; ++round) {
    for (int year = 2020; year < 2050; ++year)
      EXPECT_EQ(value(year), year == 2022   ? "\"y2022\""
                             : year < 2024  ? "\"always\""
                             : year == 2025 ? "\"y2025\""
                                            : "\"y2024\"")
          << year;
    EXPECT_EQ(value(2019), "(none)");
  }
}

TEST(Asking, AStepIsAppendedToLinesThatAreThereAlready) {
  Guide guide("asking.00");
  std::string out = "before\n";
  guide.engine().step(guide.token("first=true"), out);
  EXPECT_EQ(out, "before\n" + guide.step("first=true"));
}

}  // namespace
}  // namespace yidi::test
