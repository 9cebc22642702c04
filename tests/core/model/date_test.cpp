// yidi/date.h: the civil calendar.
#include "yidi/date.h"

#include <gtest/gtest.h>

#include <string>

namespace yidi {
namespace {

Day day(std::string_view text) {
  const auto found = parse_date(text);
  EXPECT_TRUE(found) << text;
  return found.value_or(0);
}

std::string text(Day day) {
  char out[10];
  format_date(day, out);
  return {out, 10};
}

std::string moved(std::string_view from, std::int64_t months) {
  const auto to = add_months(day(from), months);
  return to ? text(*to) : "none";
}

TEST(Date, CalendarBeginsAndEndsWhereTheHeaderSays) {
  EXPECT_EQ(day("1900-01-01"), first_day);
  EXPECT_EQ(day("2199-12-31"), last_day);
  EXPECT_EQ(day("1970-01-01"), 0);
  EXPECT_FALSE(in_calendar(first_day - 1));
  EXPECT_TRUE(in_calendar(first_day));
  EXPECT_TRUE(in_calendar(last_day));
  EXPECT_FALSE(in_calendar(std::int64_t(last_day) + 1));
  EXPECT_FALSE(in_calendar(std::int64_t(1) << 40));
}

TEST(Date, EveryDayOfTheCalendarSurvivesTheWayThereAndBack) {
  CivilDate expected{1900, 1, 1};
  for (Day at = first_day; at <= last_day; ++at) {
    const CivilDate civil = to_civil(at);
    ASSERT_EQ(civil.year, expected.year);
    ASSERT_EQ(civil.month, expected.month);
    ASSERT_EQ(civil.day, expected.day);
    ASSERT_EQ(to_day(civil), at);
    ASSERT_EQ(parse_date(text(at)), at);
    if (++expected.day <= days_in_month(expected.year, expected.month)) continue;
    expected.day = 1;
    if (++expected.month <= 12) continue;
    expected.month = 1;
    ++expected.year;
  }
}

TEST(Date, LeapYearsFollowTheGregorianRule) {
  EXPECT_EQ(days_in_month(2024, 2), 29u);
  EXPECT_EQ(days_in_month(2025, 2), 28u);
  EXPECT_EQ(days_in_month(1900, 2), 28u);
  EXPECT_EQ(days_in_month(2000, 2), 29u);
  EXPECT_EQ(days_in_month(2100, 2), 28u);
  EXPECT_EQ(days_in_month(2025, 4), 30u);
  EXPECT_EQ(days_in_month(2025, 12), 31u);
}

TEST(Date, WeekdaysCountFromMonday) {
  EXPECT_EQ(weekday(day("1970-01-01")), 4);
  EXPECT_EQ(weekday(day("2026-11-22")), 7);
  EXPECT_EQ(weekday(day("2026-11-23")), 1);
  EXPECT_EQ(weekday(day("1900-01-01")), 1);
  EXPECT_EQ(weekday(day("1969-12-31")), 3);
}

TEST(Date, MonthsClampToTheEndOfAShortMonth) {
  EXPECT_EQ(moved("2024-02-29", 12), "2025-02-28");
  EXPECT_EQ(moved("2024-02-29", 48), "2028-02-29");
  EXPECT_EQ(moved("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(moved("2025-01-31", 1), "2025-02-28");
  EXPECT_EQ(moved("2025-03-31", -1), "2025-02-28");
  EXPECT_EQ(moved("2025-05-31", -1), "2025-04-30");
}

TEST(Date, APeriodEndsOnTheCorrespondingDate) {
  EXPECT_EQ(moved("2022-05-17", 12), "2023-05-17");
  EXPECT_EQ(moved("2025-12-15", 1), "2026-01-15");
  EXPECT_EQ(moved("2025-01-15", -1), "2024-12-15");
  EXPECT_EQ(moved("2025-01-15", 0), "2025-01-15");
  EXPECT_EQ(moved("2025-01-15", -13), "2023-12-15");
}

TEST(Date, MonthsThatLeaveTheCalendarGiveNothing) {
  EXPECT_EQ(moved("2199-12-31", 1), "none");
  EXPECT_EQ(moved("2199-11-30", 1), "2199-12-30");
  EXPECT_EQ(moved("1900-01-01", -1), "none");
  EXPECT_EQ(moved("2000-01-01", 12 * 400), "none");
  EXPECT_EQ(moved("2000-01-01", INT64_MAX), "none");
  EXPECT_EQ(moved("2000-01-01", INT64_MIN), "none");
}

TEST(Date, OnlyTenCharactersThatAreADateAreRead) {
  for (const char* wrong : {"",           "2026",        "2026-1-01",   "2026-01-1",  "2026-01-011",
                            "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-00-01", "2026-13-01",
                            "2026-01-00", "2026-01-32",  "2026-02-29",  "2026-04-31", "1899-12-31",
                            "2200-01-01", "0000-01-01",  "2026-01-0a",  "-026-01-01", "+026-01-01",
                            "2026-01--1", "２026-01-01", "20260101--"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  EXPECT_FALSE(parse_date(std::string_view("2026-01-0\0", 10)));
  EXPECT_TRUE(parse_date("2024-02-29"));
}

}  // namespace
}  // namespace yidi
