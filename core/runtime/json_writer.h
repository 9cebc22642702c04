// One line of canonical JSON: no spaces, ASCII, commas where they belong.
#pragma once

#include "runtime/text.h"
#include "yidi/error.h"

namespace yidi {

// What a line says comes from two places: words of this engine (literals, written as they are) and names of a pack, which
// are told by their index. Neither crosses the stack as a string_view: in WebAssembly that would be paid for in bytes.
class JsonWriter {
 public:
  JsonWriter(const View& view, std::string& out) : view_(&view), out_(out) {}
  explicit JsonWriter(std::string& out) : view_(nullptr), out_(out) {}  // without names

  void open(char bracket);
  void close(char bracket) { out_ += bracket; }
  void key(const char* literal);
  void key(std::uint16_t name);
  void open(const char* key_literal, char bracket) {
    key(key_literal);
    open(bracket);
  }

  void string(const char* literal);
  void string(std::uint16_t name);
  void text(const std::string& text);  // foreign: what JSON cannot hold is escaped, what is not ASCII becomes "?"
  void raw(const char* json);
  void number(std::int64_t number);
  void boolean(bool truth) { raw(truth ? "true" : "false"); }
  void value(Value value);

  void member(const char* key_literal, const char* literal) {
    key(key_literal);
    string(literal);
  }
  void member(const char* key_literal, std::uint16_t name) {
    key(key_literal);
    string(name);
  }
  void member_text(const char* key_literal, const std::string& foreign) {
    key(key_literal);
    text(foreign);
  }
  // A list of names.
  void members(const char* key_literal, std::span<const std::uint16_t> names);

  const View& view() const { return *view_; }

 private:
  void comma();

  const View* view_;
  std::string& out_;
};

// An error as a step line: {"v":1,"state":"error",…}.
void write_error(const Error& error, std::string& out);

}  // namespace yidi
