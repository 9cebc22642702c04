// yidi/resume.h: links that bring a state back.
#include "yidi/resume.h"

#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

class Link : public testing::Test {
 protected:
  std::string resumed(const std::string& fragment) {
    std::string line;
    resume(guide.pack(), fragment, *parse_date("2026-03-04"), line);
    EXPECT_TRUE(is_canonical(line)) << line;
    return line;
  }
  std::string refused(const std::string& fragment) {
    const std::string line = resumed(fragment);
    return part(line, "state") == "\"error\"" ? part(line, "code") + part(line, "at") : line;
  }

  Guide guide{"renames.11", "test", "2026-01-01"};
  const std::string here = "y=1.11." + guide.pack().digest() + ".test";
};

TEST_F(Link, IsTheTokenWithTheDigestAndWithoutTheDay) {
  const State state = guide.state("colour=red&insured_region=110100&size=3");
  EXPECT_EQ(write_link(guide.pack(), state, false), here + "&colour=red&insured_region=110100&size=3");
  EXPECT_EQ(write_link(guide.pack(), state, true), here + ".2026-01-01&colour=red&insured_region=110100&size=3");
  EXPECT_EQ(write_link(guide.pack(), guide.state(""), false), here);
}

TEST_F(Link, BringsItsStateBackAsOfToday) {
  EXPECT_EQ(
      resumed(here + "&colour=red&size=unsure"),
      "{\"v\":1,\"state\":\"resumed\",\"token\":\"y=1.11.test.2026-03-04&colour=red&size=unsure\",\"chosen\":false,"
      "\"same_pack\":true,\"dropped\":[]}");
  EXPECT_EQ(part(resumed("#" + here), "token"), "\"y=1.11.test.2026-03-04\"");
}

TEST_F(Link, BringsBackTheDayThatTheReaderChose) {
  const std::string line = resumed(here + ".2024-02-29&size=1");
  EXPECT_EQ(part(line, "token"), "\"y=1.11.test.2024-02-29&size=1\"");
  EXPECT_EQ(part(line, "chosen"), "true");
}

TEST_F(Link, SurvivesTheWayThereAndBack) {
  for (const bool chosen : {false, true}) {
    const State state = guide.state("colour=blue&insured_region=110101&size=-9&when=2025-05-05");
    const std::string line = resumed(write_link(guide.pack(), state, chosen));
    State again = state;
    if (!chosen) again.as_of = *parse_date("2026-03-04");
    EXPECT_EQ(part(line, "token"), "\"" + write_token(guide.pack(), again) + "\"");
  }
}

TEST_F(Link, OfAnOlderPackIsCarriedOver) {
  const std::string line = resumed("y=1.11.0123456789abcdef.test&tint=crimson&width=7&gone=true&when=2025-02-30");
  EXPECT_EQ(part(line, "token"), "\"y=1.11.test.2026-03-04&colour=red&size=7\"");
  EXPECT_EQ(part(line, "same_pack"), "false");
  EXPECT_EQ(part(line, "dropped"), "[\"gone\",\"when\"]");
}

TEST_F(Link, RenamesAValueUnderItsFactsNewName) {
  EXPECT_EQ(part(resumed("y=1.11.x.test&colour=crimson"), "token"), "\"y=1.11.test.2026-03-04&colour=red\"");
  EXPECT_EQ(part(resumed("y=1.11.x.test&size=crimson"), "dropped"), "[\"size\"]");
}

TEST_F(Link, NamesWhatItDropsSafely) {
  const std::string line = resumed("y=1.11.x.test&a\"b\xe4\xb8.\\=1&" + std::string(500, 'x') + "=2");
  EXPECT_EQ(part(line, "dropped"),
            "[\"a?b"
            "??"
            ".?\",\"" +
                std::string(40, 'x') + "\"]");
}

TEST_F(Link, IsRefusedForTheReasonsOfATokensHead) {
  EXPECT_EQ(refused(""), "\"YD601\"\"y\"");
  EXPECT_EQ(refused("x=1"), "\"YD601\"\"y\"");
  EXPECT_EQ(refused("y=2.11.x.test"), "\"YD602\"\"y\"");
  EXPECT_EQ(refused("y=1.22.x.test"), "\"YD603\"\"y\"");
  EXPECT_EQ(refused("y=1.11.x.nothing"), "\"YD604\"\"y\"");
  EXPECT_EQ(refused("y=1.11.x"), "\"YD604\"\"y\"");
  EXPECT_EQ(refused("y=1.11.x.test.2026-02-30"), "\"YD605\"\"y\"");
  EXPECT_EQ(refused("y=1.11.x.test&insured_region=220100"), "\"YD603\"\"insured_region\"");
}

TEST_F(Link, WithAFactTwiceIsRefusedAlsoUnderItsOldName) {
  EXPECT_EQ(refused("y=1.11.x.test&size=1&size=1"), "\"YD608\"\"size\"");
  EXPECT_EQ(refused("y=1.11.x.test&colour=red&tint=red"), "\"YD608\"\"colour\"");
}

}  // namespace
}  // namespace yidi::test
