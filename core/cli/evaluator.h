// Answers to records of people, for `yidi eval` and the scenarios.
#pragma once

#include "cli/command.h"

namespace yidi::cli {

// Reads {"id":…,"guide":…,"as_of":…,"answers":{…}} and appends the line that answers it, without a line break.
class Evaluator {
 public:
  explicit Evaluator(Packs& packs);
  ~Evaluator();
  void answer(std::string_view line, std::string& out);

 private:
  struct Reader;
  Result<State> state(Engine*& engine);

  Packs& packs_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace yidi::cli
