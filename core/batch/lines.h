// Where on a line of the engine the values stand that differ from record to record.
#pragma once

#include <string_view>

#include "batch/run.h"

namespace yidi::batch {

// A value without its quotation marks.
struct Hole {
  std::size_t position = 0;
  std::size_t length = 0;
  ExpressionId value = 0;
};

// Finds the holes of a line that the engine has just written for a finished walk, from left to right. False where the line
// is not laid out as expected: then it cannot serve for another record.
bool find_holes(std::string_view line, Walk& walk, Origins& origins, const Expressions& expressions,
                std::vector<Hole>& holes);

}  // namespace yidi::batch
