#include "site/texts.h"

namespace yidi::site {

namespace {

const Json nothing = Json::object();

const Json& at(const Json& from, std::initializer_list<std::string> path) {
  const Json* found = &from;
  for (const std::string& key : path) {
    if (!found->is_object()) return nothing;
    const auto next = found->find(key);
    if (next == found->end()) return nothing;
    found = &*next;
  }
  return *found;
}

std::string text(const Json& found, const std::string& otherwise = "") {
  return found.is_string() ? found.get<std::string>() : otherwise;
}

void replace_all(std::string& text, const std::string& what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

Json::json_pointer pointer(const std::string& path) {
  std::string slashes = "/" + path;
  replace_all(slashes, ".", "/");
  return Json::json_pointer(slashes);
}

}  // namespace

const Json& Texts::term(const std::string& vocabulary, const std::string& code) const { return at(outcome, {"vocabulary", vocabulary, code}); }
std::string Texts::label(const std::string& vocabulary, const std::string& code) const { return text(at(term(vocabulary, code), {"label"}), code); }
std::string Texts::decision(const std::string& id) const { return text(at(outcome, {"decisions", id}), id); }
const Json& Texts::fact(const std::string& id) const { return at(questions, {"facts", id}); }
std::string Texts::question(const std::string& fact) const { return text(at(questions, {"facts", fact, "ask"}), fact); }
std::string Texts::answer(const std::string& fact, const std::string& code) const { return text(at(questions, {"facts", fact, "values", code, "label"})); }
const Json& Texts::claim(const std::string& id) const { return at(outcome, {"claims", id}); }
const Json& Texts::source(const std::string& id) const { return at(outcome, {"sources", id}); }

bool Words::has(const std::string& path) const { return words_.contains(pointer(path)); }

std::string Words::say(const std::string& path, Values values) const {
  if (!has(path)) return path;
  std::string sentence = text(words_[pointer(path)], path);
  for (const auto& [name, value] : values) replace_all(sentence, "{" + std::string(name) + "}", value);
  return sentence;
}

std::map<std::string, std::string> Words::places() const {
  std::map<std::string, std::string> places;
  for (const auto& [code, name] : at(words_, {"places"}).items()) places.emplace(code, text(name, code));
  return places;
}

std::string fill(std::string sentence, const Json& values) {
  for (const auto& [name, value] : values.items())
    if (value.is_string() || value.is_number()) replace_all(sentence, "{" + name + "}", value.is_string() ? value.get<std::string>() : value.dump());
  return sentence;
}

}  // namespace yidi::site
