#include "verifier/space.h"

#include <algorithm>
#include <set>

#include "verifier/mark.h"
#include "verifier/nodes.h"

namespace yidi {

Space::Space(const Pack& pack) : view_(pack.view()) {
  find_tests();
  find_days();
  find_places();
}

Space::Space(const Pack& pack, const Space& alike)
    : view_(pack.view()), places_(alike.places_), areas_(alike.areas_), fingerprint_(alike.fingerprint_) {
  find_tests();
  find_days();
}

void Space::find_tests() {
  const std::vector<std::uint8_t> depends = find_dependencies(view_);
  for (std::size_t i = 0; i < depends.size(); ++i)
    if (is_test(wire::Op(view_.nodes[i].op())) && depends[i] == on_places) place_tests_.push_back(std::uint16_t(i));
}

void Space::find_days() {
  std::set<Day> days;
  Day first = last_day;
  for (const wire::Start& start : view_.starts) first = std::min(first, start.from());
  for (const wire::Start& start : view_.starts) days.insert(start.from());
  for (const wire::Procedure& procedure : view_.procedures) {
    first = std::min(first, procedure.from());
    days.insert(procedure.from());
    days.insert(procedure.until() + 1);
  }
  for (const wire::Rule& rule : view_.rules) {
    if (rule.from() != wire::open_start) days.insert(rule.from());
    if (rule.until() != wire::open_end) days.insert(rule.until() + 1);
  }
  if (view_.starts.empty() && view_.procedures.empty()) first = to_day({2020, 1, 1});
  days.insert(first);
  last_change_ = first;
  for (const Day day : days)
    if (in_calendar(day)) last_change_ = std::max(last_change_, day);
  for (const wire::Rule& rule : view_.rules)
    if (rule.review_by() < last_day) days.insert(rule.review_by() + 1);
  for (const Day day : days)
    if (day >= first && in_calendar(day)) days_.push_back(day);
}

std::vector<PlacePair> Space::all_places() const {
  std::vector<Value> insured, care;
  if (view_.insured_fact != wire::none) {
    for (const std::uint32_t code : view_.regions)
      if (code / 10000 == view_.root->province()) insured.push_back(Value::region(code));
    if (view_.root->province() == 0) insured.push_back(Value::unsure());
  } else {
    insured.push_back(Value::undetermined());
  }
  if (view_.care_fact != wire::none) {
    for (const std::uint32_t code : view_.regions) care.push_back(Value::region(code));
    if (view_.facts[view_.care_fact].flags() & wire::allows_abroad) care.push_back(Value::region(wire::abroad));
    if (view_.facts[view_.care_fact].flags() & wire::allows_unsure) care.push_back(Value::unsure());
  } else {
    care.push_back(Value::undetermined());
  }
  std::vector<PlacePair> pairs;
  for (const Value from : insured)
    for (const Value to : care)
      pairs.push_back({from, to, view_.insured_fact != wire::none, view_.care_fact != wire::none});
  return pairs;
}

std::vector<std::string> Space::signatures_of(const std::vector<PlacePair>& pairs) const {
  Evaluation evaluation(view_);
  std::vector<std::string> signatures;
  for (const PlacePair& pair : pairs) signatures.push_back(signature_of(pair, evaluation));
  return signatures;
}

std::string Space::signature_of(const PlacePair& pair, Evaluation& evaluation) const {
  std::string signature;
  for (const std::uint32_t area : areas_) {
    const bool inside = pair.insured.is(Kind::region) && lies_within(view_, RegionCode(pair.insured.payload()), area);
    signature += area == 0 || inside ? '1' : '0';
  }
  const Frame empty;
  evaluation.begin(empty);
  if (view_.insured_fact != wire::none) evaluation.set_fact(view_.insured_fact, pair.insured);
  if (view_.care_fact != wire::none) evaluation.set_fact(view_.care_fact, pair.care);
  for (const std::uint16_t test : place_tests_) signature += mark(evaluation.node(test));
  signature += pair.insured.is(Kind::unsure) ? 'u' : 'k';
  signature += pair.care.is(Kind::unsure) ? 'u' : 'k';
  return signature;
}

std::vector<Value> Space::care_places(Value insured) const {
  Evaluation evaluation(view_);
  std::set<std::string> seen;
  std::vector<Value> places;
  const std::vector<PlacePair> pairs = all_places();
  for (PlacePair pair : pairs) {
    if (!(pair.insured == pairs.front().insured)) break;  // every place of care has come by
    pair.insured = insured;
    if (seen.insert(signature_of(pair, evaluation)).second) places.push_back(pair.care);
  }
  return places;
}

void Space::find_places() {
  std::set<std::uint32_t> areas;
  for (const wire::Rule& rule : view_.rules) areas.insert(rule.area());
  for (const wire::Procedure& procedure : view_.procedures) areas.insert(procedure.area());
  for (const wire::Start& start : view_.starts) areas.insert(start.area());
  areas_.assign(areas.begin(), areas.end());
  Evaluation evaluation(view_);
  std::set<std::string> seen;
  for (const PlacePair& pair : all_places())
    if (seen.insert(signature_of(pair, evaluation)).second) places_.push_back(pair);
  for (const std::string& signature : seen) fingerprint_ += signature + ";";
}

}  // namespace yidi
