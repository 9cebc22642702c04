#include "verifier/days.h"

#include <algorithm>

namespace yidi {

namespace {

// What lies to each other as it does repeats with the leap years; so long is looked for patterns after every change.
constexpr Day cycle = 5 * 366;

}  // namespace

DayCutter::DayCutter(const Pack& pack, std::uint16_t guide, std::vector<Day> days, bool statuses)
    : view_(pack.view()), days_(std::move(days)), state_(pack), statuses_(statuses), dates_(view_, guide) {
  state_.guide = guide;
  for (const std::uint16_t goal : view_.goals(view_.guides[guide])) notes_ |= (view_.decisions[goal].flags() & wire::notes) != 0;
}

History DayCutter::history(Value insured) const {
  const RegionCode region = insured.is(Kind::region) ? RegionCode(insured.payload()) : 0;
  History history;
  history.phases.reserve(days_.size());
  const Frame* before = nullptr;
  for (std::size_t i = 0; i < days_.size(); ++i) {
    const Day longest = days_[i] + cycle;
    history.phases.push_back({days_[i], i + 1 < days_.size() ? std::min(days_[i + 1], longest) : longest, Frame()});
    Phase& phase = history.phases.back();
    Error too_early;
    if (!make_frame(view_, region, phase.from, *phase.frame, too_early)) phase.frame.reset();
    const Frame* now = phase.frame ? &*phase.frame : nullptr;
    const bool changed = (now != nullptr) != (before != nullptr) || (now && now->rules != before->rules);
    if (changed && notes_ && statuses_) history.changes.push_back(phase.from);
    before = now;
  }
  return history;
}

Stretches DayCutter::cut(const Phase& phase, const std::vector<Day>& changes) {
  const std::string rules = rules_of(*phase.frame);
  Stretches stretches;
  for (const auto& [day, pattern] : patterns(phase, changes)) stretches.emplace_back(day, rules + pattern);
  return stretches;
}

std::string DayCutter::rules_of(const Frame& frame) const {
  std::string key = std::to_string(frame.procedure) + ":";
  for (const std::uint16_t rule : frame.rules) {
    const bool stale = statuses_ && view_.rules[rule].review_by() < frame.as_of;
    key += std::to_string(rule) + (stale ? "s" : ",");
  }
  return key;
}

const Stretches& DayCutter::patterns(const Phase& phase, const std::vector<Day>& changes) {
  std::string key = std::to_string(phase.from) + ".";
  for (const std::uint16_t rule : phase.frame->rules) key += std::to_string(rule) + ",";
  for (const Day day : changes) key += "c" + std::to_string(day);
  const auto [found, fresh] = patterns_.try_emplace(key);
  if (!fresh) return found->second;
  Frame moving = *phase.frame;
  dates_.begin(moving, changes);
  for (Day day = phase.from; day < phase.end && in_calendar(day); ++day) {
    moving.as_of = state_.as_of = day;
    std::string pattern = dates_.pattern(state_);
    if (found->second.empty() || found->second.back().second != pattern) found->second.emplace_back(day, std::move(pattern));
    if (dates_.steady()) break;
  }
  return found->second;
}

std::vector<DayClass> find_day_classes(const Pack& pack, const Space& space, std::uint16_t guide, bool statuses) {
  DayCutter cutter(pack, guide, space.days(), statuses);
  std::vector<DayClass> classes;
  for (std::size_t places = 0; places < space.places().size(); ++places) {
    const History history = cutter.history(space.places()[places].insured);
    std::map<std::string, std::size_t> known;  // by what is the same on all days of a class
    for (const Phase& phase : history.phases) {
      if (!phase.frame) continue;
      for (const auto& [day, key] : cutter.cut(phase, history.changes)) {
        const auto [place, fresh] = known.try_emplace(key, classes.size());
        if (fresh) classes.push_back({day, places, false, history.changes});
        if (day == space.days().back()) classes[place->second].last = true;
      }
    }
  }
  std::stable_sort(classes.begin(), classes.end(), [](const DayClass& a, const DayClass& b) { return a.day < b.day; });
  return classes;
}

}  // namespace yidi
