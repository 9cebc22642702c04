// Who else was right in their own eyes: rules that matched and did not decide. People meet those other claims online.
#include "runtime/outcome.h"

namespace yidi {

namespace {

using wire::none;

bool is_weak(const wire::Rule& rule) { return !(rule.flags() & wire::supplies); }

class LoserSearch {
 public:
  LoserSearch(Evaluation& evaluation, std::uint16_t decision, Losers& losers)
      : evaluation_(evaluation),
        view_(evaluation.view()),
        decision_(decision),
        policy_(wire::Policy(view_.decisions[decision].policy())),
        losers_(losers) {}

  void run() {
    if (policy_ == wire::Policy::single)
      winner_ = evaluation_.decision(decision_).winner;
    else
      contributors_ = contributors(evaluation_, decision_);
    for (const std::uint16_t rule : evaluation_.frame().rules_of(decision_)) judge(rule);
    if (view_.decisions[decision_].flags() & wire::notes) return;
    const wire::Decision& decision = view_.decisions[decision_];
    for (std::uint16_t rule = decision.rules_begin(); rule < decision.rules_begin() + decision.rules_count(); ++rule)
      if (evaluation_.frame().standing[rule] == Standing::bygone && matches(rule))
        losers_.add(rule, Loss::older);
  }

 private:
  // Whether a rule's condition holds and it says something else than what was decided.
  bool matches(std::uint16_t rule) {
    return evaluation_.node(view_.rules[rule].when()).is_true() &&
           evaluation_.shape_known(view_.rules[rule].value()) == Truth::yes && says_otherwise(rule);
  }

  bool overridden(const wire::Rule& rule) {
    for (const std::uint16_t overrider : view_.slice(rule.overriders_begin(), rule.overriders_count()))
      if (evaluation_.in_force(overrider) && evaluation_.firing(overrider).truth() == Truth::yes) return true;
    return false;
  }

  // The rule that stands where this one would: the winner, or the one that gives its slot.
  std::uint16_t rival(const wire::Rule& rule) const {
    if (policy_ == wire::Policy::single) return winner_;
    for (const std::uint16_t other : contributors_)
      if (policy_ == wire::Policy::materials && view_.rules[other].slot() == rule.slot() && gives(view_.rules[other]))
        return other;
    return none;
  }

  // In the slot of what else is asked for, several rules stand beside each other.
  bool is_one_of_the_extras(std::uint16_t index) const {
    if (view_.rules[index].slot() != wire::extra_slot) return false;
    for (const std::uint16_t other : contributors_)
      if (other == index) return true;
    return false;
  }

  static bool gives(const wire::Rule& rule) { return wire::Effect(rule.effect()) == wire::Effect::gives; }

  // Whether a rule's value differs from what was decided.
  bool says_otherwise(std::uint16_t index) {
    const wire::Rule& rule = view_.rules[index];
    const auto same = [&](std::uint16_t shape) { return same_value(evaluation_, rule.value(), shape); };
    if (policy_ == wire::Policy::collect) {
      for (const std::uint16_t other : contributors_)
        if (same(view_.rules[other].value())) return false;
      return true;
    }
    const std::uint16_t against = rival(rule);
    if (against != none) return !same(view_.rules[against].value());
    return policy_ == wire::Policy::materials || !same(view_.decisions[decision_].otherwise());
  }

  void judge(std::uint16_t index) {
    const wire::Rule& rule = view_.rules[index];
    const std::uint16_t against = rival(rule);
    if (index == against || is_one_of_the_extras(index)) return;
    const Value when = evaluation_.node(rule.when());
    if (when.is(Kind::unsure) && policy_ == wire::Policy::single) {
      const bool below = winner_ != none && winner_ < index;  // its truth would make no difference
      if (!is_weak(rule) && !below && says_otherwise(index)) losers_.add(index, Loss::unsure);
    }
    if (!matches(index)) return;
    if (overridden(rule)) {
      losers_.add(index, policy_ == wire::Policy::collect ? Loss::replaced : Loss::overridden);
    } else if (is_weak(rule) && (against == none || !gives(rule))) {
      push(losers_.leads, index);
    } else if (against != none && gives(rule)) {
      const wire::Rule& winner = view_.rules[against];
      losers_.add(index, is_weak(rule) && !is_weak(winner) ? Loss::weaker_evidence
                         : rule.depth() < winner.depth()   ? Loss::less_specific
                                                           : Loss::older);
    }
  }

  Evaluation& evaluation_;
  const View& view_;
  std::uint16_t decision_;
  wire::Policy policy_;
  Losers& losers_;
  std::uint16_t winner_ = none;
  Indexes contributors_;
};

}  // namespace

Indexes contributors(Evaluation& evaluation, std::uint16_t decision) {
  const View& view = evaluation.view();
  Indexes rules;
  for (const std::uint16_t index : evaluation.frame().rules_of(decision)) {
    if (is_weak(view.rules[index]) || evaluation.firing(index).truth() != Truth::yes) continue;
    if (evaluation.shape_known(view.rules[index].value()) == Truth::yes) push(rules, index);
  }
  return rules;
}

void find_losers(Evaluation& evaluation, std::uint16_t decision, Losers& losers) {
  LoserSearch(evaluation, decision, losers).run();
}

}  // namespace yidi
