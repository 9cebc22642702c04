// The mutants of the project's own rules.
#include <gtest/gtest.h>

#include <map>

#include "data/data_packs.h"

namespace yidi::test {
namespace {

TEST(Mutants, OfTheProjectAreOfEveryKindAndNameAPlaceAndPacks) {
    std::map<std::string, unsigned> kinds;
  for (const Mutant& mutant : data_sources().mutants()) {
    ++kinds[mutant.kind];
    EXPECT_GT(mutant.at.line, 0u) << mutant.about;
    EXPECT_FALSE(mutant.packs.empty()) << mutant.about;
  }
  for (const char* kind : {"delete", "negate", "date", "duration", "number", "symbol", "paper", "grade", "override", "ask"})
    EXPECT_GT(kinds[kind], 0u) << kind;
  EXPECT_EQ(kinds.size(), 10u);
}

}  // namespace
}  // namespace yidi::test
