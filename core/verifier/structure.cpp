#include "verifier/structure.h"

#include <functional>

#include "runtime/papers.h"
#include "runtime/view.h"
#include "verifier/explore.h"

namespace yidi {

namespace {

class Reading {
 public:
  explicit Reading(const View& view) : view_(view), nodes_(view.nodes.size()), shapes_(view.shapes.size()) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i] = node(view.nodes[i]);
  }

  std::uint64_t name(std::uint16_t index) const { return std::hash<std::string_view>()(view_.name(index)); }
  std::uint64_t of_node(std::uint16_t index) const { return index == wire::none ? 1 : nodes_[index]; }

  std::uint64_t of_shape(std::uint16_t index) {
    if (shapes_[index] != 0) return shapes_[index];
    const wire::Shape& shape = view_.shapes[index];
    std::uint64_t hash = mix(5, shape.kind());
    switch (wire::ShapeKind(shape.kind())) {
      case wire::ShapeKind::expression: hash = mix(hash, of_node(shape.a())); break;
      case wire::ShapeKind::object:
        for (const wire::Member& member : view_.members.subspan(shape.a(), shape.b()))
          hash = mix(mix(hash, name(member.key())), of_shape(member.shape()));
        break;
      case wire::ShapeKind::list:
        for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) hash = mix(hash, of_shape(child));
        break;
      case wire::ShapeKind::alternatives: {
        std::uint16_t at = std::uint16_t(shape.a() + 1);
        for (std::uint16_t left = view_.indexes[shape.a()]; left > 0; --left) {
          hash = mix(hash, 3);
          for (const std::uint16_t paper : papers_of(view_, at)) hash = mix(hash, name(paper));
          at = std::uint16_t(at + 1 + view_.indexes[at]);
        }
        break;
      }
    }
    return shapes_[index] = hash;
  }

  std::uint64_t of_rule(const wire::Rule& rule) {
    std::uint64_t hash = mix(mix(9, of_node(rule.when())), of_shape(rule.value()));
    for (const std::uint64_t part : {std::uint64_t(rule.area()), std::uint64_t(rule.review_by()),
                                     std::uint64_t(rule.procedure()), std::uint64_t(rule.slot()),
                                     std::uint64_t(rule.effect()), std::uint64_t(rule.flags())})
      hash = mix(hash, part);
    for (const std::uint16_t overrider : view_.slice(rule.overriders_begin(), rule.overriders_count()))
      hash = mix(hash, name(view_.rules[overrider].name()));
    return hash;
  }

 private:
  std::uint64_t node(const wire::Node& node) const {
    std::uint64_t hash = mix(mix(3, node.op()), node.extra());
    switch (wire::Op(node.op())) {
      case wire::Op::constant: {
        const wire::Constant& constant = view_.constants[node.a()];
        const bool symbol = Kind(constant.kind()) == Kind::symbol;
        return mix(mix(hash, constant.kind()), symbol ? name(std::uint16_t(constant.payload())) : std::uint64_t(constant.payload()));
      }
      case wire::Op::fact: return mix(hash, name(view_.facts[node.a()].name()));
      case wire::Op::decision: return mix(hash, name(view_.decisions[node.a()].name()));
      case wire::Op::one_of:
        hash = mix(hash, nodes_[node.a()]);
        for (const std::uint16_t code : view_.slice(node.b(), node.c())) hash = mix(hash, name(code));
        return hash;
      default: break;
    }
    for (unsigned i = 0; i < wire::operands(wire::Op(node.op())); ++i) hash = mix(hash, nodes_[wire::operand(node, i)]);
    return hash;
  }

  const View& view_;
  std::vector<std::uint64_t> nodes_, shapes_;
};

}  // namespace

Structure::Structure(const Pack& pack) {
  const View& view = pack.view();
  Reading reading(view);
  for (std::size_t i = 0; i < view.rules.size(); ++i)
    rules[std::string(view.name(view.rules[i].name()))] = {
        std::uint16_t(i), reading.of_rule(view.rules[i]),
        mix(mix(1, std::uint64_t(view.rules[i].from())), std::uint64_t(view.rules[i].until()))};
  for (const wire::Fact& fact : view.facts)
    for (const std::uint16_t part : {fact.default_value(), fact.asked_when(), fact.min(), fact.max()})
      rest = mix(rest, reading.of_node(part));
  std::uint64_t decisions = 0;  // their order hangs on what the rules read
  for (const wire::Decision& decision : view.decisions)
    decisions += mix(mix(reading.name(decision.name()), reading.of_node(decision.applies())), reading.of_shape(decision.otherwise()));
  rest = mix(rest, decisions);
}

std::vector<ChangedRule> changed_rules(const Structure& before, const Structure& after) {
  std::vector<ChangedRule> changed;
  for (const auto& [name, rule] : before.rules) {
    const auto other = after.rules.find(name);
    if (other == after.rules.end()) changed.push_back({rule.at, wire::none, false});
    else if (other->second.what != rule.what || other->second.interval != rule.interval)
      changed.push_back({rule.at, other->second.at, other->second.what == rule.what});
  }
  for (const auto& [name, rule] : after.rules)
    if (!before.rules.count(name)) changed.push_back({wire::none, rule.at, false});
  return changed;
}

}  // namespace yidi
