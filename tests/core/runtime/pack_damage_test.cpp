// Pack::open on bytes that are not what was written. (What comes through with a matching checksum: pack_fuzz_test.cpp.)
#include <gtest/gtest.h>

#include "support/packs.h"

namespace yidi::test {
namespace {

Code opening(std::vector<std::byte> bytes) {
  Error error;
  const auto pack = Pack::open(std::move(bytes), error);
  EXPECT_EQ(pack == nullptr, error.code != Code::none);
  EXPECT_EQ(error.at, pack ? "" : "pack");
  EXPECT_EQ(error.text.empty(), pack != nullptr);
  return error.code;
}

class Damage : public testing::Test {
 protected:
  const std::vector<std::byte> whole = pack_bytes("papers.11");
};

TEST_F(Damage, NothingAndNonsenseAreNoPack) {
  EXPECT_EQ(opening({}), Code::not_a_pack);
  EXPECT_EQ(opening(std::vector<std::byte>(1)), Code::not_a_pack);
  EXPECT_EQ(opening(std::vector<std::byte>(15)), Code::not_a_pack);
  EXPECT_EQ(opening(std::vector<std::byte>(100000)), Code::not_a_pack);
  EXPECT_EQ(opening(std::vector<std::byte>(4096, std::byte(0xFF))), Code::not_a_pack);
}

TEST_F(Damage, AnotherVersionIsToldFromDamage) {
  std::vector<std::byte> other = whole;
  ASSERT_EQ(char(other[4]), 'Y');
  ASSERT_EQ(char(other[7]), '1');
  other[7] = std::byte('2');
  EXPECT_EQ(opening(other), Code::other_pack_version);
  other[7] = std::byte(0);
  EXPECT_EQ(opening(other), Code::other_pack_version);
  other[6] = std::byte('Q');
  EXPECT_EQ(opening(other), Code::not_a_pack);
}

TEST_F(Damage, EveryCutIsRefused) {
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::vector<std::byte> cut(whole.begin(), whole.begin() + std::ptrdiff_t(length));
    ASSERT_EQ(opening(cut), length < 16 ? Code::not_a_pack : Code::damaged_pack)
        << length << " of " << whole.size() << " bytes";
  }
}

TEST_F(Damage, WhatFollowsThePackIsNotPartOfIt) {
  std::vector<std::byte> longer = whole;
  longer.push_back(std::byte(0));
  EXPECT_EQ(opening(longer), Code::damaged_pack);
  longer.insert(longer.end(), whole.begin(), whole.end());
  EXPECT_EQ(opening(longer), Code::damaged_pack);
}

TEST_F(Damage, EveryFlippedBitIsRefused) {
  std::vector<std::byte> bytes = whole;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::byte before = bytes[at];
    bytes[at] ^= std::byte(1u << (at % 8));
    ASSERT_NE(opening(bytes), Code::none) << "byte " << at;
    bytes[at] = before ^ std::byte(0xFF);
    ASSERT_NE(opening(bytes), Code::none) << "byte " << at;
    bytes[at] = before;
  }
  EXPECT_EQ(opening(bytes), Code::none);
}

TEST_F(Damage, SwappedNeighboursAreRefused) {
  std::vector<std::byte> bytes = whole;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    if (bytes[at] == bytes[at + 1]) continue;
    std::swap(bytes[at], bytes[at + 1]);
    ASSERT_NE(opening(bytes), Code::none) << "byte " << at;
    std::swap(bytes[at], bytes[at + 1]);
  }
}

// Whatever stands where a length or an offset is expected.
TEST_F(Damage, HugeLengthsAreRefused) {
  for (const unsigned filler : {0xFFu, 0x7Fu, 0x80u, 0x00u}) {
    std::vector<std::byte> bytes = whole;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
      for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = std::byte(filler);
      const bool same = std::equal(bytes.begin(), bytes.end(), whole.begin());
      ASSERT_EQ(opening(bytes) == Code::none, same) << "bytes from " << at;
      for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = whole[at + i];
    }
  }
}

}  // namespace
}  // namespace yidi::test
