// What is worked out when a pack is made: texts, and dates and durations made of them. The runtime has no strings.
#include <algorithm>

#include "compiler/feel/evaluate.h"
#include "compiler/lowering.h"

namespace yidi {

using feel::FeelValue;
using feel::Form;

namespace {

// Whether nothing in an expression has to be asked: `knows` tells of names that it does not bind itself.
template <class Knows>
bool is_constant(const feel::Expression& e, std::vector<std::string>& own, const Knows& knows) {
  if (e.form == Form::name) return std::find(own.begin(), own.end(), e.text) != own.end() || knows(e.text);
  if (e.form == Form::call && (e.text == "is unsure" || feel::is_world_function(e.text))) return false;
  const std::size_t outer = own.size();
  bool constant = true;
  for (std::size_t i = 0; constant && i < e.children.size(); ++i) {
    constant = is_constant(e.child(i), own, knows);
    if (i < e.names.size()) own.push_back(e.names[i]);
  }
  own.resize(outer);
  return constant;
}

}  // namespace

bool Lowering::is_closed(const Expression& e) const {
  std::vector<std::string> own;
  return is_constant(e, own, [&](const std::string& name) {
    for (const Binding* bound = bound_; bound; bound = bound->outer)
      if (*bound->name == name) return bound->closed;
    return false;
  });
}

// A name for an element, inside the names that are bound here.
Lowering::Binding Lowering::bind(const std::string& name, const Element& element) const {
  std::vector<std::string> own;
  const bool closed = is_constant(*element.expression, own, [&](const std::string& other) {
    for (const Binding* bound = element.scope; bound; bound = bound->outer)
      if (*bound->name == other) return bound->closed;
    return false;
  });
  return {&name, element.expression, element.scope, element.source, bound_, closed};
}

// The value of a closed expression; empty with a diagnostic where working it out takes too long.
std::optional<FeelValue> Lowering::value_of(const Expression& e) {
  struct Values : feel::Bindings {
    Values(const Binding* names, std::int64_t& steps_left) : bound(names), steps(steps_left) {}
    const FeelValue* find(const std::string& name) override {
      const auto known = kept.find(name);
      if (known != kept.end()) return &known->second;
      for (const Binding* one = bound; one; one = one->outer) {
        if (*one->name != name) continue;
        Values outer(one->scope, steps);
        feel::Flaw flaw;
        auto value = feel::evaluate(*one->value, nullptr, &outer, steps, flaw);
        return &kept.emplace(name, value.value_or(FeelValue::null())).first->second;
      }
      return nullptr;
    }
    const Binding* bound;
    std::int64_t& steps;
    std::map<std::string, FeelValue> kept;
  } values(bound_, constant_steps_);
  feel::Flaw flaw;
  auto value = feel::evaluate(e, nullptr, &values, constant_steps_, flaw);
  if (!value) fail(e, flaw.code, flaw.text);
  return value;
}

// The text that an expression is, where that is known.
std::optional<std::string> Lowering::text_of(const Expression& e) {
  if (e.form == Form::string) return e.text;
  const bool adds = e.form == Form::binary && e.text == "+" && text_of(e.child(0));
  const bool changes_case = e.form == Form::call && (e.text == "upper case" || e.text == "lower case");
  const bool is_bound = e.form == Form::name && bound_;
  if (!(adds || changes_case || is_bound) || !is_closed(e)) return std::nullopt;
  const auto value = value_of(e);
  if (!value || !value->is(FeelValue::Kind::string)) return std::nullopt;
  return value->text;
}

// Whether an expression has no type until its place gives it one.
bool Lowering::needs_type(const Expression& e) {
  if (e.form == Form::conditional) return needs_type(e.child(1)) || needs_type(e.child(2));
  return text_of(e).has_value();
}

// A closed expression as the constant that it is.
Lowering::Typed Lowering::fold(const Expression& e, const FeelType* expected) {
  if (!is_closed(e))
    return fail(e, Code::feel_outside_subset, "in a rule texts are calculated with only where all of them are written out");
  const auto value = value_of(e);
  if (!value) return {};
  using FeelKind = FeelValue::Kind;
  switch (value->kind) {
    case FeelKind::boolean: return {builder_.constant(Value::boolean(value->number != 0)), FeelType::of(Kind::boolean)};
    case FeelKind::integer: return integer(e, value->number);
    case FeelKind::string: return literal(e, value->text, expected);
    case FeelKind::date:
    case FeelKind::calendar_duration:
    case FeelKind::time_duration: {
      const std::string quoted = feel::to_json(*value);
      return temporal(e, quoted.substr(1, quoted.size() - 2));
    }
    case FeelKind::null:
    case FeelKind::list: break;
  }
  return fail(e, Code::feel_type, value->is_null() ? "this is always null" : "in a rule a list stands after \"in\", or in \"some\" and \"every\"");
}

}  // namespace yidi
