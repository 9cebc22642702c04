// What a pack says, boiled down to numbers by which it can be compared with another pack part by part.
#pragma once

#include <vector>

#include "runtime/view.h"

namespace yidi {

struct Structure {
  explicit Structure(const View& view);

  struct Rule {
    std::uint64_t what = 0;      // all that it says, its grade and claims aside
    std::uint64_t deciding = 0;  // the part of it that can change who decides; 0 where nothing of it can
  };
  std::vector<Rule> rules;     // in the order of the pack
  std::uint64_t rest = 0;      // all but the rules: questions, guides, decisions, places, the calendar
  std::uint64_t places = 0;    // which tests on places there are, and for which areas rules are written
};

}  // namespace yidi
