// What a pack says, boiled down to numbers by which two packs of the same regions can be compared part by part.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "yidi/pack.h"

namespace yidi {

struct Structure {
  explicit Structure(const Pack& pack);

  std::map<std::string, std::pair<std::uint16_t, std::uint64_t>> rules;  // by name: where it is, and all that it says
  std::uint64_t rest = 0;  // questions and decisions, the rules aside
};

// A rule that is not the same in two packs: where it is in either, or wire::none.
struct ChangedRule {
  std::uint16_t before;
  std::uint16_t after;
};
std::vector<ChangedRule> changed_rules(const Structure& before, const Structure& after);

}  // namespace yidi
