// One person's record as a line of JSON: {"id":…,"guide":…,"as_of":…,"answers":{…}}, every key once, nothing unknown.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yidi/error.h"

namespace yidi::batch {

// An answer as it was written: its text in a token, and which JSON type it came in.
struct Written {
  enum class Type { string, boolean, number, other };
  std::string name;
  std::string text;  // empty where it is not a plain value
  Type type = Type::other;
};

struct Record {
  std::string id = "null";  // as JSON
  std::string guide = "filing";
  std::string as_of;
  std::vector<Written> answers;
};

// Reads whatever JSON may look like and says what is wrong with it.
class RecordReader {
 public:
  RecordReader();
  ~RecordReader();

  // The error where the line is none; what was read before it stands in record().
  std::optional<Error> read(std::string_view line);

  const Record& record() const { return record_; }

 private:
  struct Parts;
  Record record_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yidi::batch
