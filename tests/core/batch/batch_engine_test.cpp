// The batch engine writes what the engine writes, byte for byte, whatever the record and whatever came before it.
#include <gtest/gtest.h>

#include "batch/people.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

TEST(BatchEngine, WritesEveryTestPacksLinesAsTheEngineDoes) {
  for (const std::string& name : pack_names()) {
    SCOPED_TRACE(name);
    Compared compared(open_pack(name));
    People people(compared.pack(), 20261122);
    for (int i = 0; i < 3000 && !HasFailure(); ++i) compared.step(people.draw(compared.engine()));
    EXPECT_EQ(compared.batch().refused(), 0u);
  }
}

}  // namespace
}  // namespace yidi::test
