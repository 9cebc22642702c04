#include "site/addresses.h"

#include <algorithm>

namespace yidi::site {

std::string Addresses::folder(RegionCode area, const std::string& locale) const {
  const std::string first = locale == locales_.front() ? "" : locale + "/";
  return first + (area ? code_of(area) + "/" : "");
}

std::string Addresses::link(const std::string& from, const std::string& to) {
  std::string up;
  for (auto depth = std::count(from.begin(), from.end(), '/'); depth > 0; --depth) up += "../";
  // A page is its folder: servers and readers are spared a second address for it.
  const std::string address = up + to;
  return address.empty() ? "./" : address;
}

}  // namespace yidi::site
