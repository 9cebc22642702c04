#include "batch/open_pack.h"

namespace yidi::batch {

std::string family_body(const Pack& pack) {
  const wire::Pack* root = pack.view().root;
  const auto* begin = reinterpret_cast<const char*>(pack.bytes().data());
  std::string body(begin, pack.bytes().size());
  const auto blank = [&](const void* at, std::size_t size) {
    body.replace(std::size_t(static_cast<const char*>(at) - begin), size, size, '\0');
  };
  if (root->province() == 0) return body;  // the seal makes it one of a kind
  blank(root->seal(), wire::seal_size);
  blank(reinterpret_cast<const flatbuffers::Table*>(root)->GetAddressOf(wire::Pack::VT_PROVINCE), 1);
  return body;
}

bool OpenPack::read(const QuickRecord& record) {
  State& state = family.state;
  for (const std::uint16_t fact : family.given) state.answers[fact] = Value::undetermined();
  family.given.clear();
  state.guide = pack.view().find_guide(record.guide);
  const auto as_of = parse_date(record.as_of);
  if (state.guide == wire::none || !as_of) return false;
  state.as_of = *as_of;
  for (std::size_t i = 0; i < record.count; ++i) {
    const std::uint16_t fact = family.words.fact(record.answers[i].name);
    if (fact == wire::none || state.has(fact) || !read_one(fact, record.answers[i])) return false;
    push(family.given, fact);
  }
  return insured_here(pack, state);
}

bool OpenPack::read_one(std::uint16_t index, const QuickAnswer& answer) {
  const wire::FactType type = wire::FactType(pack.view().facts[index].type());
  const bool unsure = answer.is_string && answer.text == "unsure";
  const bool other_type = type == wire::FactType::integer || answer.is_string == (type == wire::FactType::boolean);
  if (other_type && !unsure) return false;
  Value& value = family.state.answers[index];
  if (type == wire::FactType::symbol && !unsure) {
    value = family.words.symbol(index, answer.text);
    return family.state.has(index);
  }
  Error error;
  if (read_answer(pack, index, answer.text, value, error)) return true;
  value = Value::undetermined();
  return false;
}

void OpenPack::step(const State& state, TextBuffer& out) {
  family.batch.step(state, out, 1);
  if (digest == family.digest) return;
  // Outcomes end in their pack's digest.
  const std::string_view text = out.text();
  const std::size_t length = digest.size() + 2;
  if (text.size() >= length && text.substr(text.size() - length, digest.size()) == family.digest)
    out.overwrite(text.size() - length, digest);
}

}  // namespace yidi::batch
