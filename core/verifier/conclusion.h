// What an outcome says about one decision, boiled down to numbers that can be compared.
#pragma once

#include "runtime/evaluation.h"

namespace yidi {

struct Conclusion {
  std::uint64_t value = 0;  // equal where the values are equal, in whatever pack
  unsigned doubt = 0;       // doubt_unsure …; 0 is `current`
  bool complete = true;     // false where a part of the value is not known to anybody
};

// Concludes decisions of outcomes; remembers what it can from one outcome to the next.
class Concluder {
 public:
  explicit Concluder(const View& view);

  // Of a decision that is settled at an outcome of a guide. The notes that the engine adds compare decisions; without
  // `engine_notes` a decision is concluded by itself, and may be before the outcome.
  Conclusion conclude(Evaluation& evaluation, const wire::Guide& guide, std::uint16_t decision, bool engine_notes = true);

  // A value that one rule gives, or part of it.
  std::uint64_t hash(Evaluation& evaluation, std::uint16_t shape, bool& complete);

  // What a decision's dissenters and leads say, in whatever order.
  std::uint64_t hash_losers(Evaluation& evaluation, std::uint16_t decision);

 private:
  std::uint64_t hash_value(Value value) const;
  std::uint64_t hash_alternative(std::uint16_t alternative) const;
  std::uint64_t hash_papers(Evaluation& evaluation, std::uint16_t decision, Indexes& rules);
  std::uint64_t hash_items(Evaluation& evaluation, std::uint16_t decision, Indexes& rules, bool& complete);

  const View& view_;
  std::vector<std::uint64_t> names_;  // by name
  std::vector<std::uint64_t> plain_;  // by shape: the hash of a value without expressions, 0 while it is not known
  Evaluation scratch_;
};

}  // namespace yidi
