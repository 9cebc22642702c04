// What expressions are made of, and what they hang on.
#pragma once

#include <functional>
#include <vector>

#include "runtime/frame.h"
#include "runtime/view.h"

namespace yidi {

// Whether an operation gives true or false.
bool is_test(wire::Op op);

// Calls visit with every node that a node is made of.
template <class Visit>
void each_operand(const wire::Node& node, const Visit& visit) {
  const unsigned count = wire::operands(wire::Op(node.op()));
  for (unsigned i = 0; i < count; ++i) visit(wire::operand(node, i));
}

// What a node hangs on; bits.
enum Depends : std::uint8_t { on_places = 1, on_dates = 2, on_more = 4 };

// By node. What a decision gives counts as dates where one of its values may be made of them, and always as more.
std::vector<std::uint8_t> find_dependencies(const View& view);

// What the goals of a guide hang on, over however many decisions, under any rules of the pack.
struct Reach {
  std::vector<bool> decisions;  // the goals and those that they read
  std::vector<bool> facts;      // those that are read; for questions, what says when they are asked and which dates they take
};
Reach find_reach(const View& view, const wire::Guide& guide);

// Adds a fact, with all that says when it is asked and which dates it takes.
void add_reach(const View& view, std::uint16_t fact, Reach& reach);

// The tests that hang on dates and that a guide's rules in a frame, its decisions or its questions make. Those within an
// object or a list are left out: they are shown, and nothing can read them.
std::vector<std::uint16_t> find_date_tests(const View& view, const Frame& frame, const Reach& reach,
                                           const std::vector<std::uint8_t>& depends);

// Calls visit with every decision that a decision's rules, its value without any of them, or its `applies` read.
void each_decision_read(const View& view, const wire::Decision& decision, const std::function<void(std::uint16_t)>& visit);

}  // namespace yidi
