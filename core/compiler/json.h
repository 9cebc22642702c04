// Authored JSON as a tree that remembers where everything stands.
//
// nlohmann_json does the parsing. Its own tree keeps no positions and lets a repeated key overwrite the first, so the
// tree here is built from its SAX events, with every key's and value's offset and every key of an object.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.h"

namespace yidi {

struct JsonMember;

struct Json {
  enum class Type { null, boolean, integer, decimal, string, array, object };

  Type type = Type::null;
  Place place;  // its first character; for a string the opening quote
  bool boolean = false;
  std::int64_t integer = 0;
  std::string string;
  std::vector<Json> elements;
  std::vector<JsonMember> members;  // in the order of the file

  bool is(Type other) const { return type == other; }

  // The member of that name, or nullptr.
  const Json* find(std::string_view name) const;

  // The place of a character of a string's content, escapes counted as they are written.
  Place place_in_string(std::size_t index) const;
};

struct JsonMember {
  std::string name;
  Place place;
  Json value;
  bool repeated = false;  // a key that has stood there before; such members are gone when the object is read
};

// "an object", "a string" …, for diagnostics.
const char* type_name(Json::Type type);

// Reads a file's text. Reports json_syntax, duplicate_key and limit_exceeded (nesting deeper than 40); false where there
// is no tree to go on with.
bool parse_json(const SourceFile& file, Json& root, Diagnostics& diagnostics);

}  // namespace yidi
