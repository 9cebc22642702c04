// Lines in, lines out: read quickly or with care, remembered or not, from whichever pack.
#include <gtest/gtest.h>

#include "batch/people.h"
#include "batch/records.h"
#include "data/data_packs.h"
#include "support/data_folder.h"
#include "verifier/scenarios.h"

namespace yidi::test {
namespace {

class DataEvaluator : public testing::Test {
 protected:
  // A blank in front: the line is read with care.
  std::string carefully(const std::string& line) { return answer(evaluator, " " + line); }

  DataEngines engines;
  batch::Evaluator evaluator{engines.finder()};
};

TEST_F(DataEvaluator, AnswersEveryScenarioAlikeTheFirstAndTheSecondTime) {
  const std::vector<std::string> records = scenario_records(project_path("tests/scenarios").string());
  ASSERT_GT(records.size(), 100u);
  std::vector<std::string> first;
  for (const std::string& record : records) first.push_back(carefully(record));
  for (std::size_t i = 0; i < records.size(); ++i) EXPECT_EQ(answer(evaluator, records[i]), first[i]) << records[i];
}

TEST_F(DataEvaluator, AnswersThePeopleOfEveryPackAsItsOwnEngineDoes) {
  for (int round = 0; round < 2; ++round) {
    for (const std::string& id : data_pack_ids()) {
      SCOPED_TRACE(id);
      Engine plain(data_pack(id));
      People people(plain.pack(), 33);
      for (int i = 0; i < 150; ++i) {
        State state = people.draw(plain);
        const std::uint16_t insured = plain.pack().view().insured_fact;
        if (id != "00" && !state.answers[insured].is(Kind::region)) continue;
        EXPECT_EQ(answer(evaluator, record_line(plain.pack(), state, "1")), plain_line(plain, state, "1"));
      }
    }
  }
}

TEST_F(DataEvaluator, ReadsALineQuicklyAsItReadsItWithCare) {
  Engine plain(data_pack("44"));
  People people(plain.pack(), 4);
  std::mt19937 random(4);
  for (int i = 0; i < 20000 && !HasFailure(); ++i) {
    std::string line = record_line(plain.pack(), people.draw(plain), std::to_string(i));
    damage(line, random);
    EXPECT_EQ(answer(evaluator, line), carefully(line)) << line;
  }
}

// What each bad line is answered with, and that the next good one is answered as ever.
TEST_F(DataEvaluator, SaysWhatIsWrongWithALineAndGoesOn) {
  const std::string good = R"({"id":"a","as_of":"2026-11-22","answers":{"insured_region":"440300","care_region":"110000"}})";
  const std::string expected = answer(evaluator, good);
  ASSERT_TRUE(expected.starts_with(R"({"id":"a","v":1,"state":"ask","fact":)")) << expected;
  const auto error = [](const std::string& id, const std::string& code, const std::string& at, const std::string& text) {
    return "{\"id\":" + id + R"(,"v":1,"state":"error","code":")" + code + R"(","at":")" + at + R"(","text":")" + text + "\"}";
  };
  const auto line = [](const std::string& answers, const std::string& rest = R"("as_of":"2026-11-22")") {
    return "{\"id\":7," + rest + ",\"answers\":{" + answers + "}}";
  };
  const std::pair<std::string, std::string> lines[] = {
      {"", error("null", "YD004", "line", "expected a JSON object")},
      {"[1]", error("null", "YD004", "line", "expected a JSON object")},
      {line("") + "x", error("null", "YD004", "line", "expected a JSON object")},
      {line("") + " {}", error("7", "YD004", "line", "something follows the JSON object")},
      {R"({"id":7,"as_of":"2026-11-22"})", error("7", "YD004", "line", "the key answers is missing")},
      {R"({"id":7,"id":8,"answers":{}})", error("7", "YD004", "line", "the key id stands there twice")},
      {R"({"id":7,"other":8,"answers":{}})",
       error("7", "YD004", "line", "the keys of a record are id, guide, as_of and answers")},
      {R"({"id":{},"answers":{}})", error("null", "YD004", "line", "id, guide and as_of are plain values")},
      {R"({"id":7,"answers":{}})", error("7", "YD605", "as_of", "the day of judgement is missing")},
      {line("", R"("as_of":"2026-02-30")"), error("7", "YD605", "as_of", "expected YYYY-MM-DD between 1900 and 2199")},
      {line("", R"("guide":"other","as_of":"2026-11-22")"), error("7", "YD604", "guide", "the pack has no such guide")},
      {line(R"("":true)"), error("7", "YD606", "", "there is no such fact")},
      {line(R"("nothing":true)"), error("7", "YD606", "nothing", "there is no such fact")},
      {line(R"("retired":true,"retired":true)"), error("7", "YD608", "retired", "the fact is given twice")},
      {line(R"("retired":"true")"), error("7", "YD607", "retired", "the value is of another JSON type than the fact")},
      {line(R"("reason":true)"), error("7", "YD607", "reason", "the value is of another JSON type than the fact")},
      {line(R"("reason":"no_reason")"), error("7", "YD607", "reason", "expected one of the answers to this question")},
      {line(R"("insured_region":"990000")"), error("7", "YD609", "insured_region", "nobody is insured there")},
      {line(R"("insured_region":"440399")"), error("7", "YD609", "insured_region", "no region has this code")},
      {line(R"("care_region":"4403")"), error("7", "YD607", "care_region", "expected a six-digit region code")},
  };
  for (const auto& [bad, said] : lines) {
    EXPECT_EQ(answer(evaluator, bad), said) << bad;
    EXPECT_EQ(answer(evaluator, good), expected);
  }
}

TEST_F(DataEvaluator, TakesDontKnowForFactsOfEveryType) {
  for (const char* answers : {R"("emergency":"unsure")", R"("reason":"unsure")", R"("admission_date":"unsure")"}) {
    const std::string line = std::string(R"({"as_of":"2026-11-22","answers":{"insured_region":"440300",)") + answers + "}}";
    EXPECT_EQ(answer(evaluator, line), carefully(line));
  }
}

// A long run within a small bound: the memory is dropped again and again, and the lines stay the same.
TEST_F(DataEvaluator, KeepsWithinItsBoundAndWritesTheSame) {
  constexpr std::size_t bound = 400000;
  batch::Evaluator small(engines.finder(), bound);
  Engine plain(data_pack("44"));
  People people(plain.pack(), 8);
  std::size_t most = 0;
  for (int i = 0; i < 30000 && !HasFailure(); ++i) {
    const State state = people.draw(plain);
    if (!state.answers[plain.pack().view().insured_fact].is(Kind::region)) continue;
    EXPECT_EQ(answer(small, record_line(plain.pack(), state, "0")), plain_line(plain, state, "0"));
    most = std::max(most, small.bytes());
  }
  EXPECT_GE(small.drops(), 3u);
  EXPECT_LE(most, bound);
  EXPECT_GT(most, bound / 2);
}

}  // namespace
}  // namespace yidi::test
