// The classes into which everything that people can answer falls: what is in one class behaves the same.
#pragma once

#include <string>
#include <vector>

#include "runtime/evaluation.h"
#include "yidi/engine.h"

namespace yidi {

// A pair of places that stands for all pairs which no rule of the pack tells apart.
struct PlacePair {
  Value insured;
  Value care;
  bool has_insured = false;  // whether the pack asks for the place at all
  bool has_care = false;
};

class Space {
 public:
  explicit Space(const Pack& pack);

  // One pair per class: the same layers apply to the insured place, and every test on places comes out the same.
  const std::vector<PlacePair>& places() const { return places_; }

  // One pair per class that either of two packs with the same regions tells apart.
  std::vector<PlacePair> places_with(const Space& other) const;

  // What tells the classes of places apart. Two packs that differ in nothing but the province, and agree in this, have
  // the same ways.
  const std::string& fingerprint() const { return fingerprint_; }

  // One day per class of days of judgement: the days on which a rule, a procedure or an area's rules begin or have ended.
  // The first day that can be judged at all is among them.
  const std::vector<Day>& days() const { return days_; }

  // Dates that a date fact may be given so that each reachable outcome of the rules' comparisons is reached: around the
  // other dates of the state, the day of judgement and the constants of the rules, moved by the rules' durations.
  std::vector<Day> dates(const State& state) const;

  // The tests on dates that the rules of a frame, the decisions or the questions make.
  std::vector<std::uint16_t> date_tests(const Frame& frame) const;

  // Whether tests compare dates with nothing but dates and constants.
  bool only_on_dates(const std::vector<std::uint16_t>& tests) const;

  // The truth of tests under a state, for telling dates apart: equal signatures behave alike. The evaluation has just
  // begun.
  static std::string signature(Evaluation& evaluation, const State& state, const std::vector<std::uint16_t>& tests);

 private:
  void find_days();
  void find_places();
  void find_offsets();

  const View& view_;
  std::vector<Value> insured_, care_;     // every place there is
  std::vector<std::uint16_t> class_of_;  // of every pair, by insured place and then by place of care: its index in places_
  std::vector<PlacePair> places_;
  std::vector<Day> days_;
  std::vector<Day> constants_;
  std::vector<Value> offsets_;  // durations
  std::vector<std::uint16_t> place_tests_;
  std::string fingerprint_;
  std::vector<std::uint8_t> depends_;  // by node
};

}  // namespace yidi
