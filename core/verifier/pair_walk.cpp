#include "verifier/pair_walk.h"

#include <algorithm>
#include <set>

#include "verifier/answers.h"

namespace yidi {

using wire::none;

Side::Side(const Pack& pack, const std::string& guide)
    : pack(pack), view(pack.view()), space(pack), dates(view, view.find_guide(guide)), state(pack), blank_(pack) {
  state.guide = view.find_guide(guide);
}

Walk& Side::way(std::size_t depth) {
  while (ways_.size() <= depth) ways_.emplace_back(view);
  return ways_[depth];
}

bool Side::has_outcome(std::size_t depth) {
  return judged && way(depth).current() == none && way(depth).error().code == Code::none;
}

void Side::begin(const PlacePair& places, Day day, const std::vector<Day>& changes) {
  state.answers = blank_.answers;
  state.as_of = day;
  if (view.insured_fact != none) state.answers[view.insured_fact] = places.insured;
  if (view.care_fact != none) state.answers[view.care_fact] = places.care;
  Error too_early;
  judged = make_frame(view, places.insured.is(Kind::region) ? RegionCode(places.insured.payload()) : 0, day, frame, too_early);
  if (judged) dates.begin(frame, changes);
}

namespace {

std::vector<Day> all_days(const Side& before, const Side& after) {
  std::set<Day> days(before.space.days().begin(), before.space.days().end());
  days.insert(after.space.days().begin(), after.space.days().end());
  return {days.begin(), days.end()};
}

}  // namespace

PairWalk::PairWalk(const Pack& before, const Pack& after, const std::string& guide)
    : sides_{{{before, guide}, {after, guide}}},
      cutters_{{{before, sides_[0].state.guide, all_days(sides_[0], sides_[1])},
                {after, sides_[1].state.guide, all_days(sides_[0], sides_[1])}}} {
  match_names();
  answers_.resize(facts_.size());
}

void PairWalk::match_names() {
  std::map<std::string_view, std::uint32_t> codes;
  std::map<std::string_view, std::size_t> known;
  for (std::size_t s = 0; s < 2; ++s) {
    const View& view = sides_[s].view;
    for (std::size_t name = 0; name < view.name_ends.size(); ++name)
      code_of_[s].push_back(codes.try_emplace(view.name(std::uint16_t(name)), std::uint32_t(codes.size())).first->second);
    for (std::size_t fact = 0; fact < view.facts.size(); ++fact) {
      const auto [place, fresh] = known.try_emplace(view.name(view.facts[fact].name()), facts_.size());
      if (fresh) facts_.emplace_back();
      fact_of_[s].push_back(place->second);
      facts_[place->second].index[s] = std::uint16_t(fact);
      facts_[place->second].given |= view.facts[fact].default_value() != none;
    }
  }
  for (std::size_t s = 0; s < 2; ++s) {
    name_of_[s].assign(codes.size(), none);
    for (std::size_t name = 0; name < code_of_[s].size(); ++name) name_of_[s][code_of_[s][name]] = std::uint16_t(name);
  }
}

// One pair per class that either of the packs tells apart.
std::vector<PlacePair> PairWalk::places() const {
  std::set<std::string> seen;
  std::vector<PlacePair> classes;
  for (const Side& side : sides_) {
    const std::vector<PlacePair> all = side.space.all_places();
    const std::vector<std::string> before = sides_[0].space.signatures_of(all), after = sides_[1].space.signatures_of(all);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (seen.insert(before[i] + "|" + after[i]).second) classes.push_back(all[i]);
  }
  return classes;
}

void PairWalk::run(std::optional<TwoDays> days) {
  for (const PlacePair& pair : places()) {
    if (enough()) return;
    if (days) walk_day(pair, days->before, days->after, {cutters_[0].history(pair.insured), cutters_[1].history(pair.insured)});
    else walk_days(pair);
  }
}

// The first day of every class of days that either pack tells apart, the last classes first: they are what counts most.
void PairWalk::walk_days(const PlacePair& pair) {
  const std::array<History, 2> histories = {cutters_[0].history(pair.insured), cutters_[1].history(pair.insured)};
  std::set<std::string> seen;
  for (std::size_t i = 0; i < histories[0].intervals.size(); ++i) {
    std::array<Stretches, 2> stretches;
    std::set<Day> days;
    for (std::size_t s = 0; s < 2; ++s) {
      const Interval& interval = histories[s].intervals[i];
      if (interval.frame) stretches[s] = cutters_[s].cut(interval, histories[s].changes);
      for (const auto& [day, key] : stretches[s]) days.insert(day);
    }
    for (const Day day : days) {
      std::string alike;
      for (const Stretches& side : stretches) {
        const auto after = std::find_if(side.begin(), side.end(), [&](const auto& stretch) { return stretch.first > day; });
        alike += (after == side.begin() ? "-" : std::prev(after)->second) + "|";
      }
      if (seen.insert(std::move(alike)).second) walk_day(pair, day, day, histories);
    }
  }
}

void PairWalk::walk_day(const PlacePair& pair, Day before, Day after, const std::array<History, 2>& histories) {
  sides_[0].begin(pair, before, histories[0].changes);
  sides_[1].begin(pair, after, histories[1].changes);
  if (!sides_[0].judged && !sides_[1].judged) return;
  known_dates_.clear();
  walk_given(0);
}

// Facts that are given rather than asked: their default, and every other answer that either pack could tell from it.
void PairWalk::walk_given(std::size_t fact) {
  while (fact < facts_.size() && !facts_[fact].given) ++fact;
  if (fact == facts_.size()) {
    for (Side& side : sides_)
      if (side.judged) side.way(0).begin(side.frame, side.state);
    return walk(0);
  }
  const std::vector<Value> answers = answers_to(fact);
  walk_given(fact + 1);
  for (const Value answer : answers) {
    if (enough()) return;
    for (std::size_t s = 0; s < 2; ++s)
      if (const auto value = translated(s, fact, answer)) sides_[s].state.answers[facts_[fact].index[s]] = *value;
    answers_[fact] = answer;
    walk_given(fact + 1);
    answers_[fact] = Value();
    for (std::size_t s = 0; s < 2; ++s)
      if (facts_[fact].index[s] != none) sides_[s].state.answers[facts_[fact].index[s]] = Value();
  }
}

// Gives a side what has been answered already on the other. What it asks then, or nothing: it has come to an end.
std::size_t PairWalk::advance(std::size_t which, std::size_t depth) {
  Side& side = sides_[which];
  if (!side.judged) return nothing;
  for (;;) {
    const std::uint16_t question = side.way(depth).question();
    if (question == none) return nothing;
    const std::size_t fact = fact_of_[which][question];
    if (answers_[fact].is(Kind::undetermined)) return fact;
    const auto value = translated(which, fact, answers_[fact]);
    if (!value || !side.way(depth).answer(*value)) return nothing;
    side.state.answers[question] = *value;
  }
}

void PairWalk::walk(std::size_t depth) {
  if (enough()) return;
  const std::vector<Value> before = sides_[0].state.answers, after = sides_[1].state.answers;
  const std::size_t asked = advance(0, depth), other = advance(1, depth);
  if (asked == nothing && other == nothing) {
    on_end(depth);
  } else if (asked == other || on_split(depth)) {
    const std::size_t fact = asked != nothing ? asked : other;
    for (const Value answer : answers_to(fact)) {
      for (Side& side : sides_)
        if (side.judged) side.way(depth + 1) = side.way(depth);
      answers_[fact] = answer;
      walk(depth + 1);
      answers_[fact] = Value();
    }
  }
  sides_[0].state.answers = before;
  sides_[1].state.answers = after;
}

// An answer as a side says it; none where the side does not take it, its limits aside.
std::optional<Value> PairWalk::translated(std::size_t which, std::size_t fact, Value value) const {
  const View& view = sides_[which].view;
  const std::uint16_t index = facts_[fact].index[which];
  if (index == none) return std::nullopt;
  if (value.is(Kind::symbol)) value = Value::symbol(name_of_[which][std::size_t(value.payload())]);
  return takes(view, view.facts[index], value) ? std::optional(value) : std::nullopt;
}

// Every answer that either side takes.
std::vector<Value> PairWalk::answers_to(std::size_t fact) {
  std::vector<Value> answers;
  bool unsure = false, date = false;
  for (std::size_t s = 0; s < 2; ++s) {
    if (facts_[fact].index[s] == none) continue;
    const View& view = sides_[s].view;
    const wire::Fact& asked = view.facts[facts_[fact].index[s]];
    unsure |= (asked.flags() & wire::allows_unsure) != 0;
    date |= wire::FactType(asked.type()) == wire::FactType::date;
    for (Value answer : listed_answers(view, asked, &sides_[1 - s].view)) {
      if (answer.is(Kind::symbol)) answer = {code_of_[s][std::size_t(answer.payload())], Kind::symbol};
      if (std::find(answers.begin(), answers.end(), answer) == answers.end()) answers.push_back(answer);
    }
  }
  if (date)
    for (const Day day : dates(fact)) answers.push_back(Value::date(day));
  if (unsure) answers.push_back(Value::unsure());
  return answers;
}

// One date of every class that either side tells apart.
const std::vector<Day>& PairWalk::dates(std::size_t fact) {
  std::string key = std::to_string(fact);
  for (const Side& side : sides_)
    for (const Value answer : side.state.answers)
      key += answer.is(Kind::date) ? "," + std::to_string(answer.payload()) : answer.is(Kind::unsure) ? ",u" : ",";
  const auto [found, fresh] = known_dates_.try_emplace(key);
  if (!fresh) return found->second;
  std::set<Day> days;
  std::string told_of_default;
  bool has_default = false;
  for (std::size_t s = 0; s < 2; ++s) {
    const std::uint16_t index = facts_[fact].index[s];
    if (!sides_[s].judged || index == none) continue;
    for (const Day day : sides_[s].dates.around(index, sides_[s].state)) days.insert(day);
    has_default |= sides_[s].view.facts[index].default_value() != none;
    told_of_default += sides_[s].dates.signature(index, sides_[s].state) + "|";
  }
  std::set<std::string> seen;
  if (has_default) seen.insert(std::move(told_of_default));
  std::optional<Day> second;
  for (const Day day : days) {
    std::string told;
    bool taken = false;
    for (std::size_t s = 0; s < 2; ++s) {
      const std::uint16_t index = facts_[fact].index[s];
      if (!sides_[s].judged || index == none) continue;
      sides_[s].state.answers[index] = Value::date(day);
      told += sides_[s].dates.signature(index, sides_[s].state) + "|";
      taken |= sides_[s].dates.takes(index, day);
      sides_[s].state.answers[index] = Value();
    }
    if (!taken) continue;
    if (seen.insert(std::move(told)).second) found->second.push_back(day);
    else if (!has_default && !second) second = day;
  }
  if (found->second.size() == 1 && second) found->second.push_back(*second);
  return found->second;
}

}  // namespace yidi
