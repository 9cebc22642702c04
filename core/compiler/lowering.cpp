#include "compiler/lowering.h"

#include <algorithm>

#include "compiler/feel/evaluate.h"
#include "compiler/feel/temporal.h"
#include "compiler/resolve.h"

namespace yidi {

using feel::Form;

namespace {

constexpr int most_depth = 1000;
constexpr std::size_t most_opened = 16;  // definitions inside one another

std::vector<std::string> listed(const std::set<std::string>& names) { return {names.begin(), names.end()}; }

// What a text that is no code was perhaps meant to be.
std::string meant_by(const std::string& text, const FeelType& expected) {
  const auto duration = feel::parse_duration(text);
  if (expected.has(Kind::date) && parse_date(text)) return "date(\"" + text + "\")";
  if (duration && expected.has(duration->calendar ? Kind::months : Kind::days)) return "duration(\"" + text + "\")";
  if (expected.has(Kind::boolean) && (text == "true" || text == "false")) return text;
  const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && expected.has(Kind::integer) ? text : "";
}

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
  steps_ = depth_ = 0;
  constant_steps_ = feel::most_steps;
  const Typed typed = lower(*formula.expression, &expected);
  return typed.fine() && fits(*formula.expression, typed.type, expected) ? typed.node : wire::none;
}

Lowering::Typed Lowering::lower(const Expression& e, const FeelType* expected) {
  if (++steps_ > most_operations) return fail(e, Code::limit_exceeded, "the rule unfolds into more than 20,000 operations");
  if (constant_steps_ < 0) return {};  // reported where it happened
  if (depth_ >= most_depth) return fail(e, Code::limit_exceeded, "more than 1,000 operations inside one another");
  ++depth_;
  Typed typed = lower_form(e, expected);
  --depth_;
  return typed;
}

Lowering::Typed Lowering::lower_form(const Expression& e, const FeelType* expected) {
  switch (e.form) {
    case Form::null: return {builder_.constant(Value::null()), FeelType::of(Kind::null)};
    case Form::boolean: return {builder_.constant(Value::boolean(e.number != 0)), FeelType::of(Kind::boolean)};
    case Form::integer: return integer(e, e.number);
    case Form::overflow: return fail(e, Code::limit_exceeded, too_large);
    case Form::string: return literal(e, e.text, expected);
    case Form::temporal: return temporal(e, e.text);
    case Form::name: return name(e, expected);
    case Form::property: return property(e);
    case Form::negate: return negate(e);
    case Form::binary: return text_of(e) ? fold(e, expected) : binary(e);
    case Form::between: return between(e);
    case Form::in: return membership(e);
    case Form::conditional: return conditional(e, expected);
    case Form::quantified: return quantified(e);
    case Form::call: return call(e, expected);
    case Form::list:
    case Form::range:
    case Form::test:
    case Form::no_test:
      return fail(e, Code::feel_outside_subset, "in a rule a list or range stands after \"in\", or in \"some\" and \"every\"");
  }
  return {};
}

Lowering::Typed Lowering::integer(const Expression& e, std::int64_t number) {
  if (!Value::fits(number)) return fail(e, Code::limit_exceeded, too_large);
  return {builder_.constant(Value::integer(number)), FeelType::of(Kind::integer)};
}

Lowering::Typed Lowering::literal(const Expression& e, const std::string& text, const FeelType* expected) {
  if (!expected) return fail(e, Code::feel_type, "nothing here says what the text \"" + text + "\" means");
  if (!(expected->has(Kind::symbol) || expected->has(Kind::region)))
    return fail(e, Code::feel_type, "expected " + to_string(*expected) + ", found the text \"" + text + "\"", meant_by(text, *expected));
  if (expected->has(Kind::symbol) && expected->symbols.count(text)) {
    FeelType type = FeelType::of(Kind::symbol);
    type.symbols.insert(text);
    return {builder_.constant(Value::symbol(builder_.name(text))), std::move(type)};
  }
  if (expected->has(Kind::region)) {
    if (text == "abroad") return {builder_.constant(Value::region(wire::abroad)), FeelType::of(Kind::region)};
    const bool digits = text.size() == 6 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && scope_.model->regions.count(std::uint32_t(std::stoul(text))))
      return {builder_.constant(Value::region(std::uint32_t(std::stoul(text)))), FeelType::of(Kind::region)};
    if (!expected->has(Kind::symbol)) {
      std::vector<std::string> codes = {"abroad"};
      for (const auto& [code, region] : scope_.model->regions) codes.push_back(std::to_string(code));
      return fail(e, Code::unknown_region, "there is no region \"" + text + "\"", nearest(text, codes));
    }
  }
  return fail(e, Code::feel_unknown_symbol, "\"" + text + "\" is not a possible value here",
              nearest(text, listed(expected->symbols)));
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
  for (const Binding* bound = bound_; bound; bound = bound->outer)
    if (*bound->name == e.text) return lower(Element{bound->value, bound->scope, bound->source}, expected);
  if (e.text == "as_of") return make(wire::Op::as_of, FeelType::of(Kind::date));
  if (const auto found = model.facts.find(e.text); found != model.facts.end()) return fact(e, found->second);
  if (const auto found = scope_.decisions.find(e.text); found != scope_.decisions.end())
    return make(wire::Op::decision, type_of(model.decisions.at(e.text), model), found->second);
  if (const auto found = model.definitions.find(e.text); found != model.definitions.end()) {
    if (std::find(opened_.begin(), opened_.end(), e.text) != opened_.end())
      return fail(e, Code::cycle, "the definition \"" + e.text + "\" uses itself");
    if (opened_.size() >= most_opened)
      return fail(e, Code::limit_exceeded, "more than 16 definitions inside one another");
    const Formula& is = found->second.is;
    if (!is) return {};
    opened_.push_back(e.text);
    Typed typed = lower(Element{is.expression.get(), nullptr, is.source}, expected);
    opened_.pop_back();
    if (typed.fine()) builder_.definitions[typed.node].insert(e.text);
    return typed;
  }
  std::vector<std::string> known = {"as_of"};
  for (const auto& [id, value] : model.facts) known.push_back(id);
  for (const auto& [id, value] : model.decisions) known.push_back(id);
  for (const auto& [id, value] : model.definitions) known.push_back(id);
  return fail(e, Code::feel_unknown_name, "there is no fact, decision or definition \"" + e.text + "\"", nearest(e.text, known));
}

}  // namespace yidi
