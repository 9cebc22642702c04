// The packs that people use: the batch engine against the engine on random people.
#include <gtest/gtest.h>

#include "people.h"
#include "support/data_folder.h"
#include "yidi/compiler.h"

namespace yidi::test {
namespace {

// The packs of the project's own data.
const Sources& sources() {
  static const Sources read(project_path("data").string());
  return read;
}

std::unique_ptr<const Pack> data_pack(const std::string& id) {
  Error error;
  auto pack = Pack::open(sources().compile(id), error);
  EXPECT_TRUE(pack) << error.text;
  return pack;
}

// The nation's pack, and those of provinces that have rules of their own.
std::vector<std::string> packs_with_rules() {
  std::vector<std::string> found = {"00"};
  for (const auto& entry : std::filesystem::directory_iterator(project_path("data/provinces")))
    if (entry.is_directory()) found.push_back(entry.path().filename().string());
  return found;
}

TEST(BatchEngine, Writes200000RandomPeoplesLinesAsTheEngineDoes) {
  const std::vector<std::string> packs = packs_with_rules();
  for (const std::string& id : packs) {
    SCOPED_TRACE(id);
    Compared compared(data_pack(id));
    People people(compared.pack(), 44);
    for (std::size_t i = 0; i < 200000 / packs.size() + 1 && !HasFailure(); ++i) compared.step(people.draw(compared.engine()));
    EXPECT_EQ(compared.batch().refused(), 0u);
    RecordProperty("asked_" + id, int(compared.batch().asked()));
    std::printf("%s asked %zu bytes %zu\n", id.c_str(), compared.batch().asked(), compared.batch().bytes());
  }
}

}  // namespace
}  // namespace yidi::test
