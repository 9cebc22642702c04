// What follows from a point of a way, counted together.
#pragma once

#include <cstdint>
#include <vector>

namespace yidi {

// What becomes of one goal on the ways from a point on, as far as it is not settled there yet.
struct GoalTally {
  std::uint64_t constant = 0;  // what stands for its value and status where they are the same on all ways, otherwise 0
  std::uint64_t otherwise = 0;  // outcomes in which no rule has decided it
  std::uint64_t confirm = 0;    // outcomes in which it has to be confirmed
};

struct Tally {
  unsigned follow = 0;          // questions that can follow at most
  std::uint64_t questions = 0;  // those that are asked on any way; bits
  std::uint64_t states = 0;     // questions met
  std::uint64_t outcomes = 0;
  std::uint64_t overrun = 0;    // states from which more questions followed than at_most had said
  std::uint64_t slack = 0;      // sum over all states of at_most less the questions that really can follow
  double weight = 0;            // of the ways that reach an outcome, where every answer to a question is equally likely
  double length = 0;            // questions on them, by weight
  std::uint64_t ending = 0;     // equal where all that can follow is equal, the goals' constants left out
  std::vector<GoalTally> goals;          // by goal of the guide
  std::vector<std::uint64_t> distinct;   // the outcomes that differ in a value or status: sums over the goals left; sorted
};

// A goal that an answer has settled.
struct Settled {
  std::size_t goal = 0;        // position in the guide
  std::uint64_t constant = 0;  // what stands for its value and status; never 0
  bool otherwise = false;
  bool confirm = false;
};

// What one goal adds to the sum that stands for an outcome.
std::uint64_t part_of_outcome(std::size_t goal, std::uint64_t constant);

// Puts the tallies of a question's answers together, one after the other.
class TallySum {
 public:
  // `goals`: how many a guide has; none where only questions are counted.
  explicit TallySum(std::size_t goals);

  // What follows an answer, and which goals it has settled. `share`: how likely the answer is.
  void add(const Tally& after, const std::vector<Settled>& settled, double share);

  // Of the question that was answered so. Equal numbers in `endings`, one for each answer, stand for equal ways on.
  Tally finish(std::uint16_t question, std::uint64_t bit, unsigned at_most, std::vector<std::uint64_t>& endings);

 private:
  Tally sum_;
  std::vector<std::vector<std::uint64_t>> constants_;  // by answer, then by goal
  std::vector<std::uint64_t> endings_;                 // by answer
};

}  // namespace yidi
