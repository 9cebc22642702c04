// Materials: slots, alternatives, additions and removals.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

std::string papers(const std::string& answers, const std::string& place = "110200") {
  return Guide("papers.11")
      .value(answers.substr(0, answers.find("&")) + "&insured_region=" + place + answers.substr(answers.find("&")),
             "list");
}

TEST(Papers, AreGroupsBySlotEachAListOfAlternatives) {
  EXPECT_EQ(papers("guest=false&owner=false&strict=false"),
            "[[[\"card\"],[\"passport\"]],[[\"form\"]],[[\"deed\",\"stamp\"],[\"lease\"]]]");
}

TEST(Papers, AnAdditionThatIsContainedInAnotherAlternativeTakesItsPlace) {
  // deed alone is less than deed and stamp; lease and photo is more than lease.
  EXPECT_EQ(papers("guest=false&owner=true&strict=false"),
            "[[[\"card\"],[\"passport\"]],[[\"form\"]],[[\"lease\"],[\"deed\"]]]");
}

TEST(Papers, ARemovalTakesEveryAlternativeThatHoldsIt) {
  EXPECT_EQ(papers("guest=false&owner=false&strict=true"),
            "[[[\"card\"],[\"passport\"]],[[\"form\"]],[[\"deed\",\"stamp\"]],[[\"photo\"],[\"stamp\"]]]");
  EXPECT_EQ(papers("guest=false&owner=true&strict=true"),
            "[[[\"card\"],[\"passport\"]],[[\"form\"]],[[\"deed\"]],[[\"photo\"],[\"stamp\"]]]");
}

TEST(Papers, EveryExtraIsAGroupOfItsOwn) {
  EXPECT_EQ(
      papers("guest=true&owner=false&strict=true"),
      "[[[\"card\"],[\"passport\"]],[[\"form\"]],[[\"deed\",\"stamp\"]],[[\"letter\"]],[[\"photo\"],[\"stamp\"]]]");
}

TEST(Papers, ExtrasBesideEachOtherDoNotDissent) {
  Guide guide("papers.11");
  EXPECT_EQ(part(guide.step("guest=true&insured_region=110200&owner=false&strict=true"), "dissent"), "[]");
}

TEST(Papers, TheMoreSpecificRuleGivesItsSlotAlone) {
  // The city asks for card and photo, and removes the form: a slot without an alternative is no group.
  EXPECT_EQ(papers("guest=false&owner=false&strict=false", "110100"),
            "[[[\"card\",\"photo\"]],[[\"deed\",\"stamp\"],[\"lease\"]]]");
}

TEST(Papers, ABeatenGroupDissents) {
  Guide guide("papers.11");
  const std::string line = guide.step("guest=false&insured_region=110100&owner=false&strict=false");
  EXPECT_EQ(part(line, "dissent"),
            "[{\"decision\":\"list\",\"rule\":\"identity\",\"value\":[[\"card\"],[\"passport\"]],\"claims\":[\"A-1\"],"
            "\"grade\":\"A\","
            "\"why\":\"less_specific\"}]");
}

TEST(Papers, NameTheirRulesClaimsAndWeakestGrade) {
  Guide guide("papers.11");
  const std::string line = guide.step("guest=false&insured_region=110200&owner=true&strict=true");
  EXPECT_EQ(part(line, "decisions.list.rules"),
            "[\"identity\",\"form\",\"basis\",\"basis.owner\",\"basis.strict\",\"extra.strict\"]");
  EXPECT_EQ(part(line, "decisions.list.claims"), "[\"A-1\",\"B-1\",\"A-2\"]");
  EXPECT_EQ(part(line, "decisions.list.grade"), "\"B\"");
  EXPECT_EQ(part(line, "decisions.list.status"), "\"current\"");
}

TEST(Papers, AnUnsureRuleAsksForNothingAndLeavesADoubt) {
  Guide guide("papers.11");
  const std::string line = guide.step("guest=unsure&insured_region=110200&owner=false&strict=false");
  EXPECT_EQ(count(line, "decisions.list.value"), 3);
  EXPECT_EQ(part(line, "decisions.list.confirm_because"), "[\"unsure\"]");
}

TEST(Papers, ALeadIsVerifiedNotDemanded) {
  Guide guide("papers.11");
  const std::string line = guide.step("guest=true&insured_region=110200&owner=false&strict=false");
  EXPECT_EQ(part(line, "to_verify"),
            "[{\"decision\":\"list\",\"rule\":\"bill.rumour\",\"value\":[[\"receipt\"]],\"claims\":[\"C-1\"],\"grade\":"
            "\"C\"}]");
}

TEST(Papers, PlaySafeNamesWhatAnyMatchingSourceAsksForBesides) {
  Guide guide("papers.11", "noted");
  // The lead asks for a receipt. The removed form of the nation is asked for by a source in force, too.
  EXPECT_EQ(guide.value("guest=true&insured_region=110200&owner=false&strict=false", "notes"),
            "[{\"code\":\"play_safe\",\"papers\":[\"receipt\"]}]");
  EXPECT_EQ(guide.value("guest=false&insured_region=110100&owner=false&strict=false", "notes"),
            "[{\"code\":\"play_safe\",\"papers\":[\"form\"]}]");
  EXPECT_EQ(guide.value("guest=false&insured_region=110200&owner=false&strict=false", "notes"), "[]");
}

TEST(Papers, WithoutAnyRuleAreToBeConfirmed) {
  Guide guide("papers.11", "nothing");
  EXPECT_EQ(guide.get("insured_region=110200&owner=false", "decisions.none"),
            "{\"value\":[],\"rules\":[],\"claims\":[],\"grade\":null,\"status\":\"confirm\",\"confirm_because\":["
            "\"otherwise\"]}");
}

}  // namespace
}  // namespace yidi::test
