// One run along the questions of a guide.
//
// A walk can be taken step by step: begin() with what is given, then answer() question after question; copies of a walk
// go their own ways. follow() takes all answers from a state.
#pragma once

#include "runtime/evaluation.h"
#include "yidi/engine.h"

namespace yidi {

class Walk {
 public:
  explicit Walk(const View& view);

  // Starts afresh along a state's guide, in a frame, with the places and the facts that have a default; other answers
  // are not looked at.
  void begin(const Frame& frame, const State& given);

  // The next question, or wire::none: then every goal is settled, or an answer was refused (see error()).
  std::uint16_t question();

  // Answers the question that question() has returned; false where the answer is refused.
  bool answer(Value value);

  // Answers from a state until a question has no answer or every goal is settled; false where an answer is refused. The
  // evaluation then holds exactly the facts that were asked on the way.
  bool follow(const State& state);

  // The question that waits for an answer, or wire::none.
  std::uint16_t current() const { return current_; }

  // How many more questions can follow at most, the current one included.
  unsigned at_most();

  // Whether two rules of equal rank contradict each other, by what is known so far; the error then names them.
  bool find_conflict(Error& error);

  // The goal for which the current question is asked.
  std::uint16_t decision() const { return goals_[goal_ < goals_.size() ? goal_ : 0]; }

  const std::vector<std::uint16_t>& path() const { return path_; }
  const Error& error() const { return error_; }
  Evaluation& evaluation() { return evaluation_; }
  const wire::Guide& guide() const { return *guide_; }
  const Indexes& bit_of() const { return bit_of_; }

 private:
  bool is_place(std::uint16_t fact) const { return view_->facts[fact].flags() & (wire::insured_place | wire::care_place); }
  bool accept(std::uint16_t fact, Value value);
  std::uint16_t next_question();
  void close_unaskable();
  std::uint64_t ahead();
  std::uint64_t every_question() const;
  unsigned most_together(std::uint64_t open, unsigned& steps) const;

  const View* view_;
  const wire::Guide* guide_ = nullptr;
  std::span<const std::uint16_t> questions_;
  std::span<const std::uint16_t> goals_;
  Indexes bit_of_;  // by fact: its position among the guide's questions, wire::none for none
  Evaluation evaluation_;
  Indexes path_;
  std::size_t goal_ = 0;
  std::uint64_t unaskable_ = 0;
  std::uint16_t current_ = wire::none;
  bool insured_known_ = false;
  Error error_;
};

}  // namespace yidi
