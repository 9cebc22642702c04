#include "compiler/reader.h"

namespace yidi {

bool expect(const Json& value, Json::Type type, Diagnostics& diagnostics) {
  if (value.is(type)) return true;
  diagnostics.report(Code::wrong_json_type, value.place,
                     std::string("expected ") + type_name(type) + ", found " + type_name(value.type));
  return false;
}

ObjectReader::ObjectReader(const Json& value, Diagnostics& diagnostics) : value_(value), diagnostics_(diagnostics) {
  expect(value, Json::Type::object, diagnostics);
}

ObjectReader::~ObjectReader() {
  if (ignore_rest_) return;
  for (const JsonMember& member : value_.members) {
    if (known_.count(member.name)) continue;
    diagnostics_.report(Code::unknown_key, member.place, "there is no key \"" + member.name + "\" here",
                        nearest(member.name, {known_.begin(), known_.end()}));
  }
}

const Json* ObjectReader::optional(const char* key) {
  known_.insert(key);
  return value_.find(key);
}

const Json* ObjectReader::optional(const char* key, Json::Type type) {
  const Json* found = optional(key);
  return found && expect(*found, type, diagnostics_) ? found : nullptr;
}

const Json* ObjectReader::required(const char* key) {
  const Json* found = optional(key);
  if (!found && value_.is(Json::Type::object))
    diagnostics_.report(Code::missing_key, value_.place, std::string("the key \"") + key + "\" is missing");
  return found;
}

const Json* ObjectReader::required(const char* key, Json::Type type) {
  const Json* found = required(key);
  return found && expect(*found, type, diagnostics_) ? found : nullptr;
}

std::string ObjectReader::text(const char* key) {
  const Json* found = optional(key, Json::Type::string);
  return found ? found->string : std::string();
}

std::string ObjectReader::required_text(const char* key) {
  const Json* found = required(key, Json::Type::string);
  if (found && found->string.empty())
    diagnostics_.report(Code::bad_value, found->place, std::string("\"") + key + "\" is empty");
  return found ? found->string : std::string();
}

bool ObjectReader::flag(const char* key) {
  const Json* found = optional(key, Json::Type::boolean);
  return found && found->boolean;
}

}  // namespace yidi
