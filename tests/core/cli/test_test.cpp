// `yidi test` as it is run: what it prints last, and how it ends.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/data_folder.h"

namespace yidi::test {
namespace {

constexpr const char* tested_guide = R"({
  "facts": { "old": { "type": "boolean", "ask": { "zh": "?" } } },
  "decisions": { "pick": { "type": "symbol", "values": ["yes", "no"], "otherwise": "no", "label": { "zh": "?" } } },
  "guides": { "filing": { "title": { "zh": "?" }, "questions": ["old"], "goals": ["pick"] } },
  "rules": [{ "id": "pick.old", "decides": "pick", "when": "old", "then": "yes", "cite": ["A-1"] }]
})";

constexpr const char* old = R"({"id":"old","as_of":"2025-06-01","answers":{"old":true},"claims":["A-1"],"expect":{"decisions":{"pick":"yes"}}})";
constexpr const char* wrong = R"({"id":"wrong","as_of":"2025-06-01","answers":{"old":true},"expect":{"decisions":{"pick":"no"}}})";

class TestCommand : public testing::Test {
 protected:
  void SetUp() override {
    data.put("guide.json", tested_guide);
    ASSERT_EQ(run_yidi("compile -q " + data.path() + " -o " + packs.path()).code, 0);
  }

  Ended run(const std::string& scenarios, const std::string& options = "", Stream stream = Stream::out) {
    if (!scenarios.empty()) cases.put("scenarios.json", "{\"scenarios\":[" + scenarios + "]}");
    return run_yidi("test " + cases.path() + " --packs " + packs.path() + " --data " + data.path() + " " + options, stream);
  }

  static std::string last_line(const std::string& text) {
    const std::size_t end = text.rfind('\n', text.size() - 2);
    return end == std::string::npos ? text : text.substr(end + 1);
  }

  DataFolder data;
  DataFolder packs{DataFolder::With::nothing}, cases{DataFolder::With::nothing};
};

TEST_F(TestCommand, SaysYesWhereAllScenariosPassAndNoWhereOneFails) {
  Ended ended = run(old);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "scenarios: 1 passed, 0 failed\n");
  ended = run(std::string(old) + "," + wrong);
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(last_line(ended.out), "scenarios: 1 passed, 1 failed\n");
}

TEST_F(TestCommand, CouldNotRunWithoutScenariosOrWithAFileThatHasNone) {
  EXPECT_EQ(run("").code, 2);
  cases.put("notes.json", "[]");
  EXPECT_EQ(run("").code, 2);
  EXPECT_EQ(run("", "--mutate").code, 2);
  EXPECT_EQ(run("", "--coverage").code, 2);
}

TEST_F(TestCommand, MutateSaysYesWhereEveryChangeIsNoticed) {
  const Ended ended = run(old, "--mutate --only symbol");
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_EQ(ended.out, "mutants: 1 killed, 0 equivalent, 0 alive, 100.0 %\n");
  EXPECT_NE(run(old, "--mutate --only symbol --verbose").out.find("\"yes\" becomes \"no\": killed by old\n"), std::string::npos);
}

TEST_F(TestCommand, MutateSaysNoWhereTooManyChangesAreNot) {
  const Ended ended = run(R"({"id":"young","as_of":"2025-06-01","answers":{"old":false},"expect":{"decisions":{"pick":"no"}}})", "--mutate --only symbol");
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.out.find("guide.json:5:75: symbol: pick.old: \"yes\" becomes \"no\": no scenario notices\n  witness: y=1.00.filing."), std::string::npos)
      << ended.out;
  EXPECT_EQ(last_line(ended.out), "mutants: 0 killed, 0 equivalent, 1 alive, 0.0 %\n");
}

TEST_F(TestCommand, MutateCouldNotRunOnScenariosThatFailOrWithNothingToChange) {
  EXPECT_EQ(run(wrong, "--mutate").code, 2);
  EXPECT_NE(run(wrong, "--mutate", Stream::err).out.find("wrong fails without any change"), std::string::npos);
  EXPECT_EQ(run(old, "--mutate --filter nothing-is-called-so").code, 2);
  EXPECT_EQ(run(old, "--mutate --only guess").code, 2);
  data.put("guide.json", "{");
  EXPECT_EQ(run(old, "--mutate").code, 2);
}

TEST_F(TestCommand, CoverageSaysYesWhereEveryRuleIsSeenAtWork) {
  const Ended ended = run(old, "--coverage");
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_EQ(last_line(ended.out), "coverage: 1 rules: 1 decide in a scenario, 0 can only be told and are in one, 0 are seen in none\n");
}

TEST_F(TestCommand, CoverageSaysNoAndWhyWhereARuleIsNot) {
  const Ended ended = run(R"({"id":"young","as_of":"2025-06-01","answers":{"old":false},"expect":{"decisions":{"pick":"no"}}})", "--coverage");
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.out.find("pick.old: decides in no scenario: its condition holds in no scenario\n  witness: y=1.00.filing."), std::string::npos) << ended.out;
  data.put("guide.json", "{");
  EXPECT_EQ(run(old, "--coverage").code, 2);
}

}  // namespace
}  // namespace yidi::test
