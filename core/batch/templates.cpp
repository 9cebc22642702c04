#include "batch/templates.h"

#include <algorithm>

#include "runtime/text.h"

namespace yidi::batch {

namespace {

// Where a part ends: behind the comma between two decisions, or two dissenters, of a line.
std::size_t end_of_part(std::string_view line, std::size_t from, std::size_t limit, int& depth, bool& quoted) {
  for (std::size_t at = from; at < limit; ++at) {
    const char c = line[at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == ',' && depth == 2) return at + 1;
  }
  return limit;
}

}  // namespace

TemplateId Templates::add(std::string_view line, const std::vector<Hole>& holes) {
  Template made{std::uint32_t(parts_.size()), 0, 0, std::uint32_t(holes.size())};
  int depth = 0;
  bool quoted = false;
  std::size_t at = 0;
  const auto add_texts_to = [&](std::size_t limit) {
    while (at < limit) {
      const std::size_t end = end_of_part(line, at, limit, depth, quoted);
      add_text(line.substr(at, end - at));
      made.text_bytes += std::uint32_t(end - at);
      at = end;
    }
  };
  for (const Hole& one : holes) {
    add_texts_to(one.position);
    parts_.push_back(hole | one.value);
    at = one.position + one.length;
  }
  add_texts_to(line.size());
  made.count = std::uint32_t(parts_.size() - made.begin);
  templates_.push_back(made);
  bytes_ += 2 * (sizeof(Template) + made.count * sizeof(std::uint32_t));
  return TemplateId(templates_.size() - 1);
}

void Templates::add_text(std::string_view text) {
  auto known = text_ids_.find(text);
  if (known == text_ids_.end()) {
    const std::string& kept = kept_.emplace_back(text);
    known = text_ids_.emplace(kept, std::uint32_t(texts_.size())).first;
    texts_.push_back({kept.data(), std::uint32_t(kept.size())});
    bytes_ += kept.capacity() + sizeof(std::string) + 2 * sizeof(Text) + 8 * sizeof(void*);
  }
  parts_.push_back(known->second);
}

void Templates::write(TemplateId id, std::size_t skip, TextBuffer& out) {
  const Template& line = templates_[id];
  constexpr std::size_t widest = 32;  // of a value
  char* const start = out.room(line.text_bytes + line.holes * widest);
  char* to = start;
  for (std::uint32_t i = line.begin; i < line.begin + line.count; ++i) {
    if (parts_[i] & hole) {
      to = write_value(expressions_.value(parts_[i] & ~hole), to);
      continue;
    }
    const Text& text = texts_[parts_[i]];
    std::memcpy(to, text.data + skip, text.size - skip);
    to += text.size - skip;
    skip = 0;
  }
  out.add(std::size_t(to - start));
}

char* Templates::write_value(Value value, char* to) const {
  if (value.is(Kind::date)) {
    format_date(Day(value.payload()), to);
    return to + 10;
  }
  std::string text;
  append_plain(text, view_, value);
  return std::copy(text.begin(), text.end(), to);
}

void Templates::clear() {
  templates_ = {};
  parts_ = {};
  texts_ = {};
  text_ids_ = {};
  kept_ = {};
  bytes_ = 0;
}

}  // namespace yidi::batch
