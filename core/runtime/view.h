// The arrays of an opened pack, read in place. Pack::open has checked every index in them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/wire.h"
#include "pack_generated.h"

namespace yidi {

struct View {
  const wire::Pack* root = nullptr;
  std::string_view names;
  std::span<const std::uint32_t> name_ends;
  std::span<const std::uint16_t> indexes;
  std::span<const std::uint64_t> together;
  std::span<const wire::Constant> constants;
  std::span<const wire::Node> nodes;
  std::span<const wire::Shape> shapes;
  std::span<const wire::Member> members;
  std::span<const wire::Fact> facts;
  std::span<const wire::Decision> decisions;
  std::span<const wire::Rule> rules;
  std::span<const wire::Guide> guides;
  std::span<const wire::Procedure> procedures;
  std::span<const wire::Start> starts;
  std::span<const std::uint32_t> regions;
  std::span<const wire::Pooled> pooled;
  std::span<const std::uint16_t> calendar_years;
  std::span<const std::int32_t> days_off;
  std::span<const std::int32_t> days_worked;
  std::span<const wire::Rename> renames;
  char id[2] = {'0', '0'};

  // Found by the checks: the facts that the engine itself has to know about, or wire::none.
  std::uint16_t insured_fact = wire::none;
  std::uint16_t care_fact = wire::none;
  std::uint16_t admission_fact = wire::none;

  std::string_view name(std::uint16_t index) const {
    const std::size_t begin = index == 0 ? 0 : name_ends[index - 1];
    return names.substr(begin, name_ends[index] - begin);
  }
  std::span<const std::uint16_t> slice(std::uint16_t begin, std::size_t count) const {
    return indexes.subspan(begin, count);
  }
  std::span<const std::uint16_t> questions(const wire::Guide& guide) const {
    return slice(guide.questions_begin(), guide.questions_count());
  }
  std::span<const std::uint16_t> goals(const wire::Guide& guide) const {
    return slice(guide.goals_begin(), guide.goals_count());
  }
  std::span<const std::uint16_t> options(const wire::Fact& fact) const {
    return slice(fact.options_begin(), fact.options_count());
  }

  // wire::none if there is no such fact or guide.
  std::uint16_t find_fact(std::string_view name) const;
  std::uint16_t find_guide(std::string_view name) const;

  bool is_region(std::uint32_t code) const;
};

// What is done with each expression of a value: a reference to a callable that takes the index of a node.
class NodeVisit {
 public:
  template <class Callable>
  NodeVisit(Callable& callable)
      : callable_(&callable), call_([](void* object, std::uint16_t node) { (*static_cast<Callable*>(object))(node); }) {}
  void operator()(std::uint16_t node) const { call_(callable_, node); }

 private:
  void* callable_;
  void (*call_)(void*, std::uint16_t);
};

// Visits the node of every expression that a value is made of.
void each_expression(const View& view, std::uint16_t shape, NodeVisit visit);

}  // namespace yidi
