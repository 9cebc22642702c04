#include "verifier/space.h"

#include <algorithm>
#include <set>

#include "verifier/nodes.h"

namespace yidi {

namespace {

// A letter for each outcome of a test.
char mark(Value value) { return char('a' + int(value.kind()) * 2 + int(value.payload() != 0)); }

}  // namespace

Space::Space(const Pack& pack) : view_(pack.view()) {
  const std::vector<std::uint8_t> depends = find_dependencies(view_);
  for (std::size_t i = 0; i < depends.size(); ++i)
    if (is_test(wire::Op(view_.nodes[i].op())) && depends[i] == on_places) place_tests_.push_back(std::uint16_t(i));
  find_days();
  find_places();
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
    if (rule.review_by() < last_day) days.insert(rule.review_by() + 1);
  }
  if (view_.starts.empty() && view_.procedures.empty()) first = to_day({2020, 1, 1});
  days.insert(first);
  for (const Day day : days)
    if (day >= first && in_calendar(day)) days_.push_back(day);
}

void Space::find_places() {
  const bool nation = view_.root->province() == 0;
  std::vector<Value> insured, care;
  if (view_.insured_fact != wire::none) {
    for (const std::uint32_t code : view_.regions)
      if (code / 10000 == view_.root->province()) insured.push_back(Value::region(code));
    if (nation) insured.push_back(Value::unsure());
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

  std::set<std::uint32_t> areas;
  for (const wire::Rule& rule : view_.rules) areas.insert(rule.area());
  for (const wire::Procedure& procedure : view_.procedures) areas.insert(procedure.area());
  for (const wire::Start& start : view_.starts) areas.insert(start.area());

  Evaluation evaluation(view_);
  const Frame empty;
  std::set<std::string> seen;
  for (const Value from : insured) {
    std::string layers;
    for (const std::uint32_t area : areas)
      layers += area == 0 || (from.is(Kind::region) && lies_within(view_, RegionCode(from.payload()), area)) ? '1' : '0';
    for (const Value to : care) {
      evaluation.begin(empty);
      if (view_.insured_fact != wire::none) evaluation.set_fact(view_.insured_fact, from);
      if (view_.care_fact != wire::none) evaluation.set_fact(view_.care_fact, to);
      std::string signature = layers;
      for (const std::uint16_t test : place_tests_) signature += mark(evaluation.node(test));
      signature += from.is(Kind::unsure) ? 'u' : 'k';
      signature += to.is(Kind::unsure) ? 'u' : 'k';
      if (seen.insert(signature).second)
        places_.push_back({from, to, view_.insured_fact != wire::none, view_.care_fact != wire::none});
    }
  }
  for (const std::string& signature : seen) fingerprint_ += signature + ";";
}

}  // namespace yidi
