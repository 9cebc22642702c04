// Why not: the fewest answers that would have to differ, or the proof that none would do. What if: one answer at a time.
#include "verifier/explain.h"

#include <gtest/gtest.h>

#include "support/packs.h"

namespace yidi::test {
namespace {

WhyNot find(const std::vector<WhyNot>& all, const std::string& value) {
  for (const WhyNot& one : all)
    if (one.value == value) return one;
  ADD_FAILURE() << "nothing is said of " << value;
  return {};
}

TEST(WhyNot, NamesTheOneAnswerThatWouldDo) {
  Guide guide("asking.00");
  const auto answers = why_not(guide.engine(), guide.state("first=true&third=x"), "late");
  const WhyNot none = find(answers, "none");
  ASSERT_TRUE(none.possible);
  ASSERT_EQ(none.changes.size(), 1u);
  EXPECT_EQ(none.changes[0].fact, "third");
  EXPECT_EQ(none.changes[0].from, "x");
  EXPECT_EQ(none.changes[0].to, "y");
  EXPECT_EQ(answers.size(), 2u) << "of the value that there is nothing is said";
}

TEST(WhyNot, DoesNotCountAnswersToQuestionsThatComeUpAnew) {
  Guide guide("asking.00");
  const WhyNot days = find(why_not(guide.engine(), guide.state("first=true&third=x"), "late"), "days");
  ASSERT_TRUE(days.possible);
  ASSERT_EQ(days.changes.size(), 1u);
  EXPECT_EQ(days.changes[0].fact, "first");
}

TEST(WhyNot, ItsWitnessLeadsThere) {
  Guide guide("asking.00");
  for (const WhyNot& why : why_not(guide.engine(), guide.state("first=true&third=x"), "late")) {
    std::string line;
    guide.engine().step(why.witness, line);
    EXPECT_NE(line.find("\"late\":{\"value\":\"" + why.value + "\""), std::string::npos) << line;
  }
}

TEST(WhyNot, ProvesThatNoAnswersLeadToAValueOfAnotherTime) {
  Guide guide("asking.00", "test", "2023-06-01");  // the rule `one` begins in 2024
  const WhyNot one = find(why_not(guide.engine(), guide.state("first=true&second=false"), "early"), "one");
  EXPECT_FALSE(one.possible);
  EXPECT_TRUE(one.changes.empty());
}

TEST(WhyNot, KeepsADateThatNeedsNoChange) {
  Guide guide("asking.00");
  const WhyNot days = find(why_not(guide.engine(), guide.state("first=false&second=true&day=2025-12-20"), "late"), "days");
  ASSERT_EQ(days.changes.size(), 1u);
  EXPECT_EQ(days.changes[0].fact, "day");
  const WhyNot none = find(why_not(guide.engine(), guide.state("first=false&second=true&day=2025-11-01"), "late"), "none");
  ASSERT_EQ(none.changes.size(), 1u);
}

TEST(WhatIf, TellsWhatEachOtherAnswerWouldChange) {
  Guide guide("asking.00");
  const auto answers = what_if(guide.engine(), guide.state("first=true&third=x"));
  ASSERT_EQ(answers.size(), 4u);  // first: false, unsure; third: y, z
  EXPECT_EQ(answers[0].change.fact, "first");
  EXPECT_EQ(answers[0].change.to, "false");
  EXPECT_TRUE(answers[0].asks);
  EXPECT_TRUE(answers[0].differences.empty());
  EXPECT_EQ(answers[2].change.to, "y");
  ASSERT_EQ(answers[2].differences.size(), 1u);
  EXPECT_EQ(answers[2].differences[0].decision, "late");
  EXPECT_EQ(answers[2].differences[0].before, "\"x\"");
  EXPECT_EQ(answers[2].differences[0].after, "\"none\"");
}

}  // namespace
}  // namespace yidi::test
