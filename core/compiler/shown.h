// What an outcome can show: which codes a guide's goals can come to, and which claims they rest on, for the people of one
// province. What cannot be shown need not be sent.
#pragma once

#include "compiler/model.h"

namespace yidi {

struct Shown {
  std::set<std::string> codes;   // at least those that a goal can have in its value, or a rule that lost
  std::set<std::string> claims;  // that the goals' rules cite; those that agree are in no outcome
};

Shown find_shown(const Model& model, const Guide& guide, std::uint32_t province);

// The codes that some decision of the model can have in its value.
std::set<std::string> decided_codes(const Model& model);

}  // namespace yidi
