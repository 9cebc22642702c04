// The truth tables of the rule language, over all that can be known of an answer.
#include <gtest/gtest.h>

#include "support/packs.h"

namespace yidi::test {
namespace {

// What a guide of the pack "logic" comes to for two answers: its value ("true", "false", "unsure" as null), or "?" and
// the question that it asks.
std::string outcome(Guide& guide, const std::string& decision, const std::string& answers) {
  const std::string asked = guide.asks(answers);
  if (asked != "(none)") return "?" + asked;
  return guide.value(answers, decision);
}

const char* const answered[] = {"", "unsure", "false", "true"};  // "": not asked yet

std::string pair_of(const std::string& p, const std::string& q) {
  return (p.empty() ? "" : "p=" + p) + (p.empty() || q.empty() ? "" : "&") + (q.empty() ? "" : "q=" + q);
}

// Rows by p, columns by q, both in the order: not asked, unsure, false, true.
using Table = const char* const[4][4];

void check(const std::string& decision, const Table& expected) {
  Guide guide("logic.00", decision);
  for (int p = 0; p < 4; ++p)
    for (int q = 0; q < 4; ++q)
      EXPECT_EQ(outcome(guide, decision, pair_of(answered[p], answered[q])), expected[p][q])
          << decision << " of \"" << answered[p] << "\" and \"" << answered[q] << "\"";
}

// The walk asks for p first and knows nothing of q before it has asked, hence the first row.
TEST(Logic, FalseWinsOverEverythingInAnd) {
  check("both", {{"?p", "?p", "?p", "?p"},
                 {"?q", "null", "false", "null"},
                 {"false", "false", "false", "false"},
                 {"?q", "null", "false", "true"}});
}

TEST(Logic, TrueWinsOverEverythingInOr) {
  check("either", {{"?p", "?p", "?p", "?p"},
                   {"?q", "null", "null", "true"},
                   {"?q", "null", "false", "true"},
                   {"true", "true", "true", "true"}});
}

TEST(Logic, NotLeavesWhatIsNotKnownAsItIs) {
  check("neither", {{"?p", "?p", "?p", "?p"},
                    {"?q", "null", "null", "false"},
                    {"?q", "null", "true", "false"},
                    {"false", "false", "false", "false"}});
}

TEST(Logic, AnUnsureConditionGivesNoBranch) {
  check("choice", {{"?p", "?p", "?p", "?p"},
                   {"null", "null", "null", "null"},
                   {"?q", "null", "true", "false"},
                   {"?q", "null", "false", "true"}});
}

TEST(Logic, EqualityOfTheUnsureIsUnsureEvenWithItself) {
  check("same", {{"?p", "?p", "?p", "?p"},
                 {"null", "null", "null", "null"},
                 {"?q", "null", "true", "false"},
                 {"?q", "null", "false", "true"}});
  check("differ", {{"?p", "?p", "?p", "?p"},
                   {"null", "null", "null", "null"},
                   {"?q", "null", "false", "true"},
                   {"?q", "null", "true", "false"}});
}

TEST(Logic, OnlyIsUnsureSeesThatSomebodyDoesNotKnow) {
  check("doubt", {{"?p", "?p", "?p", "?p"},
                  {"?q", "false", "true", "true"},
                  {"false", "false", "false", "false"},
                  {"false", "false", "false", "false"}});
}

TEST(Logic, MembershipOfTheUnsureIsUnsure) {
  Guide guide("logic.00", "colours");
  EXPECT_EQ(guide.asks(), "colour");
  EXPECT_EQ(guide.value("colour=red", "warm"), "true");
  EXPECT_EQ(guide.value("colour=green", "warm"), "false");
  EXPECT_EQ(guide.value("colour=blue", "warm"), "true");
  EXPECT_EQ(guide.value("colour=unsure", "warm"), "null");
}

TEST(Logic, SomeIsUnfoldedOverItsList) {
  Guide guide("logic.00", "colours");
  EXPECT_EQ(guide.value("colour=red", "some_colour"), "true");
  EXPECT_EQ(guide.value("colour=green", "some_colour"), "true");
  EXPECT_EQ(guide.value("colour=blue", "some_colour"), "false");
  EXPECT_EQ(guide.value("colour=unsure", "some_colour"), "null");
}

TEST(Logic, RangesKnowTheirOpenAndTheirClosedEnd) {
  Guide guide("logic.00", "numbers");
  EXPECT_EQ(guide.value("number=-5", "middle"), "false");
  EXPECT_EQ(guide.value("number=-4", "middle"), "true");
  EXPECT_EQ(guide.value("number=5", "middle"), "true");
  EXPECT_EQ(guide.value("number=6", "middle"), "false");
  EXPECT_EQ(guide.value("number=unsure", "middle"), "null");
}

TEST(Logic, ArithmeticThatLeavesItsRangeIsUnsure) {
  Guide guide("logic.00", "numbers");
  EXPECT_EQ(guide.value("number=7", "sum"), "47");
  EXPECT_EQ(guide.value("number=-3", "sum"), "7");
  EXPECT_EQ(guide.value("number=700000000", "sum"), "489999999999999998");
  EXPECT_EQ(guide.value("number=800000000", "sum"), "null");
  EXPECT_EQ(guide.value("number=99999999999999999", "sum"), "null");
  EXPECT_EQ(guide.value("number=unsure", "sum"), "null");
}

TEST(Logic, TheLeastOfSeveralIsFound) {
  Guide guide("logic.00", "numbers");
  EXPECT_EQ(guide.value("number=7", "least"), "3");
  EXPECT_EQ(guide.value("number=3", "least"), "3");
  EXPECT_EQ(guide.value("number=-1", "least"), "-1");
}

}  // namespace
}  // namespace yidi::test
