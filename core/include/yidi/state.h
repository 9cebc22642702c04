// The state of a questionnaire: which pack, which guide, judged as of which day, and the answers given so far.
//
// Written down, a state is one ASCII token:
//   y=1.<pack>.<guide>.<as_of>&<fact>=<value>&…      for instance  y=1.44.filing.2026-11-22&care_region=110000
// Values are codes of a declared list, region codes ("abroad" for a place of care outside the country), ISO dates,
// whole numbers, true, false, and unsure. Facts are written in the order of their names, each at most once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yidi/error.h"
#include "yidi/pack.h"
#include "yidi/value.h"

namespace yidi {

struct State {
  // A state of a pack without any answer.
  explicit State(const Pack& pack);

  std::uint16_t guide = 0;  // index into the guides of the pack
  Day as_of = 0;
  std::vector<Value> answers;  // by fact of the pack; Kind::undetermined where there is none, Kind::unsure for "don't know"

  bool has(std::uint16_t fact) const { return !answers[fact].is(Kind::undetermined); }
};

// Reads a token into a state without answers; false with the error filled in, the offending fact in `at`. Errors:
// bad_token, other_token_version, other_pack, token_guide, token_as_of, token_fact, token_value, token_duplicate,
// token_region, token_unsure.
bool read_token(const Pack& pack, std::string_view token, State& state, Error& error);

std::string write_token(const Pack& pack, const State& state);

// Reads one value of a fact as it stands in a token. Errors: token_value, token_region, token_unsure.
bool read_answer(const Pack& pack, std::uint16_t fact, std::string_view text, Value& value, Error& error);

// Whether the insured region, where it is given, is one of this pack's people.
bool insured_here(const Pack& pack, const State& state);

}  // namespace yidi
