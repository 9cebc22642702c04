#include "site/page.h"

#include <algorithm>

#include "verifier/space.h"

namespace yidi::site {

namespace {

bool is_another_category(const std::string& category, const Person& person) {
  return category != person.id && std::any_of(people().begin(), people().end(), [&](const Person& other) {
    return other.kind != Person::Kind::stage && other.id == category;
  });
}

// Ways on which somebody turns out to be of another category are told there.
void keep_own(std::vector<Way>& ways, const Person& person) {
  if (person.kind == Person::Kind::stage) return;
  const auto category = [](const Way& way) {
    const auto found = way.decisions.find("category");
    return found == way.decisions.end() || !(*found)["value"].is_string() ? std::string() : (*found)["value"].get<std::string>();
  };
  const auto is_own = [&](const Way& way) { return category(way) == person.id; };
  if (std::any_of(ways.begin(), ways.end(), is_own))
    std::erase_if(ways, [&](const Way& way) { return is_another_category(category(way), person); });
  else if (person.kind == Person::Kind::rare_category)
    ways.clear();
}

Direction make_direction(Engine& engine, const Case& who, Direction::Kind kind, std::vector<PlaceClass> places) {
  Direction direction{kind, std::move(places), {}};
  std::vector<Block> blocks;
  for (const Person& person : people()) {
    std::vector<Way> ways = ways_of(engine, who, person, direction.places);
    keep_own(ways, person);
    if (!ways.empty()) blocks.push_back(make_block(person, std::move(ways)));
  }
  direction.blocks = merge_alike(std::move(blocks));
  return direction;
}

bool has_own_rules(const View& view, RegionCode area, Day as_of) {
  return std::any_of(view.rules.begin(), view.rules.end(), [&](const wire::Rule& rule) {
    return rule.area() != 0 && lies_within(view, area, rule.area()) && rule.procedure() == wire::no_procedure &&
           rule.from() <= as_of && as_of <= rule.until();
  });
}

}  // namespace

std::vector<Page> make_pages(Engine& engine, const Regions& regions, const std::string& guide, Day as_of) {
  const View& view = engine.pack().view();
  const Space space(engine.pack());
  const RegionCode province = RegionCode(view.root->province()) * 10000;
  std::vector<RegionCode> areas = {province};
  const std::vector<RegionCode> inner = province ? areas_with_rules(view, as_of) : std::vector<RegionCode>();
  areas.insert(areas.end(), inner.begin(), inner.end());

  std::vector<Page> pages;
  for (const RegionCode area : areas) {
    Page page;
    page.area = area;
    page.insured = area == 0 ? 0 : area == province ? typical_place(space, view, regions, province, as_of) : area;
    page.as_of = as_of;
    page.pack = engine.pack().id();
    page.digest = engine.pack().digest();
    page.own_rules = area != 0 && has_own_rules(view, area, as_of);
    if (area == province) page.inner_areas = inner;
    const Case who{guide, page.insured, as_of};
    Destinations destinations = destinations_of(space, view, regions, page.insured);
    page.one_pool = area != 0 && destinations.inside.empty();
    page.directions.push_back(make_direction(engine, who, Direction::Kind::across, std::move(destinations.across)));
    if (!destinations.inside.empty())
      page.directions.push_back(make_direction(engine, who, Direction::Kind::inside, std::move(destinations.inside)));
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace yidi::site
