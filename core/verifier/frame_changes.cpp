#include "verifier/frame_changes.h"

#include <map>
#include <string_view>

#include "verifier/nodes.h"

namespace yidi {

using wire::none;

namespace {

// By what one pack has: what has the same name in the other.
template <class List>
std::vector<std::uint16_t> match(const View& one, const List& of_one, const View& other, const List& of_other) {
  std::map<std::string_view, std::uint16_t> known;
  for (std::size_t i = 0; i < of_other.size(); ++i) known[other.name(of_other[i].name())] = std::uint16_t(i);
  std::vector<std::uint16_t> matches;
  for (const auto& each : of_one) {
    const auto found = known.find(one.name(each.name()));
    matches.push_back(found == known.end() ? none : found->second);
  }
  return matches;
}

std::uint16_t decision_of(const View& view, std::uint16_t rule) {
  std::uint16_t decision = 0;
  while (rule >= view.decisions[decision].rules_begin() + view.decisions[decision].rules_count()) ++decision;
  return decision;
}

// Whether two rules may contradict each other, as neither comes before the other but by chance.
bool of_equal_rank(const wire::Rule& one, const wire::Rule& other) {
  return (one.flags() & other.flags() & wire::supplies) && one.depth() == other.depth() && one.from() == other.from();
}

}  // namespace

FrameComparer::FrameComparer(const View& before, const Structure& before_says, const View& after, const Structure& after_says,
                             bool sound)
    : before_(before),
      after_(after),
      before_says_(before_says),
      after_says_(after_says),
      sound_(sound),
      rule_after_(match(before, before.rules, after, after.rules)),
      rule_before_(match(after, after.rules, before, before.rules)),
      decision_after_(match(before, before.decisions, after, after.decisions)) {
  find_dependencies();
}

FrameChanges FrameComparer::compare(const Frame& before, const Frame& after) const {
  FrameChanges changes = find(before, after, [](const Structure::Rule& rule) { return rule.what; });
  add_decisions(changes);
  return changes;
}

bool FrameComparer::decide_differently(const Frame& before, const Frame& after) const {
  return !find(before, after, [](const Structure::Rule& rule) { return rule.deciding; }).none();
}

// `said` is what counts of a rule; of those for which that is 0 nothing does.
template <class Said>
FrameChanges FrameComparer::find(const Frame& before, const Frame& after, const Said& said) const {
  FrameChanges changes;
  for (std::uint16_t rule = 0; rule < before.standing.size(); ++rule) {
    const std::uint16_t other = rule_after_[rule];
    const Standing was = before.standing[rule], is = other == none ? Standing::no_part : after.standing[other];
    if (was == Standing::no_part && is == Standing::no_part) continue;
    const std::uint64_t says = said(before_says_.rules[rule]), says_now = other == none ? says : said(after_says_.rules[other]);
    if ((was != is && (says | says_now) != 0) || says != says_now) changes.rules.push_back({rule, other});
  }
  for (std::uint16_t rule = 0; rule < after.standing.size(); ++rule)
    if (rule_before_[rule] == none && after.standing[rule] != Standing::no_part && said(after_says_.rules[rule]) != 0)
      changes.rules.push_back({none, rule});
  for (std::uint16_t decision = 0; decision < decision_after_.size(); ++decision)
    if (decision_after_[decision] != none) add_order(before, after, decision, said, changes);
  return changes;
}

template <class Said>
void FrameComparer::add_order(const Frame& before, const Frame& after, std::uint16_t decision, const Said& said,
                              FrameChanges& changes) const {
  // The rules of the decision that both frames have, in the order of each, as they are numbered before.
  std::vector<std::uint16_t> first, second;
  for (const std::uint16_t rule : before.rules_of(decision)) {
    const std::uint16_t other = rule_after_[rule];
    if (other != none && after.standing[other] == Standing::in_force && said(before_says_.rules[rule]) != 0) first.push_back(rule);
  }
  for (const std::uint16_t rule : after.rules_of(decision_after_[decision])) {
    const std::uint16_t other = rule_before_[rule];
    if (other != none && before.standing[other] == Standing::in_force && said(before_says_.rules[other]) != 0) second.push_back(other);
  }
  const auto tied = [&](std::uint16_t one, std::uint16_t other) { return of_equal_rank(before_.rules[one], before_.rules[other]); };
  const auto tied_after = [&](std::uint16_t one, std::uint16_t other) {
    return of_equal_rank(after_.rules[rule_after_[one]], after_.rules[rule_after_[other]]);
  };
  const auto same_rank = [&](std::uint16_t one, std::uint16_t other) {
    return tied(one, other) ? sound_ || tied_after(one, other) : !tied_after(one, other);
  };
  bool same = first == second;
  for (std::size_t i = 1; same && i < first.size(); ++i) same = same_rank(first[i - 1], first[i]);
  if (same) return;
  std::map<std::uint16_t, std::size_t> place;
  for (std::size_t i = 0; i < second.size(); ++i) place[second[i]] = i;
  for (std::size_t i = 0; i < first.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (place[first[k]] > place[first[i]] || !same_rank(first[k], first[i]))
        changes.order.push_back({first[k], first[i]});
}

void FrameComparer::find_dependencies() {
  hangs_on_.assign(before_.decisions.size(), std::vector<bool>(before_.decisions.size()));
  for (const View* view : {&before_, &after_}) {
    for (const wire::Decision& decision : view->decisions) {
      std::uint16_t here = 0;  // as the first pack numbers it
      while (here < before_.decisions.size() && before_.name(before_.decisions[here].name()) != view->name(decision.name())) ++here;
      if (here == before_.decisions.size()) continue;
      each_decision_read(*view, decision, [&](std::uint16_t read) {
        for (std::size_t other = 0; other < before_.decisions.size(); ++other)
          if (before_.name(before_.decisions[other].name()) == view->name(view->decisions[read].name())) hangs_on_[here][other] = true;
      });
    }
  }
  // What is read by what is read.
  for (std::size_t middle = 0; middle < hangs_on_.size(); ++middle)
    for (std::vector<bool>& of : hangs_on_)
      if (of[middle])
        for (std::size_t other = 0; other < of.size(); ++other) of[other] = of[other] || hangs_on_[middle][other];
}

void FrameComparer::add_decisions(FrameChanges& changes) const {
  std::vector<bool> moved(before_.decisions.size());
  for (const auto& [rule, other] : changes.rules) {
    if (rule != none) moved[decision_of(before_, rule)] = true;
    if (other == none) continue;
    const std::uint16_t after = decision_of(after_, other);
    for (std::size_t decision = 0; decision < moved.size(); ++decision)
      if (decision_after_[decision] == after) moved[decision] = true;
  }
  for (const auto& [rule, other] : changes.order) moved[decision_of(before_, rule)] = true;
  changes.decisions = moved;
  for (std::size_t decision = 0; decision < moved.size(); ++decision)
    for (std::size_t other = 0; other < moved.size(); ++other)
      if (moved[other] && hangs_on_[decision][other]) changes.decisions[decision] = true;
}

}  // namespace yidi
