// Whether anybody is asked or told something else by another pack of the same regions.
#pragma once

#include <optional>
#include <string>

#include "verifier/pair_walk.h"
#include "yidi/engine.h"

namespace yidi {

struct Difference {
  std::string token;  // a state that shows it
  std::string text;   // "valid_through: "open_ended" → "this_admission"" and the like
};

// The first state found in which the next question, a value, a status, dissent or a lead differs; nothing where both say
// the same to everybody. No two rules of the first pack contradict each other. Left out is what a change does to the note
// `rules_changed_since_admission` alone, or to which rules are due for review.
std::optional<Difference> find_difference(Engine& before, Engine& after);

// The same, of engines whose packs are known already.
std::optional<Difference> find_difference(Engine& before, const Ground& ground_before, Engine& after, const Ground& ground_after);

// What differs between two step lines; "" where nothing does that people are shown.
std::string describe_difference(const std::string& before, const std::string& after);

}  // namespace yidi
