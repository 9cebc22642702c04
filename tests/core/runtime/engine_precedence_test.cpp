// Who wins: evidence, area, start, overrides; and what happens to rules of equal rank.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

// The losers of a line, as "rule why".
std::string dissent(const std::string& line) {
  std::string text;
  for (int i = 0; i < count(line, "dissent"); ++i) {
    const std::string at = "dissent." + std::to_string(i);
    text += part(line, at + ".rule") + part(line, at + ".why");
  }
  return text;
}

TEST(ByEvidence, GradeCNeverDecidesHoweverSpecificItsArea) {
  Guide city("evidence.11");
  const std::string line = city.step("insured_region=110100&says_a=true&says_b=false");
  EXPECT_EQ(part(line, "decisions.pick"),
            "{\"value\":\"a\",\"rule\":\"a\",\"claims\":[\"A-2024\"],\"grade\":\"A\",\"status\":\"current\"}");
  EXPECT_EQ(part(line, "dissent"),
            "[{\"decision\":\"pick\",\"rule\":\"ash_one.c\",\"value\":\"c\",\"claims\":[\"C-1\"],\"grade\":\"C\","
            "\"why\":\"weaker_evidence\"}]");
  EXPECT_EQ(part(line, "to_verify"), "[]");
}

TEST(ByEvidence, ALoneLeadIsLeftToBeVerified) {
  Guide city("evidence.11");
  const std::string line = city.step("insured_region=110100&says_a=false&says_b=false");
  EXPECT_EQ(part(line, "decisions.pick.value"), "\"nobody\"");
  EXPECT_EQ(part(line, "decisions.pick.rule"), "null");
  EXPECT_EQ(part(line, "dissent"), "[]");
  EXPECT_EQ(part(line, "to_verify"),
            "[{\"decision\":\"pick\",\"rule\":\"ash_one.c\",\"value\":\"c\",\"claims\":[\"C-1\"],\"grade\":\"C\"}]");
}

TEST(ByEvidence, ALeadIsNoReasonToAsk) {
  Guide city("evidence.11");
  EXPECT_EQ(city.get("insured_region=110100&says_a=false&says_b=false", "state"), "\"outcome\"");
}

TEST(ByEvidence, GradesAAndBRankAlikeSoThatTheLaterStartDecides) {
  Guide nation("evidence.11");
  const std::string line = nation.step("insured_region=110200&says_a=true&says_b=true");
  EXPECT_EQ(part(line, "decisions.pick"),
            "{\"value\":\"b\",\"rule\":\"b\",\"claims\":[\"B-1\",\"A-2025\"],\"grade\":\"B\",\"status\":\"current\"}");
}

TEST(ByDepth, TheCitySpeaksBeforeItsProvinceAndTheNation) {
  const std::string all = "&city_says=true&nation_says=true&province_says=true";
  Guide ash("depth.11");
  EXPECT_EQ(ash.value("insured_region=110100" + all, "pick"), "\"city\"");
  EXPECT_EQ(ash.value("insured_region=110101" + all, "pick"), "\"city\"");
  EXPECT_EQ(ash.value("insured_region=110200" + all, "pick"), "\"province\"");
  EXPECT_EQ(ash.value("insured_region=110000" + all, "pick"), "\"province\"");
  EXPECT_EQ(Guide("depth.22").value("insured_region=220100" + all, "pick"), "\"nation\"");
}

TEST(ByDepth, AProvinceThatPoolsAsAWholeSpeaksForItsCities) {
  EXPECT_EQ(Guide("depth.33").value("insured_region=330100&nation_says=true&province_says=true", "pick"),
            "\"province\"");
}

TEST(ByDepth, ASilentCityLeavesTheWordToTheNextLayer) {
  Guide ash("depth.11");
  EXPECT_EQ(ash.value("insured_region=110100&city_says=false&nation_says=true&province_says=true", "pick"),
            "\"province\"");
  EXPECT_EQ(ash.value("insured_region=110100&city_says=false&nation_says=true&province_says=false", "pick"),
            "\"nation\"");
  EXPECT_EQ(ash.value("insured_region=110100&city_says=false&nation_says=false&province_says=false", "pick"),
            "\"nobody\"");
}

TEST(ByDepth, TheWiderAreaThatSaysSomethingElseDissents) {
  Guide ash("depth.11");
  EXPECT_EQ(dissent(ash.step("insured_region=110200&nation_says=true&province_says=true")),
            "\"nation\"\"less_specific\"");
  EXPECT_EQ(dissent(ash.step("insured_region=110100&city_says=true&nation_says=true&province_says=true")),
            "\"ash\"\"less_specific\"\"nation\"\"less_specific\"");
  EXPECT_EQ(dissent(ash.step("insured_region=110200&nation_says=false&province_says=true")), "");
}

TEST(ByStart, TheLaterStartSpeaksFirst) {
  EXPECT_EQ(Guide("start.00", "test", "2021-06-01").value("", "pick"), "\"always\"");
  EXPECT_EQ(Guide("start.00", "test", "2022-01-01").value("", "pick"), "\"y2022\"");
  EXPECT_EQ(Guide("start.00", "test", "2022-12-31").value("", "pick"), "\"y2022\"");
  EXPECT_EQ(Guide("start.00", "test", "2023-01-01").value("", "pick"), "\"always\"");
  EXPECT_EQ(Guide("start.00", "test", "2024-01-01").value("", "pick"), "\"y2024\"");
}

TEST(ByStart, ARuleMayBeginAndEndWithinItsClaim) {
  EXPECT_EQ(Guide("start.00", "test", "2024-12-31").value("", "pick"), "\"y2024\"");
  EXPECT_EQ(Guide("start.00", "test", "2025-01-01").value("", "pick"), "\"y2025\"");
  EXPECT_EQ(Guide("start.00", "test", "2025-06-30").value("", "pick"), "\"y2025\"");
  EXPECT_EQ(Guide("start.00", "test", "2025-07-01").value("", "pick"), "\"y2024\"");
}

TEST(ByStart, TheEarlierOnesDissentAsOlder) {
  EXPECT_EQ(dissent(Guide("start.00", "test", "2025-01-01").step()), "\"y2024\"\"older\"\"always\"\"older\"");
  EXPECT_EQ(dissent(Guide("start.00", "test", "2021-06-01").step()), "");
}

TEST(ByStart, OutsideItsIntervalARuleIsAsIfItWereNotThere) {
  EXPECT_EQ(Guide("start.00", "test", "2022-06-01").value("", "gap"), "\"y2022\"");
  EXPECT_EQ(Guide("start.00", "test", "2023-06-01").get("", "decisions.gap"),
            "{\"value\":\"nobody\",\"rule\":null,\"claims\":[],\"grade\":null,\"status\":\"confirm\",\"confirm_"
            "because\":[\"otherwise\"]}");
}

TEST(Overrides, AnExceptionBeatsARuleThatRanksHigher) {
  Guide guide("overrides.00");
  const std::string line = guide.step("high=true&low=false&middle=true");
  EXPECT_EQ(part(line, "decisions.pick.value"), "\"middle\"");
  EXPECT_EQ(part(line, "decisions.pick.status"), "\"current\"");
  EXPECT_EQ(dissent(line), "\"high\"\"overridden\"");
}

TEST(Overrides, ADroppedRuleOverridesNothing) {
  Guide guide("overrides.00");
  const std::string line = guide.step("high=true&low=true&middle=true");
  EXPECT_EQ(part(line, "decisions.pick.value"), "\"high\"");
  EXPECT_EQ(dissent(line), "\"middle\"\"overridden\"\"low\"\"older\"");
}

TEST(Overrides, ARuleThatDoesNotFireOverridesNothing) {
  Guide guide("overrides.00");
  EXPECT_EQ(guide.value("high=true&low=false&middle=false", "pick"), "\"high\"");
  EXPECT_EQ(guide.value("high=true&low=true&middle=false", "pick"), "\"high\"");
  EXPECT_EQ(guide.value("high=false&low=true&middle=true", "pick"), "\"low\"");
}

TEST(Overrides, WhatMightStillBeOverriddenIsNotSettled) {
  Guide guide("overrides.00");
  EXPECT_EQ(guide.asks("high=true"), "middle");
  EXPECT_EQ(guide.asks("high=true&middle=true"), "low");
  EXPECT_EQ(guide.get("high=true&middle=false", "state"), "\"outcome\"");
}

TEST(Overrides, WhatMightBeOverriddenForAllOneKnowsIsToBeConfirmed) {
  Guide guide("overrides.00");
  for (const char* answers : {"high=true&low=false&middle=unsure", "high=true&low=unsure&middle=true"}) {
    EXPECT_EQ(guide.get(answers, "decisions.pick.status"), "\"confirm\"") << answers;
    EXPECT_EQ(guide.get(answers, "decisions.pick.confirm_because"), "[\"unsure\"]") << answers;
  }
  EXPECT_EQ(guide.value("high=true&low=false&middle=unsure", "pick"), "\"high\"");
  EXPECT_EQ(guide.value("high=true&low=unsure&middle=true", "pick"), "\"middle\"");
}

TEST(EqualRank, RulesThatAgreeAreNoConflict) {
  Guide guide("conflict.00", "late");
  EXPECT_EQ(guide.value("left=true&right=false&same=true", "pick"), "\"left\"");
}

TEST(EqualRank, RulesThatDifferAreAnErrorNeverAPick) {
  Guide guide("conflict.00", "first");
  const std::string line = guide.step("left=true&right=true");
  EXPECT_EQ(line,
            "{\"v\":1,\"state\":\"error\",\"code\":\"YD701\",\"at\":\"pick\",\"text\":\"equal rank: left and right\"}");
}

// The first is settled before the second is known to fire; that another question brings it out changes nothing.
TEST(EqualRank, AConflictThatComesToLightLaterIsAnErrorAsWell) {
  Guide guide("conflict.00", "late");
  EXPECT_EQ(guide.get("left=true&right=true", "code"), "\"YD701\"");
}

TEST(EqualRank, AnOverrideSettlesIt) {
  Guide guide("conflict.00", "ordered");
  EXPECT_EQ(guide.value("left=true&right=true", "ordered"), "\"left\"");
  EXPECT_EQ(guide.value("left=false&right=true", "ordered"), "\"right\"");
}

}  // namespace
}  // namespace yidi::test
