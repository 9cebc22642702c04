// What is worked out when a pack is made: texts, and dates and durations made of them. The runtime has no strings.
#include <algorithm>
#include <deque>

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
  const auto among = [](const auto& self, const Binding* bound, const std::string& name) -> bool {
    for (; bound; bound = bound->outer) {
      if (*bound->name != name) continue;
      std::vector<std::string> inner;
      return is_constant(*bound->value, inner, [&](const std::string& other) { return self(self, bound->scope, other); });
    }
    return false;
  };
  return is_constant(e, own, [&](const std::string& name) { return among(among, bound_, name); });
}

// The value of a closed expression; empty with a diagnostic where working it out takes too long.
std::optional<FeelValue> Lowering::value_of(const Expression& e) {
  struct Values : feel::Bindings {
    const Binding* bound = nullptr;
    std::deque<FeelValue> kept;
    const FeelValue* find(const std::string& name) override {
      for (const Binding* one = bound; one; one = one->outer) {
        if (*one->name != name) continue;
        Values outer;
        outer.bound = one->scope;
        feel::Flaw ignored;
        kept.push_back(feel::evaluate(*one->value, nullptr, &outer, ignored).value_or(FeelValue::null()));
        return &kept.back();
      }
      return nullptr;
    }
  } values;
  values.bound = bound_;
  feel::Flaw flaw;
  auto value = feel::evaluate(e, nullptr, &values, flaw);
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
