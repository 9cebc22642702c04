// `yidi graph` as it is run: from packs and from authored files, the words beside the codes, exit codes.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/data_folder.h"

namespace yidi::test {
namespace {

class GraphCommand : public testing::Test {
 protected:
  void SetUp() override {
    data.put("guide.json", R"json({
      "facts": {
        "insured_region": { "type": "region", "role": "insured_place", "unsure": true, "ask": { "zh": "在哪里参保？" } },
        "care_region": { "type": "region", "role": "care_place", "ask": { "zh": "去哪里？" } },
        "plan": { "type": "boolean", "unsure": true, "ask": { "zh": "“打算”了吗？" } }
      },
      "definitions": { "away": { "is": "province(insured_region) != province(care_region)" } },
      "decisions": { "filing": { "type": "boolean", "otherwise": false, "label": { "zh": "要不要备案" } } },
      "guides": { "test": { "title": { "zh": "异地" }, "questions": ["insured_region", "care_region", "plan"], "goals": ["filing"] } },
      "rules": [
        { "id": "r", "decides": "filing", "when": "away and plan", "then": true, "cite": ["A-1"], "in_force": { "from": "2023-01-01" } }
      ] })json");
  }
  void compile() { ASSERT_EQ(run_yidi("compile -q " + data.path() + " -o " + packs()).code, 0); }
  std::string packs() const { return out.path() + "/packs"; }
  Ended graph(const std::string& arguments, Stream stream = Stream::out) {
    const bool has_guide = arguments.find("--guide") != std::string::npos;
    return run_yidi("graph --packs " + packs() + (has_guide ? " " : " --guide test ") + arguments, stream);
  }

  DataFolder data;
  DataFolder out{DataFolder::With::nothing};
};

constexpr const char* flow = R"mermaid(---
title: "异地 (test), 110100, 2023-01-01"
---
flowchart TD
  n0(["去哪里？<br>care_region"])
  n1[["结论<br>outcome"]]
  n2(["“打算”了吗？<br>plan"])
  n0 --> |"例如 110000"| n1
  n0 --> |"例如 220000"| n2
  n2 --> |"任何回答"| n1
)mermaid";

TEST_F(GraphCommand, QuestionsWithTheirWords) {
  compile();
  const Ended ended = graph("--what questions --insured 110100 --format mermaid");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, flow);
}

TEST_F(GraphCommand, AnswersWithoutWordsOfTheirOwnAreSaidInChinese) {
  data.put("more.json", R"json({
    "facts": {
      "day": { "type": "date", "ask": { "zh": "哪天？" }, "min": "date(\"2020-01-01\")" },
      "other": { "type": "date", "ask": { "zh": "还有哪天？" } },
      "sure": { "type": "boolean", "unsure": true, "ask": { "zh": "?" } }
    },
    "decisions": { "late": { "type": "boolean", "otherwise": false, "label": { "zh": "?" } } },
    "guides": { "days": { "title": { "zh": "日子" }, "questions": ["day", "sure", "other"], "goals": ["late"] } },
    "rules": [
      { "id": "l", "decides": "late", "when": "day > @\"2024-05-05\" and sure and other = other", "then": true, "cite": ["A-1"] }
    ] })json");
  const std::string text = graph("--guide days --what questions --insured 110100 --format mermaid --data " + data.path()).out;
  EXPECT_EQ(text.substr(text.find("  n0 -->")), R"(  n0 --> |"2020-01-01 至 2024-05-05"| n1
  n0 --> |"2024-05-06 及以后"| n2
  n2 --> |"是<br>不清楚"| n3
  n2 --> |"否"| n1
  n3 --> |"任何一天"| n1
)");
}

TEST_F(GraphCommand, TheSameFromTheAuthoredFiles) {
  EXPECT_EQ(graph("--what questions --insured 110100 --format mermaid --data " + data.path()).out, flow);
}

TEST_F(GraphCommand, DefinitionsAndSourcesWhereTheyAreAskedFor) {
  const Ended ended = graph("--insured 110100 --sources --data " + data.path());
  EXPECT_EQ(ended.out, R"dot(digraph "异地 (test), 110100, 2023-01-01" {
  rankdir=BT;
  n0 [shape=box, label="要不要备案\nfiling"];
  n1 [shape=box, style=diagonals, label="away"];
  n2 [shape=box, style=rounded, label="在哪里参保？\ninsured_region"];
  n3 [shape=box, style=rounded, label="去哪里？\ncare_region"];
  n4 [shape=box, style=rounded, label="“打算”了吗？\nplan"];
  n5 [shape=note, label="Gazette\nS-GAZETTE"];
  n1 -> n0;
  n2 -> n1;
  n3 -> n1;
  n4 -> n0;
  n5 -> n0 [style=dashed, arrowhead=dot];
}
)dot");
}

TEST_F(GraphCommand, TheDayDecidesWhichRulesAreDrawn) {
  compile();
  EXPECT_EQ(graph("--as-of 2022-12-31 --insured 110100").out.find("plan"), std::string::npos);
  EXPECT_NE(graph("--as-of 2023-01-01 --insured 110100").out.find("plan"), std::string::npos);
}

TEST_F(GraphCommand, SaysNoToADayBeforeTheFirstRule) {
  compile();
  for (const char* what : {"questions", "decisions"})
    EXPECT_EQ(graph(std::string("--as-of 2019-12-31 --insured 110100 --what ") + what).code, 1) << what;
}

TEST_F(GraphCommand, CouldNotDrawWhatIsNotThere) {
  compile();
  const std::pair<const char*, const char*> wrong[] = {
      {"--guide nothing", "YD208"}, {"--insured 220199x", "YD609"}, {"--insured 119999", "YD609"}, {"--insured 990000", "YD603"},
      {"--as-of 2025-02-30", "YD605"}, {"--lang en", "YD405"},     {"--data /nothing/here", "YD001"}};
  for (const auto& [arguments, code] : wrong) {
    const Ended ended = graph(arguments, Stream::err);
    EXPECT_EQ(ended.code, 2) << arguments;
    EXPECT_NE(ended.out.find(code), std::string::npos) << arguments << ": " << ended.out;
  }
}

}  // namespace
}  // namespace yidi::test
