#include "batch/run.h"

namespace yidi::batch {

namespace {

constexpr ExpressionId unknown = 0xFFFFFFFF;

// A value that a record gives and that rules measure: it is followed as an expression.
bool can_be_measured(Value value) {
  switch (value.kind()) {
    case Kind::region:
    case Kind::date:
    case Kind::months:
    case Kind::days:
    case Kind::integer: return true;
    default: return false;
  }
}

// Operations whose operands are told apart one by one.
bool is_connective(wire::Op op) {
  switch (op) {
    case wire::Op::logical_not:
    case wire::Op::logical_and:
    case wire::Op::logical_or:
    case wire::Op::is_unsure:
    case wire::Op::one_of: return true;
    default: return false;
  }
}

}  // namespace

Origins::Origins(const Evaluation& evaluation, const State& state, Expressions& expressions, const Classes& classes,
                 std::vector<Observation>& observations)
    : evaluation_(evaluation),
      view_(evaluation.view()),
      state_(state),
      as_of_(expressions.as_of()),
      expressions_(expressions),
      classes_(classes),
      observations_(observations),
      known_(evaluation.view().nodes.size(), unknown) {}

Origins::Origins(const Evaluation& evaluation, Origins& facts, ExpressionId as_of)
    : evaluation_(evaluation),
      view_(evaluation.view()),
      state_(facts.state_),
      as_of_(as_of),
      facts_(&facts),
      expressions_(facts.expressions_),
      classes_(facts.classes_),
      observations_(facts.observations_),
      known_(facts.known_.size(), unknown) {}

void Origins::observe(ExpressionId source, Value result) {
  if (!expressions_.is_constant(source)) observations_.push_back({source, result});
}

Value Origins::value_of(std::uint16_t index) const {
  const wire::Node& node = view_.nodes[index];
  switch (wire::Op(node.op())) {
    case wire::Op::constant: return {view_.constants[node.a()].payload(), Kind(view_.constants[node.a()].kind())};
    case wire::Op::fact: return evaluation_.fact(node.a());
    default: break;
  }
  Value value;
  return evaluation_.worked_out(index, value) ? value : Value::undetermined();
}

ExpressionId Origins::of_fact(std::uint16_t fact) {
  if (facts_) return facts_->of_fact(fact);
  const Value value = evaluation_.fact(fact);
  if (!can_be_measured(value)) return expressions_.constant(value);
  if (state_.has(fact)) return expressions_.answer(fact);
  return of_node(view_.facts[fact].default_value());
}

ExpressionId Origins::of_node(std::uint16_t node) {
  if (known_[node] == unknown) {
    const ExpressionId found = find(node, value_of(node));
    known_[node] = found;
  }
  return known_[node];
}

// Only operations on what is measured can come out differently for the same answers of lists.
void Origins::observe_all() {
  Value value;
  for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
    if (!evaluation_.worked_out(std::uint16_t(i), value)) continue;
    const wire::Node& node = view_.nodes[i];
    const wire::Op op = wire::Op(node.op());
    if (is_connective(op) || op == wire::Op::decision || op == wire::Op::conditional) continue;
    if (can_be_measured(value_of(node.a())) || (wire::operands(op) == 2 && can_be_measured(value_of(node.b()))))
      of_node(std::uint16_t(i));
  }
}

ExpressionId Origins::find(std::uint16_t index, Value value) {
  const wire::Node& node = view_.nodes[index];
  switch (wire::Op(node.op())) {
    case wire::Op::fact: return of_fact(node.a());
    case wire::Op::as_of: return as_of_;
    case wire::Op::decision: return of_decision(node.a(), value);
    case wire::Op::conditional: {
      const Value condition = value_of(node.a());
      if (!value.known() || !condition.is(Kind::boolean)) return expressions_.constant(value);
      return of_node(condition.payload() ? node.b() : node.c());
    }
    case wire::Op::constant: return expressions_.constant(value);
    case wire::Op::date_or:
      if (!value.known()) return expressions_.constant(value);
      return of_node(value_of(node.a()).is(Kind::date) ? node.a() : node.b());
    default: return is_connective(wire::Op(node.op())) ? expressions_.constant(value) : of_operation(index, value);
  }
}

ExpressionId Origins::of_decision(std::uint16_t decision, Value value) {
  const Verdict* verdict = evaluation_.peek(decision);
  if (!verdict || !can_be_measured(value)) return expressions_.constant(value);
  const std::uint16_t shape =
      verdict->winner != wire::none ? view_.rules[verdict->winner].value() : view_.decisions[decision].otherwise();
  return of_node(view_.shapes[shape].a());
}

ExpressionId Origins::of_operation(std::uint16_t index, Value value) {
  const wire::Node& node = view_.nodes[index];
  const wire::Op op = wire::Op(node.op());
  const bool two = wire::operands(op) == 2;
  const bool known = value_of(node.a()).known() && (!two || value_of(node.b()).known());
  // Without an operand it comes to nothing, whatever the other one is.
  if (!known || value.is(Kind::undetermined)) return expressions_.constant(value);
  if (classes_.only_on_places(index) && !value.is(Kind::region)) return expressions_.constant(value);
  const ExpressionId a = of_node(node.a()), b = two ? of_node(node.b()) : a;
  const ExpressionId found = expressions_.operation(op, node.extra(), a, b);
  if (!can_be_measured(value)) {
    observe(found, value);
    return expressions_.constant(value);
  }
  const bool told = value.is(Kind::date) && expressions_.stays_a_date(found);
  if (!told && !classes_.only_on_places(index)) observe(expressions_.kind_of(found), {0, value.kind()});
  return found;
}

}  // namespace yidi::batch
