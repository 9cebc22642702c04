#include "support/seal.h"

#include <cstring>

#include "model/checksum.h"
#include "runtime/view.h"

namespace yidi::test {

bool reseal(std::vector<std::byte>& bytes) {
  const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
  flatbuffers::Verifier verifier(begin, bytes.size(), 8, 1000);
  if (!wire::VerifyPackBuffer(verifier)) return false;
  const wire::Pack* root = wire::GetPack(begin);
  if (!root->seal()) return false;
  const std::size_t at = std::size_t(reinterpret_cast<const std::uint8_t*>(root->seal()) - begin) + wire::digest_size;
  const std::uint64_t checksum = pack_checksum(bytes, at);
  std::memcpy(bytes.data() + at, &checksum, sizeof(checksum));
  return true;
}

}  // namespace yidi::test
