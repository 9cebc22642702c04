// The classes into which the dates fall that people can answer: two dates of a class make no difference to any rule.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/evaluation.h"
#include "verifier/links.h"
#include "yidi/state.h"

namespace yidi {

class DateClasses {
 public:
  DateClasses(const View& view, std::uint16_t guide);

  // From now on in a frame; `changes` are the days on which the rules of the place have changed. The dates that `preferred`
  // answers with, if it is given, stand for their own classes.
  void begin(const Frame& frame, const std::vector<Day>& changes, const State* preferred = nullptr);

  // One date of every class that a fact may be answered with: given the places and the dates of the state, whatever the
  // other facts will be. A default stands for its own class. Where there is one class only, two of its dates: an answer
  // that is shown differs even where no rule tells it apart.
  const std::vector<Day>& of(std::uint16_t fact, State& state);

  // The days around everything that turns over with a fact: between two neighbours no rule tells days apart.
  std::vector<Day> around(std::uint16_t fact, const State& state);

  // What the rules can tell of the date that the state gives to the fact around whose turns was asked last; equal for
  // dates of one class.
  std::string signature(std::uint16_t fact, const State& state);

  // Whether the question takes a date; the signature of the state has just been asked for.
  bool takes(std::uint16_t fact, Day day);

  // What tells days of judgement apart that have the same rules: how the dates that matter lie to each other.
  std::string pattern(const State& state);

  // Whether the guide reads a fact at all.
  bool reads(std::uint16_t fact) const { return reach_.facts[fact]; }

  // Whether its goals hang on any of these decisions; by decision.
  bool hangs_on(const std::vector<bool>& decisions) const {
    for (std::size_t i = 0; i < decisions.size(); ++i)
      if (decisions[i] && reach_.decisions[i]) return true;
    return false;
  }

  // Whether that is the same on all days: nothing is compared with fixed days or over months, or reads the calendar.
  bool steady() const;

 private:
  // A day near which answers to a fact differ.
  struct Turn {
    Day day = 0;
    Day reach = 0;  // so many days before and after count one by one
    Day window = 0;  // so many days around are tried out
    bool hidden = false;
    bool months = false;  // whether months lie between
    bool implied = false;
    bool wide = false;  // it turns over somewhere around: the test itself says where
  };

  void set(const State& state);
  void find_turns(std::uint16_t fact, const State& state);
  void follow(const Anchor& at, Offset offset, unsigned steps, unsigned months, bool hidden);
  void reach(const Link& link, const Anchor& next, Offset offset, unsigned steps, unsigned months, bool hidden);
  std::vector<Day> candidates(const State& state) const;
  bool counts(std::uint16_t fact) const;
  bool is_default(const Anchor& anchor) const;

  const View& view_;
  std::uint16_t guide_;
  Reach reach_;
  std::vector<std::uint8_t> depends_;
  LinkFinder finder_;
  Links links_;
  Evaluation evaluation_;
  const Frame* frame_ = nullptr;
  const State* state_ = nullptr;
  const State* preferred_ = nullptr;
  std::vector<std::uint16_t> tests_;
  std::vector<Turn> turns_;
  std::vector<Anchor> way_;  // from the fact whose turns are sought
  bool defaults_hold_ = true;  // whether facts that are given and have not been will not be
  std::map<std::string, std::vector<Day>> known_;
};

}  // namespace yidi
