#include "verifier/graph.h"

#include <algorithm>

#include "runtime/view.h"

namespace yidi {

namespace {

class Requirements {
 public:
  Requirements(const View& view, const Frame& frame, const NamedNodes& definitions, const SourcesOfClaims& sources)
      : view_(view), frame_(frame), definitions_(definitions), sources_(sources) {}

  Graph run(std::uint16_t guide) {
    graph_.title = std::string(view_.name(view_.guides[guide].name()));
    for (const std::uint16_t goal : view_.goals(view_.guides[guide])) decision(goal);
    return std::move(graph_);
  }

 private:
  std::size_t box(Box::Kind kind, const std::string& id, bool& fresh) {
    const auto [found, added] = boxes_.try_emplace({int(kind), id}, graph_.boxes.size());
    if (added) graph_.boxes.push_back({kind, id});
    fresh = added;
    return found->second;
  }

  void arrow(Arrow::Kind kind, std::size_t from, std::size_t to) {
    for (const Arrow& known : graph_.arrows)
      if (known.kind == kind && known.from == from && known.to == to) return;
    graph_.arrows.push_back({kind, from, to});
  }

  std::size_t decision(std::uint16_t index) {
    const wire::Decision& decision = view_.decisions[index];
    bool fresh = false;
    const std::size_t here = box(Box::Kind::decision, std::string(view_.name(decision.name())), fresh);
    if (!fresh) return here;
    auto read = [&](std::uint16_t node) { reads(node, here); };
    if (decision.applies() != wire::none) read(decision.applies());
    for (const std::uint16_t index_of_rule : frame_.rules_of(index)) {
      const wire::Rule& rule = view_.rules[index_of_rule];
      read(rule.when());
      each_expression(view_, rule.value(), read);
    }
    each_expression(view_, decision.otherwise(), read);
    for (const std::uint16_t index_of_rule : frame_.rules_of(index)) knowledge(view_.rules[index_of_rule], here);
    return here;
  }

  // Draws what a node reads as needed by a box.
  void reads(std::uint16_t index, std::size_t needed_by) {
    const wire::Node& node = view_.nodes[index];
    const wire::Op op = wire::Op(node.op());
    bool fresh = false;
    if (op == wire::Op::fact) {
      const wire::Fact& fact = view_.facts[node.a()];
      const auto kind = fact.default_value() == wire::none ? Box::Kind::question : Box::Kind::given;
      arrow(Arrow::Kind::information, box(kind, std::string(view_.name(fact.name())), fresh), needed_by);
    } else if (op == wire::Op::decision) {
      arrow(Arrow::Kind::information, decision(node.a()), needed_by);
    } else if (const auto named = definitions_.find(index); named != definitions_.end() && wire::operands(op) > 0) {
      std::string id;
      for (const std::string& name : named->second) id += (id.empty() ? "" : ", ") + name;
      const std::size_t here = box(Box::Kind::definition, id, fresh);
      arrow(Arrow::Kind::information, here, needed_by);
      if (fresh) operands(node, here);
    } else {
      operands(node, needed_by);
    }
  }

  void operands(const wire::Node& node, std::size_t needed_by) {
    for (unsigned i = 0; i < wire::operands(wire::Op(node.op())); ++i) reads(wire::operand(node, i), needed_by);
  }

  void knowledge(const wire::Rule& rule, std::size_t here) {
    for (const std::uint16_t claim : view_.slice(rule.claims_begin(), rule.claims_count())) {
      const auto found = sources_.find(std::string(view_.name(claim)));
      if (found == sources_.end()) continue;
      for (const std::string& source : found->second) {
        bool fresh = false;
        arrow(Arrow::Kind::authority, box(Box::Kind::source, source, fresh), here);
      }
    }
  }

  const View& view_;
  const Frame& frame_;
  const NamedNodes& definitions_;
  const SourcesOfClaims& sources_;
  Graph graph_;
  std::map<std::pair<int, std::string>, std::size_t> boxes_;
};

}  // namespace

Graph decision_graph(const View& view, std::uint16_t guide, const Frame& frame, const NamedNodes& definitions,
                     const SourcesOfClaims& sources) {
  return Requirements(view, frame, definitions, sources).run(guide);
}

}  // namespace yidi
