// The extensions that ask about regions and working days.
#include <algorithm>

#include "compiler/feel/evaluate.h"

namespace yidi::feel {

namespace {

using Kind = FeelValue::Kind;

std::optional<std::uint32_t> region_of(const FeelWorld& world, const FeelValue& value) {
  if (!value.is(Kind::string)) return std::nullopt;
  if (value.text == "abroad") return 0;
  const bool digits = value.text.size() == 6 &&
                      std::all_of(value.text.begin(), value.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return std::nullopt;
  const std::uint32_t code = std::uint32_t(std::stoul(value.text));
  if (!world.is_region(code)) return std::nullopt;
  return code;
}

FeelValue region(std::uint32_t code) { return FeelValue::string(code == 0 ? "abroad" : std::to_string(code)); }

}  // namespace

bool is_world_function(const std::string& name) {
  constexpr std::string_view names[] = {"within", "province", "pooling area", "add working days", "working days estimated"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool needs_world(const Expression& expression) {
  if (expression.form == Form::call && is_world_function(expression.text)) return true;
  return std::any_of(expression.children.begin(), expression.children.end(),
                     [](const ExpressionPointer& child) { return needs_world(*child); });
}

FeelValue call_world(const FeelWorld& world, const std::string& name, const std::vector<FeelValue>& arguments) {
  if (name == "add working days" || name == "working days estimated") {
    if (!arguments[0].is(Kind::date) || !arguments[1].is(Kind::integer) || !in_calendar(arguments[0].number))
      return FeelValue::null();
    const auto found = world.add_working_days(Day(arguments[0].number), arguments[1].number);
    if (!found) return FeelValue::null();
    return name == "add working days" ? FeelValue::of(Kind::date, found->day) : FeelValue::boolean(found->estimated);
  }
  const auto first = region_of(world, arguments[0]);
  if (!first) return FeelValue::null();
  if (name == "province") return region(world.province(*first));
  if (name == "pooling area") return region(world.pooling_area(*first));
  const auto area = region_of(world, arguments[1]);
  return area ? FeelValue::boolean(world.within(*first, *area)) : FeelValue::null();
}

}  // namespace yidi::feel
