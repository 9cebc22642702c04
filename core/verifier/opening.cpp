#include "verifier/opening.h"

#include <algorithm>

namespace yidi {

namespace {

bool is_across(const PlacePair& places) {
  if (!places.has_insured || !places.has_care) return true;
  if (!places.insured.is(Kind::region) || !places.care.is(Kind::region)) return false;
  const RegionCode province = province_of(RegionCode(places.care.payload()));
  const bool mainland = province != wire::abroad && province < 700000;
  return mainland && province != province_of(RegionCode(places.insured.payload()));
}

}  // namespace

std::optional<Opening> find_opening(Engine& engine, std::uint16_t guide) {
  const View& view = engine.pack().view();
  const Space space(engine.pack());
  std::optional<Opening> opening;
  // From the last class of days backwards, as long as everybody begins with the same question.
  for (auto day = space.days().rbegin(); day != space.days().rend(); ++day) {
    std::optional<Opening> then;
    for (const PlacePair& places : space.places()) {
      if (!is_across(places)) continue;
      State state(engine.pack());
      state.guide = guide;
      state.as_of = *day;
      if (places.has_insured) state.answers[view.insured_fact] = places.insured;
      if (places.has_care) state.answers[view.care_fact] = places.care;
      const Step step = engine.examine(state);
      if (step.kind != Step::Kind::ask) return opening;
      if (then && then->fact != step.fact) return opening;
      if (opening && opening->fact != step.fact) return opening;
      then = Opening{step.fact, std::max(step.at_most, then ? then->at_most : 0), *day};
    }
    if (!then) return opening;
    if (opening) then->at_most = std::max(then->at_most, opening->at_most);
    opening = then;
  }
  return opening;
}

}  // namespace yidi
