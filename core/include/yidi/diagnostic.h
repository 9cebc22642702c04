// What the compiler has to say about authored files.
#pragma once

#include <string>
#include <vector>

#include "yidi/error.h"

namespace yidi {

struct Diagnostic {
  Code code = Code::none;
  std::string file;
  unsigned line = 0;    // from 1; 0 where only the file as a whole is meant
  unsigned column = 0;  // from 1, in Unicode code points
  std::string text;     // what was found and what was expected
  std::string hint;     // the nearest right thing, or empty
};

// FILE:LINE:COLUMN: error YDnnn: text (did you mean "hint"?)
std::string to_string(const Diagnostic& diagnostic);

}  // namespace yidi
