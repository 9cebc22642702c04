#include "batch/expressions.h"

#include "runtime/operations.h"
#include "runtime/text.h"

namespace yidi::batch {

namespace {

// The kinds of which a record's answer is one of many: what rules find out about it counts, not the value.
bool is_measured(Value value) { return value.is(Kind::date) || value.is(Kind::region) || value.is(Kind::integer); }

bool is_unary(wire::Op op) {
  return op == wire::Op::negate || op == wire::Op::province || op == wire::Op::pooling_area || op == wire::Op::property;
}

}  // namespace

std::size_t Expressions::Hash::operator()(const Expression& e) const {
  std::uint64_t hash = std::uint64_t(e.source) << 16 | std::uint64_t(e.op) << 8 | e.extra;
  for (const std::uint64_t part : {std::uint64_t(e.a), std::uint64_t(e.b), std::uint64_t(e.value.payload()),
                                   std::uint64_t(e.value.kind())})
    hash = (hash ^ part) * 0x9E3779B97F4A7C15u, hash ^= hash >> 29;
  return hash;
}

Expressions::Expressions(const View& view, Classes& classes) : view_(view), classes_(classes) { clear(); }

void Expressions::clear() {
  expressions_ = {};
  known_ = {};
  ids_ = {};
  as_of_ = keep({.source = Source::as_of});
}

std::size_t Expressions::bytes() const {
  constexpr std::size_t each = 2 * sizeof(Expression) + sizeof(Known) + 4 * sizeof(void*);
  return expressions_.size() * each;
}

ExpressionId Expressions::keep(const Expression& expression) {
  const auto [at, is_new] = ids_.emplace(expression, ExpressionId(expressions_.size()));
  if (is_new) {
    expressions_.push_back(expression);
    known_.push_back({{}, reads_day_alone(expression) ? by_day : by_record});
  }
  return at->second;
}

bool Expressions::reads_day_alone(const Expression& e) const {
  const auto does = [&](ExpressionId id) { return (known_[id].stamp & 1) == by_day; };
  switch (e.source) {
    case Source::constant:
    case Source::as_of: return true;
    case Source::kind_of: return does(e.a);
    case Source::operation:
    case Source::same_text: return does(e.a) && does(e.b);
    default: return false;
  }
}

// How many days an expression can lie off the date that it is calculated from; none where that is not ordinary.
std::optional<Day> Expressions::reach(ExpressionId id) const {
  const Expression& e = expressions_[id];
  if (e.source == Source::as_of || e.source == Source::answer) {
    const Value base = e.source == Source::as_of ? Value::date(state_->as_of) : state_->answers[e.a];
    return base.is(Kind::date) && is_ordinary(Day(base.payload())) ? std::optional<Day>(0) : std::nullopt;
  }
  if (e.source != Source::operation || !is_constant(e.b)) return std::nullopt;
  const auto base = reach(e.a);
  const Value by = expressions_[e.b].value;
  const std::int64_t count = by.payload() < 0 ? -by.payload() : by.payload();
  if (!base || count > margin) return std::nullopt;
  std::int64_t further = margin;
  if (e.op == wire::Op::working_day && by.is(Kind::integer) && by.payload() >= 0 && count <= 400) further = 7 * 400;
  if ((e.op == wire::Op::add || e.op == wire::Op::subtract) && by.is(Kind::days)) further = count;
  if ((e.op == wire::Op::add || e.op == wire::Op::subtract) && by.is(Kind::months)) further = 31 * count;
  return *base + further < margin ? std::optional(Day(*base + further)) : std::nullopt;
}

bool Expressions::stays_a_date(ExpressionId id) const { return reach(id).has_value(); }

ExpressionId Expressions::constant(Value value) { return keep({.source = Source::constant, .value = value}); }
ExpressionId Expressions::answer(std::uint16_t fact) { return keep({.source = Source::answer, .a = fact}); }
ExpressionId Expressions::answer_kind(std::uint16_t fact) { return keep({.source = Source::answer_kind, .a = fact}); }
ExpressionId Expressions::frame_of(ExpressionId day) { return keep({.source = Source::frame_of, .a = day}); }

ExpressionId Expressions::kind_of(ExpressionId a) {
  if (is_constant(a)) return constant({0, expressions_[a].value.kind()});
  return keep({.source = Source::kind_of, .a = a});
}

ExpressionId Expressions::same_text(ExpressionId a, ExpressionId b) {
  Value same;
  if (settled(wire::Op::equal, a, b, same)) return constant(same);
  if (is_constant(a) && is_constant(b)) return constant(alike(expressions_[a].value, expressions_[b].value));
  return keep({.source = Source::same_text, .a = a < b ? a : b, .b = a < b ? b : a});
}

// Comparisons that come out alike for every date: of a date with itself, and of what lies so many months, or so many
// days, from one and the same date. (A sum that leaves the calendar is noticed by kind_of.)
bool Expressions::settled(wire::Op op, ExpressionId a, ExpressionId b, Value& value) const {
  const auto distance = [&](ExpressionId id, ExpressionId& base, Value& by) {
    const Expression& sum = expressions_[id];
    base = id;
    by = Value::days(0);
    if (sum.source != Source::operation || sum.op != wire::Op::add || !is_constant(sum.b)) return;
    const Value offset = expressions_[sum.b].value;
    if (!offset.is(Kind::days) && !offset.is(Kind::months)) return;
    base = sum.a;
    by = offset;
  };
  ExpressionId base_a, base_b;
  Value by_a, by_b;
  distance(a, base_a, by_a);
  distance(b, base_b, by_b);
  if (base_a != base_b || (by_a.kind() != by_b.kind() && by_a.payload() != 0 && by_b.payload() != 0)) return false;
  const std::int64_t order = by_a.payload() - by_b.payload();
  switch (op) {
    case wire::Op::equal: value = Value::boolean(order == 0); return true;
    case wire::Op::less: value = Value::boolean(order < 0); return true;
    case wire::Op::less_or_equal: value = Value::boolean(order <= 0); return true;
    default: return false;
  }
}

ExpressionId Expressions::operation(wire::Op op, std::uint8_t extra, ExpressionId a, ExpressionId b) {
  if (is_unary(op)) b = a;
  if (is_constant(a) && is_constant(b)) return constant(apply(op, extra, expressions_[a].value, expressions_[b].value));
  Value value;
  if (settled(op, a, b, value)) return constant(value);
  return keep({.source = Source::operation, .op = op, .extra = extra, .a = a, .b = b});
}

Value Expressions::apply(wire::Op op, std::uint8_t extra, Value a, Value b) const {
  if (op == wire::Op::property) return property(wire::Property(extra), a);
  if (is_unary(op)) return unary(view_, op, a);
  if (!a.known() || !b.known()) return Value::unsure();
  return binary(view_, op, a, b);
}

Value Expressions::alike(Value a, Value b) const {
  if (a.kind() == b.kind()) return Value::boolean(a == b);
  std::string first, second;
  append_plain(first, view_, a);
  append_plain(second, view_, b);
  return Value::boolean(first == second);
}

Value Expressions::calculate(const Expression& e) {
  switch (e.source) {
    case Source::constant: return e.value;
    case Source::as_of: return Value::date(state_->as_of);
    case Source::answer: return state_->answers[e.a];
    case Source::answer_kind: {
      const Value given = state_->answers[e.a];
      if (given.is(Kind::date)) return {is_ordinary(Day(given.payload())), Kind::date};
      return is_measured(given) ? Value{0, given.kind()} : given;
    }
    case Source::operation: return apply(e.op, e.extra, value(e.a), value(e.b));
    case Source::kind_of: return {0, value(e.a).kind()};
    case Source::same_text: return alike(value(e.a), value(e.b));
    case Source::frame_of: {
      const Value day = value(e.a);
      return day.is(Kind::date) ? Value::integer(classes_.frame(layer_, Day(day.payload()))) : Value::unsure();
    }
  }
  return {};
}

}  // namespace yidi::batch
