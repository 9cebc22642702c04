// Unicode as FEEL sees it: what a name is made of, what is white space, and the case of letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yidi::feel {

// The code point at an offset and its length in bytes; length 0 where the bytes are no valid UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;
};
CodePoint read_code_point(std::string_view text, std::size_t at);

// The offset of the first byte that is not part of valid UTF-8; text.size() where all is well.
std::size_t find_invalid_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t code);

// DMN 1.5, grammar rules 28 to 30 and 61, without "?", which the subset does not have. Full-width punctuation is no part
// of a name either: it is a slip of the keyboard.
bool starts_name(char32_t c);
bool continues_name(char32_t c);
bool is_white_space(char32_t c);
bool is_vertical_space(char32_t c);

// The ASCII character that a full-width or Chinese punctuation mark stands for, or 0.
char ascii_of_punctuation(char32_t c);

// Upper or lower case, one letter for one letter: Latin, Greek, Cyrillic and full-width letters. What has no single
// counterpart (ß) stays as it is.
std::string change_case(std::string_view text, bool upper);

}  // namespace yidi::feel
