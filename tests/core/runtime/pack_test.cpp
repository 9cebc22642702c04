// yidi/pack.h: what an opened pack tells about itself.
#include "yidi/pack.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/packs.h"

namespace yidi::test {
namespace {

TEST(Pack, KnowsWhoseItIs) {
  EXPECT_EQ(open_pack("places.00")->id(), "00");
  EXPECT_EQ(open_pack("places.11")->id(), "11");
  EXPECT_EQ(open_pack("places.33")->id(), "33");
}

TEST(Pack, ListsItsGuides) {
  const auto pack = open_pack("papers.00");
  EXPECT_EQ(pack->guides(), (std::vector<std::string_view>{"noted", "nothing", "test"}));
}

TEST(Pack, KeepsTheBytesItWasGiven) {
  const std::vector<std::byte> bytes = pack_bytes("logic.00");
  Error error;
  const auto pack = Pack::open(bytes, error);
  ASSERT_TRUE(pack);
  EXPECT_TRUE(std::equal(bytes.begin(), bytes.end(), pack->bytes().begin(), pack->bytes().end()));
  EXPECT_EQ(error.code, Code::none);
}

TEST(Pack, IsNamedBySixteenDigitsThatOtherContentDoesNotShare) {
  const std::string digest = open_pack("logic.00")->digest();
  EXPECT_EQ(digest.size(), 16u);
  EXPECT_EQ(digest.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(open_pack("logic.00")->digest(), digest);
  EXPECT_NE(open_pack("logic.11")->digest(), digest);
  EXPECT_NE(open_pack("status.00")->digest(), digest);
}

TEST(Pack, EveryTestPackOpens) {
  const std::vector<std::string> names = pack_names();
  EXPECT_GT(names.size(), 50u);
  for (const std::string& name : names) {
    Error error;
    EXPECT_TRUE(Pack::open(pack_bytes(name), error)) << name << ": " << error.text;
  }
}

}  // namespace
}  // namespace yidi::test
