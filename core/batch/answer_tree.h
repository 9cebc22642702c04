// Decision trees over what is read off a record: from the classes it is in, by one expression after the other, to a
// template.
//
// A tree grows by the records that no leaf fits yet. An expression at a branch may be one that the record's own run does
// not read: it is a function of the record all the same, so that telling records apart by it is needless, never wrong. A
// leaf fits because every observation of the run that made it stands somewhere on the way to it.
#pragma once

#include "batch/run.h"
#include "batch/templates.h"

namespace yidi::batch {

class AnswerTree {
 public:
  static constexpr TemplateId none = 0xFFFFFFFF;

  explicit AnswerTree(Expressions& expressions) : expressions_(expressions) {}

  // The template for the record that the expressions are turned to; none where no leaf fits.
  TemplateId find(std::uint64_t classes) const {
    const auto root = roots_.find(classes);
    if (root == roots_.end()) return none;
    std::uint32_t at = root->second;
    while (!(at & leaf)) {
      const Branch* branch = &branches_[at];
      const Value value = expressions_.value(branch->source);
      while (branch->value != value) {
        if (branch->next == 0) return none;
        branch = &branches_[branch->next];
      }
      at = branch->then;
    }
    return at & ~leaf;
  }

  // Grows a leaf for the record that the expressions are turned to and whose run has made these observations.
  void grow(std::uint64_t classes, const std::vector<Observation>& observations, TemplateId line);

  void clear();
  std::size_t bytes() const;

 private:
  // One outcome of an expression: where it leads to, and the branch for another outcome (0 for none).
  struct Branch {
    Value value;
    ExpressionId source = 0;
    std::uint32_t then = 0;
    std::uint32_t next = 0;
  };
  static constexpr std::uint32_t leaf = 0x80000000;

  std::uint32_t make_way(const std::vector<Observation>& observations, std::vector<ExpressionId> seen, TemplateId line);

  Expressions& expressions_;
  std::vector<Branch> branches_ = std::vector<Branch>(1);  // the first is never used, so that 0 can mean none
  std::unordered_map<std::uint64_t, std::uint32_t> roots_;
};

}  // namespace yidi::batch
