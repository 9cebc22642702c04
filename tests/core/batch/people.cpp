#include "people.h"

#include "runtime/view.h"

namespace yidi::test {

namespace {

constexpr Day today = 20779;  // 2026-11-22

}  // namespace

People::People(const Pack& pack, unsigned seed) : pack_(pack), view_(pack.view()), random_(seed) {
  std::set<Day> days = {today, to_day({2024, 2, 29}), to_day({2025, 2, 28}), to_day({2026, 1, 31}), to_day({2026, 10, 1}),
                        to_day({2026, 10, 8}), to_day({2026, 2, 16}), to_day({2026, 12, 31}), to_day({2027, 1, 1})};
  const auto around = [&](std::int64_t day) {
    for (std::int64_t near = day - 1; near <= day + 1; ++near)
      if (in_calendar(near)) days.insert(Day(near));
  };
  for (const wire::Rule& rule : view_.rules) around(rule.from()), around(rule.until()), around(rule.review_by());
  for (const wire::Procedure& procedure : view_.procedures) around(procedure.from()), around(procedure.until());
  for (const wire::Start& start : view_.starts) around(start.from());
  for (const wire::Constant& constant : view_.constants)
    if (Kind(constant.kind()) == Kind::date) around(constant.payload());
  days_.assign(days.begin(), days.end());
  for (const std::uint32_t code : view_.regions)
    if (code / 10000 == view_.root->province()) own_regions_.push_back(code);
}

Value People::region(const wire::Fact& fact) {
  const bool own = fact.flags() & wire::insured_place;
  if (own && fixed_insured_ != 0) return Value::region(fixed_insured_);
  if (own) return own_regions_.empty() ? Value::unsure() : Value::region(own_regions_[below(own_regions_.size())]);
  if (!own_regions_.empty() && chance(3)) return Value::region(own_regions_[below(own_regions_.size())]);
  if ((fact.flags() & wire::allows_abroad) && (view_.regions.empty() || chance(30))) return Value::region(wire::abroad);
  if (view_.regions.empty()) return {};
  return Value::region(view_.regions[below(view_.regions.size())]);
}

// Near the day of judgement, near another date of the state, near a day that rules or calendars name, or anywhere.
Day People::date(const State& state) {
  std::int64_t base = state.as_of;
  if (chance(3))
    for (const Value other : state.answers)
      if (other.is(Kind::date) && chance(2)) base = other.payload();
  if (chance(4)) base = days_[below(days_.size())];
  if (chance(50)) base = first_day + std::int64_t(below(std::size_t(last_day - first_day)));
  constexpr int distances[] = {0, 1, 2, 3, 7, 10, 15, 30, 31, 90, 182, 183, 365, 366, 731};
  std::int64_t day = base + (chance(2) ? 1 : -1) * distances[below(std::size(distances))];
  if (chance(10)) day = base + std::int64_t(below(800)) - 400;
  return in_calendar(day) ? Day(day) : state.as_of;
}

Value People::answer(const State& state, std::uint16_t index) {
  const wire::Fact& fact = view_.facts[index];
  if ((fact.flags() & wire::allows_unsure) && chance(12)) return Value::unsure();
  const auto options = view_.options(fact);
  switch (wire::FactType(fact.type())) {
    case wire::FactType::boolean: return Value::boolean(below(2));
    case wire::FactType::symbol: return Value::symbol(options[below(options.size())]);
    case wire::FactType::region: return region(fact);
    case wire::FactType::date: return Value::date(date(state));
    case wire::FactType::integer: return Value::integer(std::int64_t(below(40)) - 5);
  }
  return {};
}

State People::draw(Engine& engine) {
  State state(pack_);
  state.guide = std::uint16_t(below(view_.guides.size()));
  state.as_of = fixed_day_ >= first_day ? fixed_day_ : chance(3) ? today + Day(below(60)) : days_[below(days_.size())];
  if (chance(40)) state.as_of = Day(to_day({2021, 1, 1}) + Day(below(3000)));
  for (const std::uint16_t place : {view_.insured_fact, view_.care_fact})
    if (place != wire::none && !chance(40)) state.answers[place] = answer(state, place);
  for (std::uint16_t fact = 0; fact < state.answers.size(); ++fact) {
    const bool given = view_.facts[fact].default_value() != wire::none;
    if (!state.has(fact) && chance(given ? 4 : 40)) state.answers[fact] = answer(state, fact);
  }
  const unsigned stop = chance(5) ? below(8) : 64;
  for (unsigned asked = 0; asked < stop; ++asked) {
    const Step step = engine.examine(state);
    if (step.kind != Step::Kind::ask) break;
    state.answers[step.fact] = answer(state, step.fact);
  }
  return state;
}

Compared::Compared(std::unique_ptr<const Pack> pack)
    : plain_(std::move(pack)),
      other_([&] {
        Error error;
        const auto bytes = plain_.pack().bytes();
        return Pack::open({bytes.begin(), bytes.end()}, error);
      }()),
      batch_(other_) {}

void Compared::step(const State& state) {
  expected_.clear();
  found_.clear();
  plain_.step(state, expected_);
  batch_.step(state, found_);
  EXPECT_EQ(found_.text(), expected_) << write_token(pack(), state);
}

}  // namespace yidi::test
