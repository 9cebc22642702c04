// The packs of tests/data, and a short way to ask them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "yidi/engine.h"

namespace yidi::test {

// The bytes of a test pack: "papers.11" is the pack 11 of the folder tests/data/papers. Ends the program with a message
// where the packs have not been made.
std::vector<std::byte> pack_bytes(const std::string& name);

// The names of all test packs.
std::vector<std::string> pack_names();

std::unique_ptr<const Pack> open_pack(const std::string& name);

// One guide of a test pack, judged as of one day.
class Guide {
 public:
  explicit Guide(const std::string& pack, std::string guide = "test", std::string as_of = "2026-01-01");

  // The line that answers some answers: "a=true&b=unsure".
  std::string step(const std::string& answers = "");

  // A part of it, see part().
  std::string get(const std::string& answers, const std::string& path);

  // The value of a decision.
  std::string value(const std::string& answers, const std::string& decision);

  // The question that is asked; "(none)" where it is none.
  std::string asks(const std::string& answers = "");

  std::string token(const std::string& answers) const;
  State state(const std::string& answers) const;
  std::uint16_t fact(const std::string& name) const;
  Engine& engine() { return engine_; }
  const Pack& pack() const { return engine_.pack(); }

 private:
  Engine engine_;
  std::string guide_;
  std::string as_of_;
};

}  // namespace yidi::test
