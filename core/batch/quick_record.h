// A record as programs usually write it, taken apart without copying: one object, ASCII without escapes, blanks after
// commas and colons at most. Whatever else JSON allows, and every mistake, is left to RecordReader.
#pragma once

#include <cstddef>
#include <string_view>

namespace yidi::batch {

struct QuickAnswer {
  std::string_view name;
  std::string_view text;
  bool is_string = false;  // else it is true or false
};

struct QuickRecord {
  static constexpr std::size_t most_answers = 64;

  std::string_view id;  // as JSON
  std::string_view guide;
  std::string_view as_of;
  std::string_view insured;  // the last answer named insured_region, where it is a string
  QuickAnswer answers[most_answers];
  std::size_t count = 0;
};

// False where the line is not of that kind. The texts are parts of the line.
bool read_quickly(std::string_view line, QuickRecord& record);

}  // namespace yidi::batch
