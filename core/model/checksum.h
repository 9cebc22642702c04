// FNV-1a with 64 bits (Fowler, Noll, Vo): every step is a bijection, so that a change of a single byte always shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace yidi {

// Over the bytes of a pack, of which the checksum's own 8, from checksum_at on, are left out.
std::uint64_t pack_checksum(std::span<const std::byte> bytes, std::size_t checksum_at);

}  // namespace yidi
