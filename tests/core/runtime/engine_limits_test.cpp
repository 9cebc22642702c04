// What a pack may hold at most (core/model/wire.h): at the edge everything works, in the 64 kB of stack that the browser
// gives as well; beyond it the pack is refused. Beyond the edge in authored files: compiler/limits_test.cpp.
#include <gtest/gtest.h>

#include "runtime/view.h"
#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

// Everything an engine can be asked about a state.
void ask_everything(Guide& guide, const std::string& answers) {
  std::string line;
  guide.engine().trace(guide.state(answers), line);
  EXPECT_TRUE(is_canonical(line));
  const State state = guide.state(answers);
  guide.engine().back(state);
  guide.engine().change(state, 0, Value::boolean(true));
  guide.engine().examine(state);
  EXPECT_TRUE(is_canonical(guide.step(answers)));
}

TEST(Limits, TheDeepestChainOfDecisionsIsFollowed) {
  Guide guide("limits-deep.00");
  const std::string last = "d" + std::to_string(wire::deepest_expression / 2);
  EXPECT_EQ(guide.asks(), "p");
  EXPECT_EQ(guide.get("", "because.decision"), "\"" + last + "\"");
  EXPECT_EQ(guide.value("p=true", last), "true");
  EXPECT_EQ(guide.value("p=false", last), "false");
  EXPECT_EQ(guide.get("p=unsure", "decisions." + last + ".status"), "\"confirm\"");
  for (const char* answers : {"", "p=true", "p=unsure"}) ask_everything(guide, answers);
}

TEST(Limits, TheLongestChainOfOverridesIsFollowed) {
  Guide guide("limits-overrides.00");
  // The last rule drops the one before, a dropped rule overrides nothing, and so on: from r2 every other rule is left.
  EXPECT_EQ(guide.get("p=true", "decisions.d.rule"), "\"r2\"");
  EXPECT_EQ(count(guide.step("p=true"), "dissent"), 16);
  EXPECT_EQ(guide.value("p=false", "d"), "false");
  for (const char* answers : {"", "p=true", "p=unsure"}) ask_everything(guide, answers);
}

TEST(Limits, TheLargestValueIsWritten) {
  Guide guide("limits-parts.00");
  EXPECT_EQ(count(guide.step("p=true"), "decisions.d.value"), int(wire::most_parts) - 1);
  for (const char* answers : {"", "p=true", "p=unsure"}) ask_everything(guide, answers);
}

TEST(Limits, TheDeepestValueIsWritten) {
  Guide guide("limits-nested.00");
  const std::string value = guide.value("", "d");
  const std::size_t levels = wire::deepest_expression - 2;
  EXPECT_EQ(value, std::string(levels, '[') + "7" + std::string(levels, ']'));
}

TEST(Limits, AValueThatIsOneLevelDeeperIsRefused) {
  Error error;
  EXPECT_FALSE(Pack::open(pack_bytes("limits-too-nested.00"), error));
  EXPECT_EQ(error.code, Code::damaged_pack);
}

TEST(Limits, AsManyQuestionsAsAGuideMayHaveAreAsked) {
  Guide guide("limits-questions.00");
  EXPECT_EQ(guide.get("", "at_most"), "64");
  std::string answers;
  for (int asked = 0; asked < 64; ++asked) {
    const std::string fact = guide.asks(answers);
    ASSERT_EQ(fact, "q" + std::to_string(10 + asked));
    ASSERT_EQ(guide.get(answers, "at_most"), std::to_string(64 - asked));
    answers += (asked == 0 ? "" : "&") + fact + "=true";
  }
  EXPECT_EQ(guide.value(answers, "d"), "true");
  EXPECT_EQ(count(guide.step(answers), "path"), 64);
  ask_everything(guide, answers);
}

// How many questions can stand together is a question that can take for ever; the answer may then be too great, never
// too small.
TEST(Limits, QuestionsThatExcludeOneAnotherInEveryWayAreCountedInTime) {
  Guide guide("limits-tangled.00");
  const int at_most = std::stoi(guide.get("", "at_most"));
  EXPECT_GE(at_most, 22);
  EXPECT_LE(at_most, 64);
}

}  // namespace
}  // namespace yidi::test
