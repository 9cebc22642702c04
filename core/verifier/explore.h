// A walk along every way through a guide: every class of days, of places and of dates, and every answer to every question
// that is asked. What is done at the questions and outcomes is for those who derive from it.
#pragma once

#include <deque>
#include <map>
#include <set>

#include "runtime/walk.h"
#include "verifier/space.h"

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
  Explorer(const Pack& pack, std::uint16_t guide);
  virtual ~Explorer() = default;

  void run();

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

  // Where the engine refuses to answer.
  virtual void on_error(const Error&) {}

  const View& view() const { return view_; }
  const Space& space() const { return space_; }
  const PlacePair& places() const { return *places_; }
  const Frame& frame() const { return frame_; }

  // The answers on the present way, places and given dates included.
  const State& state() const { return state_; }

  // How likely the present way is, where places are given and every answer to a question is equally likely.
  double weight() const { return weight_; }

 private:
  void walk_given(std::size_t fact);
  struct End {
    unsigned follow = 0;
    std::uint64_t ending = 0;
  };
  End walk(std::size_t depth, std::uint64_t asked);
  std::vector<Value> answers_to(std::uint16_t question);
  bool is_given_date(std::size_t fact) const;
  std::string signature();
  const std::vector<Day>& date_classes(std::uint16_t fact);
  bool within_limits(std::uint16_t fact, Day day);

  const View& view_;
  Space space_;
  Evaluation evaluation_;  // for signatures
  Frame frame_;
  const PlacePair* places_ = nullptr;
  std::vector<std::uint16_t> date_tests_;
  bool dates_stand_alone_ = false;
  std::map<std::string, std::vector<Day>> date_classes_;
  std::deque<Walk> ways_;  // by depth
  State state_;
  const State blank_;
  double weight_ = 1;
};

// Puts one number into another, so that different sequences give different results.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

}  // namespace yidi
