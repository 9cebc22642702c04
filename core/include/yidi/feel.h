// FEEL expressions evaluated by themselves, with the semantics of DMN 1.5 (the command `yidi feel`).
//
// Rules in packs are typed and know "not asked yet" and "don't know"; here DMN's null rules hold instead: an ill-typed
// operation is null, and logic is three-valued with null.
#pragma once

#include <string>
#include <string_view>

#include "yidi/error.h"

namespace yidi {

// The value as JSON; dates and durations as ISO 8601 strings. Where the expression is outside the subset the error says
// why, and `at` is the column, from 1.
Result<std::string> evaluate_feel(std::string_view expression);

}  // namespace yidi
