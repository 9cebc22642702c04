#include "batch/answer_tree.h"

#include <algorithm>

namespace yidi::batch {

void AnswerTree::grow(std::uint64_t classes, const std::vector<Observation>& observations, TemplateId line) {
  std::vector<ExpressionId> seen;
  const auto root = roots_.find(classes);
  if (root == roots_.end()) {
    const std::uint32_t way = make_way(observations, std::move(seen), line);
    roots_.emplace(classes, way);
    return;
  }
  std::uint32_t at = root->second;
  while (!(at & leaf)) {
    const ExpressionId source = branches_[at].source;
    const Value value = expressions_.value(source);
    seen.push_back(source);
    while (branches_[at].value != value && branches_[at].next != 0) at = branches_[at].next;
    if (branches_[at].value != value) {
      const std::uint32_t way = make_way(observations, std::move(seen), line);
      branches_[at].next = std::uint32_t(branches_.size());
      branches_.push_back({value, source, way, 0});
      return;
    }
    at = branches_[at].then;
  }
}

// The way to a new leaf, by all observations that have not been asked for before.
std::uint32_t AnswerTree::make_way(const std::vector<Observation>& observations, std::vector<ExpressionId> seen,
                                   TemplateId line) {
  std::vector<Observation> missing;
  for (const Observation& observation : observations) {
    if (std::find(seen.begin(), seen.end(), observation.source) != seen.end()) continue;
    seen.push_back(observation.source);
    missing.push_back(observation);
  }
  std::uint32_t then = leaf | line;
  for (auto one = missing.rbegin(); one != missing.rend(); ++one) {
    branches_.push_back({one->result, one->source, then, 0});
    then = std::uint32_t(branches_.size() - 1);
  }
  return then;
}

void AnswerTree::clear() {
  branches_ = std::vector<Branch>(1);
  roots_ = {};
}

std::size_t AnswerTree::bytes() const {
  return 2 * branches_.size() * sizeof(Branch) + roots_.size() * 8 * sizeof(void*);
}

}  // namespace yidi::batch
