#include "batch/classes.h"

#include <algorithm>
#include <set>

namespace yidi::batch {

namespace {

std::uint32_t id_of(std::map<std::string, std::uint32_t>& ids, std::string signature) {
  return ids.emplace(std::move(signature), std::uint32_t(ids.size())).first->second;
}

void append_value(std::string& signature, Value value) {
  if (value.is(Kind::region)) value = {0, Kind::region};
  const std::int64_t parts[] = {value.payload(), std::int64_t(value.kind())};
  signature.append(reinterpret_cast<const char*>(parts), sizeof(parts));
}

}  // namespace

Classes::Classes(const View& view) : view_(view), evaluation_(view), cache_(std::size_t(1) << cached_bits) {
  find_tests();
  find_periods();
  last_day_ = first_day - 1;  // no day that is ever asked for
}

void Classes::find_tests() {
  only_places_.resize(view_.nodes.size());
  std::vector<bool> constant(view_.nodes.size());
  for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
    const wire::Node& node = view_.nodes[i];
    const wire::Op op = wire::Op(node.op());
    const std::uint16_t fact = node.a();
    switch (op) {
      case wire::Op::constant: constant[i] = true; break;
      case wire::Op::decision:
      case wire::Op::as_of: break;
      case wire::Op::fact:
        only_places_[i] = view_.facts[fact].flags() & (wire::insured_place | wire::care_place);
        break;
      default: {
        bool all = true, any = false;
        for (unsigned k = 0; k < wire::operands(op); ++k) {
          const std::uint16_t operand = wire::operand(node, k);
          all &= constant[operand] || only_places_[operand];
          any |= only_places_[operand];
        }
        constant[i] = all && !any;
        only_places_[i] = all && any;
        if (only_places_[i]) push(tests_, std::uint16_t(i));
      }
    }
  }
}

void Classes::find_periods() {
  std::set<Day> days = {first_day};
  std::set<RegionCode> areas;
  const auto from = [&](std::int32_t day) {
    if (in_calendar(day)) days.insert(day);
  };
  const auto until = [&](std::int32_t day) {
    if (in_calendar(day)) days.insert(day + 1);
  };
  for (const wire::Rule& rule : view_.rules) {
    areas.insert(rule.area());
    from(rule.from());
    until(rule.until());
    until(rule.review_by());
  }
  for (const wire::Procedure& procedure : view_.procedures) {
    areas.insert(procedure.area());
    from(procedure.from());
    until(procedure.until());
  }
  for (const wire::Start& start : view_.starts) {
    areas.insert(start.area());
    from(start.from());
  }
  periods_.assign(days.begin(), days.end());
  areas_.assign(areas.begin(), areas.end());
}

Classes::Places Classes::places(const State& state) {
  const Value insured = view_.insured_fact == wire::none ? Value() : state.answers[view_.insured_fact];
  const Value care = view_.care_fact == wire::none ? Value() : state.answers[view_.care_fact];
  const std::uint64_t mixed = (std::uint64_t(insured.payload()) * 31 + unsigned(insured.kind())) * 0x9E3779B97F4A7C15u ^
                              (std::uint64_t(care.payload()) * 31 + unsigned(care.kind())) * 0xC2B2AE3D27D4EB4Fu;
  Cached& cached = cache_[mixed >> (64 - cached_bits)];
  if (cached.places.id == none || cached.insured != insured || cached.care != care)
    cached = {insured, care, work_out(insured, care)};
  return cached.places;
}

Classes::Places Classes::work_out(Value insured, Value care) {
  Places found;
  const RegionCode region = insured.is(Kind::region) ? RegionCode(insured.payload()) : 0;
  std::string signature;
  for (const RegionCode area : areas_) signature += area == 0 || lies_within(view_, region, area) ? '1' : '0';
  found.layer = id_of(layer_ids_, signature);
  if (found.layer == layers_.size()) layers_.push_back({region, std::vector<std::int32_t>(periods_.size(), -2)});

  evaluation_.begin(empty_);
  if (view_.insured_fact != wire::none) evaluation_.set_fact(view_.insured_fact, insured);
  if (view_.care_fact != wire::none) evaluation_.set_fact(view_.care_fact, care);
  append_value(signature, insured);
  append_value(signature, care);
  for (const std::uint16_t test : tests_) append_value(signature, evaluation_.node(test));
  found.id = id_of(place_ids_, std::move(signature));
  return found;
}

std::int32_t Classes::frame(std::uint32_t layer, Day day) {
  if (day != last_day_) {
    const auto after = std::upper_bound(periods_.begin(), periods_.end(), day);
    last_period_ = after == periods_.begin() ? 0 : std::size_t(after - periods_.begin() - 1);
    last_day_ = day;
  }
  std::int32_t& found = layers_[layer].by_period[last_period_];
  if (found == -2) found = make_class(layers_[layer].example, day);
  return found;
}

std::int32_t Classes::make_class(RegionCode insured, Day day) {
  Frame frame;
  Error error;
  if (!make_frame(view_, insured, day, frame, error)) return -1;
  std::string signature(1, char(frame.procedure));
  for (std::size_t i = 0; i < view_.rules.size(); ++i) {
    const bool part = frame.standing[i] != Standing::no_part;
    signature += char('a' + int(frame.standing[i]) * 2 + (part && view_.rules[i].review_by() < day));
  }
  return std::int32_t(id_of(frame_ids_, std::move(signature)));
}

}  // namespace yidi::batch
