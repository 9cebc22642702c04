// Operators, "if" and properties, typed.
#include <algorithm>

#include "compiler/lowering.h"

namespace yidi {

using feel::Form;

namespace {

constexpr unsigned countable = FeelType::bit(Kind::integer) | FeelType::bit(Kind::months) | FeelType::bit(Kind::days);
constexpr unsigned orderable = FeelType::bit(Kind::date) | countable;

// What makes a whole number comparable with a duration: the duration of so many days or months.
std::string duration_for(const FeelType& other, const Value* constant) {
  const bool months = other.only(Kind::months);
  if (!constant || !constant->is(Kind::integer) || !(months || other.only(Kind::days)) || constant->payload() < 0) return {};
  return "duration(\"P" + std::to_string(constant->payload()) + (months ? "M" : "D") + "\")";
}

}  // namespace

Lowering::Typed Lowering::property(const Expression& e) {
  const Typed a = lower(e.child(0), nullptr);
  if (!a.fine()) return {};
  struct Known {
    const char* name;
    Kind of;
    wire::Property property;
  };
  constexpr Known known[] = {{"year", Kind::date, wire::Property::year},       {"month", Kind::date, wire::Property::month},
                             {"day", Kind::date, wire::Property::day},         {"weekday", Kind::date, wire::Property::weekday},
                             {"days", Kind::days, wire::Property::days},       {"months", Kind::months, wire::Property::months},
                             {"years", Kind::months, wire::Property::years}};
  for (const Known& one : known) {
    if (e.text != one.name) continue;
    if (!a.type.only(one.of))
      return fail(e, Code::feel_type, "." + e.text + " is a property of " + to_string(FeelType::of(one.of)) + ", found " + to_string(a.type));
    return make(wire::Op::property, FeelType::of(Kind::integer), a.node, 0, 0, std::uint8_t(one.property));
  }
  return fail(e, Code::feel_unknown_name, "there is no property \"" + e.text + "\"", nearest(e.text, feel::properties()));
}

Lowering::Typed Lowering::negate(const Expression& e) {
  const Typed a = lower(e.child(0), nullptr);
  if (!a.fine()) return {};
  if (a.type.kinds & ~countable)
    return fail(e, Code::feel_type, "only a number or a duration has a negative, found " + to_string(a.type));
  return make(wire::Op::negate, a.type, a.node);
}

Lowering::Typed Lowering::boolean(const Expression& e) { return of(e, Kind::boolean); }

Lowering::Typed Lowering::of(const Expression& e, Kind kind) {
  const FeelType wanted = FeelType::of(kind);
  const Typed typed = lower(e, &wanted);
  if (!typed.fine()) return {};
  if (typed.type.only(kind)) return typed;
  std::string hint;
  if (kind == Kind::boolean && e.form == Form::name && typed.type.only(Kind::symbol) && !typed.type.symbols.empty())
    hint = e.text + " = \"" + *typed.type.symbols.begin() + "\"";
  return fail(e, Code::feel_type, "expected " + to_string(wanted) + ", found " + to_string(typed.type), hint);
}

Lowering::Typed Lowering::both(wire::Op op, const Typed& a, const Typed& b) {
  return make(op, FeelType::of(Kind::boolean), a.node, b.node);
}

Lowering::Typed Lowering::binary(const Expression& e) {
  if (e.text == "and" || e.text == "or") {
    const Typed a = boolean(e.child(0)), b = boolean(e.child(1));
    if (!a.fine() || !b.fine()) return {};
    return both(e.text == "and" ? wire::Op::logical_and : wire::Op::logical_or, a, b);
  }
  if (e.text == "+" || e.text == "-" || e.text == "*") return arithmetic(e);
  return relate(e, e.text, e.child(0), e.child(1));
}

// Lowers both sides, the one that is a text after the other, whose type tells what the text means.
Lowering::Typed Lowering::relate(const Expression& e, const std::string& name, const Expression& left, const Expression& right) {
  if (text_of(left) && text_of(right)) return fold(e, nullptr);
  if (needs_type(left) && !needs_type(right)) {
    const Typed b = lower(right, nullptr);
    if (!b.fine()) return {};
    const Typed a = lower(left, &b.type);
    return a.fine() ? compare(e, name, a, b) : Typed{};
  }
  const Typed a = lower(left, nullptr);
  if (!a.fine()) return {};
  const Typed b = lower(right, &a.type);
  return b.fine() ? compare(e, name, a, b) : Typed{};
}

Lowering::Typed Lowering::compare(const Expression& e, const std::string& name, const Typed& a, const Typed& b) {
  const FeelType truth = FeelType::of(Kind::boolean);
  const auto hint = [&] {
    const std::string one = duration_for(a.type, builder_.constant_of(b.node));
    return one.empty() ? duration_for(b.type, builder_.constant_of(a.node)) : one;
  };
  if (name == "=" || name == "!=") {
    if (!(a.type.kinds & b.type.kinds) || a.type.has(Kind::structured) || b.type.has(Kind::structured))
      return fail(e, Code::feel_type, "cannot compare " + to_string(a.type) + " with " + to_string(b.type), hint());
    if (a.type.only(Kind::symbol) && b.type.only(Kind::symbol)) {
      const bool shared = std::any_of(a.type.symbols.begin(), a.type.symbols.end(),
                                      [&](const std::string& symbol) { return b.type.symbols.count(symbol) > 0; });
      if (!shared) return fail(e, Code::feel_type, "these two have no value in common");
    }
    const Typed same = both(wire::Op::equal, a, b);
    return name == "=" ? same : make(wire::Op::logical_not, truth, same.node);
  }
  const bool ordered = a.type.kinds == b.type.kinds && (a.type.kinds & ~orderable) == 0 &&
                       (a.type.kinds & (a.type.kinds - 1)) == 0;
  if (!ordered)
    return fail(e, Code::feel_type, "cannot order " + to_string(a.type) + " and " + to_string(b.type), hint());
  const bool turned = name == ">" || name == ">=";
  const wire::Op op = name == "<" || name == ">" ? wire::Op::less : wire::Op::less_or_equal;
  return turned ? both(op, b, a) : both(op, a, b);
}

Lowering::Typed Lowering::arithmetic(const Expression& e) {
  const Typed a = lower(e.child(0), nullptr), b = lower(e.child(1), nullptr);
  if (!a.fine() || !b.fine()) return {};
  struct Signature {
    const char* name;
    Kind a, b, result;
  };
  constexpr Signature signatures[] = {
      {"+", Kind::integer, Kind::integer, Kind::integer}, {"+", Kind::months, Kind::months, Kind::months},
      {"+", Kind::days, Kind::days, Kind::days},          {"+", Kind::date, Kind::months, Kind::date},
      {"+", Kind::date, Kind::days, Kind::date},          {"+", Kind::months, Kind::date, Kind::date},
      {"+", Kind::days, Kind::date, Kind::date},          {"-", Kind::integer, Kind::integer, Kind::integer},
      {"-", Kind::months, Kind::months, Kind::months},    {"-", Kind::days, Kind::days, Kind::days},
      {"-", Kind::date, Kind::months, Kind::date},        {"-", Kind::date, Kind::days, Kind::date},
      {"-", Kind::date, Kind::date, Kind::days},          {"*", Kind::integer, Kind::integer, Kind::integer},
      {"*", Kind::integer, Kind::months, Kind::months},   {"*", Kind::integer, Kind::days, Kind::days},
      {"*", Kind::months, Kind::integer, Kind::months},   {"*", Kind::days, Kind::integer, Kind::days}};
  for (const Signature& signature : signatures) {
    if (e.text != signature.name || !a.type.only(signature.a) || !b.type.only(signature.b)) continue;
    const wire::Op op = e.text == "+" ? wire::Op::add : e.text == "-" ? wire::Op::subtract : wire::Op::multiply;
    return make(op, FeelType::of(signature.result), a.node, b.node);
  }
  const std::string hint = a.type.only(Kind::date) ? duration_for(FeelType::of(Kind::days), builder_.constant_of(b.node)) : "";
  return fail(e, Code::feel_type, "cannot calculate " + to_string(a.type) + " " + e.text + " " + to_string(b.type), hint);
}

Lowering::Typed Lowering::between(const Expression& e) {
  if (text_of(e.child(0)) && text_of(e.child(1)) && text_of(e.child(2))) return fold(e, nullptr);
  const Typed value = lower(e.child(0), nullptr);
  if (!value.fine()) return {};
  const Typed low = lower(e.child(1), &value.type), high = lower(e.child(2), &value.type);
  if (!low.fine() || !high.fine()) return {};
  const Typed above = compare(e, ">=", value, low), below = compare(e, "<=", value, high);
  return above.fine() && below.fine() ? both(wire::Op::logical_and, above, below) : Typed{};
}

Lowering::Typed Lowering::conditional(const Expression& e, const FeelType* expected) {
  const Typed condition = boolean(e.child(0));
  if (!condition.fine()) return {};
  const Typed positive = lower(e.child(1), expected);
  if (!positive.fine()) return {};
  const Typed negative = lower(e.child(2), expected ? expected : &positive.type);
  if (!negative.fine()) return {};
  FeelType type = positive.type;
  type.kinds |= negative.type.kinds;
  type.symbols.insert(negative.type.symbols.begin(), negative.type.symbols.end());
  return make(wire::Op::conditional, type, condition.node, positive.node, negative.node);
}

}  // namespace yidi
