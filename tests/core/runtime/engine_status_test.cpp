// Whether a decision applies, what stands where no rule fires, and when an answer has to be confirmed.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

std::string because(Guide& guide, const std::string& answers, const std::string& decision) {
  const std::string line = guide.step(answers), at = "decisions." + decision;
  const std::string reasons = part(line, at + ".confirm_because");
  EXPECT_EQ(part(line, at + ".status"), reasons == "(none)" ? "\"current\"" : "\"confirm\"") << line;
  return reasons;
}

TEST(Status, AnOutcomeNamesValueRuleClaimsGradeAndStatus) {
  Guide guide("status.00");
  const std::string line = guide.step("known=true&open=true");
  EXPECT_EQ(part(line, "state"), "\"outcome\"");
  EXPECT_EQ(part(line, "decisions.gate"),
            "{\"value\":\"in\",\"rule\":\"gate\",\"claims\":[\"A-1\"],\"grade\":\"A\",\"status\":\"current\"}");
  EXPECT_EQ(part(line, "decisions.inside"),
            "{\"value\":\"yes\",\"rule\":\"inside\",\"claims\":[\"B-1\"],\"grade\":\"B\",\"status\":\"current\"}");
  EXPECT_EQ(part(line, "dissent"), "[]");
  EXPECT_EQ(part(line, "to_verify"), "[]");
  EXPECT_EQ(part(line, "path"), "[\"open\",\"known\"]");
  EXPECT_EQ(part(line, "digest"), "\"" + guide.pack().digest() + "\"");
}

TEST(Status, ADecisionThatDoesNotApplyIsAbsent) {
  Guide guide("status.00");
  const std::string line = guide.step("open=false");
  EXPECT_EQ(part(line, "state"), "\"outcome\"");
  EXPECT_EQ(part(line, "decisions.inside"), "(none)");
  EXPECT_EQ(part(line, "decisions.gate.value"), "\"out\"");
}

TEST(Status, WhatReadsAnAbsentDecisionDoesNotFire) {
  Guide guide("status.00");
  EXPECT_EQ(guide.value("open=false", "reads_inside"), "\"not_read\"");
  EXPECT_EQ(because(guide, "open=false", "reads_inside"), "[\"unsure\",\"otherwise\"]");
  EXPECT_EQ(guide.value("known=true&open=true", "reads_inside"), "\"read\"");
}

TEST(Status, OtherwiseStandsWhereNoRuleFiresAndIsToBeConfirmed) {
  Guide guide("status.00");
  EXPECT_EQ(guide.get("known=false&open=true", "decisions.inside"),
            "{\"value\":\"no\",\"rule\":null,\"claims\":[],\"grade\":null,\"status\":\"confirm\",\"confirm_because\":["
            "\"otherwise\"]}");
}

TEST(Status, WhatIsNotShownIsDecidedAndNotTold) {
  Guide guide("status.00");
  EXPECT_EQ(guide.get("open=false", "decisions.secret"), "(none)");
}

TEST(Status, ARuleThatIsUnsureNeverFires) {
  Guide guide("status.00", "ranked");
  EXPECT_EQ(guide.value("known=true&open=unsure", "ranked"), "\"bottom\"");
  EXPECT_EQ(because(guide, "known=true&open=unsure", "ranked"), "[\"unsure\"]");
  EXPECT_EQ(guide.get("known=true&open=unsure", "dissent.0"),
            "{\"decision\":\"ranked\",\"rule\":\"top\",\"value\":\"top\",\"claims\":[\"A-2025\"],\"grade\":\"A\","
            "\"why\":\"unsure\"}");
}

TEST(Status, AnUnsureRuleBelowTheWinnerCastsNoDoubt) {
  Guide guide("status.00", "ranked");
  EXPECT_EQ(guide.get("open=true", "path"), "[\"open\"]");
  EXPECT_EQ(because(guide, "open=true", "ranked"), "(none)");
}

TEST(Status, UnsureAndOtherwiseAreNamedTogetherAndInOrder) {
  Guide guide("status.00", "ranked");
  EXPECT_EQ(because(guide, "known=unsure&open=unsure", "ranked"), "[\"unsure\",\"otherwise\"]");
  EXPECT_EQ(because(guide, "known=unsure&open=false", "ranked"), "[\"unsure\",\"otherwise\"]");
  EXPECT_EQ(because(guide, "known=false&open=false", "ranked"), "[\"otherwise\"]");
}

TEST(Status, ADecisionOfWhichNobodyKnowsWhetherItAppliesIsToBeConfirmed) {
  Guide guide("status.00");
  // gate is "out" for want of anything better, so that inside is absent, not unsure.
  EXPECT_EQ(because(guide, "open=unsure", "gate"), "[\"unsure\",\"otherwise\"]");
  EXPECT_EQ(guide.get("open=unsure", "decisions.inside"), "(none)");
  Guide applies("status.00", "applies");
  EXPECT_EQ(applies.value("known=true&open=unsure", "if_open"), "\"yes\"");
  EXPECT_EQ(because(applies, "known=true&open=unsure", "if_open"), "[\"unsure\"]");
  EXPECT_EQ(because(applies, "known=true&open=true", "if_open"), "(none)");
  EXPECT_EQ(applies.get("open=false", "decisions.if_open"), "(none)");
}

TEST(Status, ARuleThatWouldGiveWhatNobodyKnowsStepsAside) {
  Guide guide("status.00", "values");
  EXPECT_EQ(guide.value("known=false&open=true", "unknown_value"), "false");
  EXPECT_EQ(because(guide, "known=false&open=true", "unknown_value"), "(none)");
  EXPECT_EQ(guide.value("known=unsure&open=true", "unknown_value"), "null");
  EXPECT_EQ(because(guide, "known=unsure&open=true", "unknown_value"), "[\"unsure\",\"otherwise\"]");
}

TEST(Status, AReviewThatIsOverdueIsToBeConfirmed) {
  EXPECT_EQ(Guide("evidence.11", "stale", "2024-06-30").get("insured_region=110100", "decisions.stale.status"),
            "\"current\"");
  Guide later("evidence.11", "stale", "2024-07-01");
  EXPECT_EQ(because(later, "insured_region=110100", "stale"), "[\"stale\"]");
  EXPECT_EQ(later.value("insured_region=110100", "stale"), "\"old\"");
}

TEST(Status, OfManyClaimsTheWeakestGradeAndTheEarliestReviewCount) {
  Guide later("evidence.11", "stale", "2024-07-01");
  EXPECT_EQ(later.get("insured_region=110100", "decisions.stale.claims"), "[\"A-1\",\"A-STALE\"]");
  EXPECT_EQ(Guide("evidence.11").get("insured_region=110200&says_a=false&says_b=true", "decisions.pick.grade"),
            "\"B\"");
}

}  // namespace
}  // namespace yidi::test
