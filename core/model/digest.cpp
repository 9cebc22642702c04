#include "model/digest.h"

#include <bit>

#include "model/wire.h"

namespace yidi {

namespace {

constexpr std::uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

}  // namespace

void Sha256::block() {
  std::uint32_t schedule[64];
  for (int i = 0; i < 16; ++i) {
    const std::uint8_t* word = buffer_ + 4 * i;
    schedule[i] = std::uint32_t(word[0]) << 24 | std::uint32_t(word[1]) << 16 | std::uint32_t(word[2]) << 8 | word[3];
  }
  for (int i = 16; i < 64; ++i) {
    const std::uint32_t near = schedule[i - 2], far = schedule[i - 15];
    schedule[i] = schedule[i - 16] + schedule[i - 7] + (std::rotr(far, 7) ^ std::rotr(far, 18) ^ (far >> 3)) +
                  (std::rotr(near, 17) ^ std::rotr(near, 19) ^ (near >> 10));
  }
  std::uint32_t v[8];
  for (int i = 0; i < 8; ++i) v[i] = state_[i];
  for (int i = 0; i < 64; ++i) {
    const std::uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    const std::uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    const std::uint32_t first = v[7] + (std::rotr(v[4], 6) ^ std::rotr(v[4], 11) ^ std::rotr(v[4], 25)) + choice +
                                round_constants[i] + schedule[i];
    const std::uint32_t second = (std::rotr(v[0], 2) ^ std::rotr(v[0], 13) ^ std::rotr(v[0], 22)) + majority;
    for (int k = 7; k > 0; --k) v[k] = v[k - 1];
    v[4] += first;
    v[0] = first + second;
  }
  for (int i = 0; i < 8; ++i) state_[i] += v[i];
  filled_ = 0;
}

void Sha256::update(std::span<const std::byte> bytes) {
  length_ += bytes.size();
  for (const std::byte byte : bytes) {
    buffer_[filled_++] = std::uint8_t(byte);
    if (filled_ == 64) block();
  }
}

std::array<std::uint8_t, 32> Sha256::finish() {
  const std::uint64_t bits = length_ * 8;
  buffer_[filled_++] = 0x80;
  if (filled_ > 56) {
    while (filled_ < 64) buffer_[filled_++] = 0;
    block();
  }
  while (filled_ < 56) buffer_[filled_++] = 0;
  for (int i = 0; i < 8; ++i) buffer_[filled_++] = std::uint8_t(bits >> (56 - 8 * i));
  block();
  std::array<std::uint8_t, 32> digest;
  for (int i = 0; i < 32; ++i) digest[i] = std::uint8_t(state_[i / 4] >> (24 - 8 * (i % 4)));
  return digest;
}

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string pack_digest(std::span<const std::byte> bytes, std::size_t seal_at) {
  Sha256 sha;
  sha.update(bytes.first(seal_at));
  sha.update(bytes.subspan(seal_at + wire::seal_size));
  const auto digest = sha.finish();
  return hexadecimal(std::span(digest).first(wire::digest_size));
}

}  // namespace yidi
