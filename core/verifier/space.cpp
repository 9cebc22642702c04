#include "verifier/space.h"

#include <algorithm>
#include <map>
#include <set>

namespace yidi {

namespace {

bool is_boolean_op(wire::Op op) {
  switch (op) {
    case wire::Op::logical_not:
    case wire::Op::logical_and:
    case wire::Op::logical_or:
    case wire::Op::equal:
    case wire::Op::less:
    case wire::Op::less_or_equal:
    case wire::Op::one_of:
    case wire::Op::within:
    case wire::Op::working_estimated:
    case wire::Op::is_unsure: return true;
    default: return false;
  }
}

// Calls visit with every node that a node is made of.
template <class Visit>
void each_operand(const wire::Node& node, const Visit& visit) {
  const unsigned count = wire::operands(wire::Op(node.op()));
  const std::uint16_t operand[] = {node.a(), node.b(), node.c()};
  for (unsigned i = 0; i < count; ++i) visit(operand[i]);
}

// What a node hangs on; bits.
enum Depends : std::uint8_t { on_places = 1, on_dates = 2, on_more = 4 };

std::vector<std::uint8_t> find_dependencies(const View& view) {
  std::vector<std::uint8_t> depends(view.nodes.size(), 0);
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    const wire::Node& node = view.nodes[i];
    switch (wire::Op(node.op())) {
      case wire::Op::constant: break;
      case wire::Op::fact: {
        const wire::Fact& fact = view.facts[node.a()];
        const bool date = wire::FactType(fact.type()) == wire::FactType::date;
        const bool place = fact.flags() & (wire::insured_place | wire::care_place);
        depends[i] = place ? on_places : date ? on_dates : on_more;
        break;
      }
      case wire::Op::decision: depends[i] = on_more; break;
      case wire::Op::as_of: depends[i] = on_dates; break;
      default: each_operand(node, [&](std::uint16_t operand) { depends[i] |= depends[operand]; });
    }
  }
  return depends;
}

// A letter for each outcome of a test.
char mark(Value value) { return char('a' + int(value.kind()) * 2 + int(value.payload() != 0)); }

}  // namespace

Space::Space(const Pack& pack) : view_(pack.view()) {
  depends_ = find_dependencies(view_);
  for (std::size_t i = 0; i < depends_.size(); ++i)
    if (is_boolean_op(wire::Op(view_.nodes[i].op())) && depends_[i] == on_places) place_tests_.push_back(std::uint16_t(i));
  find_days();
  find_offsets();
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
  }
  if (view_.starts.empty() && view_.procedures.empty()) first = to_day({2020, 1, 1});
  days.insert(first);
  for (const Day day : days)
    if (day >= first && in_calendar(day)) days_.push_back(day);
}

void Space::find_offsets() {
  std::set<Day> constants;
  std::set<std::pair<int, std::int64_t>> offsets = {{int(Kind::days), 0}};
  for (const wire::Constant& constant : view_.constants) {
    const Kind kind = Kind(constant.kind());
    if (kind == Kind::date) constants.insert(Day(constant.payload()));
    if (kind != Kind::days && kind != Kind::months) continue;
    offsets.insert({int(kind), constant.payload()});
    offsets.insert({int(kind), -constant.payload()});
  }
  constants_.assign(constants.begin(), constants.end());
  for (const auto& [kind, payload] : offsets) offsets_.push_back({payload, Kind(kind)});
}

void Space::find_places() {
  const bool nation = view_.root->province() == 0;
  std::vector<Value>&insured = insured_, &care = care_;
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
  std::map<std::string, std::uint16_t> seen;
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
      const auto [found, fresh] = seen.try_emplace(signature, std::uint16_t(places_.size()));
      if (fresh) places_.push_back({from, to, view_.insured_fact != wire::none, view_.care_fact != wire::none});
      class_of_.push_back(found->second);
    }
  }
  for (const auto& [signature, index] : seen) fingerprint_ += signature + ";";
}

std::vector<PlacePair> Space::places_with(const Space& other) const {
  std::vector<PlacePair> places;
  std::set<std::pair<std::uint16_t, std::uint16_t>> seen;
  for (std::size_t i = 0; i < class_of_.size(); ++i)
    if (seen.insert({class_of_[i], other.class_of_[i]}).second)
      places.push_back({insured_[i / care_.size()], care_[i % care_.size()], places_[0].has_insured, places_[0].has_care});
  return places;
}

std::vector<Day> Space::dates(const State& state) const {
  std::set<Day> bases = {state.as_of};
  for (const Value answer : state.answers)
    if (answer.is(Kind::date)) bases.insert(Day(answer.payload()));
  bases.insert(constants_.begin(), constants_.end());
  std::set<Day> dates;
  for (const Day base : bases) {
    for (const Value offset : offsets_) {
      std::int64_t moved = base + offset.payload();
      if (offset.is(Kind::months)) {
        const auto by_months = add_months(base, offset.payload());
        if (!by_months) continue;
        moved = *by_months;
      }
      for (std::int64_t day = moved - 1; day <= moved + 1; ++day)
        if (in_calendar(day)) dates.insert(Day(day));
    }
  }
  return {dates.begin(), dates.end()};
}

std::vector<std::uint16_t> Space::date_tests(const Frame& frame) const {
  // From what is used back to what it is made of: operands come before the node that uses them.
  std::vector<bool> used(view_.nodes.size(), false);
  const auto use = [&](std::uint16_t node) {
    if (node != wire::none) used[node] = true;
  };
  const auto use_shape = [&](const auto& self, std::uint16_t index) -> void {
    const wire::Shape& shape = view_.shapes[index];
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::expression) use(shape.a());
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::object)
      for (const wire::Member& member : view_.members.subspan(shape.a(), shape.b())) self(self, member.shape());
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::list)
      for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) self(self, child);
  };
  for (const std::uint16_t rule : frame.rules) {
    use(view_.rules[rule].when());
    use_shape(use_shape, view_.rules[rule].value());
  }
  for (const wire::Decision& decision : view_.decisions) {
    use(decision.applies());
    use_shape(use_shape, decision.otherwise());
  }
  for (const wire::Fact& fact : view_.facts) use(fact.asked_when());
  std::vector<std::uint16_t> tests;
  for (std::size_t i = view_.nodes.size(); i-- > 0;) {
    if (!used[i]) continue;
    const wire::Node& node = view_.nodes[i];
    if (is_boolean_op(wire::Op(node.op())) && (depends_[i] & on_dates)) tests.push_back(std::uint16_t(i));
    each_operand(node, use);
  }
  return tests;
}

bool Space::only_on_dates(const std::vector<std::uint16_t>& tests) const {
  for (const std::uint16_t test : tests) {
    const wire::Op op = wire::Op(view_.nodes[test].op());
    const bool compares = op == wire::Op::equal || op == wire::Op::less || op == wire::Op::less_or_equal;
    if (compares && (depends_[test] & (on_more | on_places))) return false;
  }
  return true;
}

std::string Space::signature(Evaluation& evaluation, const State& state, const std::vector<std::uint16_t>& tests) {
  for (std::uint16_t fact = 0; fact < state.answers.size(); ++fact)
    if (state.has(fact)) evaluation.set_fact(fact, state.answers[fact]);
  evaluation.apply_defaults();
  std::string signature;
  for (const std::uint16_t test : tests) signature += mark(evaluation.node(test));
  return signature;
}

}  // namespace yidi
