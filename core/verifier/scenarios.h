// Scenarios: people as data, with what has to come out for them.
//
// A file holds {"scenarios": [ … ]}, each with an `id`, an `as_of`, `answers`, the `claims` it was written from, and an
// `expect` with any of
//   "decisions": {id: value}      the value, exactly
//   "status":    {id: "confirm"}  current, or confirm; a list names the reasons: ["otherwise", "historical"]
//   "absent":    [id]             decisions that do not apply
//   "codes":     {id: [code]}     codes that a list of objects contains (notes, next_steps)
//   "dissent", "to_verify": [{"decision": …, "value": …, "why": …}]   entries that are there, by the members given
//   "claims":    {id: [claim]}    claims that a decision cites
//   "ask": fact                   the state is a question
//   "error": code                 the state is an error
// Answers that are never asked on the way are a mistake in the scenario, unless `ignored` lists them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "yidi/error.h"

namespace yidi {

struct ScenarioFailure {
  std::string file;
  std::string id;
  std::string text;
};

struct ScenarioReport {
  unsigned passed = 0;
  unsigned failed = 0;
  std::vector<ScenarioFailure> failures;
  std::vector<Error> unreadable;  // files that are not scenarios; `at` is the path
};

// Answers one record line, as `yidi eval` does.
using AnswerRecord = std::function<std::string(const std::string& line)>;

// Runs every scenario of a file or folder. `filter` limits them to those whose id contains it.
ScenarioReport run_scenarios(const std::string& path, const std::string& filter, const AnswerRecord& answer);

// The scenarios as record lines, for replaying on other builds.
std::vector<std::string> scenario_records(const std::string& path);

}  // namespace yidi
