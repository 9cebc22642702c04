// The scenario runner: that each kind of disagreement is told, in words that say what was found instead.
#include "verifier/scenarios.h"

#include <gtest/gtest.h>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

constexpr const char* outcome =
    R"({"v":1,"state":"outcome","decisions":{)"
    R"("filing":{"value":"required","rule":"r","claims":["NAT-1"],"grade":"A","status":"current"},)"
    R"("until":{"value":"2026-05-17","rule":"s","claims":[],"grade":"B","status":"confirm",)"
    R"("confirm_because":["unsure","stale"]},)"
    R"("notes":{"value":[{"code":"play_safe","n":1},"keep"],"rules":[],"claims":[],"grade":null,"status":"current"}},)"
    R"("dissent":[{"decision":"until","rule":"t","value":"open_ended","why":"older"}],)"
    R"("to_verify":[{"decision":"filing","rule":"u","value":"no"}],"path":["reason"]})";
constexpr const char* ask = R"({"v":1,"state":"ask","fact":"reason","path":[]})";
constexpr const char* error = R"({"v":1,"state":"error","code":"YD607","at":"reason","text":"?"})";

class Scenarios : public testing::Test {
 protected:
  // Runs one scenario, given without its braces, against a line; what differs, one after the other.
  std::string differences(const std::string& scenario, const std::string& line = outcome) {
    data.put("scenarios.json", "{\"scenarios\":[{\"id\":\"one\"," + scenario + "}]}");
    report = run_scenarios(data.path() + "/scenarios.json", "", [&](const std::string& record) {
      records.push_back(record);
      return line;
    });
    EXPECT_EQ(report.passed + report.failed, 1u);
    EXPECT_EQ(report.failures.empty(), report.failed == 0);
    std::string text;
    for (const ScenarioFailure& failure : report.failures) text += (text.empty() ? "" : " | ") + failure.text;
    return text;
  }

  std::string expecting(const std::string& expect, const std::string& line = outcome) {
    return differences("\"expect\":" + expect, line);
  }

  DataFolder data{DataFolder::With::nothing};
  ScenarioReport report;
  std::vector<std::string> records;
};

TEST_F(Scenarios, WhatAgreesPasses) {
  EXPECT_EQ(
      expecting(
          R"({"decisions":{"filing":"required","until":"2026-05-17"},"status":{"filing":"current","until":["unsure","stale"]},
                          "absent":["category"],"codes":{"notes":["play_safe","keep"]},"claims":{"filing":["NAT-1"]},
                          "dissent":[{"decision":"until","why":"older"}],"to_verify":[{"value":"no"}]})"),
      "");
  EXPECT_EQ(report.passed, 1u);
  EXPECT_EQ(expecting(R"({"ask":"reason"})", ask), "");
  EXPECT_EQ(expecting(R"({"error":"YD607"})", error), "");
}

TEST_F(Scenarios, AnotherValueIsTold) {
  EXPECT_EQ(expecting(R"({"decisions":{"filing":"not_required"}})"),
            "filing: expected \"not_required\", found \"required\"");
}

TEST_F(Scenarios, AMissingDecisionIsTold) {
  EXPECT_EQ(expecting(R"({"decisions":{"category":"referral"}})"),
            "category: expected \"referral\", found no such decision");
  EXPECT_EQ(expecting(R"({"status":{"category":"current"}})"), "category: found no such decision");
  EXPECT_EQ(expecting(R"({"codes":{"category":["x"]}})"), "category: found no such decision");
}

TEST_F(Scenarios, ADecisionThatShouldBeAbsentIsTold) {
  EXPECT_EQ(expecting(R"({"absent":["filing"]})"), "filing: expected no such decision, found \"required\"");
}

TEST_F(Scenarios, AnotherStatusIsTold) {
  EXPECT_EQ(expecting(R"({"status":{"filing":"confirm"}})"), "filing: expected status \"confirm\", found \"current\"");
  EXPECT_EQ(expecting(R"({"status":{"until":["unsure"]}})"),
            "until: expected to be confirmed because [\"unsure\"], found [\"unsure\",\"stale\"]");
  EXPECT_EQ(expecting(R"({"status":{"filing":["stale"]}})"),
            "filing: expected to be confirmed because [\"stale\"], found []");
}

TEST_F(Scenarios, AMissingCodeIsTold) {
  EXPECT_EQ(expecting(R"({"codes":{"notes":["keep","renew"]}})"),
            "notes: lacks \"renew\", found [{\"code\":\"play_safe\",\"n\":1},\"keep\"]");
}

TEST_F(Scenarios, AMissingClaimIsTold) {
  EXPECT_EQ(expecting(R"({"claims":{"filing":["NAT-1","NAT-2"],"category":["NAT-3"]}})"),
            "category: does not cite \"NAT-3\" | filing: does not cite \"NAT-2\"");
}

TEST_F(Scenarios, AMissingDissenterIsTold) {
  const std::string told = expecting(R"({"dissent":[{"decision":"until","why":"overridden"}]})");
  EXPECT_TRUE(told.starts_with("dissent: lacks {\"decision\":\"until\",\"why\":\"overridden\"}, found [{")) << told;
  EXPECT_TRUE(
      expecting(R"({"to_verify":[{"decision":"until"}]})").starts_with("to_verify: lacks {\"decision\":\"until\"}"));
}

TEST_F(Scenarios, ADissenterOrLeadThatShouldNotBeThereIsTold) {
  EXPECT_EQ(expecting(R"({"without":[{"decision":"until","why":"overridden"},{"decision":"category"}]})"), "");
  EXPECT_TRUE(expecting(R"({"without":[{"decision":"until"}]})").starts_with("dissent: expected no {\"decision\":\"until\"}, found [{"));
  EXPECT_TRUE(expecting(R"({"without":[{"rule":"u"}]})").starts_with("to_verify: expected no {\"rule\":\"u\"}, found [{"));
}

TEST_F(Scenarios, AnotherStateIsToldWithTheLine) {
  EXPECT_EQ(expecting(R"({"decisions":{"filing":"required"}})", ask),
            "expected outcome, found {\"fact\":\"reason\",\"path\":[],\"state\":\"ask\",\"v\":1}");
  EXPECT_TRUE(expecting(R"({"ask":"reason"})").starts_with("expected ask, found {"));
  EXPECT_TRUE(expecting(R"({"error":"YD601"})", ask).starts_with("expected error, found {"));
}

TEST_F(Scenarios, AnotherQuestionOrCodeIsTold) {
  EXPECT_EQ(expecting(R"({"ask":"retired"})", ask), "ask: expected \"retired\", found reason");
  EXPECT_EQ(expecting(R"({"error":"YD601"})", error), "error: expected \"YD601\", found YD607");
}

TEST_F(Scenarios, AnswersThatAreNeverAskedForAreTold) {
  const std::string expect = R"("expect":{"absent":["x"]})";
  EXPECT_EQ(differences(R"("answers":{"reason":"living","care_region":"110000"},)" + expect), "");
  EXPECT_EQ(differences(R"("answers":{"retired":true},)" + expect),
            "the answer \"retired\" is never asked for on this way");
  EXPECT_EQ(differences(R"("answers":{"retired":true},"ignored":["retired"],)" + expect), "");
  EXPECT_EQ(differences(R"("answers":{"reason":"living"},"ignored":["reason"],)" + expect),
            "the answer \"reason\" should be ignored, yet it is asked for on this way");
}

TEST_F(Scenarios, KeysThatMeanNothingAreTold) {
  EXPECT_EQ(differences(R"("expct":{},"expect":{"absent":["x"]})"), "a scenario has no key \"expct\"");
  EXPECT_EQ(expecting(R"({"decision":{"filing":"required"}})"), "there is no expectation \"decision\"");
}

TEST_F(Scenarios, AScenarioThatExpectsNothingFails) {
  EXPECT_EQ(differences(R"("expect":{})"), "the scenario expects nothing");
  EXPECT_EQ(differences(R"("as_of":"2026-01-01")"), "the scenario expects nothing");
}

TEST_F(Scenarios, AScenarioOfTheWrongShapeFailsAndTheOthersRun) {
  data.put("scenarios.json",
           R"({"scenarios":["text",{"id":7,"expect":{"absent":["x"]}},{"id":"a","expect":{"absent":[7]}},
                                             {"id":"c","expect":{"absent":["x"]}}]})");
  report = run_scenarios(data.path(), "", [](const std::string&) { return std::string(outcome); });
  EXPECT_EQ(report.failed, 3u);
  EXPECT_EQ(report.passed, 1u);
  for (const ScenarioFailure& failure : report.failures)
    EXPECT_TRUE(failure.text.starts_with("this is no scenario: ")) << failure.text;
}

TEST_F(Scenarios, AnAnswerThatIsNoJsonFails) {
  EXPECT_EQ(expecting(R"({"absent":["x"]})", "Segmentation"), "the answer is no line of JSON: Segmentation");
}

TEST_F(Scenarios, AreAskedAsRecords) {
  differences(R"("guide":"validity","as_of":"2026-01-01","answers":{"reason":"living"},"expect":{"absent":["x"]})");
  EXPECT_EQ(records.back(), R"({"answers":{"reason":"living"},"as_of":"2026-01-01","guide":"validity","id":"one"})");
  differences(R"("as_of":"2026-01-01","expect":{"absent":["x"]})");
  EXPECT_EQ(records.back(), R"({"answers":{},"as_of":"2026-01-01","guide":"filing","id":"one"})");
  EXPECT_EQ(scenario_records(data.path()), std::vector<std::string>{records.back()});
}

TEST_F(Scenarios, AreFoundInFoldersAndFilteredByTheirIds) {
  data.put(
      "a/one.json",
      R"({"scenarios":[{"id":"sz.first","expect":{"absent":["x"]}},{"id":"gd.second","expect":{"absent":["x"]}}]})");
  data.put("b.json", R"({"scenarios":[{"id":"sz.third","expect":{"absent":["filing"]}}]})");
  const auto answer = [](const std::string&) { return std::string(outcome); };
  report = run_scenarios(data.path(), "", answer);
  EXPECT_EQ(report.passed, 2u);
  EXPECT_EQ(report.failed, 1u);
  report = run_scenarios(data.path(), "sz.", answer);
  EXPECT_EQ(report.passed, 1u);
  ASSERT_EQ(report.failures.size(), 1u);
  EXPECT_EQ(report.failures[0].id, "sz.third");
  EXPECT_TRUE(report.failures[0].file.ends_with("b.json"));
}

TEST_F(Scenarios, FilesThatAreNoScenariosAreNamed) {
  data.put("broken.json", "{").put("other.json", "{}").put("list.json", R"({"scenarios":{}})").put("text.md", "{");
  report = run_scenarios(data.path(), "", [](const std::string&) { return std::string(outcome); });
  ASSERT_EQ(report.unreadable.size(), 3u);
  for (const Error& unreadable : report.unreadable) EXPECT_EQ(unreadable.code, Code::unreadable_file);
  EXPECT_TRUE(report.unreadable[0].at.ends_with("broken.json"));
  EXPECT_EQ(run_scenarios(data.path() + "/missing.json", "", nullptr).unreadable.size(), 1u);
}

}  // namespace
}  // namespace yidi::test
