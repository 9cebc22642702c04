// Engine::trace: how each rule fared.
#include <gtest/gtest.h>

#include "support/lines.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

std::string trace(Guide& guide, const std::string& answers) {
  std::string line;
  guide.engine().trace(guide.state(answers), line);
  EXPECT_TRUE(is_canonical(line)) << line;
  return line;
}

TEST(Trace, TellsEveryRuleOfEveryGoalInTheOrderOfPrecedence) {
  Guide guide("overrides.00");
  EXPECT_EQ(trace(guide, "high=true&low=false&middle=true"),
            "{\"v\":1,\"trace\":[{\"decision\":\"pick\",\"state\":\"settled\",\"winner\":\"middle\",\"rules\":["
            "{\"rule\":\"high\",\"truth\":\"overridden\"},{\"rule\":\"middle\",\"truth\":\"yes\"},{\"rule\":\"low\","
            "\"truth\":\"no\"}]}]}");
}

TEST(Trace, TellsWhatIsNotKnownYetFromWhatNobodyKnows) {
  Guide guide("overrides.00");
  EXPECT_EQ(part(trace(guide, "high=false&middle=unsure"), "trace.0"),
            "{\"decision\":\"pick\",\"state\":\"undetermined\",\"winner\":null,\"rules\":[{\"rule\":\"high\",\"truth\":"
            "\"no\"},"
            "{\"rule\":\"middle\",\"truth\":\"unsure\"},{\"rule\":\"low\",\"truth\":\"undetermined\"}]}");
}

TEST(Trace, TellsOfDecisionsThatDoNotApply) {
  Guide guide("status.00");
  const std::string line = trace(guide, "open=false");
  EXPECT_EQ(part(line, "trace.1.decision"), "\"inside\"");
  EXPECT_EQ(part(line, "trace.1.state"), "\"absent\"");
  EXPECT_EQ(part(line, "trace.0.winner"), "null");
}

TEST(Trace, OfAnErrorIsTheError) {
  Guide guide("conflict.00", "first");
  EXPECT_EQ(trace(guide, "left=true&right=true"), guide.step("left=true&right=true"));
}

}  // namespace
}  // namespace yidi::test
