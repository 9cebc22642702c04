// SHA-256 (FIPS 180-4), for the digest that names a pack and proves that not a bit of it has changed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace yidi {

class Sha256 {
 public:
  void update(std::span<const std::byte> bytes);
  std::array<std::uint8_t, 32> finish();

 private:
  void block();

  std::uint32_t state_[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::uint8_t buffer_[64] = {};
  std::size_t filled_ = 0;
  std::uint64_t length_ = 0;
};

// Lower-case hexadecimal, two characters a byte.
std::string hexadecimal(std::span<const std::uint8_t> bytes);

// The digest of a pack, as 16 digits: the first 8 bytes of the SHA-256 over its bytes, of which the 16 of its seal, from
// seal_at on, are left out.
std::string pack_digest(std::span<const std::byte> bytes, std::size_t seal_at);

}  // namespace yidi
