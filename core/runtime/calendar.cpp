#include "runtime/calendar.h"

namespace yidi {

namespace {

template <class T, class V>
bool lists(std::span<const T> values, V wanted) {
  for (const T value : values)
    if (value == wanted) return true;
  return false;
}

}  // namespace

bool is_working_day(const View& view, Day day) {
  return weekday(day) <= 5 ? !lists(view.days_off, day) : lists(view.days_worked, day);
}

std::optional<WorkingDay> add_working_days(const View& view, Day from, std::int64_t count) {
  constexpr std::int64_t most = 400;
  if (count < 0 || count > most) return std::nullopt;
  WorkingDay result{from, false};
  while (count > 0) {
    ++result.day;
    if (!in_calendar(result.day)) return std::nullopt;
    if (!lists(view.calendar_years, std::uint16_t(to_civil(result.day).year))) result.estimated = true;
    if (is_working_day(view, result.day)) --count;
  }
  return result;
}

}  // namespace yidi
