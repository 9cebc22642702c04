// Materials: one group per slot, all groups required, any one alternative of a group enough.
#pragma once

#include "runtime/evaluation.h"

namespace yidi {

// Goes through the groups that the firing rules of a decision put together. An alternative is the position of its run in
// the pack's indexes: the number of its papers, then the papers.
//
//   for (PaperGroups groups(evaluation, contributing); groups.next();) use(groups.alternatives());
class PaperGroups {
 public:
  PaperGroups(Evaluation& evaluation, const Indexes& contributing)
      : view_(evaluation.view()), contributing_(contributing) {}

  // Moves on to the next group; false behind the last one.
  bool next();

  // What is left after additions, removals and larger alternatives have been taken care of; empty where the slot needs
  // nothing.
  const Indexes& alternatives() const { return alternatives_; }

  // The rules of all groups so far, each group's giving rule first.
  const Indexes& rules() const { return rules_; }

 private:
  void merge(std::uint16_t giver);
  void remove(std::uint16_t papers);
  void drop_larger();

  const View& view_;
  const Indexes& contributing_;
  unsigned slot_ = 0;
  std::size_t at_ = 0;
  Indexes alternatives_;
  Indexes rules_;
};

// The papers of an alternative.
inline std::span<const std::uint16_t> papers_of(const View& view, std::uint16_t alternative) {
  return view.slice(std::uint16_t(alternative + 1), view.indexes[alternative]);
}

// Appends the alternatives that a rule names.
void push_alternatives(const View& view, const wire::Rule& rule, Indexes& alternatives);

}  // namespace yidi
