// What is read off a record: the answers themselves, and what rules calculate from dates, places and numbers.
//
// Answers of a list (symbols, booleans, "don't know") are told apart one by one. Dates, regions and numbers are not: they
// go on as expressions over the answers ("admission_date + P1Y"), and only what the rules find out about them counts
// ("admission_date < as_of"). Each expression is kept once, and worked out at most once for a record.
#pragma once

#include <cstdint>
#include <optional>
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
  // no more than its kind where it is a region, a number or a date, ordinary or not.
  ExpressionId answer(std::uint16_t fact);
  ExpressionId answer_kind(std::uint16_t fact);

  // What an operation of the rule language makes of known operands. Where it is the same for all records, a constant.
  ExpressionId operation(wire::Op op, std::uint8_t extra, ExpressionId a, ExpressionId b);

  ExpressionId kind_of(ExpressionId a);                     // Value(0, kind)
  ExpressionId same_text(ExpressionId a, ExpressionId b);   // whether both are written alike
  ExpressionId frame_of(ExpressionId day);                  // the class of the frame that the insured place has on a day

  bool is_constant(ExpressionId id) const { return expressions_[id].source == Source::constant; }

  // Far from the ends of the calendar; answer_kind() tells such dates from others.
  static bool is_ordinary(Day day) { return day >= first_day + margin && day <= last_day - margin; }

  // Whether an expression is a date for this record and for all others that have an ordinary date where this one has: it
  // lies not so far from it that it could leave the calendar.
  bool stays_a_date(ExpressionId id) const;

  // Turns to a record; `layer` is that of its insured place.
  void begin(const State& state, std::uint32_t layer) {
    state_ = &state;
    layer_ = layer;
    stamps_[by_record] += 2;
    if (state.as_of == day_) return;
    day_ = state.as_of;
    stamps_[by_day] += 2;
  }

  Value value(ExpressionId id) {
    Known& known = known_[id];
    const std::uint64_t now = stamps_[known.stamp & 1];
    if (known.stamp != now) {
      known.value = calculate(expressions_[id]);
      known.stamp = now;
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

  // What an expression came out as, and when. The lowest bit of a stamp says whether that counts for one record, or for all
  // that are judged as of the same day.
  enum : unsigned { by_record, by_day };
  struct Known {
    Value value;
    std::uint64_t stamp = by_record;
  };

  static constexpr Day margin = 50 * 366;

  ExpressionId keep(const Expression& expression);
  Value calculate(const Expression& expression);
  Value apply(wire::Op op, std::uint8_t extra, Value a, Value b) const;
  Value alike(Value a, Value b) const;
  bool settled(wire::Op op, ExpressionId a, ExpressionId b, Value& value) const;
  bool reads_day_alone(const Expression& expression) const;
  std::optional<Day> reach(ExpressionId id) const;

  const View& view_;
  Classes& classes_;
  const State* state_ = nullptr;
  std::uint32_t layer_ = 0;
  Day day_ = first_day - 1;
  std::uint64_t stamps_[2] = {by_record, by_day};
  std::vector<Expression> expressions_;
  std::vector<Known> known_;
  std::unordered_map<Expression, ExpressionId, Hash> ids_;
  ExpressionId as_of_ = 0;
};

}  // namespace yidi::batch
