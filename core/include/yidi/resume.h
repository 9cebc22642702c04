// Links that bring a state back, also on a newer pack.
//
// In a link a state is the fragment  y=1.<pack>.<digest16>.<guide>[.<as_of>]&<fact>=<value>&…  — the token with the
// digest of the pack it was made with, and with a day of judgement only if the reader chose one (a stored "today" would
// replay stale rules).
#pragma once

#include <string>
#include <string_view>

#include "yidi/pack.h"
#include "yidi/state.h"

namespace yidi {

// Appends one line: {"v":1,"state":"resumed","token":…,"chosen":…,"same_pack":…,"dropped":[…]} or an error. `chosen` is
// whether the link names its own day; otherwise `today` is used. On another pack than the link's, answers are carried over:
// renamed where the pack declares a rename, dropped and named where the fact or its value is no more.
// Errors: bad_token, other_token_version, other_pack, token_guide, token_as_of, token_duplicate.
void resume(const Pack& pack, std::string_view fragment, Day today, std::string& out);

// The fragment of a state, without "#". The day of judgement goes in only where `chosen`.
std::string write_link(const Pack& pack, const State& state, bool chosen);

}  // namespace yidi
