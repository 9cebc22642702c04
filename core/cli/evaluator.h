// Answers to records of people, for `yidi eval` and the scenarios.
#pragma once

#include "cli/command.h"

namespace yidi::cli {

// Reads {"id":…,"guide":…,"as_of":…,"answers":{…}} and appends the line that answers it, without a line break.
class Evaluator {
 public:
  // Where the engine of a pack ("44") comes from.
  using FindEngine = std::function<Result<Engine*>(const std::string& pack)>;

  explicit Evaluator(Packs& packs);
  explicit Evaluator(FindEngine find);
  ~Evaluator();
  void answer(std::string_view line, std::string& out);

 private:
  struct Reader;
  Result<State> state(Engine*& engine);

  FindEngine find_;
  std::unique_ptr<Reader> reader_;
};

}  // namespace yidi::cli
