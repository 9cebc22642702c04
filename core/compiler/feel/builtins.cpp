// The built-in functions of the subset under DMN semantics: a wrong argument gives null.
#include <algorithm>

#include "compiler/feel/characters.h"
#include "compiler/feel/value.h"

namespace yidi::feel {

namespace {

using Kind = FeelValue::Kind;
using Arguments = std::vector<FeelValue>;

// A list as it is, anything else as a list of one (DMN's implicit conversion); null stays no list.
std::optional<Arguments> as_list(const FeelValue& value) {
  if (value.is(Kind::list)) return value.elements;
  if (value.is_null()) return std::nullopt;
  return Arguments{value};
}

// A list of one stands for its element where a function asks for one value.
const FeelValue& single(const FeelValue& value) {
  return value.is(Kind::list) && value.elements.size() == 1 ? value.elements[0] : value;
}

bool is_identical(const FeelValue& a, const FeelValue& b) { return equality(a, b).is_true(); }

// The arguments of min, max: one list or the elements themselves.
std::optional<Arguments> spread(const Arguments& arguments) {
  if (arguments.size() == 1) return as_list(arguments[0]);
  return arguments;
}

FeelValue extreme(const Arguments& arguments, int sign) {
  const auto elements = spread(arguments);
  if (!elements || elements->empty()) return FeelValue::null();
  const FeelValue* best = &elements->front();
  if (best->is_null() || !order(*best, *best)) return FeelValue::null();
  for (const FeelValue& element : *elements) {
    const auto compared = order(element, *best);
    if (!compared) return FeelValue::null();
    if (*compared * sign > 0) best = &element;
  }
  return *best;
}

std::size_t code_points(const std::string& text) {
  return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

FeelValue make_date(const Arguments& arguments) {
  if (arguments.size() == 1) {
    if (arguments[0].is(Kind::date)) return arguments[0];
    if (!arguments[0].is(Kind::string)) return FeelValue::null();
    return parse_feel_date(arguments[0].text).value_or(FeelValue::null());
  }
  if (arguments.size() != 3) return FeelValue::null();
  for (const FeelValue& argument : arguments)
    if (!argument.is(Kind::integer)) return FeelValue::null();
  const std::int64_t year = arguments[0].number, month = arguments[1].number, day = arguments[2].number;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(int(year), unsigned(month)))
    return FeelValue::null();
  return FeelValue::of(Kind::date, to_day({int(year), unsigned(month), unsigned(day)}));
}

FeelValue make_duration(const FeelValue& argument) {
  if (!argument.is(Kind::string)) return FeelValue::null();
  const auto duration = parse_duration(argument.text);
  if (!duration) return FeelValue::null();
  return duration->calendar ? FeelValue::of(Kind::calendar_duration, duration->months)
                            : FeelValue::of(Kind::time_duration, duration->seconds);
}

FeelValue list_contains(const FeelValue& list, const FeelValue& wanted) {
  const auto elements = as_list(list);
  if (!elements) return FeelValue::null();
  return FeelValue::boolean(std::any_of(elements->begin(), elements->end(),
                                        [&](const FeelValue& element) { return is_identical(element, wanted); }));
}

FeelValue joined(const Arguments& arguments, bool spread_the_rest) {
  Arguments all;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0 && !spread_the_rest) {
      all.push_back(arguments[i]);
      continue;
    }
    const auto elements = as_list(arguments[i]);
    if (!elements) return FeelValue::null();
    all.insert(all.end(), elements->begin(), elements->end());
  }
  return FeelValue::list(std::move(all));
}

FeelValue of_string(const std::string& name, const Arguments& arguments) {
  for (const FeelValue& argument : arguments)
    if (!argument.is(Kind::string)) return FeelValue::null();
  const std::string& text = arguments[0].text;
  if (name == "string length") return FeelValue::integer(std::int64_t(code_points(text)));
  if (name == "upper case" || name == "lower case") return FeelValue::string(change_case(text, name == "upper case"));
  const std::string& part = arguments[1].text;
  if (name == "contains") return FeelValue::boolean(text.find(part) != std::string::npos);
  if (name == "starts with") return FeelValue::boolean(text.starts_with(part));
  return FeelValue::boolean(text.ends_with(part));
}

bool takes_single_values(const std::string& name) {
  constexpr std::string_view others[] = {"count", "min", "max", "list contains", "append", "concatenate", "is"};
  return std::find(std::begin(others), std::end(others), name) == std::end(others);
}

}  // namespace

FeelValue call(const std::string& name, Arguments arguments) {
  if (takes_single_values(name))
    for (FeelValue& argument : arguments) argument = FeelValue(single(argument));
  if (name == "not") return negation(arguments[0]);
  if (name == "date") return make_date(arguments);
  if (name == "duration") return make_duration(arguments[0]);
  if (name == "count") {
    const auto elements = as_list(arguments[0]);
    return elements ? FeelValue::integer(std::int64_t(elements->size())) : FeelValue::null();
  }
  if (name == "min") return extreme(arguments, -1);
  if (name == "max") return extreme(arguments, 1);
  if (name == "list contains") return list_contains(arguments[0], arguments[1]);
  if (name == "append") return joined(arguments, false);
  if (name == "concatenate") return joined(arguments, true);
  if (name == "is") return FeelValue::boolean(is_identical(arguments[0], arguments[1]));
  if (name == "as date" && !arguments[0].is(Kind::date)) std::swap(arguments[0], arguments[1]);
  if (name == "as date") return arguments[0].is(Kind::date) ? arguments[0] : FeelValue::null();
  if (name == "year" || name == "month" || name == "day")
    return arguments[0].is(Kind::date) ? property(arguments[0], name) : FeelValue::null();
  return of_string(name, arguments);
}

}  // namespace yidi::feel
