// What `yidi test` does: runs scenarios, or asks what they cover and what they would notice.
#pragma once

#include "cli/command.h"
#include "verifier/mutation.h"

namespace yidi::cli {

struct ScenarioOptions {
  std::string packs = "build/packs", data = "data", path = "tests/scenarios", filter;
  bool records = false, mutate = false, coverage = false, verbose = false;
  MutationOptions mutation;
};

// Answers records as `yidi eval` does, with the engines that are found.
AnswerRecord answer_with(FindEngine find);

// Which changes to the rules no scenario notices.
int run_mutation(const ScenarioOptions& options);

// Which rules no scenario sees at work.
int run_coverage(const ScenarioOptions& options);

}  // namespace yidi::cli
