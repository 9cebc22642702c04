// The arrays of one pack while they are being filled: everything equal is stored once.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "model/wire.h"
#include "pack_generated.h"

namespace yidi {

class PackBuilder {
 public:
  std::uint16_t name(const std::string& text);
  std::uint16_t constant(Value value);  // the index of a node that gives it
  std::uint16_t node(wire::Op op, std::uint16_t a = 0, std::uint16_t b = 0, std::uint16_t c = 0, std::uint8_t extra = 0);
  std::uint16_t shape(wire::ShapeKind kind, std::uint16_t a, std::uint16_t b = 0);
  std::uint16_t object(const std::vector<std::pair<std::string, std::uint16_t>>& members);

  // The position of a run of numbers; an equal run that is there already is used again.
  std::uint16_t indexes(const std::vector<std::uint16_t>& run);

  // The value of a node that is a constant, if it is one.
  const Value* constant_of(std::uint16_t node) const;

  std::vector<wire::Fact> facts;
  std::vector<wire::Decision> decisions;
  std::vector<wire::Rule> rules;
  std::vector<wire::Guide> guides;
  std::vector<wire::Procedure> procedures;
  std::vector<wire::Start> starts;
  std::vector<std::uint32_t> regions;
  std::vector<wire::Pooled> pooled;
  std::vector<std::uint16_t> calendar_years;
  std::vector<std::int32_t> days_off;
  std::vector<std::int32_t> days_worked;
  std::vector<wire::Rename> renames;
  std::vector<std::uint64_t> together;
  std::uint8_t province = 0;

  // The definitions that have been put in where their names stood, by the node that they became; for explanations.
  std::map<std::uint16_t, std::set<std::string>> definitions;

  // Whether a table has grown over the 16 bits of its indexes.
  bool overflow() const;

  // What has been built so far, for measuring it.
  const std::vector<wire::Node>& nodes() const { return nodes_; }
  const std::vector<wire::Shape>& shapes() const { return shapes_; }
  const std::vector<wire::Member>& members() const { return members_; }
  std::span<const std::uint16_t> run(std::uint16_t begin, std::size_t count) const {
    return std::span(indexes_).subspan(begin, count);
  }

  // The finished bytes, with their digest in place, or with another that they are to go by.
  std::vector<std::byte> finish(const std::string& other_digest = "") const;

 private:
  std::uint16_t limited(std::size_t index);

  std::vector<std::string> names_;
  std::map<std::string, std::uint16_t> name_index_;
  std::vector<Value> constants_;
  std::map<std::pair<int, std::int64_t>, std::uint16_t> constant_index_;
  std::vector<wire::Node> nodes_;
  std::map<std::tuple<int, int, int, int, int>, std::uint16_t> node_index_;
  std::vector<wire::Shape> shapes_;
  std::map<std::tuple<int, int, int>, std::uint16_t> shape_index_;
  std::vector<wire::Member> members_;
  std::map<std::vector<std::pair<int, int>>, std::uint16_t> object_index_;
  std::vector<std::uint16_t> indexes_;
  std::map<std::vector<std::uint16_t>, std::uint16_t> run_index_;
  bool overflow_ = false;
};

}  // namespace yidi
