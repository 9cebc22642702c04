// FEEL text cut into tokens.
#pragma once

#include <string>
#include <string_view>

#include "compiler/feel/syntax.h"

namespace yidi::feel {

enum class TokenKind { end, integer, string, temporal, name, symbol };

struct Token {
  TokenKind kind = TokenKind::end;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;          // names and symbols as written, strings with their escapes undone
  std::uint64_t number = 0;  // integers; valid unless `overflow`
  bool overflow = false;
};

class Lexer {
 public:
  // `text` is valid UTF-8.
  explicit Lexer(std::string_view text) : text_(text) {}

  // The next token; false with the flaw filled in where there is none.
  bool next(Token& token, Flaw& flaw);

 private:
  bool skip_space(Flaw& flaw);
  bool read_string(Token& token, Flaw& flaw);
  bool read_escape(Token& token, Flaw& flaw);
  bool read_number(Token& token, Flaw& flaw);
  bool read_symbol(Token& token);
  bool unexpected(Flaw& flaw) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace yidi::feel
