// yidi/compiler.h: what a folder comes to.
#include "yidi/compiler.h"

#include <gtest/gtest.h>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

using Names = std::vector<std::string>;

TEST(Compiler, AFolderThatIsNotThereIsReported) {
  const Sources sources("/nowhere/at/all");
  ASSERT_EQ(sources.diagnostics().size(), 1u);
  EXPECT_EQ(to_string(sources.diagnostics()[0]), "/nowhere/at/all: error YD001: there is no such folder");
}

TEST(Compiler, AnEmptyFolderIsTheNationWithoutRules) {
  const DataFolder data(DataFolder::With::nothing);
  const Sources sources(data.path());
  EXPECT_TRUE(sources.diagnostics().empty());
  EXPECT_EQ(sources.packs(), Names{"00"});
  EXPECT_EQ(sources.guides(), Names{});
  EXPECT_EQ(sources.locales(), Names{"zh-Hans"});
}

TEST(Compiler, ThereIsAPackForTheNationAndForEveryProvinceThatInsures) {
  const DataFolder data;
  EXPECT_EQ(Sources(data.path()).packs(), (Names{"00", "11", "22", "33"}));
}

TEST(Compiler, TheRegionsOfAPackAreThoseOfItsProvince) {
  const DataFolder data;
  const Sources sources(data.path());
  EXPECT_EQ(sources.insured_regions("11"), (std::vector<std::uint32_t>{110000, 110100, 110101, 110200}));
  EXPECT_EQ(sources.insured_regions("22"), (std::vector<std::uint32_t>{220000, 220100}));
}

TEST(Compiler, GuidesAndLocalesAreListed) {
  DataFolder data;
  data.put("guide.json", R"({
    "locales": ["zh-Hans", "en"],
    "decisions": { "d": { "type": "boolean", "otherwise": true, "label": { "zh": "?", "en": "?" } } },
    "guides": {
      "second": { "title": { "zh": "?", "en": "?" }, "questions": [], "goals": ["d"] },
      "first": { "title": { "zh": "?", "en": "?" }, "questions": [], "goals": ["d"] }
    }
  })");
  EXPECT_EQ(data.diagnostics(), "");
  const Sources sources(data.path());
  EXPECT_EQ(sources.guides(), (Names{"first", "second"}));
  EXPECT_EQ(sources.locales(), (Names{"zh-Hans", "en"}));
}

TEST(Compiler, TheSameFilesGiveTheSameBytes) {
  DataFolder one, other;
  one.copy(project_path("tests/data/papers"));
  other.copy(project_path("tests/data/papers"));
  EXPECT_EQ(Sources(one.path()).compile("11"), Sources(one.path()).compile("11"));
  EXPECT_EQ(Sources(one.path()).compile("11"), Sources(other.path()).compile("11"));
}

TEST(Compiler, FilesMayLieInFoldersWhicheverWayTheyAreCut) {
  DataFolder one, other;
  one.put("guide.json", R"({ "facts": { "p": { "type": "boolean", "ask": { "zh": "?" } } },
    "decisions": { "d": { "type": "boolean", "otherwise": "p", "label": { "zh": "?" } } } })");
  other.put("z/facts.json", R"({ "facts": { "p": { "type": "boolean", "ask": { "zh": "?" } } } })");
  other.put("a/b/decisions.json",
            R"({ "decisions": { "d": { "type": "boolean", "otherwise": "p", "label": { "zh": "?" } } } })");
  EXPECT_EQ(other.diagnostics(), "");
  EXPECT_EQ(Sources(one.path()).compile("00"), Sources(other.path()).compile("00"));
}

TEST(Compiler, SchemasAndOtherFilesAreNoData) {
  DataFolder data;
  data.put("schema/rules.json", "this is no data").put("README.md", "{").put("notes.txt", "{");
  EXPECT_EQ(data.diagnostics(), "");
}

TEST(Compiler, EverythingThatIsWrongIsReportedAtOnce) {
  DataFolder data;
  data.put("b.json", R"({ "facts": { "p": { "type": "bolean", "ask": { "zh": "?" } } } })");
  data.put("a.json", "{");
  data.put("c.json", R"({ "rules": [{ "id": "r", "decides": "d", "then": true }] })");
  const std::string lines = data.diagnostics();
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 4) << lines;
  EXPECT_LT(lines.find("a.json"), lines.find("b.json"));
  EXPECT_LT(lines.find("b.json"), lines.find("c.json"));
}

TEST(Compiler, MasksOfQuestionsGoIntoThePack) {
  DataFolder data;
  data.copy(project_path("tests/data/asking"));
  const auto plain = data.pack(), walked = data.walked_pack();
  ASSERT_TRUE(plain && walked);
  EXPECT_NE(plain->digest(), walked->digest());
  EXPECT_EQ(plain->bytes().size(), walked->bytes().size());
}

}  // namespace
}  // namespace yidi::test
