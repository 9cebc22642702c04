// Words: those of the packs, by code, and those of the pages themselves.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>

#include "site/ways.h"

namespace yidi::site {

// The texts of a pack in one locale.
struct Texts {
  Json questions;
  Json outcome;

  // One code of a vocabulary: label, term, hint, sentence, phone, url, steps; an empty object where it has no words.
  const Json& term(const std::string& vocabulary, const std::string& code) const;
  std::string label(const std::string& vocabulary, const std::string& code) const;
  std::string decision(const std::string& id) const;

  // All words of a question: ask, why, help.
  const Json& fact(const std::string& id) const;

  // A question, and what an answer to it is called; empty where the answer has no words of its own.
  std::string question(const std::string& fact) const;
  std::string answer(const std::string& fact, const std::string& code) const;

  const Json& claim(const std::string& id) const;
  const Json& source(const std::string& id) const;
};

// What the pages say themselves in one locale: sentences with places for words, {name}.
class Words {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit Words(Json words) : words_(std::move(words)) {}

  // The sentence under a path of keys ("after.filing.days"); the path itself where there is none.
  std::string say(const std::string& path, Values values = {}) const;
  bool has(const std::string& path) const;

  // Places that are written otherwise in this locale, by code.
  std::map<std::string, std::string> places() const;

 private:
  Json words_;
};

// Puts the members of an object into a template: {points}.
std::string fill(std::string text, const Json& values);

}  // namespace yidi::site
