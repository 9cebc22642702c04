// Why an outcome is not another one, and what would change it.
#pragma once

#include <string>
#include <vector>

#include "yidi/engine.h"

namespace yidi {

// An answer that would have to be another one; both as they stand in a token.
struct Change {
  std::string fact, from, to;
};

// How to get to a value of a decision.
struct WhyNot {
  std::string value;
  bool possible = false;        // whether any answers lead there, for these places, on this day
  std::vector<Change> changes;  // the fewest; answers to questions that come up anew are not counted
  std::string witness;          // the token that leads there
};

// For every code that a rule gives to a decision and this state does not have: the nearest answers that would give it, or
// that there are none. The state is one with an outcome. Proved by walking every way from its places, day and given dates.
std::vector<WhyNot> why_not(Engine& engine, const State& state, const std::string& decision);

// What one other answer would lead to.
struct WhatIf {
  Change change;
  std::string token;  // with the answers that would be asked for no more left out
  bool asks = false;  // more questions would come up
  struct Difference {
    std::string decision, before, after;  // values as JSON; empty where the decision does not apply
  };
  std::vector<Difference> differences;  // of an outcome, by goal
};

// Every other answer to every question on the way of a state.
std::vector<WhatIf> what_if(Engine& engine, const State& state);

}  // namespace yidi
