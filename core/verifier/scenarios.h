// Scenarios: people as data, with what has to come out for them.
//
// A file holds {"scenarios": [ … ]}, each with an `id`, an `as_of`, `answers`, the `claims` it was written from, and an
// `expect` with any of
//   "decisions": {id: value}      the value, exactly
//   "status":    {id: "confirm"}  current, or confirm; a list names the reasons: ["otherwise", "historical"]
//   "absent":    [id]             decisions that do not apply
//   "codes":     {id: [code]}     codes that a list of objects contains (notes, next_steps)
//   "dissent", "to_verify": [{"decision": …, "value": …, "why": …}]   entries that are there, by the members given
//   "without":   [{"decision": …, …}]   entries that neither of the two has
//   "claims":    {id: [claim]}    claims that a decision cites
//   "ask": fact                   the state is a question
//   "error": code                 the state is an error
// Answers that are never asked on the way are a mistake in the scenario, unless `ignored` lists them.
#pragma once

#include <functional>
#include <memory>
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

// The scenarios of a file or folder, read once and run as often as is wanted, from several threads if need be.
class ScenarioSet {
 public:
  // `filter` limits them to those whose id contains it.
  explicit ScenarioSet(const std::string& path, const std::string& filter = "");
  ~ScenarioSet();

  const std::vector<Error>& unreadable() const;
  std::size_t size() const;

  const std::string& file(std::size_t scenario) const;
  const std::string& id(std::size_t scenario) const;
  const std::string& record(std::size_t scenario) const;                // as a line for `yidi eval`
  const std::string& pack(std::size_t scenario) const;                  // which pack answers it
  const std::vector<std::string>& claims(std::size_t scenario) const;   // which it was written from

  // What differs between what a scenario expects and the line that answers it.
  std::vector<std::string> differences(std::size_t scenario, const AnswerRecord& answer) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Runs every scenario of a file or folder. `filter` limits them to those whose id contains it.
ScenarioReport run_scenarios(const std::string& path, const std::string& filter, const AnswerRecord& answer);

// The scenarios as record lines, for replaying on other builds.
std::vector<std::string> scenario_records(const std::string& path);

}  // namespace yidi
