// Where people of one place can go, as far as the rules tell it apart.
#pragma once

#include <vector>

#include "site/ways.h"

namespace yidi {
class Space;
}

namespace yidi::site {

class Regions;

// Classes of places in other provinces, and in the same province but another pooling area; the largest class first.
struct Destinations {
  std::vector<PlaceClass> across;
  std::vector<PlaceClass> inside;
};

Destinations destinations_of(const Space& space, const View& view, const Regions& regions, RegionCode insured);

// The place that stands for a province: of those insured there and without rules of a smaller area, one of the largest
// class. The province itself where people are insured with it.
RegionCode typical_place(const Space& space, const View& view, const Regions& regions, RegionCode province, Day as_of);

// The areas within a province that have rules of their own on a day, by code.
std::vector<RegionCode> areas_with_rules(const View& view, Day as_of);

}  // namespace yidi::site
