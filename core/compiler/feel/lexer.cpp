#include "compiler/feel/lexer.h"

#include "compiler/feel/characters.h"

namespace yidi::feel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads count hexadecimal digits; false where they are not there.
bool read_hexadecimal(std::string_view text, std::size_t at, std::size_t count, char32_t& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    const char c = text[i];
    const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return false;
    value = value * 16 + char32_t(digit);
  }
  return true;
}

bool is_surrogate(char32_t code) { return code >= 0xD800 && code < 0xE000; }

}  // namespace

bool Lexer::skip_space(Flaw& flaw) {
  for (;;) {
    if (text_.substr(at_, 2) == "//") {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else if (text_.substr(at_, 2) == "/*") {
      const std::size_t close = text_.find("*/", at_ + 2);
      if (close == std::string_view::npos) {
        flaw = {Code::feel_syntax, at_, "the comment is not closed", "*/"};
        return false;
      }
      at_ = close + 2;
    } else {
      const CodePoint point = read_code_point(text_, at_);
      if (point.length == 0 || !is_white_space(point.value)) return true;
      at_ += point.length;
    }
  }
}

// An escape sequence; at_ stands on its backslash.
bool Lexer::read_escape(Token& token, Flaw& flaw) {
  const auto refuse = [&](const char* text) {
    flaw = {Code::feel_bad_literal, at_, text, {}};
    return false;
  };
  const char escaped = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  std::size_t length = 2;
  switch (escaped) {
    case '"':
    case '\\':
    case '\'': token.text += escaped; break;
    case 'n': token.text += '\n'; break;
    case 'r': token.text += '\r'; break;
    case 't': token.text += '\t'; break;
    case 'u':
    case 'U': {
      length = escaped == 'u' ? 6 : 8;
      char32_t code = 0, low = 0;
      if (!read_hexadecimal(text_, at_ + 2, length - 2, code) || code > 0x10FFFF)
        return refuse("an escape \\u takes four hexadecimal digits, \\U six, of a code point up to 10FFFF");
      if (code < 0xDC00 && is_surrogate(code) && text_.substr(at_ + 6, 2) == "\\u" &&
          read_hexadecimal(text_, at_ + 8, 4, low) && low >= 0xDC00 && is_surrogate(low)) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        length = 12;
      }
      if (is_surrogate(code)) return refuse("half of a surrogate pair is no character");
      append_utf8(token.text, code);
      break;
    }
    default: return refuse("there is no such escape in a string");
  }
  at_ += length;
  return true;
}

bool Lexer::read_string(Token& token, Flaw& flaw) {
  token.begin = at_;
  for (++at_; at_ < text_.size() && text_[at_] != '"';) {
    if (text_[at_] == '\\') {
      if (!read_escape(token, flaw)) return false;
    } else if (is_vertical_space(char32_t(text_[at_]))) {
      flaw = {Code::feel_bad_literal, at_, "a string does not go over a line break, write \\n", {}};
      return false;
    } else {
      token.text += text_[at_++];
    }
  }
  if (at_ >= text_.size()) {
    flaw = {Code::feel_syntax, token.begin, "the string is not closed", {}};
    return false;
  }
  ++at_;
  token.end = at_;
  token.kind = TokenKind::string;
  return true;
}

bool Lexer::read_number(Token& token, Flaw& flaw) {
  token.kind = TokenKind::integer;
  token.begin = at_;
  while (at_ < text_.size() && is_digit(text_[at_])) {
    token.overflow |= __builtin_mul_overflow(token.number, 10u, &token.number) ||
                      __builtin_add_overflow(token.number, unsigned(text_[at_] - '0'), &token.number);
    ++at_;
  }
  const std::string_view next = text_.substr(at_, 1);
  const bool fraction = next == "." && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
  if (token.begin == at_ || fraction || next == "e" || next == "E") {
    flaw = {Code::feel_outside_subset, token.begin, "only whole numbers are in the subset", {}};
    return false;
  }
  token.end = at_;
  return true;
}

bool Lexer::read_symbol(Token& token) {
  static constexpr std::string_view symbols[] = {"..", "!=", "<=", ">=", "**", "=", "<", ">", "(", ")", "[", "]",
                                                 ",",  "+",  "-",  "*",  "/",  ".", "{", "}", ":", "?"};
  for (const std::string_view symbol : symbols) {
    if (text_.substr(at_, symbol.size()) != symbol) continue;
    at_ += symbol.size();
    token.kind = TokenKind::symbol;
    token.text = symbol;
    token.end = at_;
    return true;
  }
  return false;
}

// Names the character that no token begins with, in a way that can be printed.
bool Lexer::unexpected(Flaw& flaw) const {
  const CodePoint point = read_code_point(text_, at_);
  std::string what(text_.substr(at_, point.length)), hint;
  if (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0)) {
    constexpr const char* digits = "0123456789ABCDEF";
    what = std::string("U+00") + digits[point.value >> 4] + digits[point.value & 15];
  }
  if (const char meant = ascii_of_punctuation(point.value)) hint = std::string(1, meant);
  if (point.value == 0x2264) hint = "<=";
  if (point.value == 0x2265) hint = ">=";
  if (point.value == 0x2260) hint = "!=";
  if (point.value == '\'') hint = "\"";
  if (point.value == '&') hint = "and";
  if (point.value == '|') hint = "or";
  if (point.value == '!') hint = "not()";
  flaw = {Code::feel_syntax, at_, "unexpected character " + what, std::move(hint)};
  return false;
}

bool Lexer::next(Token& token, Flaw& flaw) {
  if (!skip_space(flaw)) return false;
  token = {};
  token.begin = token.end = at_;
  if (at_ >= text_.size()) return true;
  const char c = text_[at_];
  if (c == '"') return read_string(token, flaw);
  const bool leading_point = c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]) &&
                             (at_ == 0 || text_[at_ - 1] != '.');
  if (is_digit(c) || leading_point) return read_number(token, flaw);
  if (c == '@' && text_.substr(at_ + 1, 1) == "\"") {
    const std::size_t begin = at_++;
    if (!read_string(token, flaw)) return false;
    token.kind = TokenKind::temporal;
    token.begin = begin;
    return true;
  }
  CodePoint point = read_code_point(text_, at_);
  if (starts_name(point.value)) {
    token.kind = TokenKind::name;
    while (point.length != 0 && continues_name(point.value)) {
      at_ += point.length;
      point = read_code_point(text_, at_);
    }
    token.end = at_;
    token.text = text_.substr(token.begin, at_ - token.begin);
    return true;
  }
  return read_symbol(token) || unexpected(flaw);
}

}  // namespace yidi::feel
