// What follows for each rule from the claims it cites, and whether everything that is referred to exists.
#pragma once

#include "compiler/model.h"

namespace yidi {

// Fills in in_force, grade and review_by of the rules; reports dangling references, uncited rules, rules that outlive
// their claims, weak overrides, grades without basis and missing texts.
void resolve(Model& model, Diagnostics& diagnostics);

// The decisions in an order in which each comes after all that it reads; reports cycle.
std::vector<const Decision*> order_decisions(const Model& model, Diagnostics& diagnostics);

// Whether an area is another one or lies in it; 0 is the nation.
bool area_within(std::uint32_t area, std::uint32_t outer);

}  // namespace yidi
