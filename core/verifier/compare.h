// Two packs of the same regions walked together: whether anybody is asked or told something else.
#pragma once

#include <optional>
#include <string>

#include "yidi/engine.h"

namespace yidi {

struct Difference {
  std::string token;  // a state that shows it
  std::string text;   // "valid_through: "open_ended" → "this_admission"" and the like
};

// The first state found in which the next question, a value, a status, dissent or a lead differs; nothing where both say
// the same to everybody. Walked are the classes that either pack tells apart. Ways on which nothing that has changed can
// fire are left out, and with them what a change would do to the note `rules_changed_since_admission` of others.
std::optional<Difference> compare(Engine& before, Engine& after);

// What differs between two step lines; "" where nothing does that people are shown.
std::string describe_difference(const std::string& before, const std::string& after);

}  // namespace yidi
