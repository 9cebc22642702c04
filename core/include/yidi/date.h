// Civil dates without a time zone and without a clock.
//
// A Day is a whole number of days since 1970-01-01 in the proleptic Gregorian calendar. The product knows dates from
// 1900-01-01 to 2199-12-31; whatever leaves that range is no date.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yidi {

using Day = std::int32_t;

struct CivilDate {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
};

inline constexpr Day first_day = -25567;  // 1900-01-01
inline constexpr Day last_day = 84005;    // 2199-12-31

constexpr bool in_calendar(std::int64_t day) { return day >= first_day && day <= last_day; }

// The calendar date of a day, and back. to_day expects a date that exists.
CivilDate to_civil(Day day);
Day to_day(CivilDate date);

// Days in a month (28 to 31).
unsigned days_in_month(int year, unsigned month);

// Monday is 1 and Sunday is 7, as in ISO 8601 and FEEL.
int weekday(Day day);

// Moves a date by months, back or forth. Where the month is too short the result is its last day (Civil Code, articles
// 201 and 202: the starting day is not counted, and a period ends on the corresponding date or, if there is none, on
// the last day of the month): 2024-02-29 and 12 months is 2025-02-28. Empty where it leaves the calendar.
std::optional<Day> add_months(Day day, std::int64_t months);

// Reads YYYY-MM-DD, exactly ten characters, a date that exists and lies in the calendar.
std::optional<Day> parse_date(std::string_view text);

// Writes YYYY-MM-DD into ten characters (no terminating NUL).
void format_date(Day day, char* out);

}  // namespace yidi
