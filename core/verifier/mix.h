#pragma once

#include <cstdint>

namespace yidi {

// Puts one number into another, so that different sequences give different results.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

// What the hash of an ending begins with, so far from all that is mixed in that no ending is taken for another.
constexpr std::uint64_t of_question = 0xD1B54A32D192ED03, of_error = 0x8CB92BA72F3D8DD7;

}  // namespace yidi
