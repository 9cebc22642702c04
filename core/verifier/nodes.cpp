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

namespace {

class ReachSearch {
 public:
  ReachSearch(const View& view, Reach& reach) : view_(view), reach_(reach), seen_(view.nodes.size()) {
    reach_.decisions.resize(view.decisions.size());
    reach_.facts.resize(view.facts.size());
  }

  void add_decision(std::uint16_t index) {
    if (reach_.decisions[index]) return;
    reach_.decisions[index] = true;
    auto add = [this](std::uint16_t node) { add_node(node); };
    const wire::Decision& decision = view_.decisions[index];
    add_node(decision.applies());
    each_expression(view_, decision.otherwise(), add);
    for (const wire::Rule& rule : view_.rules.subspan(decision.rules_begin(), decision.rules_count())) {
      add_node(rule.when());
      each_expression(view_, rule.value(), add);
    }
  }

  void add_fact(std::uint16_t index) {
    if (reach_.facts[index]) return;
    reach_.facts[index] = true;
    const wire::Fact& fact = view_.facts[index];
    for (const std::uint16_t node : {fact.default_value(), fact.asked_when(), fact.min(), fact.max()}) add_node(node);
  }

 private:
  void add_node(std::uint16_t index) {
    if (index == wire::none || seen_[index]) return;
    seen_[index] = true;
    const wire::Node& node = view_.nodes[index];
    if (wire::Op(node.op()) == wire::Op::fact) return add_fact(node.a());
    if (wire::Op(node.op()) == wire::Op::decision) return add_decision(node.a());
    each_operand(node, [this](std::uint16_t operand) { add_node(operand); });
  }

  const View& view_;
  Reach& reach_;
  std::vector<bool> seen_;
};

}  // namespace

Reach find_reach(const View& view, const wire::Guide& guide) {
  Reach reach;
  ReachSearch search(view, reach);
  for (const std::uint16_t goal : view.goals(guide)) search.add_decision(goal);
  return reach;
}

void add_reach(const View& view, std::uint16_t fact, Reach& reach) { ReachSearch(view, reach).add_fact(fact); }

std::vector<std::uint16_t> find_date_tests(const View& view, const Frame& frame, const Reach& reach,
                                           const std::vector<std::uint8_t>& depends) {
  // From what is used back to what it is made of: operands come before the node that uses them.
  std::vector<bool> used(view.nodes.size(), false);
  auto use = [&](std::uint16_t node) {
    if (node != wire::none) used[node] = true;
  };
  const auto use_value = [&](std::uint16_t index) {
    const wire::Shape& shape = view.shapes[index];
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::expression) use(shape.a());
  };
  for (std::uint16_t decision = 0; decision < view.decisions.size(); ++decision) {
    if (!reach.decisions[decision]) continue;
    use(view.decisions[decision].applies());
    use_value(view.decisions[decision].otherwise());
    for (const std::uint16_t rule : frame.rules_of(decision)) {
      use(view.rules[rule].when());
      use_value(view.rules[rule].value());
    }
  }
  for (std::size_t fact = 0; fact < view.facts.size(); ++fact)
    if (reach.facts[fact]) use(view.facts[fact].asked_when());
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
