// The names of a pack's facts and of their answers, found by their text in one look.
#pragma once

#include <cstring>
#include <string_view>
#include <vector>

#include "runtime/view.h"
#include "yidi/value.h"

namespace yidi::batch {

class Words {
 public:
  explicit Words(const View& view);

  // wire::none where there is no such fact.
  std::uint16_t fact(std::string_view name) const {
    const Entry& entry = find(name, wire::none);
    return entry.text.empty() ? wire::none : entry.index;
  }

  // The symbol that a text is as an answer to a fact; undetermined where it is none.
  Value symbol(std::uint16_t fact, std::string_view text) const {
    const Entry& entry = find(text, fact);
    return entry.text.empty() ? Value::undetermined() : Value::symbol(entry.index);
  }

 private:
  struct Entry {
    std::string_view text;  // empty where nothing stands here
    std::uint16_t fact = wire::none;  // whose answer it is; none for the name of a fact
    std::uint16_t index = 0;
  };

  static std::size_t hash(std::string_view text, std::uint16_t fact) {
    std::uint64_t first = 0, last = 0;
    if (text.size() >= 8) {
      std::memcpy(&first, text.data(), 8);
      std::memcpy(&last, text.data() + text.size() - 8, 8);
    } else {
      for (const char c : text) first = first << 8 | std::uint8_t(c);
    }
    std::uint64_t mixed = (first ^ (std::uint64_t(fact) << 48 | text.size())) * 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 29 ^ last) * 0xC2B2AE3D27D4EB4Fu;
    return std::size_t(mixed ^ mixed >> 32);
  }

  // The entry, or the empty one where it would stand.
  const Entry& find(std::string_view text, std::uint16_t fact) const {
    std::size_t at = hash(text, fact) & mask_;
    while (!entries_[at].text.empty() && (entries_[at].fact != fact || entries_[at].text != text)) at = (at + 1) & mask_;
    return entries_[at];
  }
  void add(std::string_view text, std::uint16_t fact, std::uint16_t index);

  std::vector<Entry> entries_;
  std::size_t mask_ = 0;
};

}  // namespace yidi::batch
