// Reading an object key by key: what is asked for is known, and whatever else stands there is an error.
#pragma once

#include <set>

#include "compiler/json.h"

namespace yidi {

class ObjectReader {
 public:
  // Reports wrong_json_type where `value` is no object; every look-up then finds nothing.
  ObjectReader(const Json& value, Diagnostics& diagnostics);

  // Reports unknown keys.
  ~ObjectReader();
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  // nullptr where the key is absent.
  const Json* optional(const char* key);

  // The same, for a value of one type; reports wrong_json_type.
  const Json* optional(const char* key, Json::Type type);

  // Reports missing_key as well.
  const Json* required(const char* key);
  const Json* required(const char* key, Json::Type type);

  // A string, or "" where it is absent or wrong.
  std::string text(const char* key);
  std::string required_text(const char* key);

  bool flag(const char* key);

  // Whether any key is not among those asked for is of no interest.
  void ignore_rest() { ignore_rest_ = true; }

 private:
  const Json& value_;
  Diagnostics& diagnostics_;
  std::set<std::string> known_;
  bool ignore_rest_ = false;
};

// Reports wrong_json_type and returns false where a value is not of the type.
bool expect(const Json& value, Json::Type type, Diagnostics& diagnostics);

}  // namespace yidi
