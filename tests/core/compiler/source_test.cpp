// Positions in files, and the name that somebody may have meant.
#include "compiler/source.h"

#include <gtest/gtest.h>

namespace yidi {
namespace {

std::string position(std::string_view text, std::size_t offset) {
  const LineColumn at = line_column(text, offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

TEST(Position, CountsLinesAndColumnsFromOne) {
  EXPECT_EQ(position("", 0), "1:1");
  EXPECT_EQ(position("ab\ncd", 0), "1:1");
  EXPECT_EQ(position("ab\ncd", 2), "1:3");
  EXPECT_EQ(position("ab\ncd", 3), "2:1");
  EXPECT_EQ(position("ab\ncd", 5), "2:3");
}

TEST(Position, CountsCodePointsNotBytes) {
  EXPECT_EQ(position("参保地 x", 10), "1:5");
  EXPECT_EQ(position("a𠀀b", 5), "1:3");
  EXPECT_EQ(position("é", 2), "1:2");
}

TEST(Position, BeyondTheEndIsTheEnd) {
  EXPECT_EQ(position("ab\nc", 100), "2:2");
}

TEST(DidYouMean, FindsWhatIsAStepOrTwoAway) {
  const std::vector<std::string> names = {"hospital_connected", "has_referral", "reason", "retired"};
  EXPECT_EQ(nearest("hospital_conected", names), "hospital_connected");
  EXPECT_EQ(nearest("reasn", names), "reason");
  EXPECT_EQ(nearest("raeson", names), "reason");
  EXPECT_EQ(nearest("retierd", names), "retired");
  EXPECT_EQ(nearest("hasreferral", names), "has_referral");
}

TEST(DidYouMean, TakesTheNearestOfSeveral) {
  EXPECT_EQ(nearest("level_4", {"level_1", "level_14", "leveL_4"}), "level_1");
  EXPECT_EQ(nearest("abcdefgh", {"abcdefxx", "abcdefgx"}), "abcdefgx");
}

TEST(DidYouMean, SaysNothingWhereNothingIsNear) {
  EXPECT_EQ(nearest("emergency", {"reason", "retired"}), "");
  EXPECT_EQ(nearest("xy", {"ab"}), "");
  EXPECT_EQ(nearest("anything", {}), "");
}

TEST(DidYouMean, AThirdOfTheLettersMayDiffer) {
  EXPECT_EQ(nearest("abcdef", {"abcdxx"}), "abcdxx");
  EXPECT_EQ(nearest("abcdef", {"abcxxx"}), "");
  EXPECT_EQ(nearest("ab", {"ac"}), "ac");
}

TEST(Diagnostics, TheSameOneAtTheSamePlaceIsKeptOnce) {
  const SourceFile file{"a.json", "one\ntwo"};
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  diagnostics.report(Code::bad_value, {&file, 4}, "wrong");
  diagnostics.report(Code::bad_value, {&file, 4}, "wrong");
  diagnostics.report(Code::bad_value, {&file, 5}, "wrong");
  diagnostics.report(Code::bad_value, {&file, 4}, "wrong too");
  EXPECT_EQ(diagnostics.all().size(), 3u);
}

TEST(Diagnostics, AreSortedByFileThenPosition) {
  const SourceFile a{"a.json", "one\ntwo"}, b{"b.json", "one"};
  Diagnostics diagnostics;
  diagnostics.report(Code::bad_value, {&b, 0}, "fourth");
  diagnostics.report(Code::bad_value, {&a, 4}, "third");
  diagnostics.report(Code::bad_value, {&a, 2}, "second");
  diagnostics.report_file(Code::unreadable_file, "a.json", "first");
  std::string order;
  for (const Diagnostic& one : diagnostics.sorted()) order += one.text + " ";
  EXPECT_EQ(order, "first second third fourth ");
}

}  // namespace
}  // namespace yidi
