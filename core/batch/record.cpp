// A record read with simdjson, which knows all of JSON.
#include "batch/record.h"

#include <simdjson.h>

#include <cstring>

#include "runtime/text.h"

namespace yidi::batch {

namespace {

namespace json = simdjson::ondemand;

Error bad_line(std::string text) { return {Code::bad_input_line, "line", std::move(text)}; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

void read_plain(json::value value, Written& written) {
  json::json_type type;
  if (value.type().get(type)) return;
  std::string_view text;
  if (type == json::json_type::string) {
    written.type = Written::Type::string;
    if (!value.get_string().get(text)) written.text = text;
  } else if (type == json::json_type::boolean || type == json::json_type::number) {
    written.type = type == json::json_type::boolean ? Written::Type::boolean : Written::Type::number;
    written.text = trimmed(value.raw_json_token());
  }
}

}  // namespace

struct RecordReader::Parts {
  explicit Parts(Record& to_fill) : record(to_fill) {}

  json::parser parser;
  std::vector<char> buffer;
  Record& record;

  std::optional<Error> read(std::string_view line) {
    record.answers.clear();
    record.id = "null";
    record.guide = "filing";
    record.as_of.clear();
    if (buffer.size() < line.size() + simdjson::SIMDJSON_PADDING) buffer.resize(2 * line.size() + simdjson::SIMDJSON_PADDING);
    std::memcpy(buffer.data(), line.data(), line.size());
    std::memset(buffer.data() + line.size(), ' ', simdjson::SIMDJSON_PADDING);  // simdjson may look there
    json::document document;
    json::object members;
    if (parser.iterate(buffer.data(), line.size(), buffer.size()).get(document) || document.get_object().get(members))
      return bad_line("expected a JSON object");
    unsigned seen = 0;
    for (auto member : members) {
      json::field field;
      std::string_view key;
      if (std::move(member).get(field) || field.unescaped_key().get(key)) return bad_line("this is not JSON");
      constexpr std::string_view keys[] = {"id", "guide", "as_of", "answers"};
      unsigned which = 0;
      while (which < 4 && keys[which] != key) ++which;
      if (which == 4) return bad_line("the keys of a record are id, guide, as_of and answers");
      if (seen >> which & 1) return bad_line("the key " + std::string(key) + " stands there twice");
      seen |= 1u << which;
      if (auto wrong = take(which, field.value())) return wrong;
    }
    const char* rest;
    if (!document.current_location().get(rest)) return bad_line("something follows the JSON object");
    if (!(seen & 8)) return bad_line("the key answers is missing");
    if (record.as_of.empty()) return Error{Code::token_as_of, "as_of", "the day of judgement is missing"};
    return std::nullopt;
  }

  std::optional<Error> take(unsigned which, json::value value) {
    if (which == 3) return take_answers(value);
    json::json_type type;
    if (value.type().get(type) || type == json::json_type::array || type == json::json_type::object)
      return bad_line("id, guide and as_of are plain values");
    if (which == 0) {
      record.id = trimmed(value.raw_json_token());
      // raw_json_token looks no further than the token itself: reading the value checks it.
      std::string_view text;
      double number;
      bool truth;
      const bool fine = type == json::json_type::string   ? !value.get_string().get(text)
                        : type == json::json_type::number ? !value.get_double().get(number)
                        : type == json::json_type::null   ? !value.is_null().error()
                                                          : !value.get_bool().get(truth);
      if (fine) return std::nullopt;
      record.id = "null";
      return bad_line("this is not JSON");
    }
    std::string_view text;
    if (value.get_string().get(text)) return bad_line("guide and as_of are strings");
    (which == 1 ? record.guide : record.as_of) = text;
    return std::nullopt;
  }

  std::optional<Error> take_answers(json::value value) {
    json::object object;
    if (value.get_object().get(object)) return bad_line("answers is an object");
    for (auto member : object) {
      json::field field;
      std::string_view key;
      if (std::move(member).get(field) || field.unescaped_key().get(key)) return bad_line("this is not JSON");
      Written written{std::string(key), {}, Written::Type::other};
      read_plain(field.value(), written);
      if (written.text.empty()) return Error{Code::token_value, printable(written.name), "expected a plain value"};
      record.answers.push_back(std::move(written));
    }
    return std::nullopt;
  }
};

RecordReader::RecordReader() : parts_(std::make_unique<Parts>(record_)) {}
RecordReader::~RecordReader() = default;

std::optional<Error> RecordReader::read(std::string_view line) { return parts_->read(line); }

}  // namespace yidi::batch
