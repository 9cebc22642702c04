#include "runtime/papers.h"

namespace yidi {

namespace {

bool holds_all(const View& view, std::uint16_t outer, std::uint16_t inner) {
  for (const std::uint16_t paper : papers_of(view, inner)) {
    bool found = false;
    for (const std::uint16_t other : papers_of(view, outer)) found |= other == paper;
    if (!found) return false;
  }
  return true;
}

}  // namespace

void push_alternatives(const View& view, const wire::Rule& rule, Indexes& alternatives) {
  std::uint16_t at = view.shapes[rule.value()].a();
  for (unsigned left = view.indexes[at++]; left > 0; --left) {
    push(alternatives, at);
    at = std::uint16_t(at + 1 + view.indexes[at]);
  }
}

bool PaperGroups::next() {
  for (; slot_ < wire::slot_count; ++slot_, at_ = 0) {
    while (at_ < contributing_.size()) {
      const std::uint16_t index = contributing_[at_++];
      const wire::Rule& rule = view_.rules[index];
      if (rule.slot() != slot_ || wire::Effect(rule.effect()) != wire::Effect::gives) continue;
      if (slot_ != wire::extra_slot) at_ = contributing_.size();  // one group a slot
      merge(index);
      return true;
    }
  }
  return false;
}

void PaperGroups::merge(std::uint16_t giver) {
  alternatives_.clear();
  push_alternatives(view_, view_.rules[giver], alternatives_);
  push(rules_, giver);
  for (const std::uint16_t index : contributing_) {
    const wire::Rule& rule = view_.rules[index];
    if (rule.slot() != slot_ || wire::Effect(rule.effect()) == wire::Effect::gives) continue;
    push(rules_, index);
    if (wire::Effect(rule.effect()) == wire::Effect::adds) {
      push_alternatives(view_, rule, alternatives_);
      continue;
    }
    Indexes unwanted;
    push_alternatives(view_, rule, unwanted);
    for (const std::uint16_t papers : unwanted) remove(papers);
  }
  drop_larger();
}

void PaperGroups::remove(std::uint16_t papers) {
  std::size_t kept = 0;
  for (const std::uint16_t alternative : alternatives_)
    if (!holds_all(view_, alternative, papers)) alternatives_[kept++] = alternative;
  alternatives_.resize(kept);
}

// An alternative that contains another asks for more than is needed; of two equal ones the later goes.
void PaperGroups::drop_larger() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < alternatives_.size(); ++i) {
    const std::uint16_t one = alternatives_[i];
    bool larger = false;
    for (std::size_t k = 0; k < alternatives_.size(); ++k) {
      // What has been moved down already stands below `kept`; the rest stands where it was.
      if (k == i || (k >= kept && k < i)) continue;
      const std::uint16_t other = alternatives_[k];
      const bool smaller = papers_of(view_, other).size() < papers_of(view_, one).size() || k < kept;
      larger |= smaller && holds_all(view_, one, other);
    }
    if (!larger) alternatives_[kept++] = one;
  }
  alternatives_.resize(kept);
}

}  // namespace yidi
