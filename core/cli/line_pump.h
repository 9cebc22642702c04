// Lines from stdin, each answered by one line on stdout, in the same order and in constant memory.
#pragma once

#include <functional>
#include <string_view>

#include "batch/text_buffer.h"

namespace yidi::cli {

// Appends the answer to a line, without a line break.
using AnswerLine = std::function<void(std::string_view line, batch::TextBuffer& out)>;

// Answers all lines with so many threads, each with an answerer of its own. False where stdin could not be read or stdout
// not be written.
bool pump_lines(unsigned jobs, const std::function<AnswerLine()>& make_answerer);

}  // namespace yidi::cli
