#include "compiler/pack_builder.h"

#include <algorithm>

#include "model/checksum.h"
#include "model/digest.h"

namespace yidi {

std::uint16_t PackBuilder::limited(std::size_t index) {
  if (index < wire::none) return std::uint16_t(index);
  overflow_ = true;
  return 0;
}

bool PackBuilder::overflow() const {
  const std::size_t sizes[] = {names_.size(), constants_.size(), nodes_.size(),  shapes_.size(),   members_.size(), indexes_.size(),
                               facts.size(),  decisions.size(),  rules.size(),   guides.size(),    together.size()};
  return overflow_ || procedures.size() >= wire::no_procedure ||
         std::any_of(std::begin(sizes), std::end(sizes), [](std::size_t size) { return size >= wire::none; });
}

std::uint16_t PackBuilder::name(const std::string& text) {
  const auto [found, fresh] = name_index_.try_emplace(text, limited(names_.size()));
  if (fresh) names_.push_back(text);
  return found->second;
}

std::uint16_t PackBuilder::constant(Value value) {
  const auto [found, fresh] = constant_index_.try_emplace({int(value.kind()), value.payload()}, limited(constants_.size()));
  if (fresh) constants_.push_back(value);
  return node(wire::Op::constant, found->second);
}

std::uint16_t PackBuilder::node(wire::Op op, std::uint16_t a, std::uint16_t b, std::uint16_t c, std::uint8_t extra) {
  const auto [found, fresh] = node_index_.try_emplace({int(op), a, b, c, extra}, limited(nodes_.size()));
  if (fresh) nodes_.push_back(wire::Node(std::uint8_t(op), extra, a, b, c));
  return found->second;
}

std::uint16_t PackBuilder::shape(wire::ShapeKind kind, std::uint16_t a, std::uint16_t b) {
  const auto [found, fresh] = shape_index_.try_emplace({int(kind), a, b}, limited(shapes_.size()));
  if (fresh) shapes_.push_back(wire::Shape(std::uint8_t(kind), a, b));
  return found->second;
}

std::uint16_t PackBuilder::object(const std::vector<std::pair<std::string, std::uint16_t>>& members) {
  std::vector<std::pair<int, int>> key;
  for (const auto& [name_text, shape_index] : members) key.push_back({name(name_text), shape_index});
  const auto found = object_index_.find(key);
  if (found != object_index_.end()) return found->second;
  const std::uint16_t first = limited(members_.size());
  for (const auto& [name_index, shape_index] : key)
    members_.push_back(wire::Member(std::uint16_t(name_index), std::uint16_t(shape_index)));
  return object_index_[key] = shape(wire::ShapeKind::object, first, std::uint16_t(members.size()));
}

std::uint16_t PackBuilder::indexes(const std::vector<std::uint16_t>& run) {
  if (run.empty()) return 0;
  const auto [found, fresh] = run_index_.try_emplace(run, limited(indexes_.size()));
  if (fresh) indexes_.insert(indexes_.end(), run.begin(), run.end());
  return found->second;
}

const Value* PackBuilder::constant_of(std::uint16_t index) const {
  const wire::Node& node = nodes_[index];
  return wire::Op(node.op()) == wire::Op::constant ? &constants_[node.a()] : nullptr;
}

std::vector<std::byte> PackBuilder::finish(const std::string& other_digest) const {
  flatbuffers::FlatBufferBuilder fbb;
  std::string text;
  std::vector<std::uint32_t> ends;
  for (const std::string& name : names_) {
    text += name;
    ends.push_back(std::uint32_t(text.size()));
  }
  std::vector<wire::Constant> constants;
  for (const Value& value : constants_) constants.push_back(wire::Constant(value.payload(), std::uint8_t(value.kind())));

  // One after the other: as arguments of one call their order, and so the bytes, would be up to the C++ compiler.
  const wire::Seal empty{};
  const auto names = fbb.CreateString(text);
  const auto name_ends = fbb.CreateVector(ends);
  const auto index_runs = fbb.CreateVector(indexes_);
  const auto together_masks = fbb.CreateVector(together);
  const auto constant_list = fbb.CreateVectorOfStructs(constants);
  const auto node_list = fbb.CreateVectorOfStructs(nodes_);
  const auto shape_list = fbb.CreateVectorOfStructs(shapes_);
  const auto member_list = fbb.CreateVectorOfStructs(members_);
  const auto fact_list = fbb.CreateVectorOfStructs(facts);
  const auto decision_list = fbb.CreateVectorOfStructs(decisions);
  const auto rule_list = fbb.CreateVectorOfStructs(rules);
  const auto guide_list = fbb.CreateVectorOfStructs(guides);
  const auto procedure_list = fbb.CreateVectorOfStructs(procedures);
  const auto start_list = fbb.CreateVectorOfStructs(starts);
  const auto region_list = fbb.CreateVector(regions);
  const auto pooled_list = fbb.CreateVectorOfStructs(pooled);
  const auto year_list = fbb.CreateVector(calendar_years);
  const auto off_list = fbb.CreateVector(days_off);
  const auto worked_list = fbb.CreateVector(days_worked);
  const auto rename_list = fbb.CreateVectorOfStructs(renames);
  const auto pack = wire::CreatePack(fbb, &empty, province, names, name_ends, index_runs, together_masks, constant_list,
                                     node_list, shape_list, member_list, fact_list, decision_list, rule_list,
                                     guide_list, procedure_list, start_list, region_list, pooled_list, year_list,
                                     off_list, worked_list, rename_list);
  wire::FinishPackBuffer(fbb, pack);

  std::vector<std::byte> bytes(fbb.GetSize());
  std::memcpy(bytes.data(), fbb.GetBufferPointer(), bytes.size());
  const wire::Pack* root = wire::GetPack(bytes.data());
  const std::size_t at = std::size_t(reinterpret_cast<const std::byte*>(root->seal()) - bytes.data());
  const std::string digest = other_digest.empty() ? pack_digest(bytes, at) : other_digest;
  for (std::size_t i = 0; i < wire::digest_size; ++i)
    bytes[at + i] = std::byte(std::stoul(digest.substr(2 * i, 2), nullptr, 16));
  const std::uint64_t checksum = flatbuffers::EndianScalar(pack_checksum(bytes, at + wire::digest_size));
  std::memcpy(bytes.data() + at + wire::digest_size, &checksum, sizeof(checksum));
  return bytes;
}

}  // namespace yidi
