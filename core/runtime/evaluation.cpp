#include "runtime/evaluation.h"

#include <utility>

#include "runtime/operations.h"

namespace yidi {

Evaluation::Evaluation(const View& view)
    : view_(&view),
      facts_(view.facts.size()),
      nodes_(view.nodes.size()),
      verdicts_(view.decisions.size()) {}

void Evaluation::begin(const Frame& frame) {
  frame_ = &frame;
  if (epoch_ > 0xF0000000) {  // long before the counter wraps, forget everything
    for (NodeMemo& memo : nodes_) memo = {};
    for (VerdictMemo& memo : verdicts_) memo = {};
    epoch_ = visit_ = 0;
  }
  generation_ = ++epoch_;
  for (Value& fact : facts_) fact = Value::undetermined();
}

void Evaluation::set_fact(std::uint16_t fact, Value value) {
  facts_[fact] = value;
  ++epoch_;
}

void Evaluation::apply_defaults() {
  // A default may build on another fact that has one (start_date on submission_date), hence the second pass.
  for (int pass = 0; pass < 2; ++pass) {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const std::uint16_t node_index = view_->facts[i].default_value();
      if (node_index == wire::none || !facts_[i].is(Kind::undetermined)) continue;
      const Value value = node(node_index);
      if (value.known()) set_fact(std::uint16_t(i), value);
    }
  }
}

Value Evaluation::node(std::uint16_t index) {
  const wire::Node& node = view_->nodes[index];
  switch (wire::Op(node.op())) {
    case wire::Op::constant: {
      const wire::Constant& constant = view_->constants[node.a()];
      return {constant.payload(), Kind(constant.kind())};
    }
    case wire::Op::fact: return facts_[node.a()];
    default: break;
  }
  NodeMemo& memo = nodes_[index];
  if (!fresh(memo.stamp, !memo.value.is(Kind::undetermined))) {
    const bool before = doubtful_;
    doubtful_ = false;
    memo.value = compute(node);
    memo.stamp = epoch_;
    memo.doubtful = doubtful_;
    doubtful_ = before;
  }
  doubtful_ |= memo.doubtful;
  return memo.value;
}

// `a and b`, where false is decisive, and `a or b`, where true is: a decisive operand that is sure settles it, whatever
// the other says.
Value Evaluation::connect(const wire::Node& n, bool decisive) {
  const Value a = node(n.a());
  if (a == Value::boolean(decisive) && !doubtful_) return a;
  const bool before = std::exchange(doubtful_, false);
  const Value b = node(n.b());
  if (doubtful_ || b != Value::boolean(decisive)) doubtful_ |= before;
  return decisive ? disjunction(a, b) : conjunction(a, b);
}

Value Evaluation::compute(const wire::Node& n) {
  switch (wire::Op(n.op())) {
    case wire::Op::decision: {
      const Verdict& verdict = decision(n.a());
      doubtful_ |= verdict.unsure;
      // A decision that does not apply has no value to calculate with: reading it can never make a rule fire.
      return verdict.state == Verdict::State::absent ? Value::unsure() : verdict.value;
    }
    case wire::Op::as_of: return Value::date(frame_->as_of);
    case wire::Op::logical_not: return negation(node(n.a()));
    case wire::Op::logical_and: return connect(n, false);
    case wire::Op::logical_or: return connect(n, true);
    case wire::Op::conditional: {
      const Value condition = node(n.a());
      if (!condition.is(Kind::boolean)) return condition.is(Kind::undetermined) ? condition : Value::unsure();
      return node(condition.payload() ? n.b() : n.c());
    }
    case wire::Op::is_unsure: {
      const Value a = node(n.a());
      return a.is(Kind::undetermined) ? a : Value::boolean(a.is(Kind::unsure));
    }
    case wire::Op::one_of: {
      const Value a = node(n.a());
      if (!a.known()) return a;
      for (const std::uint16_t name : view_->slice(n.b(), n.c()))
        if (a == Value::symbol(name)) return Value::boolean(true);
      return Value::boolean(false);
    }
    case wire::Op::property: return property(wire::Property(n.extra()), node(n.a()));
    case wire::Op::negate:
    case wire::Op::province:
    case wire::Op::pooling_area: return unary(*view_, wire::Op(n.op()), node(n.a()));
    default: {
      const Value a = node(n.a()), b = node(n.b());
      if (a.is(Kind::unsure) || b.is(Kind::unsure)) return Value::unsure();
      if (a.is(Kind::undetermined) || b.is(Kind::undetermined)) return Value::undetermined();
      return binary(*view_, wire::Op(n.op()), a, b);
    }
  }
}

Truth Evaluation::truth(std::uint16_t node_index) {
  const Value value = node(node_index);
  if (value.is(Kind::boolean)) return value.payload() ? Truth::yes : Truth::no;
  return value.is(Kind::undetermined) ? Truth::undetermined : Truth::unsure;
}

}  // namespace yidi
