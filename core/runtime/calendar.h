// Working days, from the yearly notices of the State Council that the pack carries.
#pragma once

#include <optional>

#include "runtime/view.h"

namespace yidi {

struct WorkingDay {
  Day day;
  bool estimated;  // a year on the way has no notice yet, so that its holidays were not known
};

bool is_working_day(const View& view, Day day);

// The count-th working day after a day; day one is the first working day after it, and count 0 is the day itself.
// Empty for a negative count, one over 400, or a day that leaves the calendar.
std::optional<WorkingDay> add_working_days(const View& view, Day from, std::int64_t count);

}  // namespace yidi
