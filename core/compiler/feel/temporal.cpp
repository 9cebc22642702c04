#include "compiler/feel/temporal.h"

namespace yidi::feel {

namespace {

// Adds count × unit; false on overflow.
bool accumulate(std::int64_t& total, std::int64_t count, std::int64_t unit) {
  std::int64_t part;
  return !__builtin_mul_overflow(count, unit, &part) && !__builtin_add_overflow(total, part, &total);
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);

  struct Unit {
    char letter;
    bool time;
    std::int64_t months;
    std::int64_t seconds;
  };
  static constexpr Unit units[] = {{'Y', false, 12, 0},  {'M', false, 1, 0},  {'D', false, 0, 86400},
                                   {'H', true, 0, 3600}, {'M', true, 0, 60}, {'S', true, 0, 1}};
  std::size_t unit = 0;
  bool in_time = false, any = false, any_in_time = false, has_months = false, has_seconds = false;
  std::int64_t months = 0, seconds = 0;
  while (!text.empty()) {
    if (text.front() == 'T') {
      if (in_time) return std::nullopt;
      in_time = true;
      text.remove_prefix(1);
      continue;
    }
    std::int64_t count = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
      if (__builtin_mul_overflow(count, 10, &count) || __builtin_add_overflow(count, text[digits] - '0', &count))
        return std::nullopt;
      ++digits;
    }
    if (digits == 0 || digits == text.size()) return std::nullopt;
    while (unit < 6 && (units[unit].letter != text[digits] || units[unit].time != in_time)) ++unit;
    if (unit == 6) return std::nullopt;
    if (!accumulate(months, count, units[unit].months) || !accumulate(seconds, count, units[unit].seconds))
      return std::nullopt;
    (units[unit].months != 0 ? has_months : has_seconds) = true;
    any = true;
    any_in_time |= in_time;
    ++unit;
    text.remove_prefix(digits + 1);
  }
  if (!any || (in_time && !any_in_time) || (has_months && has_seconds)) return std::nullopt;
  return Duration{has_months, negative ? -months : months, negative ? -seconds : seconds};
}

bool is_duration_with_fraction(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || point + 2 >= text.size() || text.back() != 'S') return false;
  for (const char c : text.substr(point + 1, text.size() - point - 2))
    if (c < '0' || c > '9') return false;
  return parse_duration(std::string(text.substr(0, point)) + "S").has_value();
}

std::string format_duration(const Duration& duration) {
  const std::int64_t amount = duration.calendar ? duration.months : duration.seconds;
  if (amount == 0) return duration.calendar ? "P0M" : "PT0S";
  std::uint64_t rest = amount < 0 ? 0 - std::uint64_t(amount) : std::uint64_t(amount);
  std::string text = amount < 0 ? "-P" : "P";
  const auto part = [&](std::uint64_t unit, char letter) {
    if (rest / unit != 0) text += std::to_string(rest / unit) + letter;
    rest %= unit;
  };
  if (duration.calendar) {
    part(12, 'Y');
    part(1, 'M');
    return text;
  }
  part(86400, 'D');
  if (rest != 0) text += 'T';
  part(3600, 'H');
  part(60, 'M');
  part(1, 'S');
  return text;
}

}  // namespace yidi::feel
