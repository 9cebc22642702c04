// One person a line: the record read with simdjson, answered by the engine of the person's pack.
#include <simdjson.h>

#include "cli/evaluator.h"
#include "runtime/json_writer.h"

namespace yidi::cli {

namespace {

namespace json = simdjson::ondemand;

Error bad_line(std::string text) { return {Code::bad_input_line, "line", std::move(text)}; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// An answer as it was written: its text in a token, and which JSON type it came in.
struct Written {
  std::string name;
  std::string text;  // empty where it is not a plain value
  json::json_type type = json::json_type::null;
};

void read_plain(json::value value, Written& written) {
  if (value.type().get(written.type)) return;
  std::string_view text;
  if (written.type == json::json_type::string) {
    if (!value.get_string().get(text)) written.text = text;
  } else if (written.type == json::json_type::boolean || written.type == json::json_type::number) {
    written.text = trimmed(value.raw_json_token());
  }
}

// "unsure" is a string whatever the fact; else booleans, numbers and strings each stand for their own.
bool is_right_type(const Written& written, wire::FactType fact) {
  if (written.type == json::json_type::string && written.text == "unsure") return true;
  switch (fact) {
    case wire::FactType::boolean: return written.type == json::json_type::boolean;
    case wire::FactType::integer: return written.type == json::json_type::number;
    default: return written.type == json::json_type::string;
  }
}

}  // namespace

struct Evaluator::Reader {
  json::parser parser;
  std::vector<char> buffer;
  std::vector<Written> answers;
  std::string id, guide, as_of, step;

  // Takes a record apart; every key once, nothing unknown.
  std::optional<Error> read(std::string_view line) {
    answers.clear();
    id = "null";
    guide = "filing";
    as_of.clear();
    if (buffer.size() < line.size() + simdjson::SIMDJSON_PADDING) buffer.resize(2 * line.size() + simdjson::SIMDJSON_PADDING);
    std::memcpy(buffer.data(), line.data(), line.size());
    json::document document;
    json::object record;
    if (parser.iterate(buffer.data(), line.size(), buffer.size()).get(document) || document.get_object().get(record))
      return bad_line("expected a JSON object");
    unsigned seen = 0;
    for (auto member : record) {
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
    if (as_of.empty()) return Error{Code::token_as_of, "as_of", "the day of judgement is missing"};
    return std::nullopt;
  }

  std::optional<Error> take(unsigned which, json::value value) {
    if (which == 3) return take_answers(value);
    json::json_type type;
    if (value.type().get(type) || type == json::json_type::array || type == json::json_type::object)
      return bad_line("id, guide and as_of are plain values");
    if (which == 0) {
      id = trimmed(value.raw_json_token());
      // raw_json_token looks no further than the token itself: reading the value checks it.
      std::string_view text;
      double number;
      bool truth;
      const bool fine = type == json::json_type::string   ? !value.get_string().get(text)
                        : type == json::json_type::number ? !value.get_double().get(number)
                        : type == json::json_type::null   ? !value.is_null().error()
                                                          : !value.get_bool().get(truth);
      if (fine) return std::nullopt;
      id = "null";
      return bad_line("this is not JSON");
    }
    std::string_view text;
    if (value.get_string().get(text)) return bad_line("guide and as_of are strings");
    (which == 1 ? guide : as_of) = text;
    return std::nullopt;
  }

  std::optional<Error> take_answers(json::value value) {
    json::object object;
    if (value.get_object().get(object)) return bad_line("answers is an object");
    for (auto member : object) {
      json::field field;
      std::string_view key;
      if (std::move(member).get(field) || field.unescaped_key().get(key)) return bad_line("this is not JSON");
      Written written{std::string(key), {}, json::json_type::null};
      read_plain(field.value(), written);
      if (written.text.empty()) return Error{Code::token_value, printable(written.name), "expected a plain value"};
      answers.push_back(std::move(written));
    }
    return std::nullopt;
  }
};

Evaluator::Evaluator(Packs& packs) : Evaluator([&packs](const std::string& pack) { return packs.engine(pack); }) {}
Evaluator::Evaluator(FindEngine find) : find_(std::move(find)), reader_(std::make_unique<Reader>()) {}
Evaluator::~Evaluator() = default;

Result<State> Evaluator::state(Engine*& engine) {
  std::string pack = "00";
  for (const Written& written : reader_->answers)
    if (written.name == "insured_region" && written.text.size() == 6 && written.text != "unsure") pack = written.text.substr(0, 2);
  auto opened = find_(pack);
  if (!opened && opened.error().code == Code::other_pack)
    return Error{Code::token_region, "insured_region", "nobody is insured there"};
  if (!opened) return opened.error();
  engine = *opened;

  const View& view = engine->pack().view();
  State state(engine->pack());
  state.guide = view.find_guide(reader_->guide);
  if (state.guide == wire::none) return Error{Code::token_guide, "guide", "the pack has no such guide"};
  const auto as_of = parse_date(reader_->as_of);
  if (!as_of) return Error{Code::token_as_of, "as_of", "expected YYYY-MM-DD between 1900 and 2199"};
  state.as_of = *as_of;
  for (const Written& written : reader_->answers) {
    const std::uint16_t fact = view.find_fact(written.name);
    if (fact == wire::none) return Error{Code::token_fact, printable(written.name), "there is no such fact"};
    if (state.has(fact)) return Error{Code::token_duplicate, written.name, "the fact is given twice"};
    if (!is_right_type(written, wire::FactType(view.facts[fact].type())))
      return Error{Code::token_value, written.name, "the value is of another JSON type than the fact"};
    Error error;
    if (!read_answer(engine->pack(), fact, written.text, state.answers[fact], error)) return error;
  }
  if (!insured_here(engine->pack(), state))
    return Error{Code::other_pack, "insured_region", "people insured there have another pack"};
  return state;
}

void Evaluator::answer(std::string_view line, std::string& out) {
  std::string& step = reader_->step;
  step.clear();
  std::optional<Error> error = reader_->read(line);
  if (!error) {
    Engine* engine = nullptr;
    const auto found = state(engine);
    if (found)
      engine->step(*found, step);
    else
      error = found.error();
  }
  if (error) write_error(*error, step);
  out += "{\"id\":";
  out += reader_->id;
  out += ',';
  out.append(step, 1);  // the step without its opening brace
}

}  // namespace yidi::cli
