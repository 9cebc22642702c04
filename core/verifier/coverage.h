// Which rules the scenarios see at work.
#pragma once

#include "verifier/mutation.h"

namespace yidi {

struct RuleCoverage {
  std::string rule;
  unsigned decided = 0;  // in how many scenarios it gave a value, or a part of one
  unsigned dissent = 0;  // in how many it was told as dissent
  unsigned lead = 0;     // in how many it stood in to_verify
  bool weak = false;     // it is on grade C, and can never give a value
  std::string why_not;   // never decided: what came nearest to it
  std::string witness;   // never decided: a state in which it does, "" where there is none

  // Whether some scenario shows what the rule is there for: that of one which can never give a value is to be told.
  bool shown() const { return decided > 0 || (witness.empty() && dissent + lead > 0); }
};

// By rule, in the order of the names. Packs are the ids of all there are.
Result<std::vector<RuleCoverage>> measure_coverage(const ScenarioSet& scenarios, const std::vector<std::string>& packs,
                                                   const FindEngine& find);

}  // namespace yidi
