// What is wrong with authored data though packs can be made of it.
#pragma once

#include <vector>

#include "compiler/model.h"
#include "yidi/diagnostic.h"

namespace yidi {

// Unused claims and sources, two sources with one address, sources to be reviewed before `as_of`, numbers that a rule gives
// and none of its claims names.
std::vector<Diagnostic> find_lints(const Model& model, Day as_of);

}  // namespace yidi
