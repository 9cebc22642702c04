// Places by code, with their names: what packs do not carry.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/places.h"
#include "yidi/error.h"

namespace yidi::site {

struct Region {
  std::string name;
  bool insures = true;
  bool hidden = false;  // understood, and not offered
};

class Regions {
 public:
  // Reads every file of a folder of the author's regions.
  static Result<Regions> read(const std::string& folder);

  // The name of a place; its code where it has none.
  std::string name(RegionCode code) const;

  // With the province before it: "广东省 深圳市".
  std::string full_name(RegionCode code) const;

  // The same places under other names: those whose name is written otherwise in some locale, by code.
  Regions renamed(const std::map<std::string, std::string>& names) const;

  // The provinces in which people are insured, by code.
  std::vector<RegionCode> provinces() const;

  // The places of a province that readers choose from; the province itself where it has no others.
  std::vector<RegionCode> offered(RegionCode province) const;

 private:
  std::map<RegionCode, Region> regions_;
};

// Six digits.
std::string code_of(RegionCode region);

}  // namespace yidi::site
