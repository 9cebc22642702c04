// Which answers make the difference.
#pragma once

#include "site/blocks.h"

namespace yidi::site {

// Fills in the conditions of the variants, which share out the ways among them, by as few questions as tell them apart.
void find_conditions(const std::vector<Way>& ways, std::vector<Variant>& variants);

bool same_conditions(const std::vector<Condition>& one, const std::vector<Condition>& other);

}  // namespace yidi::site
