// What a pack says, boiled down to numbers by which two packs of the same regions can be compared part by part.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "yidi/pack.h"

namespace yidi {

struct Structure {
  explicit Structure(const Pack& pack);

  struct Said {
    std::uint16_t at = 0;        // where it is
    std::uint64_t what = 0;      // all that it says
    std::uint64_t interval = 0;  // when it is in force
  };
  std::map<std::string, Said> rules;
  std::uint64_t rest = 0;  // questions and decisions, the rules aside
};

// A rule that is not the same in two packs: where it is in either, or wire::none.
struct ChangedRule {
  std::uint16_t before;
  std::uint16_t after;
  bool only_interval;  // it says the same, on other days
};
std::vector<ChangedRule> changed_rules(const Structure& before, const Structure& after);

}  // namespace yidi
