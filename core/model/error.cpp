#include "yidi/error.h"

namespace yidi {

std::string code_text(Code code) {
  const unsigned number = unsigned(code);
  return {'Y', 'D', char('0' + number / 100 % 10), char('0' + number / 10 % 10), char('0' + number % 10)};
}

bool refuse(Error& error, Code code, std::string_view at, std::string_view text) {
  error.code = code;
  error.at = at;
  error.text = text;
  return false;
}

}  // namespace yidi
