// Exactly whose outcome changes: which answer sets, in which decision, with a witness that shows it.
#include "verifier/compare.h"

#include <gtest/gtest.h>

#include <map>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

// tests/data/asking, with one piece of its text replaced by another.
std::unique_ptr<const Pack> asking(const std::string& from = "", const std::string& to = "") {
  std::string guide = read_file(project_path("tests/data/asking/guide.json"));
  if (!from.empty()) {
    const std::size_t at = guide.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    guide.replace(at, from.size(), to);
  }
  DataFolder folder;
  folder.put("guide.json", guide);
  EXPECT_EQ(folder.diagnostics(), "");
  return folder.walked_pack();
}

// The group of those who are sure; after the day on which sources fall due for review nobody is.
const DifferenceGroup* find(const Comparison& comparison, const std::string& decision) {
  for (const DifferenceGroup& group : comparison.groups)
    if (group.decision == decision && !group.confirm_before) return &group;
  return nullptr;
}

TEST(Compare, APackWithItselfHasNoDifferences) {
  const Comparison comparison = compare(*asking(), *asking(), "test");
  EXPECT_EQ(comparison.compared, 0u);  // nothing can differ
  EXPECT_EQ(comparison.changed, 0u);
  EXPECT_TRUE(comparison.groups.empty());
}

TEST(Compare, CountsTheAnswerSetsThatARuleMoves) {
  const Comparison comparison = compare(*asking(), *asking("third = \\\"x\\\"", "third = \\\"y\\\""), "test");
  // Since 2024 only first = true asks for the third; of its answers x and y change places, on every class of days since.
  // On those before the rules' sources fall due, and on those after.
  std::map<std::string, std::uint64_t> lost, won;
  std::uint64_t times = 0;
  for (const DifferenceGroup& group : comparison.groups) {
    EXPECT_EQ(group.decision, "late");
    times += group.times;
    const std::string before = group.rules_before, after = group.rules_after;
    (before == "late.x" ? lost : won)[group.confirm_before || group.confirm_after ? "due" : "current"] += group.times;
  }
  EXPECT_EQ(comparison.changed, times);
  EXPECT_EQ(comparison.groups.size(), 4u);
  EXPECT_EQ(lost, won);
}

TEST(Compare, TheWitnessShowsTheDifference) {
  const auto before = asking(), after = asking("\"then\": \"two\"", "\"then\": \"one\"");
  const Comparison comparison = compare(*before, *after, "test");
  const DifferenceGroup* early = find(comparison, "early");
  ASSERT_NE(early, nullptr);
  EXPECT_EQ(early->before, "\"two\"");
  EXPECT_EQ(early->after, "\"one\"");
  EXPECT_EQ(early->rules_before, "two");
  EXPECT_EQ(early->rules_after, "two");
  Error error;
  Engine engine(Pack::open({after->bytes().begin(), after->bytes().end()}, error));
  std::string line;
  engine.step(early->witness, line);
  EXPECT_NE(line.find("\"early\":{\"value\":\"one\""), std::string::npos) << line;
  EXPECT_NE(early->sentence.find("early was \"two\" and is \"one\""), std::string::npos) << early->sentence;
}

TEST(Compare, AskingLessIsNoDifferenceWhereTheOutcomeIsTheSame) {
  // Without late.days nobody is asked for the day; outcomes differ only where it had decided.
  const Comparison comparison = compare(*asking(), *asking("day < submission_date - duration(\\\"P30D\\\")", "false"), "test");
  ASSERT_FALSE(comparison.groups.empty());
  for (const DifferenceGroup& group : comparison.groups) EXPECT_EQ(group.decision, "late");
  EXPECT_LT(comparison.changed, comparison.compared);
}

TEST(Compare, AnOptionThatIsNewIsAnAnswerThatWasRefused) {
  const Comparison comparison =
      compare(*asking(), *asking("\"z\": { \"label\": { \"zh\": \"?\" } }", "\"z\": { \"label\": { \"zh\": \"?\" } }, \"w\": { \"label\": { \"zh\": \"?\" } }"), "test");
  const DifferenceGroup* state = find(comparison, "state");
  ASSERT_NE(state, nullptr);
  EXPECT_EQ(state->before, "refused");
  EXPECT_NE(state->witness.find("third=w"), std::string::npos);
  EXPECT_EQ(comparison.changed, state->times);
}

TEST(Compare, TwoDaysOfOnePackTellWhatARuleThatBeganHasChanged) {
  const auto pack = asking();
  const Comparison none = compare(*pack, *pack, "test", TwoDays{*parse_date("2024-03-01"), *parse_date("2024-03-01")});
  EXPECT_EQ(none.changed, 0u);
  const Comparison some = compare(*pack, *pack, "test", TwoDays{*parse_date("2023-06-01"), *parse_date("2024-03-01")});
  const DifferenceGroup* early = find(some, "early");
  ASSERT_NE(early, nullptr);
  EXPECT_EQ(early->rules_after, "one");
}

}  // namespace
}  // namespace yidi::test
