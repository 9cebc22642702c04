// One change at a time to what the authors wrote, for the question whether anybody would notice.
#pragma once

#include <functional>

#include "compiler/model.h"
#include "yidi/compiler.h"

namespace yidi {

struct ModelChange {
  Mutant mutant;
  std::function<void(Model&)> apply;  // to the model or a copy of it
};

// Every change, in the order of the rules, then of definitions, questions, claims and procedures. What belongs to a model stays
// valid in its copies.
std::vector<ModelChange> find_changes(const Model& model);

}  // namespace yidi
