// The packs of the project's own data.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "batch/evaluator.h"
#include "yidi/compiler.h"
#include "yidi/engine.h"

namespace yidi::test {

const Sources& data_sources();
std::vector<std::string> data_pack_ids();
std::unique_ptr<const Pack> data_pack(const std::string& id);

// The nation's pack, and those of provinces that have rules of their own.
std::vector<std::string> packs_with_rules();

// Engines on the data packs, opened as they are asked for.
class DataEngines {
 public:
  batch::FindEngine finder();
  Engine& engine(const std::string& id);

 private:
  std::map<std::string, std::unique_ptr<Engine>> engines_;
};

}  // namespace yidi::test
