// Plain text: the few conversions that the engine needs.
#pragma once

#include <string>
#include <string_view>

#include "runtime/view.h"

namespace yidi {

void append_number(std::string& out, std::int64_t number);
void append_date(std::string& out, Day day);
void append_region(std::string& out, std::uint32_t region);

// A value as it stands in a token: no quotes.
void append_plain(std::string& out, const View& view, Value value);

// Cuts the part before a separator off a text; the whole rest if there is none.
std::string_view cut(std::string_view& rest, char separator);

// A whole number of at most 17 digits, without leading zeros.
bool parse_number(std::string_view text, std::int64_t& number);

// Foreign text made safe to repeat in an error: printable ASCII, at most 40 characters.
std::string printable(std::string_view text);

}  // namespace yidi
