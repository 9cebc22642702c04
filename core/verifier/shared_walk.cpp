#include "verifier/shared_walk.h"

#include <algorithm>
#include <bit>

namespace yidi {

namespace {

// So far from all that is mixed into them that no ending is taken for another.
constexpr std::uint64_t of_outcome = 17, of_absence = 0xA24BAED4963EE407;

}  // namespace

SharedWalk::SharedWalk(const Pack& pack, std::uint16_t guide, Depth depth)
    : Explorer(pack, guide, false),
      guide_(view().guides[guide]),
      depth_(depth),
      goals_(depth == Depth::outcomes ? guide_.goals_count() : 0),
      residual_(view(), guide, depth == Depth::outcomes),
      concluder_(view()),
      together_(guide_.questions_count()),
      conclusions_(guide_.goals_count()) {}

void SharedWalk::walk_ways(Walk& first) {
  steps_.clear();
  steps_.emplace_back();
  first.question();
  const auto tally = walk(0, 0);
  on_tally(*tally, steps_[0].settled);
}

std::shared_ptr<const Tally> SharedWalk::end_with(std::uint64_t ending, std::uint64_t outcomes) {
  auto tally = std::make_shared<Tally>();
  tally->ending = ending;
  tally->outcomes = outcomes;
  tally->weight = double(outcomes);
  tally->goals.resize(goals_);
  if (outcomes && goals_) tally->distinct.push_back(0);
  return tally;
}

// Notes which goals the last answer has settled, and what they have come to.
void SharedWalk::settle(Walk& way, std::size_t depth) {
  Step& step = steps_[depth];
  if (depth > 0) {
    step.known = steps_[depth - 1].known;
    step.looked_at = steps_[depth - 1].looked_at;
  }
  Evaluation& evaluation = way.evaluation();
  const auto goals = view().goals(guide_);
  for (std::size_t i = 0; i < goals_; ++i) {
    const std::uint64_t bit = std::uint64_t(1) << i;
    if (step.known & bit) continue;
    const wire::Decision& decision = view().decisions[goals[i]];
    const Verdict& verdict = evaluation.decision(goals[i]);
    if (verdict.state == Verdict::State::undetermined) continue;
    step.known |= bit;
    if (verdict.state == Verdict::State::absent || !(decision.flags() & wire::shown)) {
      step.looked_at |= bit;
      step.settled.push_back({i, of_absence, false, false});
      continue;
    }
    Conclusion& conclusion = conclusions_[i] = concluder_.conclude(evaluation, guide_, goals[i], false);
    conclusion.doubt &= ~doubt_stale;
    step.settled.push_back({i, mix(mix(of_outcome, conclusion.value), conclusion.doubt) | 1,
                            (conclusion.doubt & doubt_otherwise) != 0, conclusion.doubt != 0});
  }
}

// Looks at the settled goals about which nothing more can be found out on this way.
void SharedWalk::look(Walk& way, std::size_t depth, bool at_outcome) {
  Step& step = steps_[depth];
  const auto goals = view().goals(guide_);
  for (std::uint64_t left = step.known & ~step.looked_at; left != 0; left &= left - 1) {
    const std::size_t i = std::size_t(std::countr_zero(left));
    if (!at_outcome && !residual_.closed(way.evaluation(), goals[i])) continue;
    step.looked_at |= std::uint64_t(1) << i;
    on_settled(way, goals[i], conclusions_[i]);
  }
}

// The engine tells of a conflict at the end only: goes on to one, so that the state shows it.
void SharedWalk::tell_conflict(std::size_t depth, const Error& conflict) {
  const std::uint16_t question = way_at(depth).current();
  if (question == wire::none) return on_error(way_at(depth).error().code == Code::none ? conflict : way_at(depth).error());
  for (const Value value : answers_to(question)) {
    Walk& next = copy_way(depth);
    if (!next.answer(value)) continue;
    set_answer(question, value);
    next.question();
    tell_conflict(depth + 1, conflict);
    set_answer(question, Value::undetermined());
    return;
  }
}

// Goes on from the way at a depth, whose question has been sought.
std::shared_ptr<const Tally> SharedWalk::walk(std::size_t depth, std::uint64_t asked) {
  Walk& way = way_at(depth);
  steps_[depth].settled.clear();
  if (way.error().code == Code::token_bounds) return end_with(0, 0);
  Error conflict = way.error();
  if (conflict.code == Code::none && depth_ == Depth::outcomes) way.find_conflict(conflict);
  if (conflict.code != Code::none) {
    tell_conflict(depth, conflict);
    return end_with(mix(of_error, std::hash<std::string>()(conflict.at)), 0);
  }
  const std::uint16_t question = way.current();
  const unsigned at_most = question == wire::none ? 0 : way.at_most();
  settle(way, depth);
  look(way, depth, question == wire::none);
  if (question == wire::none) return end_with(of_outcome, 1);

  const ResidualKey key = residual_.of(way);
  if (const auto found = known_.find(key); found != known_.end()) {
    const std::uint64_t follow = found->second->questions;
    for (std::uint64_t open = asked; open != 0; open &= open - 1) together_[std::size_t(std::countr_zero(open))] |= follow;
    for (std::uint64_t open = follow; open != 0; open &= open - 1) together_[std::size_t(std::countr_zero(open))] |= asked;
    return found->second;
  }

  const std::uint64_t bit = std::uint64_t(1) << way.bit_of()[question];
  const std::uint64_t now = asked | bit;
  for (std::uint64_t open = now; open != 0; open &= open - 1) together_[std::size_t(std::countr_zero(open))] |= now;
  if (steps_.size() < depth + 2) steps_.emplace_back();
  TallySum sum(goals_);
  const std::vector<Value> answers = answers_to(question);
  for (const Value value : answers) {
    if (enough()) break;
    Walk& next = copy_way(depth);
    if (!next.answer(value)) continue;
    set_answer(question, value);
    next.question();
    const auto after = walk(depth + 1, now);
    sum.add(*after, steps_[depth + 1].settled, 1.0 / double(answers.size()));
  }
  set_answer(question, Value::undetermined());
  Answered answered{question, at_most, 0, {}};
  auto tally = std::make_shared<Tally>(sum.finish(question, bit, at_most, answered.endings));
  answered.follow = tally->follow;
  on_fresh_question(way_at(depth), answered);
  known_.emplace(key, tally);
  return tally;
}

}  // namespace yidi
