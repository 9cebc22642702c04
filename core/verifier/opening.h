// The first question of a guide, written ahead, so that a page can show it before the engine has arrived.
#pragma once

#include <optional>
#include <string>

#include "verifier/space.h"

namespace yidi {

struct Opening {
  std::uint16_t fact = 0;
  unsigned at_most = 0;
  Day from = 0;  // holds for every day of judgement from this one on
};

// The question with which the guide begins for everybody whose places are known and lie in different provinces (or for
// everybody, where the pack knows no places), for all days from `from` on. Nothing where people begin differently.
std::optional<Opening> find_opening(Engine& engine, std::uint16_t guide);

}  // namespace yidi
