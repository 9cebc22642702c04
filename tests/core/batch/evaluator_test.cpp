// Lines in, lines out, on the small packs: what is read, remembered and dropped there, for every compiler and sanitizer. What
// the project's own people get is in tests/core/data.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "batch/people.h"
#include "batch/records.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

// The engines of the packs of one folder of tests/data.
class FolderEngines {
 public:
  explicit FolderEngines(std::string folder) : folder_(std::move(folder)) {}

  batch::FindEngine finder() {
    return [this](const std::string& id) -> Result<Engine*> {
      const std::string name = folder_ + "." + id;
      if (std::find(names_.begin(), names_.end(), name) == names_.end()) return Error{Code::other_pack, "pack", "there is none"};
      auto& engine = engines_[id];
      if (!engine) engine = std::make_unique<Engine>(open_pack(name));
      return engine.get();
    };
  }

 private:
  std::string folder_;
  std::vector<std::string> names_ = pack_names();
  std::map<std::string, std::unique_ptr<Engine>> engines_;
};

class BatchEvaluator : public testing::Test {
 protected:
  // Somebody insured in the province of the pack, so that an evaluator finds it.
  State draw() {
    State state = people.draw(plain);
    while (!state.answers[plain.pack().view().insured_fact].is(Kind::region)) state = people.draw(plain);
    return state;
  }

  FolderEngines engines{"papers"};
  Engine plain{open_pack("papers.11")};
  People people{plain.pack(), 33};
};

TEST_F(BatchEvaluator, AnswersPeopleAsTheirPacksOwnEngineDoes) {
  batch::Evaluator evaluator(engines.finder());
  for (int i = 0; i < 2000 && !HasFailure(); ++i) {
    const State state = draw();
    EXPECT_EQ(answer(evaluator, record_line(plain.pack(), state, "1")), plain_line(plain, state, "1"));
  }
}

TEST_F(BatchEvaluator, ReadsALineQuicklyAsItReadsItWithCare) {
  batch::Evaluator evaluator(engines.finder());
  std::mt19937 random(4);
  for (int i = 0; i < 2000 && !HasFailure(); ++i) {
    std::string line = record_line(plain.pack(), draw(), std::to_string(i));
    damage(line, random);
    // A blank in front: the line is read with care.
    EXPECT_EQ(answer(evaluator, line), answer(evaluator, " " + line)) << line;
  }
}

TEST_F(BatchEvaluator, DropsItsMemoryWithinItsBoundAndWritesTheSame) {
  batch::Evaluator evaluator(engines.finder(), 1);
  for (int i = 0; i < 500 && !HasFailure(); ++i) {
    const State state = draw();
    EXPECT_EQ(answer(evaluator, record_line(plain.pack(), state, "0")), plain_line(plain, state, "0"));
  }
  EXPECT_GE(evaluator.drops(), 3u);
}

}  // namespace
}  // namespace yidi::test
