// Lists of indexes, the engine's only growing containers beside text. Kept out of line: in WebAssembly every inlined
// push_back would be paid for in bytes.
#pragma once

#include <cstdint>
#include <vector>

namespace yidi {

using Indexes = std::vector<std::uint16_t>;

void push(Indexes& list, std::uint16_t value);
bool contains(const Indexes& list, std::uint16_t value);

}  // namespace yidi
