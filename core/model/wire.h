// The meaning of the numbers in pack.fbs, shared by the compiler that writes them and the runtime that reads them.
#pragma once

#include <cstdint>

#include "yidi/value.h"

namespace yidi::wire {

inline constexpr std::uint16_t none = 0xFFFF;
inline constexpr std::uint8_t no_procedure = 0xFF;
inline constexpr std::size_t digest_size = 8;  // bytes of SHA-256 that a pack carries: "digest16" in hexadecimal
inline constexpr std::size_t seal_size = 16;   // digest and checksum
inline constexpr std::uint32_t abroad = 0;     // as a place of care
inline constexpr std::int32_t open_start = -0x7FFFFFFF - 1;
inline constexpr std::int32_t open_end = 0x7FFFFFFF;

// Bounds that the compiler keeps and the runtime checks, so that evaluation needs neither.
inline constexpr std::size_t most_questions = 64;    // of one guide: a set of questions is a 64-bit mask
inline constexpr unsigned deepest_expression = 160;  // with all that it reads, overrides and nested values included
inline constexpr unsigned most_overrides = 32;       // a rule and all that override it, on every way
inline constexpr unsigned most_parts = 255;          // of one value: what is in its objects and lists, all told

enum class Op : std::uint8_t {
  constant,          // a: constant
  fact,              // a: fact
  decision,          // a: decision
  as_of,             // the day of judgement
  logical_not,       // a
  logical_and,       // a, b
  logical_or,        // a, b
  conditional,       // if a then b else c
  equal,             // a, b
  less,              // a < b
  less_or_equal,     // a <= b
  one_of,            // a: node; b: first of c symbols in indexes
  add,               // a, b
  subtract,          // a, b
  multiply,          // a, b
  negate,            // a
  property,          // extra: Property; a
  within,            // region a lies in region b, or is it
  province,          // a
  pooling_area,      // a
  working_day,       // the b-th working day after date a
  working_estimated, // whether that day had to be estimated, because a year on the way has no published calendar
  is_unsure,         // a
  date_or,           // a if it is a date, else b
};
inline constexpr unsigned op_count = unsigned(Op::date_or) + 1;

// How many of a, b and c are nodes.
constexpr unsigned operands(Op op) {
  switch (op) {
    case Op::constant:
    case Op::fact:
    case Op::decision:
    case Op::as_of: return 0;
    case Op::logical_not:
    case Op::one_of:
    case Op::negate:
    case Op::property:
    case Op::province:
    case Op::pooling_area:
    case Op::is_unsure: return 1;
    case Op::conditional: return 3;
    default: return 2;
  }
}

template <class Node>
constexpr std::uint16_t operand(const Node& node, unsigned which) {
  return which == 0 ? node.a() : which == 1 ? node.b() : node.c();
}

enum class Property : std::uint8_t { year, month, day, weekday, days, months, years };
inline constexpr unsigned property_count = unsigned(Property::years) + 1;

enum class ShapeKind : std::uint8_t {
  expression,    // a: node
  object,        // a: first of b members
  list,          // a: first of b shapes, listed in indexes
  alternatives,  // a: position in indexes: count, then per alternative its length and its papers (names)
};

enum class FactType : std::uint8_t { boolean, symbol, region, date, integer };

enum FactFlags : std::uint8_t {
  allows_unsure = 1,
  insured_place = 2,
  care_place = 4,
  admission_day = 8,
  allows_abroad = 16,
};

enum class Policy : std::uint8_t { single, collect, materials };

enum DecisionFlags : std::uint8_t {
  shown = 1,            // part of an outcome
  notes = 2,            // receives the notes that the engine itself adds
  earliest_counts = 4,  // a deadline: the earliest that any source names is worth a note
};

enum class Effect : std::uint8_t { gives, adds, removes };

enum class Grade : std::uint8_t { a, b, c };

enum RuleFlags : std::uint8_t { supplies = 1 };  // grade A or B, or inside a procedure: may give a value

// Materials come by slot; a slot's position here is its position in a list of papers.
inline constexpr const char* slots[] = {"identity", "form",         "basis", "referral", "emergency", "invoice",
                                        "bill",     "record", "prescription",    "payee",    "injury",    "extra"};
inline constexpr unsigned slot_count = sizeof(slots) / sizeof(slots[0]);
inline constexpr unsigned extra_slot = slot_count - 1;  // each rule of this slot is a group of its own
inline constexpr std::uint8_t no_slot = 0xFF;

}  // namespace yidi::wire
