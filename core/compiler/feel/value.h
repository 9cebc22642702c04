// The values of FEEL under DMN semantics.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/feel/temporal.h"

namespace yidi::feel {

struct FeelValue {
  enum class Kind { null, boolean, integer, string, date, calendar_duration, time_duration, list };

  Kind kind = Kind::null;
  std::int64_t number = 0;  // boolean 0 or 1, integer, Day, months, seconds
  std::string text;
  std::vector<FeelValue> elements;

  bool is(Kind other) const { return kind == other; }
  bool is_null() const { return kind == Kind::null; }
  bool is_true() const { return kind == Kind::boolean && number != 0; }
  bool is_false() const { return kind == Kind::boolean && number == 0; }

  static FeelValue null() { return {}; }
  static FeelValue boolean(bool truth) { return {Kind::boolean, truth, {}, {}}; }
  static FeelValue integer(std::int64_t value) { return {Kind::integer, value, {}, {}}; }
  static FeelValue string(std::string value) { return {Kind::string, 0, std::move(value), {}}; }
  static FeelValue list(std::vector<FeelValue> values) { return {Kind::list, 0, {}, std::move(values)}; }
  static FeelValue of(Kind kind, std::int64_t number) { return {kind, number, {}, {}}; }
};

// Dates of `yidi feel` reach from year 1 to year 9999.
std::optional<FeelValue> parse_feel_date(std::string_view text);

std::string to_json(const FeelValue& value);

// Three-valued logic: what is no boolean counts as null.
FeelValue conjunction(const FeelValue& a, const FeelValue& b);
FeelValue disjunction(const FeelValue& a, const FeelValue& b);
FeelValue negation(const FeelValue& a);

// Equality and order of DMN 1.5; null where the operands cannot be compared. order is <0, 0 or >0.
FeelValue equality(const FeelValue& a, const FeelValue& b);
std::optional<int> order(const FeelValue& a, const FeelValue& b);

// One of = != < <= > >=.
FeelValue compare(const std::string& name, const FeelValue& a, const FeelValue& b);

// Arithmetic; null where the operands do not fit or the result leaves 64 bits or the calendar.
FeelValue add(const FeelValue& a, const FeelValue& b);
FeelValue subtract(const FeelValue& a, const FeelValue& b);
FeelValue multiply(const FeelValue& a, const FeelValue& b);
FeelValue negate(const FeelValue& a);

// a.year, a.days …; null where the value has no such property, and the list of them where the value is a list.
FeelValue property(const FeelValue& value, const std::string& name);

// A built-in function on evaluated arguments; the extensions that need no world among them.
FeelValue call(const std::string& name, std::vector<FeelValue> arguments);

}  // namespace yidi::feel
