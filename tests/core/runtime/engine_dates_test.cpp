// Calculating with dates, working days, and what has a default.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

TEST(Dates, AYearEndsOnTheCorrespondingDateOrTheLastOfTheMonth) {
  Guide guide("dates.00", "moves");
  EXPECT_EQ(guide.value("day=2022-05-17", "year_later"), "\"2023-05-17\"");
  EXPECT_EQ(guide.value("day=2024-02-29", "year_later"), "\"2025-02-28\"");
  EXPECT_EQ(guide.value("day=2199-01-01", "year_later"), "null");
}

TEST(Dates, MonthsClampBackwardsAsWell) {
  Guide guide("dates.00", "moves");
  EXPECT_EQ(guide.value("day=2024-03-31", "month_earlier"), "\"2024-02-29\"");
  EXPECT_EQ(guide.value("day=2025-01-01", "month_earlier"), "\"2024-12-01\"");
  EXPECT_EQ(guide.value("day=1900-01-15", "month_earlier"), "null");
}

TEST(Dates, DaysCrossMonthsAndYears) {
  Guide guide("dates.00", "moves");
  EXPECT_EQ(guide.value("day=2024-02-20", "tenth_day"), "\"2024-03-01\"");
  EXPECT_EQ(guide.value("day=2025-12-25", "tenth_day"), "\"2026-01-04\"");
  EXPECT_EQ(guide.value("day=2199-12-25", "tenth_day"), "null");
}

TEST(Dates, ADateThatIsNotKnownGivesNoDate) {
  Guide guide("dates.00", "moves");
  const std::string line = guide.step("day=unsure");
  for (const char* decision : {"year_later", "month_earlier", "tenth_day"})
    EXPECT_EQ(part(line, std::string("decisions.") + decision + ".value"), "null") << decision;
  EXPECT_EQ(part(line, "decisions.parts.value"), "{\"year\":null,\"month\":null,\"day\":null,\"weekday\":null}");
}

TEST(Dates, HaveParts) {
  Guide guide("dates.00", "moves");
  EXPECT_EQ(guide.value("day=2026-11-22", "parts"), "{\"year\":2026,\"month\":11,\"day\":22,\"weekday\":7}");
}

TEST(Dates, AreDaysApartAndInOrder) {
  Guide guide("dates.00", "two");
  EXPECT_EQ(guide.value("day=2024-02-28&other=2024-03-01", "between"), "{\"days\":2,\"in_order\":true,\"near\":true}");
  EXPECT_EQ(guide.value("day=2024-03-08&other=2024-03-01", "between"),
            "{\"days\":-7,\"in_order\":false,\"near\":true}");
  EXPECT_EQ(guide.value("day=2024-03-09&other=2024-03-01", "between"),
            "{\"days\":-8,\"in_order\":false,\"near\":false}");
}

TEST(Dates, TheLatestOfSeveralIsFound) {
  Guide guide("dates.00", "two");
  EXPECT_EQ(guide.value("day=2024-02-28&other=2024-03-01", "latest"), "\"2024-06-01\"");
  EXPECT_EQ(guide.value("day=2025-02-28&other=2024-03-01", "latest"), "\"2025-02-28\"");
  EXPECT_EQ(guide.value("day=2025-02-28&other=2025-03-01", "latest"), "\"2025-03-01\"");
}

TEST(Dates, DurationsAreMultipliedAndTakenApart) {
  EXPECT_EQ(Guide("dates.00", "given").value("", "months"), "{\"years\":2,\"months\":9}");
}

std::string done(const std::string& submitted) {
  return Guide("dates.00", "given", "2025-01-01").value("start_date=2199-01-01&submission_date=" + submitted, "done");
}

TEST(WorkingDays, BeginAfterTheDayItself) {
  EXPECT_EQ(done("2025-03-03"),
            "{\"working_days\":3,\"by\":\"2025-03-06\",\"estimated\":false}");  // Monday to Thursday
}

TEST(WorkingDays, LeaveOutWeekendsAndHolidays) {
  EXPECT_EQ(done("2025-03-06"), "{\"working_days\":3,\"by\":\"2025-03-11\",\"estimated\":false}");  // over a weekend
  EXPECT_EQ(done("2025-04-29"),
            "{\"working_days\":3,\"by\":\"2025-05-07\",\"estimated\":false}");  // over the first of May
}

TEST(WorkingDays, CountWeekendDaysWorkedInExchange) {
  EXPECT_EQ(done("2025-04-25"),
            "{\"working_days\":3,\"by\":\"2025-04-29\",\"estimated\":false}");  // Sunday the 27th counts
  EXPECT_EQ(done("2025-10-08"),
            "{\"working_days\":3,\"by\":\"2025-10-11\",\"estimated\":false}");  // Saturday the 11th, too
}

TEST(WorkingDays, OfAYearWithoutANoticeAreEstimated) {
  EXPECT_EQ(done("2025-12-26"), "{\"working_days\":3,\"by\":\"2025-12-31\",\"estimated\":false}");
  EXPECT_EQ(done("2025-12-29"), "{\"working_days\":3,\"by\":\"2026-01-01\",\"estimated\":true}");
  EXPECT_EQ(done("2026-01-05"), "{\"working_days\":3,\"by\":\"2026-01-08\",\"estimated\":true}");
}

TEST(WorkingDays, ThatLeaveTheCalendarAreUnsure) {
  EXPECT_EQ(Guide("dates.00", "given", "2199-12-30").value("", "done"),
            "{\"working_days\":3,\"by\":null,\"estimated\":null}");
}

TEST(Defaults, BuildOnEachOther) {
  Guide guide("dates.00", "given", "2025-06-01");
  EXPECT_EQ(guide.value("", "begins"), "\"2025-06-01\"");
  EXPECT_EQ(guide.value("submission_date=2025-05-20", "begins"), "\"2025-05-20\"");
  EXPECT_EQ(guide.value("start_date=2025-07-01&submission_date=2025-05-20", "begins"), "\"2025-07-01\"");
}

TEST(Defaults, AreHeldToTheLimitsOfTheirQuestion) {
  Guide guide("dates.00", "given", "2025-06-01");
  const std::string line = guide.step("start_date=2025-05-31");
  EXPECT_EQ(part(line, "code"), "\"YD611\"");
  EXPECT_EQ(part(line, "at"), "\"start_date\"");
  EXPECT_EQ(guide.get("start_date=2025-05-31&submission_date=2025-05-31", "state"), "\"outcome\"");
}

}  // namespace
}  // namespace yidi::test
