// The classes into which the days of judgement fall, place by place.
#pragma once

#include <vector>

#include "verifier/dates.h"
#include "verifier/space.h"

namespace yidi {

// The first day of a class: people of these places are judged by the same rules on all of its days, the same rules are
// due for review, and the dates that matter lie to each other in the same way.
struct DayClass {
  Day day = 0;
  std::size_t places = 0;       // index into the space's places
  bool last = false;            // whether the last day on which anything begins or ends belongs to it
  std::vector<Day> changes;     // the days on which the rules of the place have changed, up to the last
};

// By day, then by places. Without `statuses` it does not matter which rules are due for review.
std::vector<DayClass> find_day_classes(const Pack& pack, const Space& space, std::uint16_t guide, bool statuses);

}  // namespace yidi
