// SHA-256 and FNV-1a against what their authors publish, and the seal that is made of them.
#include "model/digest.h"

#include <gtest/gtest.h>

#include <cstring>

#include "model/checksum.h"
#include "runtime/view.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

std::string sha256(std::string_view text) {
  Sha256 sha;
  sha.update(bytes_of(text));
  return hexadecimal(sha.finish());
}

TEST(Sha256, GivesTheDigestsOfTheStandard) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, IsTheSameInHoweverManyPieces) {
  const std::string text =
      "The quick brown fox jumps over the lazy dog, and then over sixty-four bytes of text and some more.";
  for (std::size_t size = 1; size < text.size(); ++size) {
    Sha256 sha;
    for (std::size_t at = 0; at < text.size(); at += size)
      sha.update(bytes_of(std::string_view(text).substr(at, size)));
    ASSERT_EQ(hexadecimal(sha.finish()), sha256(text)) << size;
  }
}

// The checksum leaves its own eight bytes out; with them at the end it is FNV-1a of what is before them.
std::uint64_t fnv(std::string_view text) {
  const std::string sealed = std::string(text) + std::string(8, 'x');
  return pack_checksum(bytes_of(sealed), text.size());
}

TEST(Checksum, IsFnv1a) {
  EXPECT_EQ(fnv(""), 0xcbf29ce484222325u);
  EXPECT_EQ(fnv("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(fnv("foobar"), 0x85944171f73967e8u);
}

TEST(Checksum, DoesNotSeeItself) {
  std::string text = "before--------after";
  const std::uint64_t sum = pack_checksum(bytes_of(text), 6);
  text.replace(6, 8, "whatever");
  EXPECT_EQ(pack_checksum(bytes_of(text), 6), sum);
  text[5] = 'E';
  EXPECT_NE(pack_checksum(bytes_of(text), 6), sum);
}

TEST(Seal, OfEveryPackIsTheDigestAndTheChecksumOfItsBytes) {
  for (const std::string& name : pack_names()) {
    const auto pack = open_pack(name);
    const auto* seal = pack->view().root->seal();
    const std::size_t at = std::size_t(reinterpret_cast<const std::byte*>(seal) - pack->bytes().data());
    EXPECT_EQ(pack->digest(), pack_digest(pack->bytes(), at)) << name;
    EXPECT_EQ(seal->checksum(), pack_checksum(pack->bytes(), at + wire::digest_size)) << name;
  }
}

TEST(Seal, DigestIsThatOfTheBytesWithoutTheSeal) {
  const std::string text = "0123456789ABCDEF-the seal stands in these sixteen";
  Sha256 sha;
  sha.update(bytes_of(text.substr(16)));
  const std::string expected = hexadecimal(sha.finish()).substr(0, 16);
  EXPECT_EQ(pack_digest(bytes_of(text), 0), expected);
}

}  // namespace
}  // namespace yidi::test
