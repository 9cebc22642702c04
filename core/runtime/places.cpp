#include "runtime/places.h"

namespace yidi {

RegionCode province_of(RegionCode region) { return region / 10000 * 10000; }

int region_depth(RegionCode region) {
  if (region == 0) return 0;
  if (region % 10000 == 0) return 1;
  return region % 100 == 0 ? 2 : 3;
}

RegionCode pooling_area_of(const View& view, RegionCode region) {
  // A county belongs where it says itself, else where its prefecture does: the districts of a municipality lie in a
  // prefecture of the code that is none in life.
  const RegionCode prefecture = region / 100 * 100;
  RegionCode area = region_depth(region) == 3 && view.is_region(prefecture) ? prefecture : region;
  for (const wire::Pooled& pooled : view.pooled) {
    if (pooled.code() == region) return pooled.area();
    if (pooled.code() == prefecture) area = pooled.area();
  }
  return area;
}

bool lies_within(const View& view, RegionCode region, RegionCode outer) {
  if (region == outer) return true;
  if (region == wire::abroad || outer == wire::abroad) return false;
  switch (region_depth(outer)) {
    case 1: return province_of(region) == outer;
    case 2: return region / 100 == outer / 100 || pooling_area_of(view, region) == outer;
    default: return false;
  }
}

}  // namespace yidi
