// What is left to find out on a way, boiled down to a number: ways that have the same left go on in the same manner.
//
// What the answers have settled is left out, so that people who answered differently and now face the same open rules meet
// again (adr 0014). Numbers can be compared across days and places of one pack and guide.
#pragma once

#include "runtime/walk.h"

namespace yidi {

struct ResidualKey {
  std::uint64_t high = 0, low = 0;
  bool operator==(const ResidualKey& other) const { return high == other.high && low == other.low; }
};

struct ResidualHash {
  std::size_t operator()(const ResidualKey& key) const { return std::size_t(key.low); }
};

class Residual {
 public:
  // With `losers`, rules that may yet match beside a decision that is settled count as left to find out.
  Residual(const View& view, std::uint16_t guide, bool losers);

  // Of a way that waits for an answer.
  ResidualKey of(Walk& way);

  // Whether all rules of a settled decision are known to match or not, so that nothing more can be found out about it.
  bool closed(Evaluation& evaluation, std::uint16_t decision) const;

 private:
  void add(std::uint64_t part);
  void add_node(std::uint16_t index);
  void add_shape(std::uint16_t index);
  void add_rule(std::uint16_t index);
  void add_rules(std::uint16_t decision);
  void add_questions(std::uint64_t open);

  const View& view_;
  const wire::Guide& guide_;
  bool losers_;
  Evaluation* evaluation_ = nullptr;
  ResidualKey key_;
  std::uint32_t visit_ = 0;
  std::vector<std::uint32_t> nodes_, rules_, decisions_;  // by index: the last visit
};

}  // namespace yidi
