#include "model/checksum.h"

namespace yidi {

std::uint64_t pack_checksum(std::span<const std::byte> bytes, std::size_t checksum_at) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == checksum_at) i += sizeof(hash);
    if (i == bytes.size()) break;
    hash = (hash ^ std::uint64_t(bytes[i])) * 0x100000001b3;
  }
  return hash;
}

}  // namespace yidi
