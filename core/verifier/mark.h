#pragma once

#include "yidi/value.h"

namespace yidi {

// A letter for each outcome of a test.
inline char mark(Value value) { return char('a' + int(value.kind()) * 2 + int(value.payload() != 0)); }

}  // namespace yidi
