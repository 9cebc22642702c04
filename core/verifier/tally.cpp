#include "verifier/tally.h"

#include <algorithm>

#include "verifier/mix.h"

namespace yidi {

std::uint64_t part_of_outcome(std::size_t goal, std::uint64_t constant) { return mix(mix(29, goal), constant); }

TallySum::TallySum(std::size_t goals) { sum_.goals.resize(goals); }

void TallySum::add(const Tally& after, const std::vector<Settled>& settled, double share) {
  sum_.follow = std::max(sum_.follow, after.follow);
  sum_.questions |= after.questions;
  sum_.states += after.states;
  sum_.outcomes += after.outcomes;
  sum_.overrun += after.overrun;
  sum_.slack += after.slack;
  sum_.weight += share * after.weight;
  sum_.length += share * (after.length + after.weight);
  endings_.push_back(after.ending);
  if (sum_.goals.empty()) return;

  std::vector<std::uint64_t>& constants = constants_.emplace_back(sum_.goals.size());
  for (std::size_t goal = 0; goal < sum_.goals.size(); ++goal) {
    sum_.goals[goal].otherwise += after.goals[goal].otherwise;
    sum_.goals[goal].confirm += after.goals[goal].confirm;
    constants[goal] = after.goals[goal].constant;
  }
  std::uint64_t shift = 0;
  for (const Settled& one : settled) {
    sum_.goals[one.goal].otherwise += one.otherwise ? after.outcomes : 0;
    sum_.goals[one.goal].confirm += one.confirm ? after.outcomes : 0;
    constants[one.goal] = one.constant;
    shift += part_of_outcome(one.goal, one.constant);
  }
  for (const std::uint64_t outcome : after.distinct) sum_.distinct.push_back(outcome + shift);
}

Tally TallySum::finish(std::uint16_t question, std::uint64_t bit, unsigned at_most, std::vector<std::uint64_t>& endings) {
  ++sum_.states;
  ++sum_.follow;
  sum_.questions |= bit;
  sum_.overrun += sum_.follow > at_most;
  sum_.slack += at_most - std::min(at_most, sum_.follow);
  std::sort(sum_.distinct.begin(), sum_.distinct.end());
  sum_.distinct.erase(std::unique(sum_.distinct.begin(), sum_.distinct.end()), sum_.distinct.end());

  // What is the same whatever is answered belongs to the question, not to its answers.
  for (std::size_t goal = 0; goal < sum_.goals.size(); ++goal) {
    std::uint64_t common = constants_.empty() ? 0 : constants_.front()[goal];
    for (const auto& constants : constants_)
      if (constants[goal] != common) common = 0;
    sum_.goals[goal].constant = common;
    for (std::size_t answer = 0; answer < constants_.size(); ++answer)
      if (constants_[answer][goal] != 0 && common == 0)
        endings_[answer] = mix(endings_[answer], part_of_outcome(goal, constants_[answer][goal]));
  }
  sum_.ending = mix(of_question, question);
  for (const std::uint64_t one : endings_) sum_.ending = mix(sum_.ending, one);
  endings = std::move(endings_);
  return std::move(sum_);
}

}  // namespace yidi
