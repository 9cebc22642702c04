// The walk along every way of a guide, where ways that have the same left to find out are walked once (adr 0014).
#pragma once

#include <memory>
#include <unordered_map>

#include "verifier/conclusion.h"
#include "verifier/explore.h"
#include "verifier/residual.h"
#include "verifier/tally.h"

namespace yidi {

class SharedWalk : public Explorer {
 public:
  enum class Depth { questions, outcomes };  // whether what is concluded is looked at, too

  SharedWalk(const Pack& pack, std::uint16_t guide, Depth depth);

 protected:
  // Which questions stand together on any way with each, by question of the guide; bits.
  const std::vector<std::uint64_t>& together() const { return together_; }

  // All that follows for one class of days and places, and given dates.
  virtual void on_tally(const Tally&, const std::vector<Settled>&) {}

  // After a question that has not been met with the same left to find out.
  virtual void on_fresh_question(Walk&, const Answered&) {}

  // Once all is known that the rules of a settled goal will say.
  virtual void on_settled(Walk&, std::uint16_t /*goal*/, const Conclusion&) {}

 private:
  // On the present way, by depth: the goals that the last answer has settled.
  struct Step {
    std::vector<Settled> settled;
    std::uint64_t known = 0;   // goals that are settled or do not apply; bits by position in the guide
    std::uint64_t looked_at = 0;
  };

  void walk_ways(Walk& first) override;
  std::shared_ptr<const Tally> walk(std::size_t depth, std::uint64_t asked);
  std::shared_ptr<const Tally> end_with(std::uint64_t ending, std::uint64_t outcomes);
  void tell_conflict(std::size_t depth, const Error& conflict);
  void settle(Walk& way, std::size_t depth);
  void look(Walk& way, std::size_t depth, bool at_outcome);

  const wire::Guide& guide_;
  const Depth depth_;
  const std::size_t goals_;
  Residual residual_;
  Concluder concluder_;
  std::vector<std::uint64_t> together_;
  std::vector<Conclusion> conclusions_;  // by goal, on the present way
  std::deque<Step> steps_;               // by depth
  std::unordered_map<ResidualKey, std::shared_ptr<const Tally>, ResidualHash> known_;
};

}  // namespace yidi
