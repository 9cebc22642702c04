#include "runtime/json_writer.h"

namespace yidi {

void JsonWriter::comma() {
  const char last = out_.empty() ? '\n' : out_.back();
  if (last != '{' && last != '[' && last != ':' && last != '\n') out_ += ',';
}

void JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
}

void JsonWriter::raw(const char* json) {
  comma();
  out_ += json;
}

void JsonWriter::string(const char* literal) {
  raw("\"");
  out_ += literal;
  out_ += '"';
}

void JsonWriter::string(std::uint16_t name) {
  raw("\"");
  out_ += view_->name(name);
  out_ += '"';
}

void JsonWriter::key(const char* literal) {
  string(literal);
  out_ += ':';
}

void JsonWriter::key(std::uint16_t name) {
  string(name);
  out_ += ':';
}

void JsonWriter::text(const std::string& text) {
  raw("\"");
  for (const char c : text) {
    if (c == '"' || c == '\\') out_ += '\\';
    out_ += c < ' ' || c > '~' ? '?' : c;
  }
  out_ += '"';
}

void JsonWriter::number(std::int64_t number) {
  comma();
  append_number(out_, number);
}

void JsonWriter::value(Value value) {
  if (!value.known()) value = Value::null();
  const Kind kind = value.kind();
  const bool quoted = kind != Kind::boolean && kind != Kind::integer && kind != Kind::null && kind != Kind::structured;
  raw(quoted ? "\"" : "");
  append_plain(out_, *view_, value);
  if (quoted) out_ += '"';
}

void JsonWriter::members(const char* key_literal, std::span<const std::uint16_t> names) {
  open(key_literal, '[');
  for (const std::uint16_t name : names) string(name);
  close(']');
}

void write_error(const Error& error, std::string& out) {
  JsonWriter json(out);
  json.open('{');
  json.key("v");
  json.number(1);
  json.member("state", "error");
  json.member_text("code", code_text(error.code));
  json.member_text("at", error.at);
  json.member_text("text", error.text);
  json.close('}');
}

}  // namespace yidi
