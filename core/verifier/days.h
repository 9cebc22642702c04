// The classes into which the days of judgement fall, place by place.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "verifier/dates.h"
#include "verifier/space.h"

namespace yidi {

// Days between which nothing begins or ends for a place.
struct Phase {
  Day from = 0;
  Day end = 0;                 // the first day that is not looked at any more
  std::optional<Frame> frame;  // none before the first rule
};

struct History {
  std::vector<Phase> phases;
  std::vector<Day> changes;  // the days on which the rules of the place have changed
};

// Where days begin that are alike: the first of them, and what is the same on them.
using Stretches = std::vector<std::pair<Day, std::string>>;

// Cuts the time into days that are alike: people of a place are judged by the same rules, the same rules are due for
// review, and the dates that matter lie to each other in the same way.
class DayCutter {
 public:
  // `days`: those on which anything begins or ends, of this pack or of one that it is compared with. Without `statuses` it
  // does not matter which rules are due for review.
  DayCutter(const Pack& pack, std::uint16_t guide, std::vector<Day> days, bool statuses = true);

  History history(Value insured) const;

  // Equal keys, equal days, whichever phase they lie in. The phase's frame exists.
  Stretches cut(const Phase& phase, const std::vector<Day>& changes);

 private:
  std::string rules_of(const Frame& frame) const;
  const Stretches& patterns(const Phase& phase, const std::vector<Day>& changes);

  const View& view_;
  std::vector<Day> days_;
  State state_;
  bool statuses_;
  bool notes_ = false;
  DateClasses dates_;
  std::map<std::string, Stretches> patterns_;
};

// The first day of a class.
struct DayClass {
  Day day = 0;
  std::size_t places = 0;    // index into the space's places
  bool last = false;         // whether the last day on which anything begins or ends belongs to it
  std::vector<Day> changes;  // the days on which the rules of the place have changed, up to the last
};

// By day, then by places.
std::vector<DayClass> find_day_classes(const Pack& pack, const Space& space, std::uint16_t guide, bool statuses);

}  // namespace yidi
