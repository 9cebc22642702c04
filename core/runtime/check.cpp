#include "runtime/check.h"

#include "runtime/indexes.h"

namespace yidi {

namespace {

using wire::none;

// Every field of the pack's structs that is used as an index, in one table: a loop reads it, so that a column costs
// four bytes and no code. Offsets are those of the structs in pack.fbs; whoever changes one of these has to look here.
static_assert(sizeof(wire::Fact) == 16 && sizeof(wire::Member) == 4 && sizeof(wire::Decision) == 12 &&
              sizeof(wire::Rule) == 36 && sizeof(wire::Guide) == 12 && sizeof(wire::Procedure) == 16 &&
              sizeof(wire::Rename) == 8);
enum Rows : std::uint8_t { facts, members, decisions, rules, guides, procedures, renames, row_kinds };
enum Target : std::uint8_t { names, nodes, shapes, all_facts, all_decisions, all_rules, all_indexes, targets };
enum Holds : std::uint8_t {
  one,           // 16 bits, below the target's size
  one_or_none,   // the same, or none
  several,       // 16 bits begin and 16 bits count of indexes below the target's size
  byte,          // 8 bits, below `target` itself
  byte_or_none,  // the same, or 0xFF
};
struct Column {
  Rows rows;
  std::uint8_t offset;
  Holds holds;
  std::uint8_t target;
};

constexpr Column columns[] = {
    {facts, 0, one, names},
    {facts, 2, byte, unsigned(wire::FactType::integer) + 1},
    {facts, 4, several, names},
    {facts, 8, one_or_none, nodes},
    {facts, 10, one_or_none, nodes},
    {facts, 12, one_or_none, nodes},
    {facts, 14, one_or_none, nodes},
    {members, 0, one, names},
    {members, 2, one, shapes},
    {decisions, 0, one, names},
    {decisions, 2, byte, unsigned(wire::Policy::materials) + 1},
    {decisions, 4, one_or_none, nodes},
    {decisions, 6, one, shapes},
    {rules, 16, one, names},
    {rules, 18, one, nodes},
    {rules, 20, one, shapes},
    {rules, 22, several, names},
    {rules, 26, several, all_rules},
    {rules, 31, byte, unsigned(wire::Grade::c) + 1},
    {rules, 33, byte_or_none, wire::slot_count},
    {guides, 0, one, names},
    {guides, 2, several, all_facts},
    {guides, 6, several, all_decisions},
    {procedures, 12, one, names},
    {renames, 0, one, names},
    {renames, 2, one_or_none, names},
    {renames, 4, one_or_none, names},
    {renames, 6, one_or_none, names},
};

struct Table {
  const std::uint8_t* data;
  std::size_t count;
  std::size_t stride;
};

template <class Row>
Table table_of(std::span<const Row> rows) {
  return {reinterpret_cast<const std::uint8_t*>(rows.data()), rows.size(), sizeof(Row)};
}

class Checker {
 public:
  explicit Checker(View& view) : view_(view) {}

  const char* run() {
    if (!check_names()) return "a name of the pack is malformed";
    if (!check_columns()) return "a field of the pack points nowhere";
    if (!check_nodes()) return "an expression of the pack is malformed";
    if (!check_shapes()) return "a value of the pack is malformed";
    if (!count_overriders()) return "rules of the pack override one another without end";
    if (!check_decisions()) return "a decision of the pack is malformed";
    if (!check_guides()) return "a guide of the pack is malformed";
    for (std::uint16_t i = 0; i < view_.facts.size(); ++i) {
      const std::uint8_t flags = view_.facts[i].flags();
      if (flags & wire::insured_place) view_.insured_fact = i;
      if (flags & wire::care_place) view_.care_fact = i;
      if (flags & wire::admission_day) view_.admission_fact = i;
    }
    return nullptr;
  }

 private:
  bool is_slice(std::size_t begin, std::size_t count) const { return begin + count <= view_.indexes.size(); }

  // Whether a run of indexes lies below a limit.
  bool is_run(std::size_t begin, std::size_t count, std::size_t limit) const {
    if (!is_slice(begin, count)) return false;
    for (const std::uint16_t one : view_.indexes.subspan(begin, count))
      if (one >= limit) return false;
    return true;
  }

  bool check_names() const {
    std::uint32_t last = 0;
    for (const std::uint32_t end : view_.name_ends) {
      if (end < last) return false;
      last = end;
    }
    for (const char c : view_.names)
      if (c <= ' ' || c > '~' || c == '"' || c == '\\') return false;
    return last == view_.names.size();
  }

  bool check_columns() const {
    const Table tables[row_kinds] = {table_of(view_.facts),  table_of(view_.members), table_of(view_.decisions),
                                     table_of(view_.rules),  table_of(view_.guides),  table_of(view_.procedures),
                                     table_of(view_.renames)};
    const std::size_t sizes[targets] = {view_.name_ends.size(), view_.nodes.size(),     view_.shapes.size(),
                                        view_.facts.size(),     view_.decisions.size(), view_.rules.size(),
                                        view_.indexes.size()};
    for (const std::size_t size : sizes)
      if (size >= none) return false;
    for (const Column& column : columns) {
      const Table& table = tables[column.rows];
      for (std::size_t row = 0; row < table.count; ++row) {
        const std::uint8_t* field = table.data + row * table.stride + column.offset;
        const std::uint16_t* wide = reinterpret_cast<const std::uint16_t*>(field);
        bool fine = false;
        switch (column.holds) {
          case one: fine = *wide < sizes[column.target]; break;
          case one_or_none: fine = *wide < sizes[column.target] || *wide == none; break;
          case several: fine = is_run(wide[0], wide[1], sizes[column.target]); break;
          case byte: fine = *field < column.target; break;
          case byte_or_none: fine = *field < column.target || *field == 0xFF; break;
        }
        if (!fine) return false;
      }
    }
    return true;
  }

  // Each node comes after its operands.
  bool check_nodes() {
    for (const wire::Constant& constant : view_.constants) {
      const Kind kind = Kind(constant.kind());
      if (kind < Kind::null || kind > Kind::integer) return false;
      if (kind == Kind::symbol && std::uint64_t(constant.payload()) >= view_.name_ends.size()) return false;
      if (kind == Kind::date && !in_calendar(constant.payload())) return false;
    }
    reads_.resize(view_.nodes.size());
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
      const wire::Node& node = view_.nodes[i];
      const wire::Op op = wire::Op(node.op());
      if (node.op() >= wire::op_count) return false;
      if (op == wire::Op::constant && node.a() >= view_.constants.size()) return false;
      if (op == wire::Op::fact && node.a() >= view_.facts.size()) return false;
      if (op == wire::Op::one_of && !is_run(node.b(), node.c(), view_.name_ends.size())) return false;
      if (op == wire::Op::decision) {
        if (node.a() >= view_.decisions.size()) return false;
        reads_[i] = std::uint16_t(node.a() + 1);
      }
      for (unsigned k = 0; k < wire::operands(op); ++k) {
        const std::uint16_t operand = wire::operand(node, k);
        if (operand >= i) return false;
        if (reads_[operand] > reads_[i]) reads_[i] = reads_[operand];
      }
    }
    return true;
  }

  // Deepest recursion below each node, given the depths of the decisions found so far.
  void measure_nodes() {
    node_depth_.resize(view_.nodes.size());
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
      const wire::Node& node = view_.nodes[i];
      std::uint16_t below = wire::Op(node.op()) == wire::Op::decision ? decision_depth_[node.a()] : 0;
      for (unsigned k = 0; k < wire::operands(wire::Op(node.op())); ++k) {
        const std::uint16_t depth = node_depth_[wire::operand(node, k)];
        if (depth > below) below = depth;
      }
      node_depth_[i] = std::uint16_t(below + 1);
    }
  }

  bool is_alternatives(std::size_t at) const {
    if (!is_slice(at, 1)) return false;
    for (unsigned left = view_.indexes[at++]; left > 0; --left) {
      if (!is_slice(at, 1) || !is_run(at + 1, view_.indexes[at], view_.name_ends.size())) return false;
      at += 1 + view_.indexes[at];
    }
    return true;
  }

  // Each shape comes after those that it is made of, and there are not too many of them.
  bool check_shapes() {
    Indexes parts;
    for (std::size_t i = 0; i < view_.shapes.size(); ++i) {
      const wire::Shape& shape = view_.shapes[i];
      const std::size_t a = shape.a(), b = shape.b();
      const bool object = wire::ShapeKind(shape.kind()) == wire::ShapeKind::object;
      std::size_t count = 1;
      std::uint16_t nesting = 0;
      switch (wire::ShapeKind(shape.kind())) {
        case wire::ShapeKind::expression:
          if (a >= view_.nodes.size()) return false;
          break;
        case wire::ShapeKind::object:
        case wire::ShapeKind::list:
          if (object ? a + b > view_.members.size() : !is_slice(a, b)) return false;
          for (std::size_t k = a; k < a + b; ++k) {
            const std::size_t part = object ? view_.members[k].shape() : view_.indexes[k];
            if (part >= i) return false;
            count += parts[part];
            if (nesting_[part] >= nesting) nesting = std::uint16_t(nesting_[part] + 1);
          }
          break;
        case wire::ShapeKind::alternatives:
          if (!is_alternatives(a)) return false;
          break;
        default: return false;
      }
      if (count > wire::most_parts) return false;
      push(parts, std::uint16_t(count));
      push(nesting_, nesting);
    }
    return true;
  }

  // Each decision reads none but those before it, and their rules follow one another without a gap.
  bool check_decisions() {
    decision_depth_.resize(view_.decisions.size());
    std::size_t end = 0;
    for (std::size_t i = 0; i < view_.decisions.size(); ++i) {
      const wire::Decision& decision = view_.decisions[i];
      const std::size_t begin = end;
      end += decision.rules_count();
      if (decision.rules_begin() != begin || end > view_.rules.size()) return false;
      measure_nodes();
      std::uint16_t deepest = 0, last_read = 0, overriders = 1, nesting = nesting_[decision.otherwise()];
      auto take = [&](std::uint16_t node) {
        if (reads_[node] > last_read) last_read = reads_[node];
        if (node_depth_[node] > deepest) deepest = node_depth_[node];
      };
      if (decision.applies() != none) take(decision.applies());
      each_expression(view_, decision.otherwise(), take);
      const bool materials = wire::Policy(decision.policy()) == wire::Policy::materials;
      for (std::size_t k = begin; k < end; ++k) {
        const wire::Rule& rule = view_.rules[k];
        take(rule.when());
        if (overriders_[k] > overriders) overriders = overriders_[k];
        if (nesting_[rule.value()] > nesting) nesting = nesting_[rule.value()];
        each_expression(view_, rule.value(), take);
        const bool papers = wire::ShapeKind(view_.shapes[rule.value()].kind()) == wire::ShapeKind::alternatives;
        if (materials != papers || materials != (rule.slot() != wire::no_slot)) return false;
        if (rule.procedure() != wire::no_procedure && rule.procedure() >= view_.procedures.size()) return false;
        for (const std::uint16_t overrider : view_.slice(rule.overriders_begin(), rule.overriders_count()))
          if (overrider < begin || overrider >= end) return false;
      }
      decision_depth_[i] = std::uint16_t(deepest + overriders + nesting);
      if (last_read > i || decision_depth_[i] > wire::deepest_expression) return false;
    }
    return end == view_.rules.size();
  }

  // Each rule and those that override it, counted on every way: that many have to be looked at to decide it, and that
  // deep it can go. A rule that is overridden by itself, over however many steps, would never be decided.
  bool count_overriders() {
    overriders_.assign(view_.rules.size(), 1);
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < view_.rules.size(); ++i) {
        const wire::Rule& rule = view_.rules[i];
        unsigned count = 1;
        for (const std::uint16_t overrider : view_.slice(rule.overriders_begin(), rule.overriders_count()))
          count += overriders_[overrider];
        if (count > wire::most_overrides) return false;
        changed |= count != overriders_[i];
        overriders_[i] = std::uint16_t(count);
      }
    }
    return true;
  }

  bool check_guides() {
    measure_nodes();
    for (const std::uint16_t depth : node_depth_)
      if (depth > wire::deepest_expression) return false;
    for (const wire::Guide& guide : view_.guides) {
      const std::size_t questions = guide.questions_count();
      if (questions > wire::most_questions || guide.goals_count() == 0) return false;
      if (guide.together_begin() + questions > view_.together.size()) return false;
    }
    return true;
  }

  View& view_;
  std::vector<std::uint16_t> reads_;  // per node: 1 + the last decision that it reads, or 0
  Indexes overriders_;                // per rule: itself and those over it
  Indexes nesting_;                   // per shape: how many objects and lists lie in one another
  std::vector<std::uint16_t> node_depth_;
  std::vector<std::uint16_t> decision_depth_;
};

}  // namespace

const char* find_flaw(View& view) {
  return Checker(view).run();
}

}  // namespace yidi
