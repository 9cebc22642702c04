// Guides that stand at the edge of what a pack may hold (core/model/wire.h), as authored JSON, and packs that no
// authored file can lead to.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/wire.h"

namespace yidi::test {

// Each document is to be put beside tests/data/base.

// A decision that reads a decision that reads a decision, so many levels deep; each level of decisions counts twice.
std::string deep_guide(unsigned levels);

// Rules of which each overrides the one before.
std::string override_guide(unsigned rules);

// A value with so many parts, itself included.
std::string parts_guide(unsigned parts);

// A guide with so many questions, all of which are asked.
std::string questions_guide(unsigned questions);

// Lists in lists, deeper than JSON can be written. At the bottom is a constant, which counts as one level, as does the
// decision itself.
inline constexpr unsigned deepest_nesting = wire::deepest_expression - 2;
std::vector<std::byte> nested_pack(unsigned levels);

}  // namespace yidi::test
