#include "site/places.h"

#include <algorithm>
#include <map>
#include <set>

#include "site/regions.h"
#include "verifier/space.h"

namespace yidi::site {

namespace {

std::vector<PlaceClass> classes_of(const Space& space, RegionCode insured, const std::vector<RegionCode>& places) {
  std::vector<PlacePair> pairs;
  for (const RegionCode place : places)
    pairs.push_back({insured ? Value::region(insured) : Value::unsure(), Value::region(place), true, true});
  const std::vector<std::string> signatures = space.signatures_of(pairs);
  std::map<std::string, PlaceClass> by_signature;
  for (std::size_t i = 0; i < places.size(); ++i) by_signature[signatures[i]].push_back(places[i]);
  std::vector<PlaceClass> classes;
  for (auto& [signature, members] : by_signature) classes.push_back(std::move(members));
  std::sort(classes.begin(), classes.end(), [](const PlaceClass& a, const PlaceClass& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return classes;
}

bool in_force(const wire::Rule& rule, Day as_of) { return rule.from() <= as_of && as_of <= rule.until(); }

}  // namespace

Destinations destinations_of(const Space& space, const View& view, const Regions& regions, RegionCode insured) {
  std::vector<RegionCode> across, inside;
  for (const RegionCode province : regions.provinces()) {
    for (const RegionCode place : regions.offered(province)) {
      if (insured == 0 || province != province_of(insured))
        across.push_back(place);
      else if (pooling_area_of(view, place) != pooling_area_of(view, insured))
        inside.push_back(place);
    }
  }
  return {classes_of(space, insured, across), classes_of(space, insured, inside)};
}

RegionCode typical_place(const Space& space, const View& view, const Regions& regions, RegionCode province, Day as_of) {
  const std::vector<RegionCode> with_rules = areas_with_rules(view, as_of);
  const auto is_plain = [&](RegionCode place) {
    return std::none_of(with_rules.begin(), with_rules.end(), [&](RegionCode area) { return lies_within(view, place, area); });
  };
  std::vector<RegionCode> places;
  for (const RegionCode place : regions.offered(province))
    if (pooling_area_of(view, place) != province && is_plain(place)) places.push_back(place);
  if (places.empty()) return province;
  std::vector<PlacePair> pairs;
  for (const RegionCode place : places)
    pairs.push_back({Value::region(place), Value::region(province == 110000 ? 310000 : 110000), true, true});
  const std::vector<std::string> signatures = space.signatures_of(pairs);
  std::map<std::string, std::vector<RegionCode>> alike;
  for (std::size_t i = 0; i < places.size(); ++i) alike[signatures[i]].push_back(places[i]);
  return std::max_element(alike.begin(), alike.end(), [](const auto& a, const auto& b) {
           return a.second.size() < b.second.size();
         })->second.front();
}

std::vector<RegionCode> areas_with_rules(const View& view, Day as_of) {
  std::set<RegionCode> areas;
  for (const wire::Rule& rule : view.rules)
    if (rule.area() % 10000 != 0 && rule.procedure() == wire::no_procedure && in_force(rule, as_of)) areas.insert(rule.area());
  return {areas.begin(), areas.end()};
}

}  // namespace yidi::site
