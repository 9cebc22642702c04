// The bounds of a pack (core/model/wire.h), kept where they can be told with a place. The reader of a pack checks them
// too.
#pragma once

#include "compiler/model.h"
#include "compiler/pack_builder.h"

namespace yidi {

// What stands where in a pack that has been built.
struct PackContent {
  std::vector<const Fact*> facts;
  std::vector<const Decision*> decisions;
  std::vector<const Rule*> rules;
};

// Reports limit_exceeded for expressions that go too deep, values with too many parts, and rules with too many
// overriders.
void check_bounds(const PackBuilder& builder, const PackContent& content, Diagnostics& diagnostics);

}  // namespace yidi
