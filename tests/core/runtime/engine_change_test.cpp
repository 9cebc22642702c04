// Changing an answer, taking one back.
#include <gtest/gtest.h>

#include "support/packs.h"

namespace yidi::test {
namespace {

class Editing : public testing::Test {
 protected:
  // The state after a change, as its answers, and what was dropped: "road=right&end=true -detail".
  std::string changed(const std::string& answers, const std::string& fact, const std::string& value) {
    Value read;
    Error error;
    EXPECT_TRUE(read_answer(guide.pack(), guide.fact(fact), value, read, error)) << error.text;
    const auto [state, dropped] = guide.engine().change(guide.state(answers), guide.fact(fact), read);
    std::string text = answers_of(state);
    for (const std::uint16_t one : dropped)
      for (const char* name : {"road", "detail", "day", "end", "submission_date", "insured_region"})
        if (guide.fact(name) == one) text += " -" + std::string(name);
    return text;
  }
  std::string back(const std::string& answers) { return answers_of(guide.engine().back(guide.state(answers))); }
  std::string answers_of(const State& state) {
    const std::string token = write_token(guide.pack(), state);
    const std::size_t at = token.find('&');
    return at == std::string::npos ? "" : token.substr(at + 1);
  }

  Guide guide{"change.11"};
};

TEST_F(Editing, AChangeThatLeadsToAnOutcomeDropsWhatIsNoLongerAsked) {
  EXPECT_EQ(changed("detail=true&end=true&insured_region=110100&road=left", "road", "right"),
            "end=true&insured_region=110100&road=right -detail");
  EXPECT_EQ(changed("day=2025-12-30&detail=false&end=true&insured_region=110100&road=left", "road", "right"),
            "end=true&insured_region=110100&road=right -day -detail");
}

TEST_F(Editing, AChangeThatOpensAQuestionKeepsEveryAnswer) {
  EXPECT_EQ(changed("end=true&insured_region=110100&road=right", "road", "left"),
            "end=true&insured_region=110100&road=left");
  EXPECT_EQ(changed("detail=true&end=true&insured_region=110100&road=left", "detail", "false"),
            "detail=false&end=true&insured_region=110100&road=left");
}

TEST_F(Editing, PlacesAndGivenFactsAreNeverDropped) {
  EXPECT_EQ(changed("detail=true&end=true&insured_region=110100&road=left&submission_date=2025-12-01", "road", "right"),
            "end=true&insured_region=110100&road=right&submission_date=2025-12-01 -detail");
}

TEST_F(Editing, AnAnswerThatIsStillAskedIsKept) {
  EXPECT_EQ(changed("detail=true&end=false&insured_region=110100&road=left", "end", "true"),
            "detail=true&end=true&insured_region=110100&road=left");
}

TEST_F(Editing, ToUnsureIsAChangeLikeAnyOther) {
  EXPECT_EQ(changed("day=2025-12-30&detail=false&end=true&insured_region=110100&road=left", "detail", "unsure"),
            "day=2025-12-30&detail=unsure&end=true&insured_region=110100&road=left");
}

TEST_F(Editing, AChangeIntoAnErrorDropsNothing) {
  EXPECT_EQ(changed("day=2025-12-30&detail=false&end=true&insured_region=110100&road=left", "day", "2026-01-02"),
            "day=2026-01-02&detail=false&end=true&insured_region=110100&road=left");
}

TEST_F(Editing, BackTakesTheLastQuestionsAnswer) {
  const std::string all = "day=2025-12-30&detail=false&end=true&insured_region=110100&road=left";
  EXPECT_EQ(back(all), "day=2025-12-30&detail=false&insured_region=110100&road=left");
  EXPECT_EQ(back(back(all)), "detail=false&insured_region=110100&road=left");
  EXPECT_EQ(back(back(back(all))), "insured_region=110100&road=left");
  EXPECT_EQ(back(back(back(back(all)))), "insured_region=110100");
}

TEST_F(Editing, BackStopsBeforeTheFirstQuestion) {
  EXPECT_EQ(back("insured_region=110100"), "insured_region=110100");
  EXPECT_EQ(back(""), "");
}

TEST_F(Editing, BackFollowsTheWayNotTheOrderOfNames) {
  // The answer to `detail` waits for nobody: on this way it has not been asked.
  EXPECT_EQ(back("detail=true&end=true&insured_region=110100&road=right"),
            "detail=true&insured_region=110100&road=right");
}

}  // namespace
}  // namespace yidi::test
