#include "runtime/indexes.h"

namespace yidi {

void push(Indexes& list, std::uint16_t value) { list.push_back(value); }

bool contains(const Indexes& list, std::uint16_t value) {
  for (const std::uint16_t one : list)
    if (one == value) return true;
  return false;
}

}  // namespace yidi
