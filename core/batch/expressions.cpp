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
  stamp_ = 0;
  as_of_ = keep({.source = Source::as_of});
}

std::size_t Expressions::bytes() const {
  constexpr std::size_t each = 2 * sizeof(Expression) + sizeof(Known) + 4 * sizeof(void*);
  return expressions_.size() * each;
}

void Expressions::forget_values() {
  for (Known& known : known_) known.stamp = 0;
  stamp_ = 1;
}

ExpressionId Expressions::keep(const Expression& expression) {
  const auto [at, is_new] = ids_.emplace(expression, ExpressionId(expressions_.size()));
  if (is_new) {
    expressions_.push_back(expression);
    known_.emplace_back();
  }
  return at->second;
}

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

Value Expressions::calculate(const Expression& e) {
  switch (e.source) {
    case Source::constant: return e.value;
    case Source::as_of: return Value::date(state_->as_of);
    case Source::answer: return state_->answers[e.a];
    case Source::answer_kind: {
      const Value given = state_->answers[e.a];
      return is_measured(given) ? Value{0, given.kind()} : given;
    }
    case Source::operation: return apply(e.op, e.extra, value(e.a), value(e.b));
    case Source::kind_of: return {0, value(e.a).kind()};
    case Source::same_text: {
      const Value a = value(e.a), b = value(e.b);
      if (a.kind() == b.kind()) return Value::boolean(a == b);
      std::string first, second;
      append_plain(first, view_, a);
      append_plain(second, view_, b);
      return Value::boolean(first == second);
    }
    case Source::frame_of: {
      const Value day = value(e.a);
      return day.is(Kind::date) ? Value::integer(classes_.frame(layer_, Day(day.payload()))) : Value::unsure();
    }
  }
  return {};
}

}  // namespace yidi::batch
