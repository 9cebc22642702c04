// Answers to records of people, a line each, for `yidi eval` and the scenarios.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "batch/text_buffer.h"
#include "yidi/engine.h"

namespace yidi::batch {

// The engine of a pack ("44"). Error: other_pack where nobody is insured there, others where the pack cannot be opened.
// Engines stay where they are.
using FindEngine = std::function<Result<Engine*>(const std::string& pack)>;

class Evaluator {
 public:
  // What the memories of all batch engines may take together; then all are dropped and begin afresh.
  static constexpr std::size_t usual_memory = std::size_t(192) << 20;

  explicit Evaluator(FindEngine find_engine, std::size_t most_bytes = usual_memory);
  ~Evaluator();

  // Reads {"id":…,"guide":…,"as_of":…,"answers":{…}} and appends the line that answers it, without a line break.
  void answer(std::string_view line, TextBuffer& out);

  // How often the memories have been dropped, and what they take now.
  std::size_t drops() const;
  std::size_t bytes() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yidi::batch
