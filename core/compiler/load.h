// Reading the sections of authored documents into the model.
#pragma once

#include "compiler/model.h"
#include "compiler/reader.h"

namespace yidi {

// One document: whose rules it holds, and where what is read goes.
struct Loading {
  Model& model;
  Diagnostics& diagnostics;
  std::uint32_t area = 0;
};

// Sections. Each takes the value of its key.
void load_sources(Loading& loading, const Json& section);
void load_claims(Loading& loading, const Json& section);
void load_regions(Loading& loading, const Json& section);
void load_calendar(Loading& loading, const Json& section);
void load_facts(Loading& loading, const Json& section);
void load_definitions(Loading& loading, const Json& section);
void load_guides(Loading& loading, const Json& section);
void load_types(Loading& loading, const Json& section);
void load_decisions(Loading& loading, const Json& section);
void load_vocabularies(Loading& loading, const Json& section);
void load_texts(Loading& loading, const Json& section);
void load_procedures(Loading& loading, const Json& section);
void load_rules(Loading& loading, const Json& section);
void load_renames(Loading& loading, const Json& section);

// {"zh": "…", "en": "…"}; empty where the value is absent.
Text read_text(Loading& loading, const Json* value);

// A string with a FEEL expression; empty where the value is absent or wrong.
Formula read_formula(Loading& loading, const Json* value);

// {"from": date, "to": date}, both optional.
Interval read_interval(Loading& loading, const Json* value);

std::optional<Day> read_date(Loading& loading, const Json* value);

// A six-digit code in a string. `known` demands that the region exists.
std::uint32_t read_region(Loading& loading, const Json* value);

// A list of strings with their places.
std::vector<std::pair<std::string, Place>> read_names(Loading& loading, const Json* value);

// Whether a string is one of the allowed ones; reports bad_value with the nearest. `what` is "type of facts" and the like.
bool check_choice(Loading& loading, const Json* value, const std::vector<std::string>& allowed, const char* what);

// The shapes of a type description; see load_decisions.cpp for the forms.
std::vector<Shape> read_shapes(Loading& loading, const Json& value, const std::vector<std::string>& values);

// A code as it may appear in a token or a pack: lower-case letters, digits, "_", "-" and "."; reports bad_value.
bool check_code(Loading& loading, const std::string& code, Place place, bool upper_case = false);

// Puts a new entry in a map, or reports defined_twice.
template <class Key, class Value>
Value* define(Loading& loading, std::map<Key, Value>& all, const Key& key, Place place, const std::string& what) {
  const auto [found, fresh] = all.try_emplace(key);
  if (fresh) return &found->second;
  loading.diagnostics.report(Code::defined_twice, place, what + " is defined already, in " + place_text(found->second.place));
  return nullptr;
}

}  // namespace yidi
