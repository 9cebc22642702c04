#include "yidi/date.h"

#include <chrono>

namespace yidi {

namespace chrono = std::chrono;

CivilDate to_civil(Day day) {
  const chrono::year_month_day date{chrono::sys_days{chrono::days{day}}};
  return {int(date.year()), unsigned(date.month()), unsigned(date.day())};
}

Day to_day(CivilDate date) {
  const chrono::year_month_day civil{chrono::year{date.year}, chrono::month{date.month}, chrono::day{date.day}};
  return Day(chrono::sys_days{civil}.time_since_epoch().count());
}

unsigned days_in_month(int year, unsigned month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weekday(Day day) {
  const int since_monday = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

std::optional<Day> add_months(Day day, std::int64_t months) {
  constexpr std::int64_t widest = 12 * 400;
  if (months > widest || months < -widest) return std::nullopt;
  const CivilDate from = to_civil(day);
  const std::int64_t count = from.year * 12 + std::int64_t(from.month) - 1 + months;
  CivilDate to{int(count / 12), unsigned(count % 12) + 1, from.day};
  if (count < 0) return std::nullopt;
  const unsigned last = days_in_month(to.year, to.month);
  if (to.day > last) to.day = last;
  const Day moved = to_day(to);
  if (!in_calendar(moved)) return std::nullopt;
  return moved;
}

std::optional<Day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned part[3] = {0, 0, 0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at == 4 || at == 7) continue;
    const unsigned digit = unsigned(text[at] - '0');
    if (digit > 9) return std::nullopt;
    unsigned& number = part[at < 4 ? 0 : at < 7 ? 1 : 2];
    number = number * 10 + digit;
  }
  const auto [year, month, day] = part;
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(int(year), month)) return std::nullopt;
  return to_day({int(year), month, day});
}

void format_date(Day day, char* out) {
  const CivilDate date = to_civil(day);
  const auto digits = [&](unsigned value, int at, int count) {
    for (int i = at + count - 1; i >= at; --i, value /= 10) out[i] = char('0' + value % 10);
  };
  digits(unsigned(date.year), 0, 4);
  out[4] = out[7] = '-';
  digits(date.month, 5, 2);
  digits(date.day, 8, 2);
}

}  // namespace yidi
