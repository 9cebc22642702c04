// What a finished run of the engine has read off its record, as observations: whatever record they hold for leads to the
// same line, but for the values that are written from expressions.
//
// Why that is so: the engine is a function of the classes (classes.h), of the answers on its path and of what nodes come
// out as. Of every node that was worked out, and that reads a date, a region or a number of the record, it is observed
// what it came out as; where that is again such a value, its kind. The engine's own code looks at such values in five
// places, each observed as well: limits of dates, whether two values are written alike, the earliest of several deadlines,
// whether admission lies before the day of judgement, and the frame of that day. So another run takes the same turns, one
// after the other. Observing more than needed only tells apart what need not be.
#pragma once

#include "batch/expressions.h"
#include "runtime/walk.h"

namespace yidi::batch {

struct Observation {
  ExpressionId source = 0;
  Value result;
};

// The expressions behind the values of one evaluation.
class Origins {
 public:
  Origins(const Evaluation& evaluation, const State& state, Expressions& expressions, const Classes& classes,
          std::vector<Observation>& observations);

  // Those of an evaluation of the same facts that judges as of another day.
  Origins(const Evaluation& evaluation, Origins& facts, ExpressionId as_of);

  // The expression behind a node, which has been worked out; behind what the record says nothing about, a constant.
  ExpressionId of_node(std::uint16_t node);
  ExpressionId of_fact(std::uint16_t fact);

  // The value of a node without working it out; undetermined where nothing has asked for it.
  Value value_of(std::uint16_t node) const;

  // Observes everything that was worked out.
  void observe_all();
  void observe(ExpressionId source, Value result);

 private:
  ExpressionId find(std::uint16_t node, Value value);
  ExpressionId of_decision(std::uint16_t decision, Value value);
  ExpressionId of_operation(std::uint16_t node, Value value);

  const Evaluation& evaluation_;
  const View& view_;
  const State& state_;
  ExpressionId as_of_;
  Origins* facts_ = nullptr;
  Expressions& expressions_;
  const Classes& classes_;
  std::vector<Observation>& observations_;
  std::vector<ExpressionId> known_;  // by node; `unknown` where it has not been looked at
};

// Observes a run of the engine that has led to a question or to an outcome. `origins` are those of walk.evaluation().
void observe_run(Walk& walk, const Evaluation& scratch, const State& state, Origins& origins, Expressions& expressions);

// The first date that a deadline names, as the note play_safe reads it: its node, or wire::none.
std::uint16_t first_date(const View& view, const Origins& origins, std::uint16_t shape);

}  // namespace yidi::batch
