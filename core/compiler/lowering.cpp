#include "compiler/lowering.h"

#include <algorithm>

#include "compiler/feel/temporal.h"
#include "compiler/resolve.h"

namespace yidi {

using feel::Form;

namespace {

constexpr unsigned orderable = FeelType::bit(Kind::date) | FeelType::bit(Kind::integer) | FeelType::bit(Kind::months) |
                               FeelType::bit(Kind::days);

bool is_string(const feel::Expression& e) { return e.form == Form::string; }

std::vector<std::string> listed(const std::set<std::string>& names) { return {names.begin(), names.end()}; }

}  // namespace

std::string to_string(const FeelType& type) {
  constexpr const char* names[] = {"",        "",         "null",     "a boolean",  "a code", "a region",
                                   "a date",  "a duration of months", "a duration of days", "a whole number",
                                   "an object or list"};
  std::string text;
  for (unsigned kind = unsigned(Kind::null); kind <= unsigned(Kind::structured); ++kind)
    if (type.kinds >> kind & 1) text += (text.empty() ? "" : " or ") + std::string(names[kind]);
  return text;
}

Lowering::Typed Lowering::fail(const Expression& e, Code code, std::string text, std::string hint) {
  diagnostics_.report(code, source_->place_in_string(e.begin), std::move(text), std::move(hint));
  return {};
}

Lowering::Typed Lowering::make(wire::Op op, FeelType type, std::uint16_t a, std::uint16_t b, std::uint16_t c,
                               std::uint8_t extra) {
  return {builder_.node(op, a, b, c, extra), std::move(type)};
}

bool Lowering::fits(const Expression& e, const FeelType& found, const FeelType& expected) {
  if (found.kinds & ~expected.kinds) {
    fail(e, Code::feel_type, "expected " + to_string(expected) + ", found " + to_string(found));
    return false;
  }
  for (const std::string& symbol : found.symbols) {
    if (expected.symbols.count(symbol)) continue;
    fail(e, Code::feel_unknown_symbol, "\"" + symbol + "\" is not a possible value here", nearest(symbol, listed(expected.symbols)));
    return false;
  }
  return true;
}

std::uint16_t Lowering::lower(const Formula& formula, const FeelType& expected) {
  if (!formula) return wire::none;
  source_ = formula.source;
  const Typed typed = lower(*formula.expression, &expected);
  if (!typed.fine() || !fits(*formula.expression, typed.type, expected)) return wire::none;
  return typed.node;
}

Lowering::Typed Lowering::lower(const Expression& e, const FeelType* expected) {
  switch (e.form) {
    case Form::null: return {builder_.constant(Value::null()), FeelType::of(Kind::null)};
    case Form::boolean: return {builder_.constant(Value::boolean(e.number != 0)), FeelType::of(Kind::boolean)};
    case Form::integer:
      if (!Value::fits(e.number)) return fail(e, Code::limit_exceeded, too_large);
      return {builder_.constant(Value::integer(e.number)), FeelType::of(Kind::integer)};
    case Form::string: return literal(e, expected);
    case Form::temporal: return temporal(e, e.text);
    case Form::name: return name(e, expected);
    case Form::property: return property(e);
    case Form::negate: {
      const Typed a = lower(e.child(0), nullptr);
      if (!a.fine()) return {};
      if (a.type.kinds & ~(FeelType::bit(Kind::integer) | FeelType::bit(Kind::months) | FeelType::bit(Kind::days)))
        return fail(e, Code::feel_type, "only a number or a duration has a negative, found " + to_string(a.type));
      return make(wire::Op::negate, a.type, a.node);
    }
    case Form::binary: return binary(e, expected);
    case Form::between: return between(e);
    case Form::in: return membership(e);
    case Form::conditional: return conditional(e, expected);
    case Form::quantified: return quantified(e);
    case Form::call: return call(e);
    case Form::list:
    case Form::range:
    case Form::test:
      return fail(e, Code::feel_outside_subset, "in a rule a list or range stands after \"in\", or in \"some\" and \"every\"");
  }
  return {};
}

Lowering::Typed Lowering::literal(const Expression& e, const FeelType* expected) {
  if (!expected || !(expected->has(Kind::symbol) || expected->has(Kind::region)))
    return fail(e, Code::feel_type,
                expected ? "expected " + to_string(*expected) + ", found the text \"" + e.text + "\""
                         : "nothing here says what the text \"" + e.text + "\" means");
  if (expected->has(Kind::symbol) && expected->symbols.count(e.text)) {
    FeelType type = FeelType::of(Kind::symbol);
    type.symbols.insert(e.text);
    return {builder_.constant(Value::symbol(builder_.name(e.text))), std::move(type)};
  }
  if (expected->has(Kind::region)) {
    if (e.text == "abroad") return {builder_.constant(Value::region(wire::abroad)), FeelType::of(Kind::region)};
    const bool digits = e.text.size() == 6 && std::all_of(e.text.begin(), e.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && scope_.model->regions.count(std::uint32_t(std::stoul(e.text))))
      return {builder_.constant(Value::region(std::uint32_t(std::stoul(e.text)))), FeelType::of(Kind::region)};
    if (!expected->has(Kind::symbol))
      return fail(e, Code::unknown_region, "there is no region \"" + e.text + "\"");
  }
  return fail(e, Code::feel_unknown_symbol, "\"" + e.text + "\" is not a possible value here",
              nearest(e.text, listed(expected->symbols)));
}

Lowering::Typed Lowering::temporal(const Expression& e, const std::string& text) {
  if (const auto day = parse_date(text)) return {builder_.constant(Value::date(*day)), FeelType::of(Kind::date)};
  const auto duration = feel::parse_duration(text);
  constexpr std::int64_t hundred_years = 100;
  if (!duration)
    return fail(e, Code::feel_bad_literal, "\"" + text + "\" is neither a date between 1900 and 2199 nor a duration");
  if (duration->calendar) {
    if (std::abs(duration->months) > 12 * hundred_years)
      return fail(e, Code::limit_exceeded, "a duration in a rule is at most 100 years long");
    return {builder_.constant(Value::months(duration->months)), FeelType::of(Kind::months)};
  }
  if (duration->seconds % 86400 != 0)
    return fail(e, Code::feel_outside_subset, "a duration in a rule is one of whole days");
  if (std::abs(duration->seconds / 86400) > 366 * hundred_years)
    return fail(e, Code::limit_exceeded, "a duration in a rule is at most 100 years long");
  return {builder_.constant(Value::days(duration->seconds / 86400)), FeelType::of(Kind::days)};
}

Lowering::Typed Lowering::fact(const Expression& e, const Fact& fact) {
  if (fact.area != 0 && !area_within(area_, fact.area))
    return fail(e, Code::foreign_fact, "\"" + fact.id + "\" belongs to the rules of area " + std::to_string(fact.area));
  const auto found = scope_.facts.find(fact.id);
  if (found == scope_.facts.end())
    return fail(e, Code::foreign_fact, "\"" + fact.id + "\" is not known in this pack");
  FeelType type;
  if (fact.type == "boolean") type = FeelType::of(Kind::boolean);
  if (fact.type == "region") type = FeelType::of(Kind::region);
  if (fact.type == "date") type = FeelType::of(Kind::date);
  if (fact.type == "integer") type = FeelType::of(Kind::integer);
  if (fact.type == "symbol") {
    type = FeelType::of(Kind::symbol);
    for (const Term& value : fact.values) type.symbols.insert(value.code);
  }
  return make(wire::Op::fact, type, found->second);
}

Lowering::Typed Lowering::name(const Expression& e, const FeelType* expected) {
  const Model& model = *scope_.model;
  if (const auto found = bound_.find(e.text); found != bound_.end()) return lower(*found->second, expected);
  if (e.text == "as_of") return make(wire::Op::as_of, FeelType::of(Kind::date));
  if (const auto found = model.facts.find(e.text); found != model.facts.end()) return fact(e, found->second);
  if (const auto found = scope_.decisions.find(e.text); found != scope_.decisions.end())
    return make(wire::Op::decision, type_of(model.decisions.at(e.text), model), found->second);
  if (const auto found = model.definitions.find(e.text); found != model.definitions.end()) {
    if (std::find(opened_.begin(), opened_.end(), e.text) != opened_.end())
      return fail(e, Code::cycle, "the definition \"" + e.text + "\" uses itself");
    if (!found->second.is) return {};
    opened_.push_back(e.text);
    const Json* outer = source_;
    source_ = found->second.is.source;
    const Typed typed = lower(*found->second.is.expression, expected);
    source_ = outer;
    opened_.pop_back();
    return typed;
  }
  std::vector<std::string> known = {"as_of"};
  for (const auto& [id, value] : model.facts) known.push_back(id);
  for (const auto& [id, value] : model.decisions) known.push_back(id);
  for (const auto& [id, value] : model.definitions) known.push_back(id);
  return fail(e, Code::feel_unknown_name, "there is no fact, decision or definition \"" + e.text + "\"", nearest(e.text, known));
}

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
  std::vector<std::string> names;
  for (const Known& one : known) {
    names.push_back(one.name);
    if (e.text != one.name) continue;
    if (!a.type.only(one.of))
      return fail(e, Code::feel_type, "." + e.text + " is a property of " + to_string(FeelType::of(one.of)) + ", found " + to_string(a.type));
    return make(wire::Op::property, FeelType::of(Kind::integer), a.node, 0, 0, std::uint8_t(one.property));
  }
  return fail(e, Code::feel_unknown_name, "there is no property \"" + e.text + "\"", nearest(e.text, names));
}

Lowering::Typed Lowering::boolean(const Expression& e) { return of(e, Kind::boolean); }

Lowering::Typed Lowering::of(const Expression& e, Kind kind) {
  const FeelType wanted = FeelType::of(kind);
  const Typed typed = lower(e, &wanted);
  if (!typed.fine()) return {};
  if (typed.type.only(kind)) return typed;
  return fail(e, Code::feel_type, "expected " + to_string(wanted) + ", found " + to_string(typed.type));
}

Lowering::Typed Lowering::both(wire::Op op, const Typed& a, const Typed& b) {
  return make(op, FeelType::of(Kind::boolean), a.node, b.node);
}

Lowering::Typed Lowering::binary(const Expression& e, const FeelType*) {
  if (e.text == "and" || e.text == "or") {
    const Typed a = boolean(e.child(0)), b = boolean(e.child(1));
    if (!a.fine() || !b.fine()) return {};
    return both(e.text == "and" ? wire::Op::logical_and : wire::Op::logical_or, a, b);
  }
  if (e.text == "+" || e.text == "-" || e.text == "*") return arithmetic(e);
  return comparison(e, e.text, e.child(0), e.child(1));
}

// Lowers both sides, the one that is a text after the other, whose type tells what the text means.
Lowering::Typed Lowering::comparison(const Expression& e, const std::string& name, const Expression& left,
                                     const Expression& right) {
  if (is_string(left) && !is_string(right)) {
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
  if (name == "=" || name == "!=") {
    if (!(a.type.kinds & b.type.kinds) || a.type.has(Kind::structured) || b.type.has(Kind::structured))
      return fail(e, Code::feel_type, "cannot compare " + to_string(a.type) + " with " + to_string(b.type));
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
    return fail(e, Code::feel_type, "cannot order " + to_string(a.type) + " and " + to_string(b.type));
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
  return fail(e, Code::feel_type, "cannot calculate " + to_string(a.type) + " " + e.text + " " + to_string(b.type));
}

Lowering::Typed Lowering::between(const Expression& e) {
  const Typed value = lower(e.child(0), nullptr);
  if (!value.fine()) return {};
  const Typed low = lower(e.child(1), &value.type), high = lower(e.child(2), &value.type);
  if (!low.fine() || !high.fine()) return {};
  const Typed above = compare(e, ">=", value, low), below = compare(e, "<=", value, high);
  return above.fine() && below.fine() ? both(wire::Op::logical_and, above, below) : Typed{};
}

Lowering::Typed Lowering::test(const Typed& value, const Expression& e) {
  const auto against = [&](const std::string& name, const Expression& end) -> Typed {
    const Typed other = lower(end, &value.type);
    return other.fine() ? compare(end, name, value, other) : Typed{};
  };
  if (e.form == Form::test) return against(e.text, e.child(0));
  if (e.form == Form::range) {
    const Typed above = against(e.text[0] == '[' ? ">=" : ">", e.child(0));
    const Typed below = against(e.text[1] == ']' ? "<=" : "<", e.child(1));
    return above.fine() && below.fine() ? both(wire::Op::logical_and, above, below) : Typed{};
  }
  if (e.form != Form::list) return against("=", e);
  if (e.children.empty()) return fail(e, Code::feel_type, "nothing is in an empty list");

  // A list of codes is one look-up.
  if (value.type.only(Kind::symbol) && std::all_of(e.children.begin(), e.children.end(), [](const auto& child) { return is_string(*child); })) {
    std::vector<std::uint16_t> names;
    for (const auto& child : e.children) {
      if (!literal(*child, &value.type).fine()) return {};
      names.push_back(builder_.name(child->text));
    }
    return make(wire::Op::one_of, FeelType::of(Kind::boolean), value.node, builder_.indexes(names), std::uint16_t(names.size()));
  }
  Typed any;
  for (const auto& child : e.children) {
    const Typed one = test(value, *child);
    if (!one.fine()) return {};
    any = any.fine() ? both(wire::Op::logical_or, any, one) : one;
  }
  return any;
}

Lowering::Typed Lowering::membership(const Expression& e) {
  const Typed value = lower(e.child(0), nullptr);
  if (!value.fine()) return {};
  Typed any;
  for (std::size_t i = 1; i < e.children.size(); ++i) {
    const Typed one = test(value, e.child(i));
    if (!one.fine()) return {};
    any = any.fine() ? both(wire::Op::logical_or, any, one) : one;
  }
  return any;
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

// "some" and "every" go over lists that are written out, so that they unfold into "or" and "and".
Lowering::Typed Lowering::quantified(const Expression& e) {
  const auto outer = bound_;
  Typed result;
  std::size_t unfolded = 0;
  const auto unfold = [&](const auto& self, std::size_t index) -> bool {
    if (index < e.names.size()) {
      const Expression& list = e.child(index);
      if (list.form != Form::list || list.children.empty()) {
        fail(list, Code::feel_outside_subset, "in a rule \"" + e.text + "\" goes over a list that is written out");
        return false;
      }
      for (const auto& element : list.children) {
        bound_[e.names[index]] = element.get();
        if (!self(self, index + 1)) return false;
      }
      return true;
    }
    if (++unfolded > 200) {
      fail(e, Code::limit_exceeded, "\"" + e.text + "\" goes over more than 200 combinations");
      return false;
    }
    const Typed one = boolean(e.child(index));
    if (!one.fine()) return false;
    result = !result.fine() ? one : both(e.text == "some" ? wire::Op::logical_or : wire::Op::logical_and, result, one);
    return true;
  };
  const bool fine = unfold(unfold, 0);
  bound_ = outer;
  return fine ? result : Typed{};
}

}  // namespace yidi
