#include "compiler/feel/value.h"

#include <nlohmann/json.hpp>

namespace yidi::feel {

namespace {

using Kind = FeelValue::Kind;

constexpr Day first_feel_day = -719162;  // 0001-01-01
constexpr Day last_feel_day = 2932896;   // 9999-12-31
constexpr std::int64_t seconds_a_day = 86400;

bool is_duration(const FeelValue& value) { return value.is(Kind::calendar_duration) || value.is(Kind::time_duration); }

FeelValue date_or_null(std::int64_t day) {
  return day >= first_feel_day && day <= last_feel_day ? FeelValue::of(Kind::date, day) : FeelValue::null();
}

FeelValue move_by_months(Day from, std::int64_t months) {
  const CivilDate civil = to_civil(from);
  if (months > 12 * 10000 || months < -12 * 10000) return FeelValue::null();
  const std::int64_t count = civil.year * 12 + std::int64_t(civil.month) - 1 + months;
  if (count < 12 || count >= 12 * 10000) return FeelValue::null();
  CivilDate to{int(count / 12), unsigned(count % 12) + 1, civil.day};
  to.day = std::min(to.day, days_in_month(to.year, to.month));
  return date_or_null(to_day(to));
}

// Seconds to the day at or before: time within a day is lost, as a date has none.
std::int64_t whole_days(std::int64_t seconds) {
  const std::int64_t days = seconds / seconds_a_day;
  return seconds % seconds_a_day < 0 ? days - 1 : days;
}

FeelValue move_date(const FeelValue& date, const FeelValue& duration, bool back) {
  if (duration.number == INT64_MIN) return FeelValue::null();
  const std::int64_t amount = back ? -duration.number : duration.number;
  if (duration.is(Kind::calendar_duration)) return move_by_months(Day(date.number), amount);
  return date_or_null(date.number + whole_days(amount));
}

}  // namespace

std::optional<FeelValue> parse_feel_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || unsigned(day) > days_in_month(year, unsigned(month)))
    return std::nullopt;
  return FeelValue::of(Kind::date, to_day({year, unsigned(month), unsigned(day)}));
}

std::string to_json(const FeelValue& value) {
  switch (value.kind) {
    case Kind::null: return "null";
    case Kind::boolean: return value.number ? "true" : "false";
    case Kind::integer: return std::to_string(value.number);
    case Kind::string: return nlohmann::json(value.text).dump();
    case Kind::date: {
      char text[10];
      format_date(Day(value.number), text);
      return '"' + std::string(text, 10) + '"';
    }
    case Kind::calendar_duration: return '"' + format_duration({true, value.number, 0}) + '"';
    case Kind::time_duration: return '"' + format_duration({false, 0, value.number}) + '"';
    case Kind::list: break;
  }
  std::string text = "[";
  for (const FeelValue& element : value.elements) text += (text.size() > 1 ? "," : "") + to_json(element);
  return text + "]";
}

FeelValue conjunction(const FeelValue& a, const FeelValue& b) {
  if (a.is_false() || b.is_false()) return FeelValue::boolean(false);
  return a.is_true() && b.is_true() ? a : FeelValue::null();
}

FeelValue disjunction(const FeelValue& a, const FeelValue& b) {
  if (a.is_true() || b.is_true()) return FeelValue::boolean(true);
  return a.is_false() && b.is_false() ? a : FeelValue::null();
}

FeelValue negation(const FeelValue& a) { return a.is(Kind::boolean) ? FeelValue::boolean(!a.number) : FeelValue::null(); }

FeelValue equality(const FeelValue& a, const FeelValue& b) {
  if (a.is_null() || b.is_null()) return FeelValue::boolean(a.is_null() && b.is_null());
  if (a.kind != b.kind) return FeelValue::null();
  if (a.is(Kind::string)) return FeelValue::boolean(a.text == b.text);
  if (!a.is(Kind::list)) return FeelValue::boolean(a.number == b.number);
  if (a.elements.size() != b.elements.size()) return FeelValue::boolean(false);
  FeelValue same = FeelValue::boolean(true);
  for (std::size_t i = 0; i < a.elements.size() && !same.is_false(); ++i)
    same = conjunction(same, equality(a.elements[i], b.elements[i]));
  return same;
}

std::optional<int> order(const FeelValue& a, const FeelValue& b) {
  if (a.kind != b.kind || a.is_null() || a.is(Kind::list) || a.is(Kind::boolean)) return std::nullopt;
  if (a.is(Kind::string)) return a.text.compare(b.text);  // UTF-8 sorts as its code points do
  return a.number < b.number ? -1 : a.number > b.number;
}

FeelValue compare(const std::string& name, const FeelValue& a, const FeelValue& b) {
  if (name == "=") return equality(a, b);
  if (name == "!=") return negation(equality(a, b));
  const auto compared = order(a, b);
  if (!compared) return FeelValue::null();
  if (name == "<") return FeelValue::boolean(*compared < 0);
  if (name == "<=") return FeelValue::boolean(*compared <= 0);
  if (name == ">") return FeelValue::boolean(*compared > 0);
  return FeelValue::boolean(*compared >= 0);
}

FeelValue add(const FeelValue& a, const FeelValue& b) {
  if (a.is(Kind::string) && b.is(Kind::string)) return FeelValue::string(a.text + b.text);
  if (a.is(Kind::date) && is_duration(b)) return move_date(a, b, false);
  if (b.is(Kind::date) && is_duration(a)) return move_date(b, a, false);
  std::int64_t sum;
  if (a.kind != b.kind || !(a.is(Kind::integer) || is_duration(a))) return FeelValue::null();
  return __builtin_add_overflow(a.number, b.number, &sum) ? FeelValue::null() : FeelValue::of(a.kind, sum);
}

FeelValue subtract(const FeelValue& a, const FeelValue& b) {
  if (a.is(Kind::date) && is_duration(b)) return move_date(a, b, true);
  if (a.is(Kind::date) && b.is(Kind::date))
    return FeelValue::of(Kind::time_duration, (a.number - b.number) * seconds_a_day);
  std::int64_t rest;
  if (a.kind != b.kind || !(a.is(Kind::integer) || is_duration(a))) return FeelValue::null();
  return __builtin_sub_overflow(a.number, b.number, &rest) ? FeelValue::null() : FeelValue::of(a.kind, rest);
}

FeelValue multiply(const FeelValue& a, const FeelValue& b) {
  const FeelValue& factor = a.is(Kind::integer) ? a : b;
  const FeelValue& other = a.is(Kind::integer) ? b : a;
  std::int64_t product;
  if (!factor.is(Kind::integer) || !(other.is(Kind::integer) || is_duration(other))) return FeelValue::null();
  return __builtin_mul_overflow(a.number, b.number, &product) ? FeelValue::null() : FeelValue::of(other.kind, product);
}

FeelValue negate(const FeelValue& a) {
  if (!(a.is(Kind::integer) || is_duration(a)) || a.number == INT64_MIN) return FeelValue::null();
  return FeelValue::of(a.kind, -a.number);
}

FeelValue property(const FeelValue& value, const std::string& name) {
  if (value.is(Kind::list)) {
    std::vector<FeelValue> all;
    for (const FeelValue& element : value.elements) all.push_back(property(element, name));
    return FeelValue::list(std::move(all));
  }
  if (value.is(Kind::date)) {
    const CivilDate civil = to_civil(Day(value.number));
    if (name == "year") return FeelValue::integer(civil.year);
    if (name == "month") return FeelValue::integer(civil.month);
    if (name == "day") return FeelValue::integer(civil.day);
    if (name == "weekday") return FeelValue::integer(weekday(Day(value.number)));
  }
  if (value.is(Kind::calendar_duration)) {
    if (name == "years") return FeelValue::integer(value.number / 12);
    if (name == "months") return FeelValue::integer(value.number % 12);
  }
  if (value.is(Kind::time_duration) && name == "days") return FeelValue::integer(value.number / seconds_a_day);
  return FeelValue::null();
}

}  // namespace yidi::feel
