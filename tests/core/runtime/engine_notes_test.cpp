// play_safe: the earliest date that any matching source names for a deadline.
#include <gtest/gtest.h>

#include "support/packs.h"

namespace yidi::test {
namespace {

std::string notes_of(const std::string& answers, const std::string& as_of = "2026-01-01") {
  return Guide("deadlines.00", "test", as_of).value(answers, "notes");
}

TEST(PlaySafe, NamesAnEarlierDeadlineOfARuleThatLost) {
  EXPECT_EQ(notes_of("leaves=2026-03-11"), "[{\"code\":\"play_safe\",\"by\":\"2026-03-09\"}]");
}

TEST(PlaySafe, NamesTheEarliestOfAllALeadIncluded) {
  EXPECT_EQ(notes_of("leaves=2026-03-10"), "[{\"code\":\"play_safe\",\"by\":\"2026-03-05\"}]");
}

TEST(PlaySafe, SaysNothingWhereNobodyAsksForMore) {
  EXPECT_EQ(notes_of("leaves=2024-12-31"), "[]");
}

TEST(PlaySafe, CountsOnlySourcesInForceAndDecisionsThatAreDeadlines) {
  // `plain` is no deadline: the earlier date of the lead about it is dissent, and nothing more.
  EXPECT_EQ(notes_of("leaves=2026-03-10").find("plain"), std::string::npos);
  // Before 2024 the law is not in force: the older rule decides, and what it says is the earliest.
  EXPECT_EQ(notes_of("leaves=2026-03-11", "2023-06-01"), "[]");
}

}  // namespace
}  // namespace yidi::test
