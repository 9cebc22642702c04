#include "verifier/structure.h"

#include <functional>
#include <set>

#include "runtime/papers.h"
#include "verifier/mix.h"
#include "verifier/nodes.h"

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

  // When a rule holds, and what stands against it.
  std::uint64_t of_condition(const wire::Rule& rule) const {
    std::uint64_t hash = mix(9, of_node(rule.when()));
    for (const std::uint64_t part : {std::uint64_t(rule.area()), std::uint64_t(rule.procedure()), std::uint64_t(rule.slot()),
                                     std::uint64_t(rule.effect()), std::uint64_t(rule.flags())})
      hash = mix(hash, part);
    for (const std::uint16_t overrider : view_.slice(rule.overriders_begin(), rule.overriders_count()))
      hash = mix(hash, name(view_.rules[overrider].name()));
    return hash;
  }

  std::uint64_t of_fact(const wire::Fact& fact) const {
    std::uint64_t hash = mix(mix(mix(11, name(fact.name())), fact.type()), fact.flags());
    for (const std::uint16_t part : {fact.default_value(), fact.asked_when(), fact.min(), fact.max()}) hash = mix(hash, of_node(part));
    for (const std::uint16_t option : view_.options(fact)) hash = mix(hash, name(option));
    return hash;
  }

  std::uint64_t of_decision(const wire::Decision& decision) {
    const std::uint64_t hash = mix(mix(mix(13, name(decision.name())), decision.policy()), decision.flags());
    return mix(mix(hash, of_node(decision.applies())), of_shape(decision.otherwise()));
  }

  std::uint64_t of_guide(const wire::Guide& guide) const {
    std::uint64_t hash = mix(17, name(guide.name()));
    for (const std::uint16_t question : view_.questions(guide)) hash = mix(hash, name(view_.facts[question].name()));
    for (const std::uint16_t goal : view_.goals(guide)) hash = mix(hash, name(view_.decisions[goal].name()));
    return hash;
  }

  // What has to be known for a value to be known: how far a date is moved makes no difference to that.
  std::uint64_t of_knowledge(std::uint16_t shape) const {
    std::uint64_t hash = 19;
    auto take = [&](std::uint16_t node) { hash = mix(hash, knowledge(node)); };
    each_expression(view_, shape, take);
    return hash;
  }

 private:
  std::uint64_t knowledge(std::uint16_t index) const {
    const wire::Node& node = view_.nodes[index];
    switch (wire::Op(node.op())) {
      case wire::Op::constant: return view_.constants[node.a()].kind();
      case wire::Op::add:
      case wire::Op::subtract:
      case wire::Op::date_or: return mix(mix(node.op(), knowledge(node.a())), knowledge(node.b()));
      default: return nodes_[index];
    }
  }

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

template <class List>
std::uint64_t of_list(std::uint64_t hash, const List& list) {
  hash = mix(hash, list.size());
  for (const auto entry : list) hash = mix(hash, std::uint64_t(entry));
  return hash;
}

// The decisions that any expression reads.
std::vector<bool> find_read(const View& view) {
  std::vector<bool> read(view.decisions.size());
  for (const wire::Node& node : view.nodes)
    if (wire::Op(node.op()) == wire::Op::decision) read[node.a()] = true;
  return read;
}

std::uint64_t hash_places(const View& view, const Reading& reading) {
  const std::vector<std::uint8_t> depends = find_dependencies(view);
  std::uint64_t tests = 0;  // their order is of no account
  for (std::size_t i = 0; i < depends.size(); ++i)
    if (is_test(wire::Op(view.nodes[i].op())) && depends[i] == on_places) tests += mix(23, reading.of_node(std::uint16_t(i)));
  std::set<std::uint32_t> areas;
  for (const wire::Rule& rule : view.rules) areas.insert(rule.area());
  for (const wire::Procedure& procedure : view.procedures) areas.insert(procedure.area());
  for (const wire::Start& start : view.starts) areas.insert(start.area());
  return of_list(tests, areas);
}

}  // namespace

Structure::Structure(const View& view) {
  Reading reading(view);
  const std::vector<bool> read = find_read(view);
  for (std::size_t index = 0; index < view.decisions.size(); ++index) {
    const wire::Decision& decision = view.decisions[index];
    const bool told = wire::Policy(decision.policy()) == wire::Policy::single && (decision.flags() & wire::shown);
    for (const wire::Rule& rule : view.rules.subspan(decision.rules_begin(), decision.rules_count())) {
      const std::uint64_t condition = mix(reading.of_condition(rule), reading.name(decision.name())), value = reading.of_shape(rule.value());
      const std::uint64_t deciding = mix(condition, read[index] ? value : reading.of_knowledge(rule.value()));
      rules.push_back({mix(mix(condition, value), std::uint64_t(rule.review_by())), read[index] || told ? deciding : 0});
    }
  }
  for (const wire::Fact& fact : view.facts) rest = mix(rest, reading.of_fact(fact));
  for (const wire::Guide& guide : view.guides) rest = mix(rest, reading.of_guide(guide));
  std::uint64_t decisions = 0;  // their order hangs on what the rules read
  for (const wire::Decision& decision : view.decisions) decisions += reading.of_decision(decision);
  rest = of_list(mix(rest, decisions), view.regions);
  for (const wire::Pooled& pooled : view.pooled) rest = mix(mix(rest, pooled.code()), pooled.area());
  rest = of_list(of_list(of_list(rest, view.calendar_years), view.days_off), view.days_worked);
  places = hash_places(view, reading);
}

}  // namespace yidi
