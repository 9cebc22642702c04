// Reading the lines that the engine writes: canonical JSON, so that the text of a part is as good as its value.
#pragma once

#include <string>
#include <string_view>

namespace yidi::test {

// The JSON text of a part of a line: part(line, "decisions.pick.value") is "\"a\"", part(line, "dissent.0.why") the
// first dissenter's reason. "(none)" where there is no such part, so that a comparison shows it.
std::string part(std::string_view line, std::string_view path);

// How many elements the list at a path has; -1 where there is no list.
int count(std::string_view line, std::string_view path);

// Whether a text is one line of ASCII that is balanced JSON as the engine writes it.
bool is_canonical(std::string_view line);

}  // namespace yidi::test
