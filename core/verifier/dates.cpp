#include "verifier/dates.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "verifier/mark.h"

namespace yidi {

namespace {

constexpr unsigned longest_way = 3;  // of comparisons, from one date over others that are not known yet
constexpr Day month_window = 4;      // 28 February and a month is 28 March, and so many days have the same end

std::optional<Day> move(Day day, Offset offset) {
  const auto moved = add_months(day, offset.months);
  if (!moved || !in_calendar(*moved + offset.days)) return std::nullopt;
  return Day(*moved + offset.days);
}

void append(std::string& signature, std::int64_t distance, std::int64_t most) {
  signature += std::to_string(std::clamp(distance, -most, most)) + ",";
}

}  // namespace

DateClasses::DateClasses(const View& view, std::uint16_t guide)
    : view_(view),
      guide_(guide),
      reach_(find_reach(view, view.guides[guide])),
      depends_(find_dependencies(view)),
      finder_(view, reach_, depends_),
      evaluation_(view) {}

void DateClasses::begin(const Frame& frame, const std::vector<Day>& changes, const State* preferred) {
  frame_ = &frame;
  preferred_ = preferred;
  tests_.clear();
  for (const std::uint16_t test : find_date_tests(view_, frame, reach_, depends_))
    if (!(depends_[test] & on_more)) tests_.push_back(test);
  links_ = finder_.find(frame, changes);
  known_.clear();
}

void DateClasses::set(const State& state) {
  evaluation_.begin(*frame_);
  for (std::uint16_t fact = 0; fact < state.answers.size(); ++fact)
    if (state.has(fact)) evaluation_.set_fact(fact, state.answers[fact]);
  evaluation_.apply_defaults();
}

// Whether a fact can be known at all in the guide, and matters to it.
bool DateClasses::counts(std::uint16_t fact) const {
  if (!reach_.facts[fact]) return false;
  const auto questions = view_.questions(view_.guides[guide_]);
  return view_.facts[fact].default_value() != wire::none || std::find(questions.begin(), questions.end(), fact) != questions.end();
}

// Goes on from a date that lies at `at` moved by the offset from the fact whose turns are sought.
void DateClasses::follow(const Anchor& at, Offset offset, unsigned steps, unsigned months, bool hidden) {
  way_.push_back(at);
  for (const Link& link : links_.all) {
    if (link.implied && steps > 0) continue;
    // at = b + link.offset, or at = a - link.offset
    if (link.a == at) reach(link, link.b, {offset.months + link.offset.months, offset.days + link.offset.days}, steps, months, hidden);
    if (link.b == at) reach(link, link.a, {offset.months - link.offset.months, offset.days - link.offset.days}, steps, months, hidden);
  }
  way_.pop_back();
}

void DateClasses::reach(const Link& link, const Anchor& next, Offset offset, unsigned steps, unsigned months, bool hidden) {
  if (std::find(way_.begin(), way_.end(), next) != way_.end()) return;
  ++steps;
  months += link.offset.months != 0;
  hidden |= link.hidden;
  Value base;
  switch (next.kind) {
    case Anchor::Kind::as_of: base = Value::date(frame_->as_of); break;
    case Anchor::Kind::fixed: base = Value::date(next.which); break;
    case Anchor::Kind::fact: base = evaluation_.fact(std::uint16_t(next.which)); break;
  }
  const bool open = base.is(Kind::undetermined) || (!defaults_hold_ && is_default(next));
  if (base.is(Kind::date)) {
    if (link.implied && next.kind == Anchor::Kind::fixed && next.which > frame_->as_of) return;
    const auto day = move(Day(base.payload()), offset);
    if (!day) return;
    const Day slack = Day(steps - 1) + (steps > 1 || hidden ? month_window * Day(months) : 0);
    turns_.push_back({*day, slack, slack + 1 + (months ? month_window : 0) + link.width, hidden || steps > 1, months > 0, link.implied, link.width > 0});
  }
  if (open && !link.implied && steps < longest_way && counts(std::uint16_t(next.which)))
    follow(next, offset, steps, months, hidden);
}

void DateClasses::find_turns(std::uint16_t fact, const State& state) {
  turns_.clear();
  way_.clear();
  set(state);
  state_ = &state;
  defaults_hold_ = view_.facts[fact].default_value() == wire::none;
  follow({Anchor::Kind::fact, fact}, {}, 0, 0, false);
}

// Whether an anchor is a date that may still be given.
bool DateClasses::is_default(const Anchor& anchor) const {
  const std::uint16_t fact = std::uint16_t(anchor.which);
  return anchor.kind == Anchor::Kind::fact && view_.facts[fact].default_value() != wire::none && !state_->has(fact);
}

std::vector<Day> DateClasses::candidates(const State& state) const {
  std::set<Day> days = {state.as_of, state.as_of - 33, state.as_of + 33};
  const auto add = [&](Day from, Day to) {
    for (Day day = from; day <= to; ++day)
      if (in_calendar(day)) days.insert(day);
  };
  for (const Turn& turn : turns_) add(turn.day - turn.window, turn.day + turn.window);
  if (links_.calendar) {
    const int year = to_civil(state.as_of).year;
    add(to_day({year - 1, 1, 1}), to_day({year + 1, 12, 31}));
    for (int leap = year - 4; leap <= year + 4; ++leap)
      if (days_in_month(leap, 2) == 29) add(to_day({leap, 2, 28}), to_day({leap, 3, 1}));
    for (const wire::Constant& constant : view_.constants) {
      if (Kind(constant.kind()) != Kind::integer || constant.payload() < 1901 || constant.payload() > 2198) continue;
      const int named = int(constant.payload());
      for (int from = named - 1; from <= named + 1; ++from) add(to_day({from, 1, 1}) - 1, to_day({from, 1, 1}));
    }
  }
  return {days.begin(), days.end()};
}

std::vector<Day> DateClasses::around(std::uint16_t fact, const State& state) {
  find_turns(fact, state);
  return candidates(state);
}

std::string DateClasses::signature(std::uint16_t fact, const State& state) {
  set(state);
  std::string signature;
  for (const std::uint16_t test : tests_) signature += mark(evaluation_.node(test));
  const Value value = evaluation_.fact(fact);
  if (!value.is(Kind::date)) return signature;
  for (const Turn& turn : turns_)
    if (turn.hidden) append(signature, value.payload() - turn.day, turn.reach + 1);
  if (links_.opaque) signature += std::to_string(value.payload());
  return signature;
}

bool DateClasses::takes(std::uint16_t index, Day day) {
  const wire::Fact& fact = view_.facts[index];
  const auto bound = [&](std::uint16_t node, Day otherwise) {
    const Value value = node == wire::none ? Value() : evaluation_.node(node);
    return value.is(Kind::date) ? Day(value.payload()) : otherwise;
  };
  return bound(fact.min(), first_day) <= day && day <= bound(fact.max(), last_day);
}

const std::vector<Day>& DateClasses::of(std::uint16_t fact, State& state) {
  std::string key = std::to_string(fact);
  for (const Value answer : state.answers)
    key += answer.is(Kind::date) ? "," + std::to_string(answer.payload()) : answer.is(Kind::unsure) ? ",u" : ",";
  const auto [found, fresh] = known_.try_emplace(key);
  if (!fresh) return found->second;
  const Value before = state.answers[fact];
  const bool given = view_.facts[fact].default_value() != wire::none;
  std::vector<Day> days = around(fact, state);
  if (preferred_ && preferred_->answers[fact].is(Kind::date)) days.insert(days.begin(), Day(preferred_->answers[fact].payload()));
  std::set<std::string> seen;
  if (given) seen.insert(signature(fact, state));
  std::optional<Day> second;
  for (const Day day : days) {
    state.answers[fact] = Value::date(day);
    std::string told = signature(fact, state);
    if (!takes(fact, day)) continue;
    if (seen.insert(std::move(told)).second) found->second.push_back(day);
    else if (!given && !second && day != found->second.front()) second = day;
  }
  state.answers[fact] = before;
  if (found->second.size() == 1 && second) found->second.push_back(*second);
  return found->second;
}

bool DateClasses::steady() const {
  return !links_.calendar && !links_.opaque && std::all_of(links_.all.begin(), links_.all.end(), [](const Link& link) {
    return link.offset.months == 0 && link.a.kind != Anchor::Kind::fixed && link.b.kind != Anchor::Kind::fixed;
  });
}

std::string DateClasses::pattern(const State& state) {
  if (tests_.empty() && links_.all.empty()) return "";
  set(state);
  std::string pattern;
  for (const std::uint16_t test : tests_)
    if (depends_[test] == on_dates) pattern += mark(evaluation_.node(test));
  bool months_near = links_.equal_months;
  for (std::uint16_t fact = 0; fact < view_.facts.size(); ++fact) {
    if (wire::FactType(view_.facts[fact].type()) != wire::FactType::date || !counts(fact)) continue;
    find_turns(fact, state);
    const Value value = evaluation_.fact(fact);
    if (value.is(Kind::date)) turns_.push_back({Day(value.payload()), 0, 0, false, false, false, false});
    // Where a test on the calendar turns over, its own truth has said. The note on changed rules is left to the classes of
    // the day of admission.
    std::erase_if(turns_, [](const Turn& turn) { return turn.wide || turn.implied; });
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const Turn &one = turns_[i], &other = turns_[k];
        append(pattern, one.day - other.day, one.reach + other.reach + 2);
        months_near |= (one.months || other.months) && std::abs(one.day - other.day) <= 2 * month_window;
      }
    }
    pattern += ';';
  }
  const CivilDate date = to_civil(state.as_of);
  if (months_near && (date.day == 1 || date.day >= 28)) pattern += std::to_string(days_in_month(date.year, date.month)) + "." + std::to_string(date.day);
  if (links_.calendar) pattern += "m" + std::to_string(date.month);
  return pattern;
}

}  // namespace yidi
