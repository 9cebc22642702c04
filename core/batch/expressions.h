// What is read off a record: the answers themselves, and what rules calculate from dates, places and numbers.
//
// Answers of a list (symbols, booleans, "don't know") are told apart one by one. Dates, regions and numbers are not: they
// go on as expressions over the answers ("admission_date + P1Y"), and only what the rules find out about them counts
// ("admission_date < as_of"). Each expression is kept once, and worked out at most once for a record.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "batch/classes.h"
#include "yidi/state.h"

namespace yidi::batch {

using ExpressionId = std::uint32_t;

class Expressions {
 public:
  Expressions(const View& view, Classes& classes);

  ExpressionId constant(Value value);
  ExpressionId as_of() const { return as_of_; }

  // The answer to a question as a record gives it, and what kind of answer it is: itself where it is one of a list, and
  // no more than its kind where it is a date, a region or a number.
  ExpressionId answer(std::uint16_t fact);
  ExpressionId answer_kind(std::uint16_t fact);

  // What an operation of the rule language makes of known operands. Where it is the same for all records, a constant.
  ExpressionId operation(wire::Op op, std::uint8_t extra, ExpressionId a, ExpressionId b);

  ExpressionId kind_of(ExpressionId a);                     // Value(0, kind)
  ExpressionId same_text(ExpressionId a, ExpressionId b);   // whether both are written alike
  ExpressionId frame_of(ExpressionId day);                  // the class of the frame that the insured place has on a day

  bool is_constant(ExpressionId id) const { return expressions_[id].source == Source::constant; }

  // Turns to a record; `layer` is that of its insured place.
  void begin(const State& state, std::uint32_t layer) {
    state_ = &state;
    layer_ = layer;
    if (++stamp_ == 0) forget_values();
  }

  Value value(ExpressionId id) {
    Known& known = known_[id];
    if (known.stamp != stamp_) {
      known.value = calculate(expressions_[id]);
      known.stamp = stamp_;
    }
    return known.value;
  }

  void clear();
  std::size_t bytes() const;

 private:
  enum class Source : std::uint8_t { constant, as_of, answer, answer_kind, operation, kind_of, same_text, frame_of };
  struct Expression {
    Source source = Source::constant;
    wire::Op op = wire::Op::constant;
    std::uint8_t extra = 0;
    std::uint32_t a = 0;  // an expression, or a fact
    std::uint32_t b = 0;
    Value value{};  // of a constant

    friend bool operator==(const Expression&, const Expression&) = default;
  };
  struct Hash {
    std::size_t operator()(const Expression& expression) const;
  };
  struct Known {
    Value value;
    std::uint32_t stamp = 0;
  };

  ExpressionId keep(const Expression& expression);
  Value calculate(const Expression& expression);
  Value apply(wire::Op op, std::uint8_t extra, Value a, Value b) const;
  bool settled(wire::Op op, ExpressionId a, ExpressionId b, Value& value) const;
  void forget_values();

  const View& view_;
  Classes& classes_;
  const State* state_ = nullptr;
  std::uint32_t layer_ = 0;
  std::uint32_t stamp_ = 0;
  std::vector<Expression> expressions_;
  std::vector<Known> known_;
  std::unordered_map<Expression, ExpressionId, Hash> ids_;
  ExpressionId as_of_ = 0;
};

}  // namespace yidi::batch
