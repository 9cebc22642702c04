// Which facts an undetermined expression or decision hangs on.
#include "runtime/evaluation.h"

namespace yidi {

void Evaluation::add_node(std::uint16_t index, Support& support) {
  if (nodes_[index].visited == visit_) return;
  nodes_[index].visited = visit_;
  if (!node(index).is(Kind::undetermined)) return;
  const wire::Node& n = view_->nodes[index];
  switch (wire::Op(n.op())) {
    case wire::Op::constant:
    case wire::Op::as_of: return;
    case wire::Op::fact: {
      const std::uint16_t bit = support.bit_of[n.a()];
      if (bit < 64) support.mask |= std::uint64_t(1) << bit;
      return;
    }
    case wire::Op::decision: return add_decision(n.a(), support);
    case wire::Op::conditional: {
      const Value condition = node(n.a());
      if (condition.is(Kind::undetermined)) {
        add_node(n.a(), support);
        if (!support.ahead) return;  // which branch matters is not known yet
        add_node(n.b(), support);
        return add_node(n.c(), support);
      }
      return add_node(condition.payload() ? n.b() : n.c(), support);
    }
    default:
      if (wire::operands(wire::Op(n.op())) == 2) add_node(n.b(), support);
      add_node(n.a(), support);
  }
}

void Evaluation::add_shape(std::uint16_t index, Support& support) {
  auto add = [&](std::uint16_t node_index) { add_node(node_index, support); };
  each_expression(*view_, index, add);
}

void Evaluation::add_rule(std::uint16_t index, Support& support) {
  const wire::Rule& rule = view_->rules[index];
  add_node(rule.when(), support);
  if (truth(rule.when()) == Truth::no) return;
  for (const std::uint16_t overrider : view_->slice(rule.overriders_begin(), rule.overriders_count()))
    if (in_force(overrider)) add_rule(overrider, support);
}

void Evaluation::add_decision(std::uint16_t index, Support& support) {
  if (verdicts_[index].visited == visit_) return;
  verdicts_[index].visited = visit_;
  if (decision(index).state != Verdict::State::undetermined) return;
  const wire::Decision& decision = view_->decisions[index];
  if (decision.applies() != wire::none && truth(decision.applies()) == Truth::undetermined) {
    add_node(decision.applies(), support);
    if (!support.ahead) return;
  }
  const bool single = wire::Policy(decision.policy()) == wire::Policy::single;
  SlotsTaken taken;
  for (const std::uint16_t rule_index : frame_->rules_of(index)) {
    const wire::Rule& rule = view_->rules[rule_index];
    if (!(rule.flags() & wire::supplies) || (!single && taken.covers(rule))) continue;
    const Firing fires = firing(rule_index);
    if (fires.truth() == Truth::undetermined) add_rule(rule_index, support);
    if (fires.truth() == Truth::yes || (support.ahead && fires.truth() == Truth::undetermined))
      add_shape(rule.value(), support);
    if (fires.truth() != Truth::yes) continue;
    // Below a rule that surely wins nothing can matter any more.
    if (single && shape_known(rule.value()) != Truth::unsure) return;
    if (!single) taken.add(rule);
  }
  if (single) add_shape(decision.otherwise(), support);
}

}  // namespace yidi
