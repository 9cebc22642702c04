#include "batch/words.h"

namespace yidi::batch {

Words::Words(const View& view) {
  std::size_t count = view.facts.size();
  for (const wire::Fact& fact : view.facts) count += view.options(fact).size();
  std::size_t size = 4;
  while (size < 4 * count) size *= 2;
  entries_.resize(size);
  mask_ = size - 1;
  for (std::size_t i = 0; i < view.facts.size(); ++i) {
    add(view.name(view.facts[i].name()), wire::none, std::uint16_t(i));
    for (const std::uint16_t option : view.options(view.facts[i])) add(view.name(option), std::uint16_t(i), option);
  }
}

void Words::add(std::string_view text, std::uint16_t fact, std::uint16_t index) {
  if (text.empty()) return;
  auto& entry = const_cast<Entry&>(find(text, fact));
  if (entry.text.empty()) entry = {text, fact, index};
}

}  // namespace yidi::batch
