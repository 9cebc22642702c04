// The tree walked under DMN semantics.
#include <map>

#include "compiler/feel/syntax.h"
#include "compiler/feel/value.h"
#include "yidi/feel.h"

namespace yidi {

namespace feel {

namespace {

using Kind = FeelValue::Kind;

class Evaluator {
 public:
  FeelValue run(const Expression& e) {
    switch (e.form) {
      case Form::null: return FeelValue::null();
      case Form::boolean: return FeelValue::boolean(e.number != 0);
      case Form::integer: return FeelValue::integer(e.number);
      case Form::string: return FeelValue::string(e.text);
      case Form::temporal: return temporal(e.text);
      case Form::name: {
        const auto found = scope_.find(e.text);
        return found == scope_.end() ? FeelValue::null() : found->second;
      }
      case Form::property: return property(run(e.child(0)), e.text);
      case Form::list: {
        std::vector<FeelValue> elements;
        for (const auto& child : e.children) elements.push_back(run(*child));
        return FeelValue::list(std::move(elements));
      }
      case Form::range:
      case Form::test: return FeelValue::null();  // only "in" gives them a meaning
      case Form::negate: return negate(run(e.child(0)));
      case Form::binary: return binary(e);
      case Form::between: {
        const FeelValue value = run(e.child(0));
        return conjunction(compare(">=", value, run(e.child(1))), compare("<=", value, run(e.child(2))));
      }
      case Form::in: return membership(e);
      case Form::conditional: {
        const FeelValue condition = run(e.child(0));
        return run(e.child(condition.is(Kind::boolean) && condition.number ? 1 : 2));
      }
      case Form::quantified: return quantified(e, 0);
      case Form::call: {
        std::vector<FeelValue> arguments;
        for (const auto& child : e.children) arguments.push_back(run(*child));
        return call(e.text, arguments);
      }
    }
    return FeelValue::null();
  }

 private:
  static FeelValue temporal(const std::string& text) {
    if (const auto date = parse_feel_date(text)) return *date;
    return call("duration", {FeelValue::string(text)});
  }

  static FeelValue negate(const FeelValue& value) {
    const bool countable = value.is(Kind::integer) || value.is(Kind::calendar_duration) || value.is(Kind::time_duration);
    if (!countable || value.number == INT64_MIN) return FeelValue::null();
    return FeelValue::of(value.kind, -value.number);
  }

  static FeelValue conjunction(const FeelValue& a, const FeelValue& b) {
    const auto is_false = [](const FeelValue& v) { return v.is(Kind::boolean) && !v.number; };
    if (is_false(a) || is_false(b)) return FeelValue::boolean(false);
    return a.is(Kind::boolean) && b.is(Kind::boolean) ? a : FeelValue::null();
  }
  static FeelValue disjunction(const FeelValue& a, const FeelValue& b) {
    const auto is_true = [](const FeelValue& v) { return v.is(Kind::boolean) && v.number; };
    if (is_true(a) || is_true(b)) return FeelValue::boolean(true);
    return a.is(Kind::boolean) && b.is(Kind::boolean) ? a : FeelValue::null();
  }

  static FeelValue compare(const std::string& name, const FeelValue& a, const FeelValue& b) {
    if (name == "=") return equality(a, b);
    if (name == "!=") return call("not", {equality(a, b)});
    const auto compared = order(a, b);
    if (!compared) return FeelValue::null();
    if (name == "<") return FeelValue::boolean(*compared < 0);
    if (name == "<=") return FeelValue::boolean(*compared <= 0);
    if (name == ">") return FeelValue::boolean(*compared > 0);
    return FeelValue::boolean(*compared >= 0);
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

  FeelValue test(const FeelValue& value, const Expression& e) {
    switch (e.form) {
      case Form::test: return compare(e.text, value, run(e.child(0)));
      case Form::range: {
        const FeelValue low = compare(e.text[0] == '[' ? ">=" : ">", value, run(e.child(0)));
        return conjunction(low, compare(e.text[1] == ']' ? "<=" : "<", value, run(e.child(1))));
      }
      case Form::list: {
        FeelValue result = FeelValue::boolean(false);
        for (const auto& element : e.children) result = disjunction(result, test(value, *element));
        return result;
      }
      default: break;
    }
    const FeelValue other = run(e);
    if (other.is(Kind::list) && !value.is(Kind::list)) return call("list contains", {other, value});
    return equality(value, other);
  }

  FeelValue membership(const Expression& e) {
    const FeelValue value = run(e.child(0));
    FeelValue result = FeelValue::boolean(false);
    for (std::size_t i = 1; i < e.children.size(); ++i) result = disjunction(result, test(value, e.child(i)));
    return result;
  }

  // Binds the names from `index` on to every combination of their elements.
  FeelValue quantified(const Expression& e, std::size_t index) {
    if (index == e.names.size()) return run(e.child(index));
    const FeelValue list = run(e.child(index));
    if (list.is_null()) return FeelValue::null();
    const std::vector<FeelValue> elements = list.is(Kind::list) ? list.elements : std::vector<FeelValue>{list};
    const auto outer = scope_;
    FeelValue result = FeelValue::boolean(e.text == "every");
    for (const FeelValue& element : elements) {
      scope_[e.names[index]] = element;
      const FeelValue one = quantified(e, index + 1);
      result = e.text == "every" ? conjunction(result, one) : disjunction(result, one);
    }
    scope_ = outer;
    return result;
  }

  std::map<std::string, FeelValue> scope_;
};

}  // namespace

}  // namespace feel

Result<std::string> evaluate_feel(std::string_view text) {
  feel::Flaw flaw;
  const feel::ExpressionPointer expression = feel::parse(text, flaw);
  if (!expression) {
    std::string hint = flaw.hint.empty() ? "" : " (did you mean \"" + flaw.hint + "\"?)";
    return Error{flaw.code, std::to_string(flaw.offset + 1), flaw.text + hint};
  }
  return to_json(feel::Evaluator().run(*expression));
}

}  // namespace yidi
