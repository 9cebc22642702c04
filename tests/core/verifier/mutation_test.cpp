// Mutants on a small pack of which it is known what becomes of each, and the coverage of its scenarios.
#include "verifier/mutation.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/data_folder.h"
#include "verifier/coverage.h"
#include "verifier/difference.h"

namespace yidi::test {
namespace {

using nlohmann::json;

// The token of a record line.
std::string token_of(const std::string& record) {
  const json person = json::parse(record);
  const json answers = person["answers"];
  std::string token = "y=1.00." + person["guide"].get<std::string>() + "." + person["as_of"].get<std::string>();
  for (const auto& [fact, value] : answers.items())
    token += "&" + fact + "=" + (value.is_string() ? value.get<std::string>() : value.dump());
  return token;
}

AnswerRecord answer_with(FindEngine find) {
  return [find](const std::string& record) {
    std::string line;
    if (const auto engine = find("00")) (*engine)->step(token_of(record), line);
    return line;
  };
}

constexpr const char* facts = R"({
  "facts": {
    "old": { "type": "boolean", "ask": { "zh": "?" } },
    "day": { "type": "date", "ask": { "zh": "?" } },
    "how": { "type": "symbol", "values": { "one": { "label": { "zh": "?" } }, "two": { "label": { "zh": "?" } }, "three": { "label": { "zh": "?" } } },
             "ask": { "zh": "?" } }
  },
  "vocabulary": { "papers": { "card": { "label": { "zh": "?" } }, "form": { "label": { "zh": "?" } } } },
  "decisions": {
    "pick": { "type": "symbol", "values": ["yes", "no", "maybe"], "otherwise": "no", "label": { "zh": "?" } },
    "until": { "type": ["date", "null"], "otherwise": null, "label": { "zh": "?" } },
    "list": { "type": "null", "policy": "materials", "otherwise": [], "label": { "zh": "?" } }
  },
  "guides": { "filing": { "title": { "zh": "?" }, "questions": ["old", "how", "day"], "goals": ["pick", "until", "list"] } },
)";

class Mutation : public testing::Test {
 protected:
  void rules(const std::string& list) { data.put("guide.json", facts + ("\"rules\":[" + list + "]}")); }
  void scenarios(const std::string& list) { cases.put("scenarios.json", "{\"scenarios\":[" + list + "]}"); }

  std::vector<JudgedMutant> judge(const std::string& kind = "", const std::string& about = "") {
    const Sources sources(data.path());
    EXPECT_EQ(data.diagnostics(), "");
    MutationOptions options;
    options.kind = kind;
    options.about = about;
    auto judged = judge_mutants(sources, ScenarioSet(cases.path()), answer_with, options);
    EXPECT_TRUE(judged) << judged.error().text;
    return judged ? *judged : std::vector<JudgedMutant>();
  }

  // "delete killed by a; negate alive; …", one after the other.
  std::string fates(const std::string& kind, const std::string& about) {
    std::string text;
    for (const JudgedMutant& one : judge(kind, about)) {
      const char* words[] = {"killed", "equivalent", "alive"};
      text += (text.empty() ? "" : "; ") + one.mutant.text + ": " + words[int(one.fate)] + (one.by.empty() ? "" : " by " + one.by);
    }
    return text;
  }

  DataFolder data;
  DataFolder cases{DataFolder::With::nothing};
};

constexpr const char* pick_old = R"({ "id": "pick.old", "decides": "pick", "when": "old", "then": "yes", "cite": ["A-1"] })";

std::string person(const std::string& id, const std::string& answers, const std::string& expect, const std::string& more = "") {
  return R"({"id":")" + id + R"(","as_of":"2025-06-01","answers":)" + answers + R"(,"claims":["A-1"],)" + more + R"("expect":)" + expect + "}";
}

TEST_F(Mutation, ADeletedRuleIsKilledByTheScenarioThatExpectsItsValue) {
  rules(pick_old);
  scenarios(person("sure", R"({"old":true})", R"({"decisions":{"pick":"yes"}})"));
  EXPECT_EQ(fates("delete", "pick.old"), "the rule is deleted: killed by sure");
}

TEST_F(Mutation, WhatNoScenarioLooksAtStaysAliveWithAStateThatShowsIt) {
  rules(pick_old);
  scenarios(person("looks-elsewhere", R"({"old":false})", R"({"decisions":{"until":null}})"));
  const auto judged = judge("symbol", "pick.old");
  ASSERT_EQ(judged.size(), 1u);
  EXPECT_EQ(judged[0].fate, Fate::alive);
  EXPECT_EQ(judged[0].mutant.text, "\"yes\" becomes \"no\"");
  EXPECT_EQ(judged[0].token, "y=1.00.filing.2020-01-01&old=true");
  EXPECT_EQ(judged[0].text, "pick: \"yes\" → \"no\"");
  EXPECT_TRUE(judged[0].mutant.at.file.ends_with("guide.json"));
  EXPECT_GT(judged[0].mutant.at.line, 1u);
}

TEST_F(Mutation, ARuleThatSaysWhatOtherwiseSaysMakesNoDifferenceButItsStatus) {
  rules(R"({ "id": "pick.first", "decides": "pick", "then": "yes", "cite": ["A-1"] },
           { "id": "pick.again", "decides": "pick", "when": "old", "then": "yes", "cite": ["A-1"] })");
  scenarios(person("always", "{}", R"({"decisions":{"pick":"yes"}})"));
  EXPECT_EQ(fates("delete", "pick.again"), "the rule is deleted: equivalent");
}

TEST_F(Mutation, ADroppedOverrideLeavesAConflictWhereBothHold) {
  rules(R"({ "id": "pick.law", "decides": "pick", "when": "old", "then": "yes", "cite": ["A-1"] },
           { "id": "pick.exception", "decides": "pick", "when": "old and how = \"one\"", "then": "maybe", "cite": ["A-1"], "overrides": ["pick.law"] })");
  scenarios(person("exception", R"({"old":true,"how":"one"})", R"({"decisions":{"pick":"maybe"}})"));
  EXPECT_EQ(fates("override", ""), "it overrides pick.law no longer: killed by exception");
}

TEST_F(Mutation, DurationsAndDatesAreMovedByOneBothWays) {
  rules(R"rules({ "id": "until.month", "decides": "until", "when": "day >= date(\"2025-03-31\")", "then": "day + duration(\"P6M\")", "cite": ["A-1"] })rules");
  scenarios(person("six-months", R"({"day":"2025-03-31"})", R"({"decisions":{"until":"2025-09-30"}})"));
  EXPECT_EQ(fates("duration", ""), "P6M becomes P7M: killed by six-months; P6M becomes P5M: killed by six-months");
  EXPECT_EQ(fates("date", "until.month"),
            "2025-03-31 becomes 2025-04-01: killed by six-months; 2025-03-31 becomes 2025-03-30: alive");
  EXPECT_EQ(judge("date", "until.month")[1].text, "until: null [\"otherwise\"] → \"2025-09-30\"");
}

TEST_F(Mutation, TheDaysOfAClaimAreMovedAndItsGradeIsChanged) {
  rules(R"({ "id": "pick.late", "decides": "pick", "then": "yes", "cite": ["A-2024"] })");
  scenarios(R"({"id":"first-day","as_of":"2024-01-01","answers":{},"expect":{"decisions":{"pick":"yes"}}})");
  EXPECT_EQ(fates("date", "A-2024"), "in force from a day later: killed by first-day; in force from a day earlier: alive");
  EXPECT_EQ(fates("grade", "A-2024"), "grade A becomes C: killed by first-day");
}

TEST_F(Mutation, WhatTheCompilerRefusesIsKilled) {
  rules(R"({ "id": "pick.rumour", "decides": "pick", "then": "yes", "cite": ["C-1"] })");
  scenarios(person("told", "{}", R"({"decisions":{"pick":"no"}})"));
  EXPECT_EQ(fates("grade", "C-1"), "grade C becomes A: killed");  // on one newspaper's word
}

TEST_F(Mutation, APaperTooManyOrTooFewIsNoticed) {
  rules(R"({ "id": "list.card", "decides": "list", "slot": "identity", "then": ["card"], "cite": ["A-1"] })");
  scenarios(person("card", "{}", R"({"decisions":{"list":[[["card"]]]}})"));
  EXPECT_EQ(fates("paper", ""), "\"card\" is dropped: killed by card; \"form\" is asked for as well: killed by card");
}

TEST_F(Mutation, DissentAndLeadsCountAsWell) {
  rules(R"({ "id": "pick.law", "decides": "pick", "then": "yes", "cite": ["A-1"] },
           { "id": "pick.rumour", "decides": "pick", "then": "maybe", "cite": ["C-1"] })");
  scenarios(person("law", "{}", R"({"decisions":{"pick":"yes"}})"));
  EXPECT_EQ(fates("delete", "pick.rumour"), "the rule is deleted: alive");
  EXPECT_EQ(judge("delete", "pick.rumour")[0].text, "dissent: no longer pick pick.rumour \"maybe\" (weaker_evidence)");
}

TEST_F(Mutation, ADifferenceInWhatIsAskedCounts) {
  rules(R"({ "id": "pick.one", "decides": "pick", "when": "how = \"one\" and old", "then": "yes", "cite": ["A-1"] })");
  scenarios(person("one", R"({"how":"one","old":true})", R"({"decisions":{"pick":"yes"}})"));
  EXPECT_EQ(fates("delete", "pick.one"), "the rule is deleted: killed by one");
  EXPECT_EQ(fates("symbol", "pick.one"), "\"one\" becomes \"two\": killed by one; \"yes\" becomes \"no\": killed by one");
}

TEST_F(Mutation, AQuestionThatIsAskedWithoutNeedIsNoticed) {
  data.put("guide.json", R"({
    "facts": {
      "old": { "type": "boolean", "ask": { "zh": "?" } },
      "more": { "type": "boolean", "unsure": true, "asked_when": "old", "ask": { "zh": "?" } }
    },
    "decisions": { "pick": { "type": "symbol", "values": ["yes", "no"], "otherwise": "no", "label": { "zh": "?" } } },
    "guides": { "filing": { "title": { "zh": "?" }, "questions": ["old", "more"], "goals": ["pick"] } },
    "rules": [{ "id": "pick.more", "decides": "pick", "when": "more", "then": "yes", "cite": ["A-1"] }]
  })");
  scenarios(person("young", R"({"old":false})", R"({"decisions":{"pick":"no"}})"));
  EXPECT_EQ(fates("ask", ""), "it is asked whenever it matters: killed by young");
  EXPECT_EQ(judge("ask")[0].mutant.about, "more");
}

TEST_F(Mutation, AScenarioThatFailsAlreadyIsAnError) {
  rules(pick_old);
  scenarios(person("wrong", R"({"old":true})", R"({"decisions":{"pick":"no"}})"));
  const auto judged = judge_mutants(Sources(data.path()), ScenarioSet(cases.path()), answer_with, {});
  ASSERT_FALSE(judged);
  EXPECT_TRUE(judged.error().text.starts_with("wrong fails without any change: ")) << judged.error().text;
}

TEST_F(Mutation, ASampleIsTheSameForTheSameSeedAndOnSeveralThreads) {
  rules(pick_old);
  scenarios(person("sure", R"({"old":true})", R"({"decisions":{"pick":"yes"}})"));
  const Sources sources(data.path());
  const ScenarioSet set(cases.path());
  const auto sample = [&](unsigned jobs, std::uint64_t seed) {
    std::string text;
    MutationOptions options;
    options.sample = 2;
    options.jobs = jobs;
    options.seed = seed;
    const auto judged = judge_mutants(sources, set, answer_with, options);
    for (const JudgedMutant& one : *judged) text += one.mutant.text + one.by + ";";
    return text;
  };
  EXPECT_EQ(sample(1, 7), sample(3, 7));
  const std::string two = sample(1, 7);
  EXPECT_EQ(std::count(two.begin(), two.end(), ';'), 2);
}

TEST_F(Mutation, AShareIsOfThoseThatMakeADifference) {
  std::vector<JudgedMutant> judged(5);
  judged[0].fate = judged[1].fate = Fate::killed;
  judged[2].fate = Fate::alive;
  judged[3].fate = judged[4].fate = Fate::equivalent;
  EXPECT_EQ(MutationScore(judged).per_mille(), 666u);
  EXPECT_EQ(MutationScore({}).per_mille(), 1000u);
}

TEST_F(Mutation, PacksThatSayTheSameDoNotDiffer) {
  rules(pick_old);
  Engine one = data.engine(), other = data.engine();
  EXPECT_FALSE(find_difference(one, other));
}

TEST_F(Mutation, CoverageCountsWhoDecidedAndSaysWhyOthersDidNot) {
  rules(R"rules({ "id": "pick.law", "decides": "pick", "when": "old", "then": "yes", "cite": ["A-1"] },
           { "id": "pick.rumour", "decides": "pick", "when": "old", "then": "maybe", "cite": ["C-1"] },
           { "id": "until.set", "decides": "until", "when": "not(old)", "then": "day", "cite": ["A-1"] })rules");
  scenarios(person("old", R"({"old":true})", R"({"decisions":{"pick":"yes"}})"));
  std::unique_ptr<Engine> engine = std::make_unique<Engine>(data.pack());
  const auto coverage = measure_coverage(ScenarioSet(cases.path()), {"00"}, [&](const std::string&) { return Result<Engine*>(engine.get()); });
  ASSERT_TRUE(coverage);
  ASSERT_EQ(coverage->size(), 3u);
  const RuleCoverage &law = (*coverage)[0], &rumour = (*coverage)[1], &until = (*coverage)[2];
  EXPECT_EQ(law.decided, 1u);
  EXPECT_TRUE(law.shown());
  EXPECT_EQ(rumour.dissent, 1u);
  EXPECT_EQ(rumour.why_not, "grade C gives no value");
  EXPECT_TRUE(rumour.shown());
  EXPECT_EQ(until.why_not, "its condition holds in no scenario");
  EXPECT_TRUE(until.witness.find("&old=false") != std::string::npos) << until.witness;
  EXPECT_FALSE(until.shown());
}

}  // namespace
}  // namespace yidi::test
