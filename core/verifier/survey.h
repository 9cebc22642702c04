// A walk along every way through a guide: which questions can stand together, how many there are at most.
#pragma once

#include <map>

#include "verifier/space.h"
#include "yidi/compiler.h"

namespace yidi {

struct Survey {
  std::vector<std::uint64_t> together;  // by question of the guide
  std::uint64_t states = 0;             // questions met
  std::uint64_t outcomes = 0;
  unsigned most = 0;                    // questions on the longest way
  std::uint64_t overrun = 0;            // states from which more questions followed than at_most had said
  std::uint64_t slack = 0;              // sum over all states of at_most less the questions that really can follow
  std::vector<Error> errors;            // what the engine refused on the way; at most ten are kept
};

Survey survey(const Pack& pack, std::uint16_t guide);

// Equal for packs that have the same ways: that differ in nothing but the province.
std::string likeness(const Pack& pack);

// Finds the masks of all guides of packs, each kind of pack only once: most provinces have no rules of their own, and
// their packs differ in nothing but the province.
class TogetherFinder {
 public:
  const TogetherMasks& find(const Pack& pack);

 private:
  std::map<std::string, TogetherMasks> known_;
};

}  // namespace yidi
