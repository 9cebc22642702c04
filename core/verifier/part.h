// What a page has to fetch of a pack to walk through one guide.
#pragma once

#include "yidi/compiler.h"
#include "yidi/pack.h"

namespace yidi {

// The decisions that the guide's goals hang on, and the facts that it asks for or they read; places and facts that are
// given are always among them.
PackPart find_part(const Pack& pack, std::uint16_t guide);

}  // namespace yidi
