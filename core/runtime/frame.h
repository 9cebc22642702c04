// The rules that decide for one insured place on one day.
//
// A frame is what remains of a pack once the insured place and the day of judgement are known: the rules of the place's
// layers (city, province, nation) that are in force, in the order of their precedence. It is prepared once and then
// serves any number of evaluations.
#pragma once

#include "runtime/indexes.h"
#include "runtime/places.h"
#include "yidi/error.h"

namespace yidi {

// What a rule of the pack is to a frame. A bygone rule belongs to a procedure that has ended: it decides nothing, but
// people still meet what it said.
enum class Standing : std::uint8_t { no_part, in_force, bygone };

struct Frame {
  Day as_of = 0;
  RegionCode insured = 0;  // 0 while the place is unknown

  // The closed historical procedure that alone decides for this place and day, or wire::no_procedure.
  std::uint8_t procedure = wire::no_procedure;

  // What each rule of the pack is to the frame.
  std::vector<Standing> standing;

  // Rule indexes by decision: those of decision d are rules[begin[d]] up to rules[begin[d + 1]].
  Indexes rules;
  Indexes begin;

  std::span<const std::uint16_t> rules_of(std::uint16_t decision) const {
    return std::span(rules).subspan(begin[decision], std::size_t(begin[decision + 1] - begin[decision]));
  }
};

// Prepares a frame. Refused with before_first_rule where the area's rules begin only after the day; the text names that
// date.
bool make_frame(const View& view, RegionCode insured, Day as_of, Frame& frame, Error& error);

}  // namespace yidi
