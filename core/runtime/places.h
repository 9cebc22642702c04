// Regions by their six-digit codes (GB/T 2260, plus 660000 for the Production and Construction Corps and 0 for abroad).
#pragma once

#include <cstdint>

#include "runtime/view.h"

namespace yidi {

using RegionCode = std::uint32_t;

// The province of a region; the Corps and "abroad" are their own.
RegionCode province_of(RegionCode region);

// The area whose fund pays: the prefecture of a county, the province where it pools as one, else the region itself.
RegionCode pooling_area_of(const View& view, RegionCode region);

// Whether a region is another one or lies in it. A region also lies in its pooling area.
bool lies_within(const View& view, RegionCode region, RegionCode outer);

// How specific a region is: 0 the nation, 1 a province, 2 a prefecture, 3 a county.
int region_depth(RegionCode region);

}  // namespace yidi
