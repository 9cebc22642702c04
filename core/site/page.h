// What a page says, before it is put into the words of a locale.
#pragma once

#include <optional>

#include "site/blocks.h"
#include "site/places.h"
#include "site/regions.h"

namespace yidi::site {

// Going to another province, or to another city of the same one.
struct Direction {
  enum class Kind { across, inside };
  Kind kind = Kind::across;
  std::vector<PlaceClass> places;
  std::vector<Block> blocks;
};

struct Page {
  RegionCode area = 0;     // 0: the nation
  RegionCode insured = 0;  // the place that stands for the area; 0: not known
  Day as_of = 0;
  std::string pack, digest;
  bool own_rules = false;              // rules that name the area itself, or its province
  std::vector<RegionCode> inner_areas;  // areas within it that have pages
  std::vector<Direction> directions;
  bool one_pool = false;  // the province is one pooling area: care within it is care at home
};

// The pages of a pack: its province (or the nation), and each area in it with rules of its own.
std::vector<Page> make_pages(Engine& engine, const Regions& regions, const std::string& guide, Day as_of);

}  // namespace yidi::site
