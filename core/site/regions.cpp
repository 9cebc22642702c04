#include "site/regions.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace yidi::site {

Result<Regions> Regions::read(const std::string& folder) {
  Regions regions;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const auto content = nlohmann::json::parse(in, nullptr, false);
    if (!content.is_object() || !content.contains("regions"))
      return Error{Code::unreadable_file, entry.path().string(), "the file has no regions"};
    for (const auto& [code, region] : content["regions"].items())
      regions.regions_[RegionCode(std::stoul(code))] = {region.value("name", code), region.value("insures", true),
                                                        region.value("hidden", false)};
  }
  if (regions.regions_.empty()) return Error{Code::unreadable_file, folder, "there are no regions in the folder"};
  return regions;
}

Regions Regions::renamed(const std::map<std::string, std::string>& names) const {
  Regions renamed = *this;
  for (const auto& [code, name] : names)
    if (const auto found = renamed.regions_.find(RegionCode(std::stoul(code))); found != renamed.regions_.end()) found->second.name = name;
  return renamed;
}

std::string Regions::name(RegionCode code) const {
  const auto found = regions_.find(code);
  return found == regions_.end() ? code_of(code) : found->second.name;
}

std::string Regions::full_name(RegionCode code) const {
  const RegionCode province = province_of(code);
  return province == code ? name(code) : name(province) + " " + name(code);
}

std::vector<RegionCode> Regions::provinces() const {
  std::vector<RegionCode> found;
  for (const auto& [code, region] : regions_)
    if (province_of(code) == code && region.insures) found.push_back(code);
  return found;
}

std::vector<RegionCode> Regions::offered(RegionCode province) const {
  std::vector<RegionCode> found;
  for (const auto& [code, region] : regions_)
    if (code != province && province_of(code) == province && !region.hidden && region.insures) found.push_back(code);
  if (found.empty()) found.push_back(province);
  return found;
}

std::string code_of(RegionCode region) {
  std::string digits = std::to_string(region);
  return std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

}  // namespace yidi::site
