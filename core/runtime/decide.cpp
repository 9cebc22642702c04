// How rules make a decision: overrides first, then precedence (DESIGN of the rule language, "who wins").
#include "runtime/evaluation.h"

#include <utility>

namespace yidi {

Firing Evaluation::firing(std::uint16_t index) {
  const wire::Rule& rule = view_->rules[index];
  const Truth when = truth(rule.when());
  if (when == Truth::no) return {Truth::no, false};
  bool dropped = false, maybe_dropped = false, doubtful = false;
  for (const std::uint16_t overrider : view_->slice(rule.overriders_begin(), rule.overriders_count())) {
    if (!in_force(overrider)) continue;
    const Firing other = firing(overrider);
    if (other.truth() == Truth::yes && !other.doubtful()) return {Truth::no, false};
    dropped |= other.truth() == Truth::yes;
    maybe_dropped |= other.truth() == Truth::undetermined;
    doubtful |= other.doubtful() || other.truth() == Truth::unsure;
  }
  if (when != Truth::yes) return {when, doubtful};
  if (maybe_dropped) return {Truth::undetermined, doubtful};
  if (dropped) return {Truth::no, true};
  return {Truth::yes, doubtful};
}

Truth Evaluation::shape_known(std::uint16_t index) {
  Truth known = Truth::yes;
  auto take = [&](std::uint16_t node_index) {
    const Value value = node(node_index);
    if (value.is(Kind::unsure)) known = Truth::unsure;
    if (value.is(Kind::undetermined) && known == Truth::yes) known = Truth::undetermined;
  };
  each_expression(*view_, index, take);
  return known;
}

void Evaluation::take(std::uint16_t rule, std::uint16_t shape, Verdict& verdict) {
  const wire::Shape& value = view_->shapes[shape];
  verdict.state = Verdict::State::settled;
  verdict.winner = rule;
  verdict.value =
      value.kind() == std::uint8_t(wire::ShapeKind::expression) ? node(value.a()) : Value{0, Kind::structured};
}

void Evaluation::decide_single(const wire::Decision& decision, std::span<const std::uint16_t> rules,
                               Verdict& verdict) {
  for (const std::uint16_t index : rules) {
    const wire::Rule& rule = view_->rules[index];
    if (!(rule.flags() & wire::supplies)) continue;
    const Firing fires = firing(index);
    verdict.unsure |= fires.doubtful() || fires.truth() == Truth::unsure;
    if (fires.truth() == Truth::undetermined) return;
    if (fires.truth() != Truth::yes) continue;
    const Truth known = shape_known(rule.value());
    if (known == Truth::undetermined) return;
    if (known == Truth::unsure) {  // it would give what the person does not know
      verdict.unsure = true;
      continue;
    }
    return take(index, rule.value(), verdict);
  }
  const Truth known = shape_known(decision.otherwise());
  if (known == Truth::undetermined) return;
  take(wire::none, decision.otherwise(), verdict);
}

void Evaluation::decide_all(std::span<const std::uint16_t> rules, Verdict& verdict) {
  SlotsTaken taken;
  for (const std::uint16_t index : rules) {
    const wire::Rule& rule = view_->rules[index];
    if (!(rule.flags() & wire::supplies) || taken.covers(rule)) continue;
    const Firing fires = firing(index);
    if (fires.truth() == Truth::undetermined) return;
    verdict.unsure |= fires.doubtful() || fires.truth() == Truth::unsure;
    if (fires.truth() != Truth::yes) continue;
    taken.add(rule);
    const Truth known = shape_known(rule.value());
    if (known == Truth::undetermined) return;
    verdict.unsure |= known == Truth::unsure;
  }
  verdict.state = Verdict::State::settled;
  verdict.value = Value{0, Kind::structured};
}

Verdict Evaluation::decide(std::uint16_t index) {
  const wire::Decision& decision = view_->decisions[index];
  Verdict verdict;
  if (decision.applies() != wire::none) {
    const Truth applies = truth(decision.applies());
    if (applies == Truth::undetermined) return verdict;
    if (applies == Truth::no) {
      verdict.state = Verdict::State::absent;
      return verdict;
    }
    verdict.unsure = applies == Truth::unsure;
  }
  const auto rules = frame_->rules_of(index);
  if (wire::Policy(decision.policy()) == wire::Policy::single)
    decide_single(decision, rules, verdict);
  else
    decide_all(rules, verdict);
  return verdict;
}

const Verdict& Evaluation::decision(std::uint16_t index) {
  VerdictMemo& memo = verdicts_[index];
  if (fresh(memo.stamp, memo.verdict.state != Verdict::State::undetermined)) return memo.verdict;
  // What stands on doubtful ground is doubtful: all that was read on the way to the winner counts.
  const bool before = std::exchange(doubtful_, false);
  Verdict verdict = decide(index);
  verdict.unsure |= std::exchange(doubtful_, before);
  memo.verdict = verdict;
  memo.stamp = epoch_;
  return memo.verdict;
}

}  // namespace yidi
