// One evaluation: the facts known so far, and what follows from them under the rules of a frame.
//
// Facts only ever become known (set_fact); whatever is determined stays so. Every node and decision is therefore
// worked out at most once after it is determined, and again only while it is not.
#pragma once

#include <utility>
#include <vector>

#include "runtime/frame.h"

namespace yidi {

// Why a decision has to be confirmed with the insured place; bits, in the order in which they are listed.
inline constexpr unsigned doubt_unsure = 1, doubt_otherwise = 2, doubt_stale = 4, doubt_historical = 8;

enum class Truth : std::uint8_t { no, yes, undetermined, unsure };

// Whether a rule fires once overrides are applied. `doubtful` where an answer "don't know" could turn it round. One byte,
// so that it travels in a register.
class Firing {
 public:
  constexpr Firing(Truth truth, bool doubtful) : bits_(std::uint8_t(unsigned(truth) * 2 + doubtful)) {}
  constexpr Truth truth() const { return Truth(bits_ >> 1); }
  constexpr bool doubtful() const { return bits_ & 1; }

 private:
  std::uint8_t bits_;
};

// The slots of a list of papers that have their winner already: a lower rule that gives another group there is beaten.
class SlotsTaken {
 public:
  bool covers(const wire::Rule& rule) const { return taken_ & bit(rule); }
  void add(const wire::Rule& rule) { taken_ |= bit(rule); }

 private:
  static unsigned bit(const wire::Rule& rule) {
    const bool competes = wire::Effect(rule.effect()) == wire::Effect::gives && rule.slot() != wire::no_slot &&
                          rule.slot() != wire::extra_slot;
    return competes ? 1u << rule.slot() : 0;
  }
  unsigned taken_ = 0;
};

// A value, and whether it hangs on a decision that "don't know" could turn round.
struct Known {
  Value value;
  bool doubtful = false;
};

// What became of a decision.
struct Verdict {
  enum class State : std::uint8_t { undetermined, absent, settled };
  State state = State::undetermined;
  bool unsure = false;                // what the person does not know could turn it round
  std::uint16_t winner = wire::none;  // the rule that gave the value; none for `otherwise` and collected values
  Value value;                        // Kind::structured where it is not a plain value
};

class Evaluation {
 public:
  explicit Evaluation(const View& view);

  // Starts afresh: nothing known but the defaults of facts that are given, not asked.
  void begin(const Frame& frame);

  void set_fact(std::uint16_t fact, Value value);
  Value fact(std::uint16_t index) const { return facts_[index]; }

  // Gives every fact that has a default and no value its default.
  void apply_defaults();

  Value node(std::uint16_t index);

  Known known(std::uint16_t index) {
    const bool before = std::exchange(doubtful_, false);
    const Value value = node(index);
    return {value, std::exchange(doubtful_, before)};
  }

  // Whether a node is false, and no answer "don't know" could have turned it round.
  bool is_surely_false(std::uint16_t index) {
    const Known one = known(index);
    return one.value.is_false() && !one.doubtful;
  }

  const Verdict& decision(std::uint16_t index);

  // What is already known of a decision; nullptr while that is nothing.
  const Verdict* peek(std::uint16_t index) const {
    const VerdictMemo& memo = verdicts_[index];
    const bool determined = memo.verdict.state != Verdict::State::undetermined;
    return determined && fresh(memo.stamp, true) ? &memo.verdict : nullptr;
  }

  // What a node that has to be worked out came out as, if anything has asked for it since begin(); true where it has.
  bool worked_out(std::uint16_t index, Value& value) const {
    const NodeMemo& memo = nodes_[index];
    value = memo.value;
    return memo.stamp >= generation_;
  }

  Firing firing(std::uint16_t rule);

  // Whether a rule is among those of the frame.
  bool in_force(std::uint16_t rule) const {
    return frame_->standing[rule] == Standing::in_force;
  }

  // Whether all that a value needs is known: Truth::yes, undetermined or unsure.
  Truth shape_known(std::uint16_t shape);

  // The set of undetermined facts that undetermined nodes and decisions hang on, as bits by `bit_of` (a fact without a bit
  // is left out). With `ahead` it is every fact that may still come to matter, otherwise those that matter next.
  struct Support {
    const Indexes& bit_of;
    bool ahead;
    std::uint64_t mask = 0;
  };

  // Begins a search for support. What it has come by it does not look at again, and no two go on side by side.
  Support search_support(const Indexes& bit_of, bool ahead) {
    ++visit_;
    return {bit_of, ahead};
  }
  void add_node(std::uint16_t index, Support& support);
  void add_decision(std::uint16_t index, Support& support);

  const View& view() const { return *view_; }
  const Frame& frame() const { return *frame_; }

 private:
  // What is known, as of which epoch; and the last search for support that came by. `doubtful` where the value hangs on a
  // decision that "don't know" could turn round.
  struct NodeMemo {
    Value value;
    std::uint32_t stamp = 0;
    std::uint32_t visited = 0;
    bool doubtful = false;
  };
  struct VerdictMemo {
    Verdict verdict;
    std::uint32_t stamp = 0;
    std::uint32_t visited = 0;
  };

  Value compute(const wire::Node& node);
  Value connect(const wire::Node& node, bool decisive);
  Verdict decide(std::uint16_t index);
  void decide_single(const wire::Decision& decision, std::span<const std::uint16_t> rules, Verdict& verdict);
  void decide_all(std::span<const std::uint16_t> rules, Verdict& verdict);
  void take(std::uint16_t rule_or_otherwise, std::uint16_t shape, Verdict& verdict);
  Truth truth(std::uint16_t node_index);

  void add_rule(std::uint16_t index, Support& support);
  void add_shape(std::uint16_t index, Support& support);

  [[gnu::always_inline]] bool fresh(std::uint32_t stamp, bool determined) const {
    return stamp >= generation_ && (determined || stamp == epoch_);
  }

  const View* view_;
  const Frame* frame_ = nullptr;
  std::vector<Value> facts_;
  std::vector<NodeMemo> nodes_;
  std::vector<VerdictMemo> verdicts_;
  std::uint32_t generation_ = 0;
  std::uint32_t epoch_ = 0;
  std::uint32_t visit_ = 0;
  bool doubtful_ = false;  // whether anything read since it was last cleared was doubtful
};

}  // namespace yidi
