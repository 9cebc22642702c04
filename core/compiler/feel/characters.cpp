#include "compiler/feel/characters.h"

namespace yidi::feel {

namespace {

struct Span {
  char32_t first;
  char32_t last;
};

template <std::size_t count>
bool in_any(const Span (&spans)[count], char32_t c) {
  for (const Span& span : spans)
    if (c >= span.first && c <= span.last) return true;
  return false;
}

constexpr Span name_starts[] = {{'A', 'Z'},         {'_', '_'},         {'a', 'z'},
                                {0xC0, 0xD6},       {0xD8, 0xF6},       {0xF8, 0x2FF},      {0x370, 0x37D},
                                {0x37F, 0x1FFF},    {0x200C, 0x200D},   {0x2070, 0x218F},   {0x2C00, 0x2FEF},
                                {0x3001, 0xD7FF},   {0xF900, 0xFDCF},   {0xFDF0, 0xFEFE},   {0xFF00, 0xFFFD},
                                {0x10000, 0xEFFFF}};
constexpr Span name_parts[] = {{'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
constexpr Span spaces[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
                           {0x180E, 0x180E}, {0x2000, 0x200B}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F},
                           {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};

// Letters whose other case lies at a fixed distance.
struct Shift {
  char32_t first;  // the lower-case letters
  char32_t last;
  char32_t distance;  // upper + distance = lower
};
constexpr Shift shifts[] = {{'a', 'z', 32},         {0xE0, 0xF6, 32},       {0xF8, 0xFE, 32},    {0x3B1, 0x3C1, 32},
                            {0x3C3, 0x3C9, 32},     {0x430, 0x44F, 32},     {0x450, 0x45F, 80},  {0xFF41, 0xFF5A, 32}};
// Letters that alternate, upper case first.
constexpr Span even_pairs[] = {{0x100, 0x12F}, {0x132, 0x137}, {0x14A, 0x177}, {0x460, 0x481}, {0x48A, 0x4BF},
                               {0x4D0, 0x52F}, {0x1E00, 0x1E95}, {0x1EA0, 0x1EFF}};
constexpr Span odd_pairs[] = {{0x139, 0x148}, {0x179, 0x17E}, {0x4C1, 0x4CE}};

char32_t change_case(char32_t c, bool upper) {
  for (const Shift& shift : shifts) {
    if (upper && c >= shift.first && c <= shift.last) return c - shift.distance;
    if (!upper && c + shift.distance >= shift.first && c + shift.distance <= shift.last) return c + shift.distance;
  }
  const bool odd_is_upper = in_any(odd_pairs, c);
  if (odd_is_upper || in_any(even_pairs, c)) {
    const bool is_upper = (c % 2 == 1) == odd_is_upper;
    return is_upper == upper ? c : upper ? c - 1 : c + 1;
  }
  return c;
}

}  // namespace

CodePoint read_code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (at >= text.size()) return {};
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return {};
  char32_t value = first & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(at + i) & 0x3F);
  }
  const char32_t least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {};
  return {value, length};
}

std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    if (point.length == 0) return at;
    at += point.length;
  }
  return text.size();
}

void append_utf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += char(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
  out += char(lead[more] | unsigned(code >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) out += char(0x80 | unsigned(code >> (6 * i) & 0x3F));
}

bool starts_name(char32_t c) { return in_any(name_starts, c) && ascii_of_punctuation(c) == 0; }
bool continues_name(char32_t c) { return starts_name(c) || in_any(name_parts, c); }
bool is_white_space(char32_t c) { return in_any(spaces, c); }
bool is_vertical_space(char32_t c) { return c >= 0x0A && c <= 0x0D; }

char ascii_of_punctuation(char32_t c) {
  switch (c) {
    case 0x201C:
    case 0x201D: return '"';
    case 0x3001: return ',';
    case 0x3002: return '.';
    case 0x3010: return '[';
    case 0x3011: return ']';
    default: break;
  }
  const bool full_width = (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF3E) ||
                          (c >= 0xFF5B && c <= 0xFF5E);
  return full_width ? char(c - 0xFEE0) : char(0);
}

std::string change_case(std::string_view text, bool upper) {
  std::string changed;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    append_utf8(changed, change_case(point.value, upper));
    at += point.length;
  }
  return changed;
}

}  // namespace yidi::feel
