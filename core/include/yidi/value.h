// What a fact, a decision or an expression can be at the moment of evaluation.
//
// Two of the kinds are no values but states of knowledge, and they are never mixed up with false:
//   undetermined   nobody has been asked yet; it drives the next question
//   unsure         the person said "I don't know"; it can never turn into a confident answer
#pragma once

#include <cstdint>

#include "yidi/date.h"

namespace yidi {

enum class Kind : std::uint8_t {
  undetermined,
  unsure,
  null,
  boolean,
  symbol,      // one of a declared list of codes; the payload is an index into the names of the pack
  region,      // a six-digit code; 0 is "abroad"
  date,        // a Day
  months,      // a duration of years and months
  days,        // a duration of days
  integer,
  structured,  // an object or a list that a decision gave: it can be shown, not calculated with
};

// A kind and a payload of 60 bits in one word, so that a value travels in a register.
class Value {
 public:
  constexpr Value() = default;  // undetermined
  [[gnu::always_inline]] constexpr Value(std::int64_t payload, Kind kind)
      : bits_(std::int64_t(std::uint64_t(payload) << kind_bits) | std::int64_t(kind)) {}

  [[gnu::always_inline]] static constexpr Value undetermined() { return {}; }
  [[gnu::always_inline]] static constexpr Value unsure() { return {0, Kind::unsure}; }
  [[gnu::always_inline]] static constexpr Value null() { return {0, Kind::null}; }
  [[gnu::always_inline]] static constexpr Value boolean(bool truth) { return {truth, Kind::boolean}; }
  [[gnu::always_inline]] static constexpr Value symbol(std::uint16_t name) { return {name, Kind::symbol}; }
  [[gnu::always_inline]] static constexpr Value region(std::uint32_t code) { return {code, Kind::region}; }
  [[gnu::always_inline]] static constexpr Value date(Day day) { return {day, Kind::date}; }
  [[gnu::always_inline]] static constexpr Value months(std::int64_t count) { return {count, Kind::months}; }
  [[gnu::always_inline]] static constexpr Value days(std::int64_t count) { return {count, Kind::days}; }
  [[gnu::always_inline]] static constexpr Value integer(std::int64_t number) { return {number, Kind::integer}; }

  // Whether a number can be a payload.
  static constexpr bool fits(std::int64_t number) { return Value(number, Kind::integer).payload() == number; }

  [[gnu::always_inline]] constexpr Kind kind() const { return Kind(bits_ & ((1 << kind_bits) - 1)); }
  [[gnu::always_inline]] constexpr std::int64_t payload() const { return bits_ >> kind_bits; }

  [[gnu::always_inline]] constexpr bool is(Kind other) const { return kind() == other; }
  [[gnu::always_inline]] constexpr bool is_true() const { return *this == boolean(true); }
  [[gnu::always_inline]] constexpr bool is_false() const { return *this == boolean(false); }
  [[gnu::always_inline]] constexpr bool known() const { return kind() > Kind::unsure; }

  [[gnu::always_inline]] friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }

 private:
  static constexpr int kind_bits = 4;
  std::int64_t bits_ = 0;
};

}  // namespace yidi
