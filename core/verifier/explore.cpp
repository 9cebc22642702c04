#include "verifier/explore.h"

#include <algorithm>

namespace yidi {

Explorer::Explorer(const Pack& pack, std::uint16_t guide)
    : view_(pack.view()), space_(pack), evaluation_(view_), state_(pack), blank_(pack) {
  state_.guide = guide;
}

void Explorer::run() {
  for (const Day day : space_.days()) {
    for (const PlacePair& places : space_.places()) {
      if (enough()) return;
      state_.answers = blank_.answers;
      state_.as_of = day;
      places_ = &places;
      if (places.has_insured) state_.answers[view_.insured_fact] = places.insured;
      if (places.has_care) state_.answers[view_.care_fact] = places.care;
      Error too_early;
      const RegionCode insured = places.insured.is(Kind::region) ? RegionCode(places.insured.payload()) : 0;
      if (!make_frame(view_, insured, day, frame_, too_early)) continue;
      date_tests_ = space_.date_tests(frame_);
      dates_stand_alone_ = space_.only_on_dates(date_tests_);
      date_classes_.clear();
      weight_ = 1;
      on_places();
      walk_given(0);
    }
  }
}

// Facts that are given rather than asked: their default, and every date that the rules could tell from it.
void Explorer::walk_given(std::size_t fact) {
  while (fact < view_.facts.size() && !is_given_date(fact)) ++fact;
  if (fact == view_.facts.size()) {
    if (ways_.empty()) ways_.emplace_back(view_);
    ways_[0].begin(frame_, state_);
    walk(0, 0);
    return;
  }
  const std::vector<Day> days = date_classes(std::uint16_t(fact));
  const double weight = weight_;
  weight_ = weight / double(days.size() + 1);
  walk_given(fact + 1);
  for (const Day day : days) {
    state_.answers[fact] = Value::date(day);
    walk_given(fact + 1);
    state_.answers[fact] = Value::undetermined();
  }
  weight_ = weight;
}

bool Explorer::is_given_date(std::size_t index) const {
  const wire::Fact& fact = view_.facts[index];
  return fact.default_value() != wire::none && wire::FactType(fact.type()) == wire::FactType::date;
}

std::string Explorer::signature() {
  evaluation_.begin(frame_);
  return Space::signature(evaluation_, state_, date_tests_);
}

// One date of every class that the rules tell apart; a default stands for its own class. What the classes are hangs on
// the other dates alone, as long as no test mixes dates with other facts.
const std::vector<Day>& Explorer::date_classes(std::uint16_t fact) {
  std::string key = std::to_string(fact);
  for (const Value answer : state_.answers) {
    const bool counts = answer.is(Kind::date) || (!dates_stand_alone_ && !answer.is(Kind::undetermined));
    key += counts ? "," + std::to_string(int(answer.kind())) + "=" + std::to_string(answer.payload()) : ",";
  }
  const auto [found, fresh] = date_classes_.try_emplace(key);
  if (!fresh) return found->second;
  std::set<std::string> seen;
  if (view_.facts[fact].default_value() != wire::none) seen.insert(signature());
  for (const Day day : space_.dates(state_)) {
    state_.answers[fact] = Value::date(day);
    std::string outcome = signature();
    if (within_limits(fact, day) && seen.insert(std::move(outcome)).second) found->second.push_back(day);
    state_.answers[fact] = Value::undetermined();
  }
  return found->second;
}

// Whether a question takes a date; the evaluation knows the answers so far.
bool Explorer::within_limits(std::uint16_t index, Day day) {
  const wire::Fact& fact = view_.facts[index];
  const auto bound = [&](std::uint16_t node, Day otherwise) {
    const Value value = node == wire::none ? Value() : evaluation_.node(node);
    return value.is(Kind::date) ? Day(value.payload()) : otherwise;
  };
  return bound(fact.min(), first_day) <= day && day <= bound(fact.max(), last_day);
}

std::vector<Value> Explorer::answers_to(std::uint16_t question) {
  const wire::Fact& fact = view_.facts[question];
  std::vector<Value> answers;
  switch (wire::FactType(fact.type())) {
    case wire::FactType::boolean: answers = {Value::boolean(true), Value::boolean(false)}; break;
    case wire::FactType::symbol:
      for (const std::uint16_t option : view_.options(fact)) answers.push_back(Value::symbol(option));
      break;
    case wire::FactType::date:
      for (const Day day : date_classes(question)) answers.push_back(Value::date(day));
      break;
    case wire::FactType::region:
    case wire::FactType::integer: break;
  }
  if (fact.flags() & wire::allows_unsure) answers.push_back(Value::unsure());
  return answers;
}

// Goes on from the way at a depth.
Explorer::End Explorer::walk(std::size_t depth, std::uint64_t asked) {
  Walk& way = ways_[depth];
  const std::uint16_t question = way.question();
  if (question == wire::none) {
    if (way.error().code == Code::none) return {0, on_outcome(way)};
    if (way.error().code != Code::token_bounds) on_error(way.error());
    return {};
  }
  const std::uint64_t now = asked | std::uint64_t(1) << way.bit_of()[question];
  on_question(way, now);

  Answered answered{question, way.at_most(), 0, {}};
  if (ways_.size() < depth + 2) ways_.push_back(way);
  const std::vector<Value> answers = answers_to(question);
  const double weight = weight_;
  weight_ = weight / double(answers.size());
  for (const Value value : answers) {
    if (enough()) break;
    ways_[depth + 1] = ways_[depth];
    if (!ways_[depth + 1].answer(value)) continue;
    state_.answers[question] = value;
    const End end = walk(depth + 1, now);
    state_.answers[question] = Value::undetermined();
    answered.follow = std::max(answered.follow, end.follow);
    answered.endings.push_back(end.ending);
  }
  weight_ = weight;
  ++answered.follow;
  on_answered(ways_[depth], answered);

  std::uint64_t ending = mix(1, question);
  for (const std::uint64_t one : answered.endings) ending = mix(ending, one);
  return {answered.follow, ending};
}

}  // namespace yidi
