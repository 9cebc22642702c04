// FEEL expressions evaluated by themselves, with the semantics of DMN 1.5 (the command `yidi feel`).
//
// Rules in packs are typed and know "not asked yet" and "don't know"; here DMN's null rules hold instead: an ill-typed
// operation is null, and logic is three-valued with null.
//
// The subset: null, true and false, whole numbers of 64 bits (what leaves them is null), strings, lists, dates (@"…",
// date(…)) from year 1 to 9999, durations of years and months or of days and time in whole seconds; and or not(); = != <
// <= > >=; between; in with lists, ranges and unary tests, `x in not(…)`; + - *; if; some and every; the functions and
// properties of core/compiler/feel/functions.cpp and names.cpp, arguments by position or by name. Where DMN leaves room:
//   · a list of one stands for its element, and a value for a list of one, where a function asks for that;
//   · in a list that is written out after "in", what is not a range is compared as `list contains` does;
//   · upper case and lower case change one letter for one letter.
//
// Limits, so that no expression takes long or much memory: 10,000 bytes, 64 levels of nesting, 200 operators of a kind in
// a row, 400 operations inside one another, and 500,000 steps of evaluation (a step is an operation, an element of a list
// that is made, or 64 bytes of a string that is made). Beyond them the answer is limit_exceeded.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "yidi/date.h"
#include "yidi/error.h"

namespace yidi {

// What this project's extensions ask about the world: within(), province(), pooling area(), add working days() and
// working days estimated(). Regions are six-digit codes, 0 is "abroad"; in an expression they are strings.
class FeelWorld {
 public:
  virtual ~FeelWorld() = default;

  virtual bool is_region(std::uint32_t code) const = 0;
  virtual bool within(std::uint32_t region, std::uint32_t area) const = 0;
  virtual std::uint32_t province(std::uint32_t region) const = 0;
  virtual std::uint32_t pooling_area(std::uint32_t region) const = 0;

  // The count-th working day after a day, and whether it had to be estimated; empty where there is none.
  struct WorkingDay {
    Day day = 0;
    bool estimated = false;
  };
  virtual std::optional<WorkingDay> add_working_days(Day from, std::int64_t count) const = 0;
};

// Asked for the world when an expression uses one of those functions; the error it gives becomes that of the evaluation.
using FindFeelWorld = std::function<Result<const FeelWorld*>()>;

// The value as JSON; dates and durations as ISO 8601 strings. Where the expression is outside the subset the error says
// why, and `at` is the column, from 1 and in code points. Codes: feel_syntax, feel_unknown_name, feel_unknown_function,
// feel_argument_count, feel_bad_literal, feel_outside_subset, limit_exceeded.
Result<std::string> evaluate_feel(std::string_view expression, const FindFeelWorld& find_world = {});

}  // namespace yidi
