#include "compiler/bounds.h"

#include <algorithm>

namespace yidi {

namespace {

class Bounds {
 public:
  Bounds(const PackBuilder& builder, const PackContent& content, Diagnostics& diagnostics)
      : builder_(builder), content_(content), diagnostics_(diagnostics) {}

  void run() {
    count_parts();
    count_overriders();
    decision_depth_.assign(builder_.decisions.size(), 0);
    for (std::size_t i = 0; i < builder_.decisions.size(); ++i) check_decision(i);
    measure_nodes();
    for (std::size_t i = 0; i < builder_.facts.size(); ++i) {
      const wire::Fact& fact = builder_.facts[i];
      for (const std::uint16_t node : {fact.default_value(), fact.asked_when(), fact.min(), fact.max()})
        check_depth(depth_of(node), content_.facts[i]->place);
    }
  }

 private:
  void exceeded(Place place, std::string text) { diagnostics_.report(Code::limit_exceeded, place, std::move(text)); }

  void check_depth(unsigned depth, Place place) {
    if (depth > wire::deepest_expression)
      exceeded(place, "with all that it reads this goes " + std::to_string(depth) + " levels deep, more than " +
                          std::to_string(wire::deepest_expression));
  }

  void check_parts(std::uint16_t shape, Place place) {
    if (parts_[shape] > wire::most_parts)
      exceeded(place, "the value has " + std::to_string(parts_[shape]) + " parts, more than " +
                          std::to_string(wire::most_parts));
  }

  template <class Visit>
  void each_part(const wire::Shape& shape, const Visit& visit) const {
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::object)
      for (std::size_t k = shape.a(); k < std::size_t(shape.a()) + shape.b(); ++k) visit(builder_.members()[k].shape());
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::list)
      for (const std::uint16_t part : builder_.run(shape.a(), shape.b())) visit(part);
  }

  // Parts come before the whole.
  void count_parts() {
    for (const wire::Shape& shape : builder_.shapes()) {
      std::size_t count = 1;
      unsigned nesting = 0;
      each_part(shape, [&](std::uint16_t part) {
        count += parts_[part];
        nesting = std::max(nesting, nesting_[part] + 1);
      });
      parts_.push_back(count);
      nesting_.push_back(nesting);
    }
  }

  // Overrides in a circle have been reported already, and there is no pack then.
  void count_overriders() {
    overriders_.assign(builder_.rules.size(), 0);
    for (std::size_t i = 0; i < builder_.rules.size(); ++i) {
      const std::size_t count = count_overriders(i);
      if (count > wire::most_overrides)
        exceeded(content_.rules[i]->place, "deciding this rule takes " + std::to_string(count) +
                                               " looks at rules that override one another, more than " +
                                               std::to_string(wire::most_overrides));
    }
  }

  std::size_t count_overriders(std::size_t index) {
    if (overriders_[index] == 0) {
      const wire::Rule& rule = builder_.rules[index];
      std::size_t count = 1;
      for (const std::uint16_t overrider : builder_.run(rule.overriders_begin(), rule.overriders_count()))
        count = std::min(count + count_overriders(overrider), std::size_t(1000000));
      overriders_[index] = count;
    }
    return overriders_[index];
  }

  unsigned depth_of(std::uint16_t node) const { return node == wire::none ? 0 : node_depth_[node]; }

  void measure_nodes() {
    node_depth_.clear();
    for (const wire::Node& node : builder_.nodes()) {
      const wire::Op op = wire::Op(node.op());
      unsigned below = op == wire::Op::decision ? decision_depth_[node.a()] : 0;
      for (unsigned k = 0; k < wire::operands(op); ++k) below = std::max(below, node_depth_[wire::operand(node, k)]);
      node_depth_.push_back(below + 1);
    }
  }

  // The deepest expression in a value.
  unsigned depth_of_shape(std::uint16_t index) const {
    const wire::Shape& shape = builder_.shapes()[index];
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::expression) return depth_of(shape.a());
    unsigned depth = 0;
    each_part(shape, [&](std::uint16_t part) { depth = std::max(depth, depth_of_shape(part)); });
    return depth;
  }

  void check_decision(std::size_t index) {
    const wire::Decision& decision = builder_.decisions[index];
    measure_nodes();
    check_parts(decision.otherwise(), content_.decisions[index]->place);
    unsigned deepest = std::max(depth_of(decision.applies()), depth_of_shape(decision.otherwise()));
    std::size_t overriders = 1;
    unsigned nesting = nesting_[decision.otherwise()];
    Place place = content_.decisions[index]->place;
    for (std::size_t k = decision.rules_begin(); k < std::size_t(decision.rules_begin()) + decision.rules_count();
         ++k) {
      const wire::Rule& rule = builder_.rules[k];
      check_parts(rule.value(), content_.rules[k]->place);
      const unsigned depth = std::max(depth_of(rule.when()), depth_of_shape(rule.value()));
      if (depth > deepest) place = content_.rules[k]->place;
      deepest = std::max(deepest, depth);
      overriders = std::max(overriders, overriders_[k]);
      nesting = std::max(nesting, nesting_[rule.value()]);
    }
    decision_depth_[index] = deepest + unsigned(overriders) + nesting;
    check_depth(decision_depth_[index], place);
  }

  const PackBuilder& builder_;
  const PackContent& content_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> parts_;       // by shape
  std::vector<unsigned> nesting_;        // by shape: how many objects and lists lie in one another
  std::vector<std::size_t> overriders_;  // by rule: itself and those over it
  std::vector<unsigned> node_depth_;
  std::vector<unsigned> decision_depth_;
};

}  // namespace

void check_bounds(const PackBuilder& builder, const PackContent& content, Diagnostics& diagnostics) {
  Bounds(builder, content, diagnostics).run();
}

}  // namespace yidi
