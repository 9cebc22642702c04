#include "verifier/part.h"

#include "verifier/nodes.h"

namespace yidi {

PackPart find_part(const Pack& pack, std::uint16_t index) {
  const View& view = pack.view();
  const wire::Guide& guide = view.guides[index];
  Reach reach = find_reach(view, guide);
  for (const std::uint16_t question : view.questions(guide)) add_reach(view, question, reach);
  for (std::uint16_t fact = 0; fact < view.facts.size(); ++fact) {
    const bool place = view.facts[fact].flags() & (wire::insured_place | wire::care_place | wire::admission_day);
    if (place || view.facts[fact].default_value() != wire::none) add_reach(view, fact, reach);
  }
  PackPart part;
  part.guide = view.name(guide.name());
  part.digest = pack.digest();
  for (std::size_t i = 0; i < view.decisions.size(); ++i)
    if (reach.decisions[i]) part.decisions.emplace(view.name(view.decisions[i].name()));
  for (std::size_t i = 0; i < view.facts.size(); ++i)
    if (reach.facts[i]) part.facts.emplace(view.name(view.facts[i].name()));
  return part;
}

}  // namespace yidi
