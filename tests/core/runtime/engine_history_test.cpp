// Closed historical procedures, the first day of an area's rules, and what changed since admission.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

Guide judged(const std::string& as_of) {
  return Guide("history.11", "test", as_of);
}

const char* const city = "admission=unsure&insured_region=110100";
const char* const elsewhere = "admission=unsure&insured_region=110200";

TEST(Procedure, DecidesAloneInsideItsInterval) {
  for (const char* day : {"2022-06-01", "2022-12-31"}) {
    Guide guide = judged(day);
    const std::string line = guide.step(city);
    EXPECT_EQ(part(line, "decisions.rate.value"), "7") << day;
    EXPECT_EQ(part(line, "procedure"), "\"old_way\"") << day;
    // The nation's rules have no say, so that nothing else decides and nobody dissents.
    EXPECT_EQ(part(line, "decisions.stay.rule"), "null") << day;
    EXPECT_EQ(part(line, "dissent"), "[]") << day;
  }
}

TEST(Procedure, SuppliesValuesWhateverItsGradeAndIsAlwaysToBeConfirmed) {
  EXPECT_EQ(judged("2022-07-01").get(city, "decisions.rate"),
            "{\"value\":7,\"rule\":\"old.rate\",\"claims\":[\"C-1\"],\"grade\":\"C\",\"status\":\"confirm\",\"confirm_"
            "because\":[\"historical\"]}");
  EXPECT_EQ(judged("2022-07-01").get(city, "decisions.stay.confirm_because"), "[\"otherwise\",\"historical\"]");
  EXPECT_EQ(judged("2022-07-01").get(city, "decisions.notes.confirm_because"), "[\"historical\"]");
}

TEST(Procedure, HoldsForItsAreaOnly) {
  Guide guide = judged("2022-07-01");
  EXPECT_EQ(guide.value(elsewhere, "rate"), "10");
  EXPECT_EQ(guide.get(elsewhere, "procedure"), "(none)");
  EXPECT_EQ(guide.value("admission=unsure&insured_region=110101", "rate"), "7");
}

TEST(Procedure, ThatHasEndedDissentsAsOlder) {
  const std::string line = judged("2025-01-01").step("admission=2025-01-01&insured_region=110100");
  EXPECT_EQ(part(line, "decisions.rate.value"), "20");
  EXPECT_EQ(part(line, "dissent.0"),
            "{\"decision\":\"rate\",\"rule\":\"nation\",\"value\":10,\"claims\":[\"A-1\"],\"grade\":\"A\",\"why\":"
            "\"older\"}");
  EXPECT_EQ(part(line, "dissent.1"),
            "{\"decision\":\"rate\",\"rule\":\"old.rate\",\"value\":7,\"claims\":[\"C-1\"],\"grade\":\"C\",\"why\":"
            "\"older\"}");
  // What it noted is not disputed by anybody.
  EXPECT_EQ(count(line, "dissent"), 2);
  EXPECT_EQ(part(line, "procedure"), "(none)");
}

TEST(FirstDay, BeforeItThereIsAnErrorWithItsDate) {
  EXPECT_EQ(judged("2022-05-31").step(city),
            "{\"v\":1,\"state\":\"error\",\"code\":\"YD702\",\"at\":\"as_of\",\"text\":\"the rules of this area begin "
            "on 2022-06-01\"}");
  EXPECT_EQ(judged("2019-12-31").get(elsewhere, "text"), "\"the rules of this area begin on 2020-01-01\"");
  EXPECT_EQ(judged("2020-01-01").value(elsewhere, "rate"), "10");
}

TEST(FirstDay, OfTheMoreSpecificAreaCounts) {
  EXPECT_EQ(judged("2021-01-01").get(city, "code"), "\"YD702\"");
  EXPECT_EQ(judged("2021-01-01").value(elsewhere, "rate"), "10");
}

std::string notes(const std::string& as_of, const std::string& admission, const std::string& place = "110200") {
  return judged(as_of).value("admission=" + admission + "&insured_region=" + place, "notes");
}

const char* const changed =
    "[{\"code\":\"welcome\"},{\"code\":\"rules_changed_since_admission\",\"decisions\":[\"rate\"]}]";
const char* const unchanged = "[{\"code\":\"welcome\"}]";

TEST(SinceAdmission, AChangeOfTheDecidingRuleIsNoted) {
  EXPECT_EQ(notes("2024-02-01", "2023-12-31"), changed);
  EXPECT_EQ(notes("2024-02-01", "2024-01-01"), unchanged);
  EXPECT_EQ(notes("2023-12-31", "2023-01-01"), unchanged);
  EXPECT_EQ(notes("2024-02-01", "unsure"), unchanged);
  EXPECT_EQ(notes("2024-02-01", "2024-02-01"), unchanged);
}

TEST(SinceAdmission, ADayBeforeAllRulesCountsAsAChangeOfEverything) {
  EXPECT_EQ(notes("2023-12-31", "2019-06-01"),
            "[{\"code\":\"welcome\"},{\"code\":\"rules_changed_since_admission\",\"decisions\":[\"rate\",\"stay\"]}]");
}

TEST(SinceAdmission, AProcedureThatHasEndedCountsAsAChange) {
  EXPECT_EQ(notes("2023-06-01", "2022-12-31", "110100"),
            "[{\"code\":\"welcome\"},{\"code\":\"rules_changed_since_admission\",\"decisions\":[\"rate\",\"stay\"]}]");
}

}  // namespace
}  // namespace yidi::test
