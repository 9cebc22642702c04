#include "verifier/explore.h"

#include <algorithm>

#include "verifier/answers.h"

namespace yidi {

Explorer::Explorer(const Pack& pack, std::uint16_t guide, bool statuses)
    : view_(pack.view()), space_(pack), statuses_(statuses), dates_(view_, guide), state_(pack), blank_(pack), pack_(pack) {
  state_.guide = guide;
}

void Explorer::run() {
  const std::vector<DayClass> classes = find_day_classes(pack_, space_, state_.guide, statuses_);
  for (const DayClass& each : classes) {
    if (enough()) return;
    day_class_ = &each;
    places_ = &space_.places()[each.places];
    state_.answers = blank_.answers;
    state_.as_of = each.day;
    if (places_->has_insured) state_.answers[view_.insured_fact] = places_->insured;
    if (places_->has_care) state_.answers[view_.care_fact] = places_->care;
    if (begin(nullptr)) walk_given(0);
  }
}

void Explorer::run_at(const State& given) {
  static const PlacePair no_class;
  static const DayClass no_day_class;
  places_ = &no_class;
  day_class_ = &no_day_class;
  state_.answers = blank_.answers;
  state_.as_of = given.as_of;
  for (std::uint16_t fact = 0; fact < view_.facts.size(); ++fact) {
    const bool place = view_.facts[fact].flags() & (wire::insured_place | wire::care_place);
    if (place || view_.facts[fact].default_value() != wire::none) state_.answers[fact] = given.answers[fact];
  }
  if (begin(&given)) start();
}

// Prepares for the places and the day of the state; false where the day lies before the first rule.
bool Explorer::begin(const State* preferred) {
  const Value insured = view_.insured_fact == wire::none ? Value() : state_.answers[view_.insured_fact];
  Error too_early;
  if (!make_frame(view_, insured.is(Kind::region) ? RegionCode(insured.payload()) : 0, state_.as_of, frame_, too_early)) return false;
  dates_.begin(frame_, day_class_->changes, preferred);
  weight_ = 1;
  on_places();
  return true;
}

void Explorer::start() {
  if (ways_.empty()) ways_.emplace_back(view_);
  ways_[0].begin(frame_, state_);
  walk_ways(ways_[0]);
}

void Explorer::walk_ways(Walk&) { walk(0, 0); }

Walk& Explorer::copy_way(std::size_t depth) {
  if (ways_.size() < depth + 2) ways_.push_back(ways_[depth]);
  else ways_[depth + 1] = ways_[depth];
  return ways_[depth + 1];
}

// Facts that are given rather than asked: their default, and every other answer that the rules could tell from it.
void Explorer::walk_given(std::size_t fact) {
  while (fact < view_.facts.size() && (view_.facts[fact].default_value() == wire::none || !dates_.reads(std::uint16_t(fact)))) ++fact;
  if (fact == view_.facts.size()) return start();
  const std::vector<Value> answers = answers_to(std::uint16_t(fact));
  const double weight = weight_;
  weight_ = weight / double(answers.size() + 1);
  walk_given(fact + 1);
  for (const Value answer : answers) {
    state_.answers[fact] = answer;
    walk_given(fact + 1);
    state_.answers[fact] = Value::undetermined();
  }
  weight_ = weight;
}

std::vector<Value> Explorer::answers_to(std::uint16_t question) {
  const wire::Fact& fact = view_.facts[question];
  std::vector<Value> answers = listed_answers(view_, fact);
  if (wire::FactType(fact.type()) == wire::FactType::date)
    for (const Day day : dates_.of(question, state_)) answers.push_back(Value::date(day));
  if (fact.flags() & wire::allows_unsure) answers.push_back(Value::unsure());
  return answers;
}

// Goes on from the way at a depth.
Explorer::End Explorer::walk(std::size_t depth, std::uint64_t asked) {
  Walk& way = ways_[depth];
  const std::uint16_t question = way.question();
  if (question == wire::none) {
    if (way.error().code == Code::none) return {0, on_outcome(way)};
    if (way.error().code == Code::token_bounds) return {};
    on_error(way.error());
    return {0, mix(of_error, std::hash<std::string>()(way.error().at))};
  }
  const std::uint64_t now = asked | std::uint64_t(1) << way.bit_of()[question];
  on_question(way, now);

  Answered answered{question, way.at_most(), 0, {}};
  const std::vector<Value> answers = answers_to(question);
  const double weight = weight_;
  weight_ = weight / double(answers.size());
  for (const Value value : answers) {
    if (enough()) break;
    if (!copy_way(depth).answer(value)) continue;
    state_.answers[question] = value;
    const End end = walk(depth + 1, now);
    state_.answers[question] = Value::undetermined();
    answered.follow = std::max(answered.follow, end.follow);
    answered.endings.push_back(end.ending);
  }
  weight_ = weight;
  ++answered.follow;
  on_answered(ways_[depth], answered);

  std::uint64_t ending = mix(of_question, question);
  for (const std::uint64_t one : answered.endings) ending = mix(ending, one);
  return {answered.follow, ending};
}

}  // namespace yidi
