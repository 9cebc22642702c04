// What is not the same in the frames of two packs, for people of one place on one day.
#pragma once

#include <array>
#include <vector>

#include "runtime/frame.h"
#include "verifier/structure.h"

namespace yidi {

struct FrameChanges {
  // Rules that only one of the frames has, or that do not say the same: where they are in either pack, or wire::none.
  std::vector<std::array<std::uint16_t, 2>> rules;

  // Rules that both have, by where they are in the first pack: pairs of which the other one comes first in the second, or
  // that are of equal rank in one pack alone: there they may contradict each other.
  std::vector<std::array<std::uint16_t, 2>> order;

  // By decision of the first pack: whether it may come out differently, for its own rules or for what they read.
  std::vector<bool> decisions;

  bool none() const { return rules.empty() && order.empty(); }
};

class FrameComparer {
 public:
  // Where the first pack is `sound`, no two of its rules contradict each other: what has been of equal rank is of no account.
  FrameComparer(const View& before, const Structure& before_says, const View& after, const Structure& after_says, bool sound);

  // All that is not the same.
  FrameChanges compare(const Frame& before, const Frame& after) const;

  // Whether anything is not the same that can change who decides.
  bool decide_differently(const Frame& before, const Frame& after) const;

 private:
  template <class Said>
  FrameChanges find(const Frame& before, const Frame& after, const Said& said) const;
  template <class Said>
  void add_order(const Frame& before, const Frame& after, std::uint16_t decision, const Said& said, FrameChanges& changes) const;
  void find_dependencies();
  void add_decisions(FrameChanges& changes) const;

  const View &before_, &after_;
  const Structure &before_says_, &after_says_;
  bool sound_;
  std::vector<std::uint16_t> rule_after_, rule_before_;  // by rule of the one: the rule of that name in the other
  std::vector<std::uint16_t> decision_after_;
  std::vector<std::vector<bool>> hangs_on_;  // by decision of the first pack: on which others, in either pack
};

}  // namespace yidi
