#pragma once

#include <cstdint>

namespace yidi {

// Puts one number into another, so that different sequences give different results.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

}  // namespace yidi
