#include "site/blocks.h"

#include <algorithm>

#include "site/conditions.h"

namespace yidi::site {

namespace {

// A decision that was made and has nothing to show: no deadline, no note. That no papers are needed is worth saying.
bool tells(const std::string& decision, const Json& value) {
  if (value.is_null()) return false;
  if (decision == "materials") return true;
  if (value.is_array()) return !value.empty();
  return !(value.is_object() && value.contains("event") && value["date"].is_null() && value["event"].is_null());
}

template <class List>
void add_new(std::vector<std::string>& to, const List& from) {
  for (const auto& item : from)
    if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
}

const Json not_made;

Row make_row(const std::string& decision, const std::vector<Way>& ways) {
  Row row{decision, {}};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const auto found = ways[i].decisions.find(decision);
    const Json& value = found == ways[i].decisions.end() ? not_made : (*found)["value"];
    auto variant = std::find_if(row.variants.begin(), row.variants.end(), [&](const Variant& other) { return other.value == value; });
    if (variant == row.variants.end()) variant = row.variants.insert(variant, Variant{value, {}, {}, {}, {}, {}});
    variant->ways.push_back(i);
    if (found == ways[i].decisions.end()) continue;
    add_new(variant->claims, (*found)["claims"]);
    if ((*found)["grade"].is_string()) variant->grade = std::max(variant->grade, (*found)["grade"].get<std::string>());
    if (found->contains("confirm_because")) add_new(variant->confirm_because, (*found)["confirm_because"]);
  }
  find_conditions(ways, row.variants);
  std::erase_if(row.variants, [&](const Variant& variant) { return !tells(decision, variant.value); });
  return row;
}

// Whether two people are told the same, on ways that correspond.
bool alike(const Block& one, const Block& other) {
  return one.ways.size() == other.ways.size() && std::equal(one.rows.begin(), one.rows.end(), other.rows.begin(), other.rows.end(), same_row);
}

}  // namespace

Block make_block(const Person& person, std::vector<Way> ways) {
  Block block{{&person}, std::move(ways), {}};
  std::vector<std::string> decisions;
  for (const Way& way : block.ways)
    for (const auto& [decision, made] : way.decisions.items()) add_new(decisions, std::initializer_list<std::string>{decision});
  for (const std::string& decision : decisions) {
    Row row = make_row(decision, block.ways);
    if (!row.variants.empty()) block.rows.push_back(std::move(row));
  }
  return block;
}

std::vector<Block> merge_alike(std::vector<Block> blocks) {
  std::vector<Block> merged;
  for (Block& block : blocks) {
    const auto found = std::find_if(merged.begin(), merged.end(), [&](const Block& other) { return alike(other, block); });
    if (found == merged.end())
      merged.push_back(std::move(block));
    else
      found->people.insert(found->people.end(), block.people.begin(), block.people.end());
  }
  return merged;
}

bool same_row(const Row& one, const Row& other) {
  return one.decision == other.decision &&
         std::equal(one.variants.begin(), one.variants.end(), other.variants.begin(), other.variants.end(), [](const Variant& a, const Variant& b) {
           return a.value == b.value && a.claims == b.claims && a.confirm_because == b.confirm_because && same_conditions(a.conditions, b.conditions);
         });
}

std::vector<Variant> items_of(const Row& row, const std::vector<Way>& ways) {
  std::vector<Variant> items;
  for (const Variant& variant : row.variants)
    for (const Json& item : variant.value) {
      auto known = std::find_if(items.begin(), items.end(), [&](const Variant& other) { return other.value == item; });
      if (known == items.end()) known = items.insert(known, Variant{item, {}, {}, {}, {}, {}});
      known->ways.insert(known->ways.end(), variant.ways.begin(), variant.ways.end());
    }
  for (Variant& item : items) {
    std::sort(item.ways.begin(), item.ways.end());
    Variant absent;
    for (std::size_t way = 0; way < ways.size(); ++way)
      if (!std::binary_search(item.ways.begin(), item.ways.end(), way)) absent.ways.push_back(way);
    if (absent.ways.empty()) continue;
    std::vector<Variant> both = {item, absent};
    find_conditions(ways, both);
    item.conditions = both[0].conditions;
  }
  return items;
}

const Row* find_row(const Block& block, const std::string& decision) {
  const auto found = std::find_if(block.rows.begin(), block.rows.end(), [&](const Row& row) { return row.decision == decision; });
  return found == block.rows.end() ? nullptr : &*found;
}

}  // namespace yidi::site
