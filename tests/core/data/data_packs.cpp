#include "data/data_packs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/data_folder.h"
#include "yidi/compiler.h"

namespace yidi::test {

const Sources& data_sources() {
  static const Sources read(project_path("data").string());
  return read;
}

std::vector<std::string> data_pack_ids() { return data_sources().packs(); }

std::unique_ptr<const Pack> data_pack(const std::string& id) {
  static std::map<std::string, std::vector<std::byte>> compiled;
  std::vector<std::byte>& bytes = compiled[id];
  if (bytes.empty()) bytes = data_sources().compile(id);
  Error error;
  auto pack = Pack::open(bytes, error);
  EXPECT_TRUE(pack) << id << ": " << error.text;
  return pack;
}

std::vector<std::string> packs_with_rules() {
  std::vector<std::string> found = {"00"};
  for (const auto& entry : std::filesystem::directory_iterator(project_path("data/provinces")))
    if (entry.is_directory()) found.push_back(entry.path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

batch::FindEngine DataEngines::finder() {
  return [this](const std::string& id) -> Result<Engine*> {
    const auto ids = data_pack_ids();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) return Error{Code::other_pack, "pack", "there is none"};
    return &engine(id);
  };
}

Engine& DataEngines::engine(const std::string& id) {
  auto& engine = engines_[id];
  if (!engine) engine = std::make_unique<Engine>(data_pack(id));
  return *engine;
}

}  // namespace yidi::test
