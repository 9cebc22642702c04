// The packs of the project's own data, and their people as records.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "batch/evaluator.h"
#include "yidi/engine.h"

namespace yidi::test {

std::vector<std::string> data_pack_ids();
std::unique_ptr<const Pack> data_pack(const std::string& id);

// The nation's pack, and those of provinces that have rules of their own.
std::vector<std::string> packs_with_rules();

// A state as a line for `yidi eval`, and what the engine itself says to it.
std::string record_line(const Pack& pack, const State& state, const std::string& id);
std::string plain_line(Engine& engine, const State& state, const std::string& id);

// Engines on the data packs, opened as they are asked for.
class DataEngines {
 public:
  batch::FindEngine finder();
  Engine& engine(const std::string& id);

 private:
  std::map<std::string, std::unique_ptr<Engine>> engines_;
};

std::string answer(batch::Evaluator& evaluator, std::string_view line);

}  // namespace yidi::test
