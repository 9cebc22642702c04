#include "verifier/nodes.h"

namespace yidi {

namespace {

class Dependencies {
 public:
  explicit Dependencies(const View& view) : view_(view), depends_(view.nodes.size()), known_(view.nodes.size()) {}

  std::vector<std::uint8_t> run() {
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) of_node(std::uint16_t(i));
    return depends_;
  }

 private:
  std::uint8_t of_node(std::uint16_t index) {
    if (known_[index]) return depends_[index];
    known_[index] = true;
    const wire::Node& node = view_.nodes[index];
    std::uint8_t depends = 0;
    switch (wire::Op(node.op())) {
      case wire::Op::constant: break;
      case wire::Op::fact: {
        const wire::Fact& fact = view_.facts[node.a()];
        const bool date = wire::FactType(fact.type()) == wire::FactType::date;
        const bool place = fact.flags() & (wire::insured_place | wire::care_place);
        depends = place ? on_places : date ? on_dates : on_more;
        break;
      }
      case wire::Op::decision: depends = of_decision(view_.decisions[node.a()]); break;
      case wire::Op::as_of: depends = on_dates; break;
      default: each_operand(node, [&](std::uint16_t operand) { depends |= of_node(operand); });
    }
    return depends_[index] = depends;
  }

  std::uint8_t of_decision(const wire::Decision& decision) {
    std::uint8_t depends = on_more;
    const auto add = [&](std::uint16_t index) {
      const wire::Shape& shape = view_.shapes[index];
      if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::expression) depends |= of_node(shape.a());
    };
    add(decision.otherwise());
    for (unsigned rule = decision.rules_begin(); rule < unsigned(decision.rules_begin() + decision.rules_count()); ++rule)
      add(view_.rules[rule].value());
    return depends;
  }

  const View& view_;
  std::vector<std::uint8_t> depends_;
  std::vector<bool> known_;
};

}  // namespace

bool is_test(wire::Op op) {
  switch (op) {
    case wire::Op::logical_not:
    case wire::Op::logical_and:
    case wire::Op::logical_or:
    case wire::Op::equal:
    case wire::Op::less:
    case wire::Op::less_or_equal:
    case wire::Op::one_of:
    case wire::Op::within:
    case wire::Op::working_estimated:
    case wire::Op::is_unsure: return true;
    default: return false;
  }
}

std::vector<std::uint8_t> find_dependencies(const View& view) { return Dependencies(view).run(); }

std::vector<std::uint16_t> find_date_tests(const View& view, const Frame& frame, const std::vector<std::uint8_t>& depends) {
  // From what is used back to what it is made of: operands come before the node that uses them.
  std::vector<bool> used(view.nodes.size(), false);
  auto use = [&](std::uint16_t node) {
    if (node != wire::none) used[node] = true;
  };
  const auto use_value = [&](std::uint16_t index) {
    const wire::Shape& shape = view.shapes[index];
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::expression) use(shape.a());
  };
  for (const std::uint16_t rule : frame.rules) {
    use(view.rules[rule].when());
    use_value(view.rules[rule].value());
  }
  for (const wire::Decision& decision : view.decisions) {
    use(decision.applies());
    use_value(decision.otherwise());
  }
  for (const wire::Fact& fact : view.facts) use(fact.asked_when());
  std::vector<std::uint16_t> tests;
  for (std::size_t i = view.nodes.size(); i-- > 0;) {
    if (!used[i]) continue;
    const wire::Node& node = view.nodes[i];
    if (is_test(wire::Op(node.op())) && (depends[i] & on_dates)) tests.push_back(std::uint16_t(i));
    each_operand(node, use);
  }
  return tests;
}

void each_decision_read(const View& view, const wire::Decision& decision, const std::function<void(std::uint16_t)>& visit) {
  std::vector<bool> used(view.nodes.size(), false);
  auto use = [&](std::uint16_t node) {
    if (node != wire::none) used[node] = true;
  };
  use(decision.applies());
  each_expression(view, decision.otherwise(), use);
  for (const wire::Rule& rule : view.rules.subspan(decision.rules_begin(), decision.rules_count())) {
    use(rule.when());
    each_expression(view, rule.value(), use);
  }
  for (std::size_t i = view.nodes.size(); i-- > 0;) {  // operands come before the node that uses them
    if (!used[i]) continue;
    if (wire::Op(view.nodes[i].op()) == wire::Op::decision) visit(view.nodes[i].a());
    each_operand(view.nodes[i], use);
  }
}

}  // namespace yidi
