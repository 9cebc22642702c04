// Every way through a guide, tried out one by one: what the verifier's classes are measured against.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "runtime/view.h"
#include "yidi/engine.h"

namespace yidi::test {

class BruteForce {
 public:
  struct Met {
    std::uint64_t states = 0;
    std::uint64_t too_low = 0;            // states from which more questions followed than at_most had said
    std::uint64_t slack = 0;              // at_most less what really followed, over all states
    std::vector<std::uint64_t> together;  // by question of the guide: the questions that stood on one way with it
  };

  // Dates are answered with each of `days`; places are given.
  BruteForce(Engine& engine, std::vector<Day> days)
      : engine_(engine), view_(engine.pack().view()), days_(std::move(days)) {}

  Met run(const State& start) {
    const wire::Guide& guide = view_.guides[start.guide];
    met_ = {};
    met_.together.assign(guide.questions_count(), 0);
    bit_.clear();
    for (std::size_t i = 0; i < view_.questions(guide).size(); ++i) bit_[view_.questions(guide)[i]] = i;
    walk(start, 0);
    return met_;
  }

 private:
  std::vector<Value> answers(std::uint16_t index) const {
    const wire::Fact& fact = view_.facts[index];
    std::vector<Value> all;
    switch (wire::FactType(fact.type())) {
      case wire::FactType::boolean: all = {Value::boolean(true), Value::boolean(false)}; break;
      case wire::FactType::symbol:
        for (const std::uint16_t option : view_.options(fact)) all.push_back(Value::symbol(option));
        break;
      case wire::FactType::date:
        for (const Day day : days_) all.push_back(Value::date(day));
        break;
      case wire::FactType::region:
      case wire::FactType::integer: break;
    }
    if (fact.flags() & wire::allows_unsure) all.push_back(Value::unsure());
    return all;
  }

  unsigned walk(State state, std::uint64_t asked) {
    const Step step = engine_.examine(state);
    if (step.kind != Step::Kind::ask) return 0;
    ++met_.states;
    const std::uint64_t now = asked | std::uint64_t(1) << bit_.at(step.fact);
    for (std::size_t i = 0; i < met_.together.size(); ++i)
      if (now >> i & 1) met_.together[i] |= now;
    unsigned most = 0;
    for (const Value answer : answers(step.fact)) {
      state.answers[step.fact] = answer;
      most = std::max(most, walk(state, now));
    }
    if (most + 1 > step.at_most) ++met_.too_low;
    met_.slack += step.at_most - std::min(step.at_most, most + 1);
    return most + 1;
  }

  Engine& engine_;
  const View& view_;
  std::vector<Day> days_;
  std::map<std::uint16_t, std::size_t> bit_;
  Met met_;
};

}  // namespace yidi::test
