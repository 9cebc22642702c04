#include "verifier/residual.h"

#include <bit>

#include "verifier/mix.h"

namespace yidi {

using wire::none;

namespace {

// What a part of the key begins with; no kind of value has these numbers.
enum Mark : std::uint64_t { an_open_node = 101, a_rule, a_shape, a_decision, a_loser, a_question };

bool is_surely_false(const Known& known) { return known.value.is_false() && !known.doubtful; }

}  // namespace

Residual::Residual(const View& view, std::uint16_t guide, bool losers)
    : view_(view),
      guide_(view.guides[guide]),
      losers_(losers),
      nodes_(view.nodes.size()),
      rules_(view.rules.size()),
      decisions_(view.decisions.size()) {}

void Residual::add(std::uint64_t part) {
  key_.high = mix(key_.high, part);
  key_.low = mix(key_.low + 0x8CB92BA72F3D8DD7, part);
}

ResidualKey Residual::of(Walk& way) {
  evaluation_ = &way.evaluation();
  key_ = {};
  ++visit_;
  for (const std::uint16_t fact : {view_.insured_fact, view_.care_fact})
    add(fact != none && evaluation_->fact(fact).is(Kind::unsure));
  add(evaluation_->frame().procedure);
  for (const std::uint16_t goal : view_.goals(guide_)) evaluation_->decision(goal);
  for (std::uint16_t decision = 0; decision < view_.decisions.size(); ++decision) {
    const Verdict* verdict = evaluation_->peek(decision);
    if (!verdict || verdict->state != Verdict::State::settled || !losers_ || closed(*evaluation_, decision)) continue;
    add(a_loser);
    add(verdict->winner);
    add_rules(decision);
  }
  Evaluation::Support support = evaluation_->search_support(way.bit_of(), true);
  for (const std::uint16_t goal : view_.goals(guide_)) {
    if (evaluation_->decision(goal).state != Verdict::State::undetermined) continue;
    add(a_decision);
    add(goal);
    add_rules(goal);
    evaluation_->add_decision(goal, support);
  }
  add_questions(support.mask);
  return key_;
}

// When those questions may be asked, and which dates they take.
void Residual::add_questions(std::uint64_t open) {
  const auto questions = view_.questions(guide_);
  for (std::uint64_t left = open; left != 0; left &= left - 1) {
    const std::uint16_t question = questions[std::size_t(std::countr_zero(left))];
    const wire::Fact& fact = view_.facts[question];
    add(a_question);
    add(question);
    for (const std::uint16_t node : {fact.asked_when(), fact.min(), fact.max()})
      if (node != none) add_node(node);
  }
}

bool Residual::closed(Evaluation& evaluation, std::uint16_t decision) const {
  for (const std::uint16_t rule : evaluation.frame().rules_of(decision)) {
    const Value when = evaluation.node(view_.rules[rule].when());
    if (when.is_false()) continue;
    if (when.is(Kind::undetermined) || evaluation.firing(rule).truth() == Truth::undetermined ||
        evaluation.shape_known(view_.rules[rule].value()) == Truth::undetermined)
      return false;
  }
  return true;
}

void Residual::add_rules(std::uint16_t index) {
  if (decisions_[index] == visit_) return;
  decisions_[index] = visit_;
  const wire::Decision& decision = view_.decisions[index];
  if (decision.applies() != none) add_node(decision.applies());
  for (const std::uint16_t rule : evaluation_->frame().rules_of(index)) add_rule(rule);
  add_shape(decision.otherwise());
}

void Residual::add_rule(std::uint16_t index) {
  if (rules_[index] == visit_) return;
  rules_[index] = visit_;
  const wire::Rule& rule = view_.rules[index];
  if (is_surely_false(evaluation_->known(rule.when()))) return;
  add(a_rule);
  add(index);
  add_node(rule.when());
  for (const std::uint16_t overrider : view_.slice(rule.overriders_begin(), rule.overriders_count()))
    if (evaluation_->in_force(overrider)) add_rule(overrider);
  add_shape(rule.value());
}

void Residual::add_shape(std::uint16_t index) {
  add(a_shape);
  auto add_one = [&](std::uint16_t node) { add_node(node); };
  each_expression(view_, index, add_one);
}

void Residual::add_node(std::uint16_t index) {
  const Known known = evaluation_->known(index);
  if (!known.value.is(Kind::undetermined)) {
    add(std::uint64_t(known.value.kind()) * 2 + known.doubtful);
    add(std::uint64_t(known.value.payload()));
    return;
  }
  add(an_open_node);
  add(index);
  if (nodes_[index] == visit_) return;
  nodes_[index] = visit_;
  const wire::Node& node = view_.nodes[index];
  switch (wire::Op(node.op())) {
    case wire::Op::fact: return;
    case wire::Op::decision: return add_rules(node.a());
    case wire::Op::conditional: {
      const Known condition = evaluation_->known(node.a());
      add_node(node.a());
      if (!condition.value.is(Kind::boolean) || condition.value.payload()) add_node(node.b());
      if (!condition.value.is(Kind::boolean) || !condition.value.payload()) add_node(node.c());
      return;
    }
    default:
      for (unsigned i = 0; i < wire::operands(wire::Op(node.op())); ++i) add_node(wire::operand(node, i));
  }
}

}  // namespace yidi
