#include "yidi/pack.h"

#include <cstring>

#include "runtime/check.h"
#include "model/checksum.h"
#include "runtime/view.h"

namespace yidi {

namespace {

constexpr std::size_t identifier_at = 4;  // after the root offset, as FlatBuffers lays a buffer out

const flatbuffers::Vector<std::uint8_t>* vector_at(const wire::Pack* root, flatbuffers::voffset_t field) {
  const auto* table = reinterpret_cast<const flatbuffers::Table*>(root);
  return table->GetPointer<const flatbuffers::Vector<std::uint8_t>*>(field);
}

template <class T>
void fill(std::span<const T>& span, const wire::Pack* root, flatbuffers::voffset_t field) {
  const auto* vector = vector_at(root, field);
  span = {reinterpret_cast<const T*>(vector->data()), vector->size()};
}

void fill(View& view, const wire::Pack* root) {
  view.root = root;
  view.names = {root->names()->c_str(), root->names()->size()};
  fill(view.name_ends, root, wire::Pack::VT_NAME_ENDS);
  fill(view.indexes, root, wire::Pack::VT_INDEXES);
  fill(view.together, root, wire::Pack::VT_TOGETHER);
  fill(view.constants, root, wire::Pack::VT_CONSTANTS);
  fill(view.nodes, root, wire::Pack::VT_NODES);
  fill(view.shapes, root, wire::Pack::VT_SHAPES);
  fill(view.members, root, wire::Pack::VT_MEMBERS);
  fill(view.facts, root, wire::Pack::VT_FACTS);
  fill(view.decisions, root, wire::Pack::VT_DECISIONS);
  fill(view.rules, root, wire::Pack::VT_RULES);
  fill(view.guides, root, wire::Pack::VT_GUIDES);
  fill(view.procedures, root, wire::Pack::VT_PROCEDURES);
  fill(view.starts, root, wire::Pack::VT_STARTS);
  fill(view.regions, root, wire::Pack::VT_REGIONS);
  fill(view.pooled, root, wire::Pack::VT_POOLED);
  fill(view.calendar_years, root, wire::Pack::VT_CALENDAR_YEARS);
  fill(view.days_off, root, wire::Pack::VT_DAYS_OFF);
  fill(view.days_worked, root, wire::Pack::VT_DAYS_WORKED);
  fill(view.renames, root, wire::Pack::VT_RENAMES);
  view.id[0] = char('0' + root->province() / 10);
  view.id[1] = char('0' + root->province() % 10);
}

// FlatBuffers' verifier sees to the length of a vector, four bytes; elements of eight may still lie crooked.
template <class T>
bool is_aligned(std::span<const T> span) {
  return span.empty() || reinterpret_cast<std::uintptr_t>(span.data()) % alignof(T) == 0;
}

}  // namespace

Pack::Pack(std::vector<std::byte> bytes) : bytes_(std::move(bytes)), view_(std::make_unique<View>()) {}
Pack::~Pack() = default;

std::unique_ptr<const Pack> Pack::open(std::vector<std::byte> bytes, Error& error) {
  const auto refused = [&](Code code, const char* text) -> std::unique_ptr<const Pack> {
    refuse(error, code, "pack", text);
    return nullptr;
  };
  const char* identifier = wire::PackIdentifier();
  if (bytes.size() < 16 || std::memcmp(bytes.data() + identifier_at, identifier, 3) != 0)
    return refused(Code::not_a_pack, "these bytes are not a rule pack");
  if (std::memcmp(bytes.data() + identifier_at, identifier, 4) != 0)
    return refused(Code::other_pack_version, "the pack was written for another version of the engine");

  std::unique_ptr<Pack> pack(new Pack(std::move(bytes)));
  const auto* begin = reinterpret_cast<const std::uint8_t*>(pack->bytes_.data());
  flatbuffers::Verifier verifier(begin, pack->bytes_.size(), 8, 1000);
  if (!wire::VerifyPackBuffer(verifier)) return refused(Code::damaged_pack, "the pack is cut short or damaged");
  const wire::Pack* root = wire::GetPack(begin);
  if (root->seal() == nullptr) return refused(Code::damaged_pack, "the pack has no seal");
  const std::size_t sealed_at = std::size_t(reinterpret_cast<const std::uint8_t*>(root->seal()) - begin);
  if (root->seal()->checksum() != pack_checksum(pack->bytes_, sealed_at + wire::digest_size))
    return refused(Code::damaged_pack, "the pack is not what was written: its checksum differs");
  fill(*pack->view_, root);
  if (!is_aligned(pack->view_->constants) || !is_aligned(pack->view_->together))
    return refused(Code::damaged_pack, "a table of the pack is not aligned");
  if (const char* flaw = find_flaw(*pack->view_)) return refused(Code::damaged_pack, flaw);
  return pack;
}

std::string_view Pack::id() const { return {view_->id, 2}; }

std::string Pack::digest() const {
  std::string text;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(view_->root->seal());
  for (std::size_t i = 0; i < 2 * wire::digest_size; ++i)
    text += "0123456789abcdef"[bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15];
  return text;
}

std::vector<std::string_view> Pack::guides() const {
  std::vector<std::string_view> names;
  for (const wire::Guide& guide : view_->guides) names.push_back(view_->name(guide.name()));
  return names;
}

std::uint16_t View::find_fact(std::string_view wanted) const {
  std::size_t low = 0, high = facts.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (name(facts[middle].name()) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low < facts.size() && name(facts[low].name()) == wanted ? std::uint16_t(low) : wire::none;
}

std::uint16_t View::find_guide(std::string_view wanted) const {
  for (std::size_t i = 0; i < guides.size(); ++i)
    if (name(guides[i].name()) == wanted) return std::uint16_t(i);
  return wire::none;
}

bool View::is_region(std::uint32_t code) const {
  std::size_t low = 0, high = regions.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (regions[middle] < code)
      low = middle + 1;
    else
      high = middle;
  }
  return low < regions.size() && regions[low] == code;
}

}  // namespace yidi
