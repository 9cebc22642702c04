#include "runtime/operations.h"

#include <utility>

#include "runtime/calendar.h"
#include "runtime/places.h"

namespace yidi {

namespace {

Value counted(std::int64_t number, Kind kind) { return Value::fits(number) ? Value{number, kind} : Value::unsure(); }

bool is_countable(Value a) { return a.is(Kind::months) || a.is(Kind::days) || a.is(Kind::integer); }

// a + b, or a - b where sign is -1. Two payloads of 60 bits cannot overflow 64.
Value sum(Value a, Value b, int sign) {
  const std::int64_t total = a.payload() + sign * b.payload();
  if (a.is(Kind::date)) {
    if (b.is(Kind::months)) {
      const auto day = add_months(Day(a.payload()), sign * b.payload());
      return day ? Value::date(*day) : Value::unsure();
    }
    if (b.is(Kind::days)) return in_calendar(total) ? Value::date(Day(total)) : Value::unsure();
    return b.is(Kind::date) && sign < 0 ? Value::days(total) : Value::unsure();
  }
  if (b.is(Kind::date) && sign > 0) return sum(b, a, sign);
  return is_countable(a) && a.kind() == b.kind() ? counted(total, a.kind()) : Value::unsure();
}

Value product(Value a, Value b) {
  if (!a.is(Kind::integer)) std::swap(a, b);
  std::int64_t result;
  if (!a.is(Kind::integer) || !is_countable(b)) return Value::unsure();
  return __builtin_mul_overflow(a.payload(), b.payload(), &result) ? Value::unsure() : counted(result, b.kind());
}

Value working_day(const View& view, wire::Op op, Value from, Value count) {
  if (!from.is(Kind::date) || !count.is(Kind::integer)) return Value::unsure();
  const auto found = add_working_days(view, Day(from.payload()), count.payload());
  if (!found) return Value::unsure();
  return op == wire::Op::working_day ? Value::date(found->day) : Value::boolean(found->estimated);
}

}  // namespace

Value negation(Value a) {
  if (a.is(Kind::boolean)) return Value::boolean(!a.payload());
  return a.known() ? Value::unsure() : a;
}

Value conjunction(Value a, Value b) {
  if (a.is_false() || b.is_false()) return Value::boolean(false);
  if (a.is(Kind::undetermined) || b.is(Kind::undetermined)) return Value::undetermined();
  return a.is(Kind::boolean) && b.is(Kind::boolean) ? a : Value::unsure();
}

Value disjunction(Value a, Value b) {
  if (a.is_true() || b.is_true()) return Value::boolean(true);
  if (a.is(Kind::undetermined) || b.is(Kind::undetermined)) return Value::undetermined();
  return a.is(Kind::boolean) && b.is(Kind::boolean) ? a : Value::unsure();
}

Value property(wire::Property which, Value a) {
  if (!a.known()) return a;
  const bool date = a.is(Kind::date), months = a.is(Kind::months);
  switch (which) {
    case wire::Property::year: return date ? Value::integer(to_civil(Day(a.payload())).year) : Value::unsure();
    case wire::Property::month: return date ? Value::integer(to_civil(Day(a.payload())).month) : Value::unsure();
    case wire::Property::day: return date ? Value::integer(to_civil(Day(a.payload())).day) : Value::unsure();
    case wire::Property::weekday: return date ? Value::integer(weekday(Day(a.payload()))) : Value::unsure();
    case wire::Property::days: return a.is(Kind::days) ? Value::integer(a.payload()) : Value::unsure();
    case wire::Property::months: return months ? Value::integer(a.payload() % 12) : Value::unsure();
    case wire::Property::years: return months ? Value::integer(a.payload() / 12) : Value::unsure();
  }
  return Value::unsure();
}

Value unary(const View& view, wire::Op op, Value a) {
  if (!a.known()) return a;
  if (op == wire::Op::negate) return is_countable(a) ? counted(-a.payload(), a.kind()) : Value::unsure();
  if (!a.is(Kind::region)) return Value::unsure();
  const RegionCode region = RegionCode(a.payload());
  return Value::region(op == wire::Op::province ? province_of(region) : pooling_area_of(view, region));
}

Value binary(const View& view, wire::Op op, Value a, Value b) {
  switch (op) {
    case wire::Op::equal: return Value::boolean(a == b);
    case wire::Op::less: return a.kind() == b.kind() ? Value::boolean(a.payload() < b.payload()) : Value::unsure();
    case wire::Op::less_or_equal: return a.kind() == b.kind() ? Value::boolean(a.payload() <= b.payload()) : Value::unsure();
    case wire::Op::add: return sum(a, b, 1);
    case wire::Op::subtract: return sum(a, b, -1);
    case wire::Op::multiply: return product(a, b);
    case wire::Op::within:
      if (!a.is(Kind::region) || !b.is(Kind::region)) return Value::unsure();
      return Value::boolean(lies_within(view, RegionCode(a.payload()), RegionCode(b.payload())));
    case wire::Op::working_day:
    case wire::Op::working_estimated: return working_day(view, op, a, b);
    case wire::Op::date_or: return a.is(Kind::date) ? a : b;
    default: return Value::unsure();
  }
}

}  // namespace yidi
