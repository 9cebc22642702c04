// How each rule fared, for explanations: the whole record of one evaluation.
#pragma once

#include <string>

#include "runtime/evaluation.h"

namespace yidi {

// Writes {"trace":[{"decision":…,"state":…,"winner":…,"rules":[{"rule":…,"truth":…}]}]}. `truth` is yes, no, unsure,
// undetermined, or overridden for a rule that is true and yet overridden.
void write_trace(Evaluation& evaluation, const wire::Guide& guide, std::string& out);

}  // namespace yidi
