// Errors are values: a stable code, the place they were found, and a sentence for the person who has to act.
//
// The codes never change their meaning. They come in hundreds:
//   YD0xx files and commands      YD1xx JSON                     YD2xx names and references   YD3xx FEEL
//   YD4xx evidence and texts      YD5xx the bytes of a pack      YD6xx state tokens           YD7xx evaluation
//   YD8xx findings of `yidi check`
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yidi {

enum class Code : unsigned short {
  none = 0,

  unreadable_file = 1,   // a file or folder is missing or cannot be read
  unwritable_file = 2,   // a file cannot be written
  bad_command_line = 3,  // an option or argument is wrong
  bad_input_line = 4,    // a line of input is not what the command reads

  json_syntax = 101,
  duplicate_key = 102,
  wrong_json_type = 103,
  unknown_key = 104,
  missing_key = 105,
  bad_value = 106,  // the right JSON type, yet not a value that is possible here

  unknown_fact = 201,
  unknown_decision = 202,
  unknown_claim = 203,
  unknown_source = 204,
  unknown_region = 205,
  unknown_code = 206,  // not in the vocabulary
  unknown_rule = 207,
  unknown_guide = 208,
  unknown_procedure = 209,
  defined_twice = 210,
  cycle = 211,
  foreign_fact = 212,  // a rule reads a fact that another area declares
  limit_exceeded = 213,

  feel_syntax = 301,
  feel_unknown_name = 302,
  feel_type = 303,
  feel_unknown_function = 304,
  feel_argument_count = 305,
  feel_unknown_symbol = 306,
  feel_bad_literal = 307,
  feel_outside_subset = 308,

  uncited_rule = 401,
  outside_claim = 402,  // a rule claims to be in force when its claim is not
  weak_override = 403,  // a rule on grade C overrides one on grade A or B
  grade_without_basis = 404,
  missing_text = 405,

  not_a_pack = 501,
  other_pack_version = 502,
  damaged_pack = 503,

  bad_token = 601,
  other_token_version = 602,
  other_pack = 603,  // the token belongs to another pack than the one it was given to
  token_guide = 604,
  token_as_of = 605,
  token_fact = 606,
  token_value = 607,
  token_duplicate = 608,
  token_region = 609,
  token_unsure = 610,  // the fact does not allow "don't know"
  token_bounds = 611,  // a date outside the limits of its question

  rule_conflict = 701,   // two first rules of equal rank give different values
  before_first_rule = 702,

  incomplete_outcome = 801,    // a decision applies and has no value
  equal_rank_conflict = 802,   // two first rules of equal rank give different values
  unreachable_rule = 803,      // it never fires, whoever asks
  unreachable_question = 804,  // it is never asked
  unreachable_value = 805,     // no outcome has it
  pointless_question = 806,    // no two of its answers lead to different values or statuses
  goal_without_rule = 807,     // on some day no rule decides it
  rule_without_effect = 808,   // an area's rule that says what would come out without it
  gap_in_national_rule = 809,  // `otherwise` where a national rule on grade A holds
  too_many_ahead = 810,        // more questions follow than "at most" says
  unused_claim = 811,
  unused_source = 812,
  same_address = 813,          // two sources with one URL
  past_review = 814,
  number_not_in_claim = 815,
};

// "YD" and three digits.
std::string code_text(Code code);

struct Error {
  Code code = Code::none;
  std::string at;    // a fact, a position: whatever the producer documents
  std::string text;  // one English sentence
};

// Fills in an error and returns false: what the functions of the runtime say when they refuse.
bool refuse(Error& error, Code code, std::string_view at, std::string_view text);

// Either a value or an error; for the native tools. (The runtime reports through an Error& and returns bool: in
// WebAssembly every Result<T> would be paid for in bytes.)
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_;
};

}  // namespace yidi
