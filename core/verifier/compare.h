// Exactly whose outcome differs between two packs, or between two days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "verifier/pair_walk.h"

namespace yidi {

// Answer sets in whose outcome one decision differs in the same way, by the same rules.
struct DifferenceGroup {
  std::string decision;
  std::string rules_before, rules_after;  // that give the value on one side only; "otherwise" where none does
  bool confirm_before = false, confirm_after = false;
  std::uint64_t times = 0;
  std::string witness;        // a state token of the later pack
  std::string before, after;  // the witness's values, as JSON; empty where the decision does not apply
  std::string sentence;
};

struct Comparison {
  std::string guide;
  std::uint64_t compared = 0;  // answer sets; those that nothing which has changed can reach are left out
  std::uint64_t changed = 0;
  std::vector<DifferenceGroup> groups;  // the most frequent first
};

// Compares a guide of two packs of the same province: every class of days, places, dates and answers that either of them
// tells apart is one answer set. Where `days` are given, the packs are compared on those alone, each on its own.
Comparison compare(const Pack& before, const Pack& after, const std::string& guide, std::optional<TwoDays> days = {});

}  // namespace yidi
