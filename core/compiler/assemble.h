// One pack: the layers of one insured province put together.
#pragma once

#include "compiler/lowering.h"
#include "compiler/resolve.h"
#include "yidi/compiler.h"

namespace yidi {

// The pack of the people insured in a province (its six-digit code), or of the nation (0). `definitions` takes the
// names of the nodes that definitions have become. With a `part` the pack holds no more than that.
std::vector<std::byte> assemble(const Model& model, const std::vector<const Decision*>& decisions, std::uint32_t province,
                                const TogetherMasks& together, Diagnostics& diagnostics,
                                NamedNodes* definitions = nullptr, const PackPart* part = nullptr);

// The provinces for which there is a pack, the nation's 0 first.
std::vector<std::uint32_t> insured_provinces(const Model& model);

// The questions of a guide in a province's pack: the nation's, with those of overlays where they ask to stand.
std::vector<std::string> questions_of(const Model& model, const Guide& guide, std::uint32_t province);

// The id of a province's pack: its first two digits.
std::string pack_of(std::uint32_t province);

// Whether what is declared for an area is part of a province's pack.
bool belongs_to(std::uint32_t area, std::uint32_t province);

}  // namespace yidi
