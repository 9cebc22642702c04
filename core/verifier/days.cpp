#include "verifier/days.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace yidi {

namespace {

// What lies to each other as it does repeats with the leap years; so long is looked for patterns after every change.
constexpr Day cycle = 5 * 366;

class DayFinder {
 public:
  DayFinder(const Pack& pack, const Space& space, std::uint16_t guide, bool statuses)
      : view_(pack.view()), space_(space), state_(pack), statuses_(statuses), classes_(view_, guide) {
    state_.guide = guide;
    for (const std::uint16_t goal : view_.goals(view_.guides[guide])) notes_ |= (view_.decisions[goal].flags() & wire::notes) != 0;
  }

  std::vector<DayClass> run() {
    for (std::size_t places = 0; places < space_.places().size(); ++places) find(places);
    std::stable_sort(found_.begin(), found_.end(), [](const DayClass& a, const DayClass& b) { return a.day < b.day; });
    return std::move(found_);
  }

 private:
  using Patterns = std::vector<std::pair<Day, std::string>>;  // where a pattern begins

  void find(std::size_t places) {
    const Value insured = space_.places()[places].insured;
    const RegionCode region = insured.is(Kind::region) ? RegionCode(insured.payload()) : 0;
    std::vector<std::optional<Frame>> frames;
    std::vector<Day> changes;
    const Frame* before = nullptr;
    frames.reserve(space_.days().size());
    for (const Day day : space_.days()) {
      Frame frame;
      Error too_early;
      const bool judged = make_frame(view_, region, day, frame, too_early);
      frames.push_back(judged ? std::optional(std::move(frame)) : std::nullopt);
      const Frame* now = judged ? &*frames.back() : nullptr;
      const bool changed = (now != nullptr) != (before != nullptr) || (now && now->rules != before->rules);
      if (changed && notes_ && statuses_) changes.push_back(day);
      before = now;
    }
    std::map<std::string, std::size_t> known;  // by what is the same on all days of a class
    for (std::size_t i = 0; i < frames.size(); ++i) {
      if (!frames[i]) continue;
      const Day end = i + 1 < frames.size() ? std::min(space_.days()[i + 1], frames[i]->as_of + cycle) : frames[i]->as_of + cycle;
      const std::string rules = key_of(*frames[i]);
      for (const auto& [day, pattern] : patterns(*frames[i], changes, end)) {
        const auto [place, fresh] = known.try_emplace(rules + pattern, found_.size());
        if (fresh) found_.push_back({day, places, false, changes});
        if (i + 1 == frames.size() && day == frames[i]->as_of) found_[place->second].last = true;
      }
    }
  }

  std::string key_of(const Frame& frame) const {
    std::string key = std::to_string(frame.procedure) + ":";
    for (const std::uint16_t rule : frame.rules) {
      const bool stale = statuses_ && view_.rules[rule].review_by() < frame.as_of;
      key += std::to_string(rule) + (stale ? "s" : ",");
    }
    return key;
  }

  const Patterns& patterns(const Frame& frame, const std::vector<Day>& changes, Day end) {
    std::string key = std::to_string(frame.as_of) + ".";
    for (const std::uint16_t rule : frame.rules) key += std::to_string(rule) + ",";
    for (const Day day : changes) key += "c" + std::to_string(day);
    const auto [found, fresh] = patterns_.try_emplace(key);
    if (!fresh) return found->second;
    Frame moving = frame;
    classes_.begin(moving, changes);
    for (Day day = frame.as_of; day < end && in_calendar(day); ++day) {
      moving.as_of = state_.as_of = day;
      std::string pattern = classes_.pattern(state_);
      if (found->second.empty() || found->second.back().second != pattern) found->second.emplace_back(day, std::move(pattern));
      if (classes_.steady()) break;
    }
    return found->second;
  }

  const View& view_;
  const Space& space_;
  State state_;
  bool statuses_;
  bool notes_ = false;
  DateClasses classes_;
  std::map<std::string, Patterns> patterns_;
  std::vector<DayClass> found_;
};

}  // namespace

std::vector<DayClass> find_day_classes(const Pack& pack, const Space& space, std::uint16_t guide, bool statuses) {
  return DayFinder(pack, space, guide, statuses).run();
}

}  // namespace yidi
