// Prose: what a page needs while it asks is in one file, what it needs for the outcome in another, each per guide and locale.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

using nlohmann::json;

constexpr const char* worded_nation = R"({
  "locales": ["zh-Hans", "en"],
  "vocabulary": {
    "channels": {
      "app": {
        "label": { "zh": "应用", "en": "app" }, "url": "https://example.org/", "cite": ["A-2"],
        "steps": [{ "cite": ["A-2022"], "list": [{ "zh": "打开", "en": "open it" }] }]
      },
      "city": { "label": { "zh": "市窗口", "en": "city counter" }, "cite": ["A-1"] },
      "named": { "label": { "zh": "写出来的", "en": "through a definition" } }
    },
    "marks": { "page": { "label": { "zh": "页面自己用", "en": "for the page itself" } } }
  },
  "facts": {
    "p": {
      "type": "boolean", "unsure": true, "ask": { "zh": "问题", "en": "question" }, "why": { "zh": "为何", "en": "why" },
      "values": { "true": { "label": { "zh": "是", "en": "yes" }, "hint": { "zh": "提示", "en": "hint" } },
                  "false": { "label": { "zh": "否", "en": "no" } } }
    },
    "q": { "type": "boolean", "ask": { "zh": "另一个问题", "en": "other question" } },
    "given": { "type": "date", "default": "as_of", "ask": { "zh": "日期", "en": "date" } }
  },
  "decisions": {
    "d": { "type": "boolean", "otherwise": false, "label": { "zh": "结论", "en": "conclusion" } },
    "w": { "type": { "symbol": "channels" }, "policy": "collect", "otherwise": [], "label": { "zh": "渠道", "en": "channel" } }
  },
  "guides": { "test": { "title": { "zh": "指南", "en": "guide" }, "questions": ["p"], "goals": ["d", "w"] },
              "short": { "title": { "zh": "短", "en": "short" }, "questions": ["q"], "goals": ["d"] } },
  "definitions": { "way": { "is": "if p then \"named\" else \"app\"" } },
  "texts": { "hello": { "zh": "你好", "en": "hello" } },
  "rules": [{ "id": "r", "decides": "d", "when": "p", "then": true, "cite": ["A-2024"], "see": ["C-1"] },
            { "id": "t", "decides": "w", "when": "p", "then": "way", "cite": ["A-2025"] }]
})";

constexpr const char* ash_one = R"({
  "region": "110100",
  "facts": { "one": { "type": "boolean", "after": "p", "ask": { "zh": "本市", "en": "this city" } } },
  "procedures": { "old": { "title": { "zh": "旧", "en": "old" }, "from": "2022-01-01", "to": "2022-12-31" } },
  "rules": [{ "id": "s", "procedure": "old", "decides": "d", "then": true, "cite": ["B-1"] },
            { "id": "u", "decides": "w", "then": "city", "cite": ["A-1"] }]
})";

std::string keys(const json& object) {
  std::string names;
  for (const auto& [key, value] : object.items()) names += key + " ";
  return names;
}

class Texts : public testing::Test {
 protected:
  void SetUp() override {
    data.put("nation.json", worded_nation).put("ash-one.json", ash_one);
    ASSERT_EQ(data.diagnostics(), "");
    sources = std::make_unique<Sources>(data.path());
  }
  json questions(const std::string& pack, const std::string& locale, const std::string& guide = "test") {
    return json::parse(sources->question_texts(pack, guide, locale));
  }
  json outcome(const std::string& pack, const std::string& locale, const std::string& guide = "test") {
    return json::parse(sources->outcome_texts(pack, guide, locale));
  }

  DataFolder data;
  std::unique_ptr<Sources> sources;
};

TEST_F(Texts, OfQuestionsAreEverythingToAskAndNothingElse) {
  const json texts = questions("00", "en");
  EXPECT_EQ(keys(texts), "facts guides ");
  EXPECT_EQ(texts["guides"]["test"], "guide");
  EXPECT_EQ(texts["facts"]["p"].dump(),
            R"({"ask":"question","values":{"false":{"label":"no"},"true":{"hint":"hint","label":"yes"}},"why":"why"})");
  EXPECT_EQ(questions("00", "zh-Hans")["facts"]["p"]["ask"], "问题");
}

TEST_F(Texts, OfFactsThatAreNeverAskedAreLeftOut) {
  EXPECT_EQ(keys(questions("00", "en")["facts"]), "p ");
}

TEST_F(Texts, OfAnOverlaysQuestionsAreInItsProvinceAlone) {
  EXPECT_EQ(keys(questions("11", "en")["facts"]), "one p ");
  EXPECT_EQ(keys(questions("22", "en")["facts"]), "p ");
}

TEST_F(Texts, OfAGuideAreItsOwnQuestionsAndTheTitlesOfAll) {
  EXPECT_EQ(keys(questions("00", "en", "short")["facts"]), "q ");
  EXPECT_EQ(keys(questions("11", "en", "short")["facts"]), "q ");
  EXPECT_EQ(keys(questions("00", "en", "short")["guides"]), "short test ");
}

TEST_F(Texts, OfTheOutcomeAreTheGuidesGoalsAndWhatTheyCanCite) {
  const json texts = outcome("11", "en", "short");
  EXPECT_EQ(keys(texts["decisions"]), "d ");
  EXPECT_EQ(keys(texts["claims"]), "A-2024 B-1 ");
  EXPECT_EQ(keys(texts["vocabulary"]), "marks ");
}

TEST_F(Texts, OfCodesAreThoseThatARuleOfTheProvinceCanGive) {
  EXPECT_EQ(keys(outcome("11", "en")["vocabulary"]["channels"]), "app city named ");
  EXPECT_EQ(keys(outcome("22", "en")["vocabulary"]["channels"]), "app named ");
}

TEST_F(Texts, OfWhatNoDecisionGivesAreWhole) {
  EXPECT_EQ(outcome("22", "en")["vocabulary"]["marks"]["page"]["label"], "for the page itself");
}

TEST_F(Texts, OfTheOutcomeHoldNoQuestion) {
  const std::string texts = sources->outcome_texts("11", "test", "en");
  for (const char* word : {"question", "hint", "this city", "guide"})
    EXPECT_EQ(texts.find(word), std::string::npos) << word;
  EXPECT_EQ(keys(json::parse(texts)), "claims decisions procedures sources texts vocabulary ");
}

TEST_F(Texts, OfTheOutcomeAreInOneLocale) {
  const json zh = outcome("00", "zh-Hans"), en = outcome("00", "en");
  EXPECT_EQ(zh["decisions"]["d"], "结论");
  EXPECT_EQ(en["decisions"]["d"], "conclusion");
  EXPECT_EQ(en["texts"]["hello"], "hello");
  EXPECT_EQ(en["vocabulary"]["channels"]["app"]["label"], "app");
  EXPECT_EQ(en["vocabulary"]["channels"]["app"]["url"], "https://example.org/");
  EXPECT_EQ(en["vocabulary"]["channels"]["app"]["steps"][0]["list"][0], "open it");
  EXPECT_EQ(zh["vocabulary"]["channels"]["app"]["steps"][0]["list"][0], "打开");
}

TEST_F(Texts, ClaimsAreThoseThatRulesAndWordsCite) {
  EXPECT_EQ(keys(outcome("00", "en")["claims"]), "A-2 A-2022 A-2024 A-2025 ");
  EXPECT_EQ(keys(outcome("11", "en")["claims"]), "A-1 A-2 A-2022 A-2024 A-2025 B-1 ");
}

TEST_F(Texts, AClaimComesWithItsGradeItsSourcesAndItsDays) {
  const json claim = outcome("00", "en")["claims"]["A-2022"];
  EXPECT_EQ(claim.dump(), R"({"claim":"official, for one year","from":"2022-01-01","grade":"A",)"
                          R"("sources":[{"clause":"3","id":"S-GAZETTE"}],"to":"2022-12-31"})");
  const json source = outcome("00", "en")["sources"]["S-GAZETTE"];
  EXPECT_EQ(source["official"], true);
  EXPECT_EQ(source["verified_on"], "2024-01-01");
  EXPECT_EQ(source["review_by"], "2099-12-31");
  EXPECT_EQ(keys(outcome("00", "en")["sources"]), "S-GAZETTE ");
  EXPECT_EQ(keys(outcome("11", "en")["sources"]), "S-GAZETTE S-PRESS ");
}

TEST_F(Texts, ProceduresAreNamedWhereTheyHeld) {
  EXPECT_EQ(outcome("11", "en")["procedures"]["old"], "old");
  EXPECT_FALSE(outcome("22", "en").contains("procedures"));
}

TEST_F(Texts, OfOneQuestionAreTheSameAsAmongAll) {
  EXPECT_EQ(json::parse(sources->question_text("p", "en")), questions("00", "en")["facts"]["p"]);
}

}  // namespace
}  // namespace yidi::test
