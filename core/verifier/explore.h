// A walk along every way through a guide: every class of days, of places and of dates, and every answer to every question
// that is asked. What is done at the questions and outcomes is for those who derive from it.
#pragma once

#include <deque>

#include "runtime/walk.h"
#include "verifier/days.h"
#include "verifier/mix.h"

namespace yidi {

// A question that has been answered in every way it can be.
struct Answered {
  std::uint16_t fact = 0;
  unsigned at_most = 0;                // as the engine says it, before any answer
  unsigned follow = 0;                 // the questions that really can follow at most, this one included
  std::vector<std::uint64_t> endings;  // by answer: equal where everything that can follow is equal
};

class Explorer {
 public:
  // Without `statuses`, days that differ in nothing but which rules are due for review are walked once.
  Explorer(const Pack& pack, std::uint16_t guide, bool statuses = true);
  virtual ~Explorer() = default;

  void run();

  // Only the ways of one place, day and given dates; dates that are asked for stand for their own class.
  void run_at(const State& given);

 protected:
  // Before the ways of a day and a pair of places: the frame has been made.
  virtual void on_places() {}

  // At a question, before it is answered. `asked` are the questions so far, this one included, as bits.
  virtual void on_question(Walk&, std::uint64_t /*asked*/) {}

  // After the last of its answers.
  virtual void on_answered(Walk&, const Answered&) {}

  // At an outcome; what is returned stands for all of it in the endings of questions.
  virtual std::uint64_t on_outcome(Walk&) { return 0; }

  // Whether there is no need to go on.
  virtual bool enough() const { return false; }

  // Walks all ways from the first, which has been begun; the next depth's ways are its copies.
  virtual void walk_ways(Walk& first);

  // Where the engine refuses to answer.
  virtual void on_error(const Error&) {}

  const View& view() const { return view_; }
  const Space& space() const { return space_; }
  const PlacePair& places() const { return *places_; }
  const Frame& frame() const { return frame_; }

  // The class of days and places of the present way.
  const DayClass& day_class() const { return *day_class_; }

  // The answers on the present way, places and given dates included.
  const State& state() const { return state_; }

  // Every answer to a question on the present way, one of each class of dates.
  std::vector<Value> answers_to(std::uint16_t question);

  Walk& way_at(std::size_t depth) { return ways_[depth]; }

  // The way of the next depth, made anew from the one at a depth.
  Walk& copy_way(std::size_t depth);

  void set_answer(std::uint16_t question, Value value) { state_.answers[question] = value; }

  // How likely the present way is, where places are given and every answer to a question is equally likely.
  double weight() const { return weight_; }

 private:
  bool begin(const State* preferred);
  void start();
  void walk_given(std::size_t fact);
  struct End {
    unsigned follow = 0;
    std::uint64_t ending = 0;
  };
  End walk(std::size_t depth, std::uint64_t asked);

  const View& view_;
  Space space_;
  Frame frame_;
  const PlacePair* places_ = nullptr;
  const DayClass* day_class_ = nullptr;
  bool statuses_;
  DateClasses dates_;
  std::deque<Walk> ways_;  // by depth
  State state_;
  const State blank_;
  const Pack& pack_;
  double weight_ = 1;
};

}  // namespace yidi
