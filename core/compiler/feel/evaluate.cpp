#include "compiler/feel/evaluate.h"

#include <algorithm>

#include "compiler/source.h"

namespace yidi {

namespace feel {

namespace {

using Kind = FeelValue::Kind;

// What a value weighs against the budget, counted no further than a limit.
std::int64_t weight(const FeelValue& value, std::int64_t limit) {
  std::int64_t total = std::int64_t(value.text.size() / 64);
  for (const FeelValue& element : value.elements) {
    total += 1 + weight(element, limit - total);
    if (total > limit) break;
  }
  return total;
}

class Evaluator {
 public:
  Evaluator(const FeelWorld* world, Bindings* outer, std::int64_t& steps_left)
      : world_(world), outer_(outer), budget_(steps_left) {}

  FeelValue run(const Expression& e) {
    if (--budget_ < 0) return FeelValue::null();
    FeelValue value = compute(e);
    if (value.is(Kind::list) || value.is(Kind::string)) budget_ -= weight(value, budget_);
    return value;
  }

  bool gave_up() const { return budget_ < 0; }

 private:
  FeelValue compute(const Expression& e) {
    switch (e.form) {
      case Form::boolean: return FeelValue::boolean(e.number != 0);
      case Form::integer: return FeelValue::integer(e.number);
      case Form::string: return FeelValue::string(e.text);
      case Form::temporal: return temporal(e.text);
      case Form::name: return name(e.text);
      case Form::property: return property(run(e.child(0)), e.text);
      case Form::list: return FeelValue::list(children(e));
      case Form::negate: return negate(run(e.child(0)));
      case Form::binary: return binary(e);
      case Form::between: {
        const FeelValue value = run(e.child(0));
        return conjunction(compare(">=", value, run(e.child(1))), compare("<=", value, run(e.child(2))));
      }
      case Form::in: return any_test(run(e.child(0)), e, 1);
      case Form::conditional: return run(e.child(run(e.child(0)).is_true() ? 1 : 2));
      case Form::quantified: return quantified(e, 0);
      case Form::call: {
        std::vector<FeelValue> arguments = children(e);
        if (!is_world_function(e.text)) return call(e.text, std::move(arguments));
        return world_ ? call_world(*world_, e.text, arguments) : FeelValue::null();
      }
      case Form::null:
      case Form::overflow:
      case Form::range:
      case Form::test:
      case Form::no_test: break;  // no values: only "in" gives the last three a meaning
    }
    return FeelValue::null();
  }

  std::vector<FeelValue> children(const Expression& e) {
    std::vector<FeelValue> values;
    for (const auto& child : e.children) values.push_back(run(*child));
    return values;
  }

  static FeelValue temporal(const std::string& text) {
    if (const auto date = parse_feel_date(text)) return *date;
    return call("duration", {FeelValue::string(text)});
  }

  FeelValue name(const std::string& text) {
    for (auto bound = scope_.rbegin(); bound != scope_.rend(); ++bound)
      if (*bound->first == text) return *bound->second;
    const FeelValue* found = outer_ ? outer_->find(text) : nullptr;
    return found ? *found : FeelValue::null();
  }

  FeelValue binary(const Expression& e) {
    const FeelValue a = run(e.child(0)), b = run(e.child(1));
    if (e.text == "and") return conjunction(a, b);
    if (e.text == "or") return disjunction(a, b);
    if (e.text == "+") return add(a, b);
    if (e.text == "-") return subtract(a, b);
    if (e.text == "*") return multiply(a, b);
    return compare(e.text, a, b);
  }

  // Whether one of the tests from an index on holds.
  FeelValue any_test(const FeelValue& value, const Expression& e, std::size_t from) {
    FeelValue result = FeelValue::boolean(false);
    for (std::size_t i = from; i < e.children.size(); ++i) result = disjunction(result, test(value, e.child(i)));
    return result;
  }

  FeelValue test(const FeelValue& value, const Expression& e) {
    switch (e.form) {
      case Form::test: return compare(e.text, value, run(e.child(0)));
      case Form::no_test: return negation(any_test(value, e, 0));
      case Form::range: {
        const FeelValue low = compare(e.text[0] == '[' ? ">=" : ">", value, run(e.child(0)));
        return conjunction(low, compare(e.text[1] == ']' ? "<=" : "<", value, run(e.child(1))));
      }
      case Form::list: return any_element(value, e);
      default: break;
    }
    const FeelValue other = run(e);
    return other.is(Kind::list) ? call("list contains", {other, value}) : equality(value, other);
  }

  // Ranges and tests keep their three values; any other element is equal or it is not, as in `list contains`.
  FeelValue any_element(const FeelValue& value, const Expression& list) {
    FeelValue result = FeelValue::boolean(false);
    for (const auto& element : list.children) {
      const bool is_test = element->form == Form::range || element->form == Form::test;
      const FeelValue one = is_test ? test(value, *element) : FeelValue::boolean(equality(value, run(*element)).is_true());
      result = disjunction(result, one);
    }
    return result;
  }

  // Binds the names from `index` on to every combination of their elements.
  FeelValue quantified(const Expression& e, std::size_t index) {
    if (index == e.names.size()) return run(e.child(index));
    const FeelValue list = run(e.child(index));
    if (list.is_null()) return FeelValue::null();
    const bool every = e.text == "every";
    FeelValue result = FeelValue::boolean(every);
    const auto take = [&](const FeelValue& element) {
      scope_.push_back({&e.names[index], &element});
      const FeelValue one = quantified(e, index + 1);
      scope_.pop_back();
      result = every ? conjunction(result, one) : disjunction(result, one);
      return !gave_up();
    };
    if (list.is(Kind::list))
      std::all_of(list.elements.begin(), list.elements.end(), take);
    else
      take(list);
    return result;
  }

  const FeelWorld* world_;
  Bindings* outer_;
  std::int64_t& budget_;
  std::vector<std::pair<const std::string*, const FeelValue*>> scope_;
};

}  // namespace

std::optional<FeelValue> evaluate(const Expression& expression, const FeelWorld* world, Bindings* outer,
                                  std::int64_t& steps_left, Flaw& flaw) {
  Evaluator evaluator(world, outer, steps_left);
  FeelValue value = evaluator.run(expression);
  if (!evaluator.gave_up()) return value;
  flaw = {Code::limit_exceeded, expression.begin, "the expression takes more than 500,000 steps", {}};
  return std::nullopt;
}

}  // namespace feel

Result<std::string> evaluate_feel(std::string_view text, const FindFeelWorld& find_world) {
  feel::Flaw flaw;
  const auto refused = [&]() -> Error {
    const std::string hint = flaw.hint.empty() ? "" : " (did you mean \"" + flaw.hint + "\"?)";
    const std::string_view before = text.substr(0, flaw.offset);
    const auto column = 1 + std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {flaw.code, std::to_string(column), flaw.text + hint};
  };
  const feel::ExpressionPointer expression = feel::parse(text, flaw);
  if (!expression || !feel::check_standing_alone(*expression, flaw)) return refused();
  const FeelWorld* world = nullptr;
  if (find_world && feel::needs_world(*expression)) {
    const auto found = find_world();
    if (!found) return found.error();
    world = *found;
  }
  std::int64_t steps = feel::most_steps;
  const auto value = feel::evaluate(*expression, world, nullptr, steps, flaw);
  if (!value) return refused();
  return feel::to_json(*value);
}

}  // namespace yidi
