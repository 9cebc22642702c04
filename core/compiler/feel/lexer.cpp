#include "compiler/feel/lexer.h"

namespace yidi::feel {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

void append_utf8(std::string& out, unsigned long code) {
  if (code < 0x80) {
    out += char(code);
  } else if (code < 0x800) {
    out += char(0xC0 | code >> 6);
    out += char(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += char(0xE0 | code >> 12);
    out += char(0x80 | (code >> 6 & 0x3F));
    out += char(0x80 | (code & 0x3F));
  } else {
    out += char(0xF0 | code >> 18);
    out += char(0x80 | (code >> 12 & 0x3F));
    out += char(0x80 | (code >> 6 & 0x3F));
    out += char(0x80 | (code & 0x3F));
  }
}

// Reads count hexadecimal digits; false where they are not there.
bool read_hexadecimal(std::string_view text, std::size_t at, std::size_t count, unsigned long& value) {
  if (at + count > text.size()) return false;
  value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    const char c = text[i];
    const int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return false;
    value = value * 16 + unsigned(digit);
  }
  return true;
}

}  // namespace

void Lexer::skip_space() {
  for (;;) {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
    if (text_.substr(at_, 2) == "//") {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else if (text_.substr(at_, 2) == "/*") {
      const std::size_t close = text_.find("*/", at_ + 2);
      at_ = close == std::string_view::npos ? text_.size() : close + 2;
    } else {
      return;
    }
  }
}

bool Lexer::read_string(Token& token, Flaw& flaw) {
  token.begin = at_;
  for (++at_; at_ < text_.size() && text_[at_] != '"';) {
    if (text_[at_] != '\\') {
      token.text += text_[at_++];
      continue;
    }
    const char escaped = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    unsigned long code = 0;
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
        unsigned long low = 0;
        if (!read_hexadecimal(text_, at_ + 2, length - 2, code) || code > 0x10FFFF) {
          flaw = {Code::feel_bad_literal, at_, "an escape \\u takes four hexadecimal digits, \\U six", {}};
          return false;
        }
        const bool high = code >= 0xD800 && code < 0xDC00;
        if (high && text_.substr(at_ + 6, 2) == "\\u" && read_hexadecimal(text_, at_ + 8, 4, low) && low >= 0xDC00 &&
            low < 0xE000) {
          code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
          length = 12;
        }
        append_utf8(token.text, code);
        break;
      }
      default: flaw = {Code::feel_bad_literal, at_, "there is no such escape in a string", {}}; return false;
    }
    at_ += length;
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
    token.overflow |= __builtin_mul_overflow(token.number, 10, &token.number) ||
                      __builtin_add_overflow(token.number, text_[at_] - '0', &token.number);
    ++at_;
  }
  const bool fraction = text_.substr(at_, 1) == "." && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
  if (fraction || text_.substr(at_, 1) == "e" || text_.substr(at_, 1) == "E") {
    flaw = {Code::feel_outside_subset, token.begin, "only whole numbers are in the subset", {}};
    return false;
  }
  token.end = at_;
  return true;
}

void Lexer::read_name(Token& token) {
  token.kind = TokenKind::name;
  token.begin = at_;
  while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
  token.end = at_;
  token.text = text_.substr(token.begin, at_ - token.begin);
}

bool Lexer::next(Token& token, Flaw& flaw) {
  skip_space();
  token = {};
  token.begin = token.end = at_;
  if (at_ >= text_.size()) return true;
  const char c = text_[at_];
  if (c == '"') return read_string(token, flaw);
  if (is_digit(c)) return read_number(token, flaw);
  if (is_letter(c)) {
    read_name(token);
    return true;
  }
  if (c == '@' && text_.substr(at_ + 1, 1) == "\"") {
    const std::size_t begin = at_++;
    if (!read_string(token, flaw)) return false;
    token.kind = TokenKind::temporal;
    token.begin = begin;
    return true;
  }
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
  flaw = {Code::feel_syntax, at_, std::string("unexpected character ") + c, {}};
  return false;
}

}  // namespace yidi::feel
