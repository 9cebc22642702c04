// The checks that let evaluation run without any: every index in range, every order as pack.fbs promises, no recursion
// deeper than the stack allows.
#pragma once

#include "runtime/view.h"

namespace yidi {

// A sentence about the first flaw, or nullptr. Fills in the facts that the engine has to know about.
const char* find_flaw(View& view);

}  // namespace yidi
