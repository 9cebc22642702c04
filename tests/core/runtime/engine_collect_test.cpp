// Lists that several rules fill.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

std::string ways(const std::string& answers, const std::string& as_of = "2026-01-01") {
  return Guide("collect.00", "test", as_of).value(answers, "ways");
}

TEST(Collect, GathersInTheAuthorsOrderEachItemOnce) {
  EXPECT_EQ(ways("broken=false&mended=false&online=true"), "[\"phone\",\"window\",\"app\"]");
  EXPECT_EQ(ways("broken=false&mended=false&online=false"), "[\"phone\",\"window\"]");
}

TEST(Collect, LeavesOutWhatIsNotInForce) {
  EXPECT_EQ(ways("broken=false&mended=false&online=true", "2020-06-01"), "[\"phone\"]");
}

TEST(Collect, NamesTheRuleOfEachItemAndTheClaimsOfAll) {
  Guide guide("collect.00");
  const std::string line = guide.step("broken=false&mended=false&online=true");
  EXPECT_EQ(part(line, "decisions.ways"),
            "{\"value\":[\"phone\",\"window\",\"app\"],\"rules\":[\"several\",\"several\",\"app\"],\"claims\":[\"A-1\","
            "\"A-2024\"],"
            "\"grade\":\"A\",\"status\":\"current\"}");
}

TEST(Collect, ReplacedItemsGiveWay) {
  Guide guide("collect.00");
  const std::string line = guide.step("broken=true&mended=false&online=true");
  EXPECT_EQ(part(line, "decisions.ways.value"), "[\"phone\",\"window\",\"letter\"]");
  EXPECT_EQ(part(line, "decisions.ways.grade"), "\"B\"");
  EXPECT_EQ(part(line, "dissent"),
            "[{\"decision\":\"ways\",\"rule\":\"app\",\"value\":\"app\",\"claims\":[\"A-2024\"],\"grade\":\"A\","
            "\"why\":\"replaced\"}]");
}

TEST(Collect, AReplacedRuleReplacesNothing) {
  EXPECT_EQ(ways("broken=true&mended=true&online=true"), "[\"phone\",\"window\",\"app\"]");
}

TEST(Collect, EveryRuleHasToBeKnown) {
  Guide guide("collect.00");
  EXPECT_EQ(guide.asks(), "online");
  EXPECT_EQ(guide.asks("online=true"), "broken");
  EXPECT_EQ(guide.asks("broken=true&online=true"), "mended");
  EXPECT_EQ(guide.get("broken=false&online=true", "state"), "\"ask\"");
}

TEST(Collect, AnUnsureRuleIsLeftOutAndTheListToBeConfirmed) {
  Guide guide("collect.00");
  const std::string line = guide.step("broken=unsure&mended=false&online=true");
  EXPECT_EQ(part(line, "decisions.ways.value"), "[\"phone\",\"window\",\"app\"]");
  EXPECT_EQ(part(line, "decisions.ways.confirm_because"), "[\"unsure\"]");
}

TEST(Collect, ALeadAddsNothingToTheList) {
  Guide guide("collect.00");
  const std::string line = guide.step("broken=false&mended=false&online=true");
  EXPECT_EQ(part(line, "to_verify"),
            "[{\"decision\":\"ways\",\"rule\":\"rumour\",\"value\":\"letter\",\"claims\":[\"C-1\"],\"grade\":\"C\"}]");
  // What it says is in the list already: nothing is left to be verified.
  EXPECT_EQ(guide.get("broken=true&mended=false&online=true", "to_verify"), "[]");
}

TEST(Collect, AnEmptyListIsAnAnswerThatNeedsNoConfirming) {
  Guide guide("collect.00", "hints");
  EXPECT_EQ(guide.get("online=false", "decisions.hints"),
            "{\"value\":[],\"rules\":[],\"claims\":[],\"grade\":null,\"status\":\"current\"}");
  EXPECT_EQ(guide.value("online=true", "hints"), "[{\"code\":\"call\",\"number\":5}]");
}

}  // namespace
}  // namespace yidi::test
