#include "verifier/pair_walk.h"

#include <algorithm>
#include <set>

namespace yidi {

using wire::none;

Side::Side(const Ground& on, const std::string& guide)
    : ground(on), pack(ground.pack), view(pack.view()), dates(view, view.find_guide(guide)), state(pack), blank_(pack) {
  state.guide = view.find_guide(guide);
}

Walk& Side::way(std::size_t depth) {
  while (ways_.size() <= depth) ways_.emplace_back(view);
  return ways_[depth];
}

bool Side::has_outcome(std::size_t depth) {
  return judged && way(depth).current() == none && way(depth).error().code == Code::none;
}

void Side::begin(const PlacePair& places, Day day, const std::vector<Day>& changes) {
  state.answers = blank_.answers;
  state.as_of = day;
  if (view.insured_fact != none) state.answers[view.insured_fact] = places.insured;
  if (view.care_fact != none) state.answers[view.care_fact] = places.care;
  Error too_early;
  judged = make_frame(view, places.insured.is(Kind::region) ? RegionCode(places.insured.payload()) : 0, day, frame, too_early);
  if (judged) dates.begin(frame, changes);
}

namespace {

std::vector<Day> all_days(const Ground& before, const Ground& after) {
  std::set<Day> days(before.space.days().begin(), before.space.days().end());
  days.insert(after.space.days().begin(), after.space.days().end());
  return {days.begin(), days.end()};
}

bool has_notes(const View& view, std::uint16_t guide) {
  const auto goals = view.goals(view.guides[guide]);
  return view.admission_fact != none &&
         std::any_of(goals.begin(), goals.end(), [&](std::uint16_t goal) { return view.decisions[goal].flags() & wire::notes; });
}

bool same_rules(const Phase& one, const Phase& other) {
  return one.frame && other.frame ? one.frame->rules == other.frame->rules : one.frame.has_value() == other.frame.has_value();
}

}  // namespace

PairWalk::PairWalk(const Ground& before, const Ground& after, const std::string& guide, Given given)
    : sides_{{{before, guide}, {after, guide}}},
      cutters_{{{before.pack, sides_[0].state.guide, all_days(before, after), !given.without_reviews},
                {after.pack, sides_[1].state.guide, all_days(before, after), !given.without_reviews}}},
      comparer_(before.pack.view(), before.structure, after.pack.view(), after.structure, given.sound),
      same_rest_(before.structure.rest == after.structure.rest),
      with_note_(!given.without_note && has_notes(sides_[0].view, sides_[0].state.guide)) {
  match_names();
  answers_.resize(facts_.size());
}

void PairWalk::match_names() {
  std::map<std::string_view, std::uint32_t> codes;
  std::map<std::string_view, std::size_t> known;
  for (std::size_t s = 0; s < 2; ++s) {
    const View& view = sides_[s].view;
    for (std::size_t name = 0; name < view.name_ends.size(); ++name)
      code_of_[s].push_back(codes.try_emplace(view.name(std::uint16_t(name)), std::uint32_t(codes.size())).first->second);
    for (std::size_t fact = 0; fact < view.facts.size(); ++fact) {
      const auto [place, fresh] = known.try_emplace(view.name(view.facts[fact].name()), facts_.size());
      if (fresh) facts_.emplace_back();
      fact_of_[s].push_back(place->second);
      facts_[place->second].index[s] = std::uint16_t(fact);
      facts_[place->second].given |= view.facts[fact].default_value() != none && sides_[s].dates.reads(std::uint16_t(fact));
    }
  }
  for (std::size_t s = 0; s < 2; ++s) {
    name_of_[s].assign(codes.size(), none);
    for (std::size_t name = 0; name < code_of_[s].size(); ++name) name_of_[s][code_of_[s][name]] = std::uint16_t(name);
  }
}

// One pair per class that either of the packs tells apart.
std::vector<PlacePair> PairWalk::places() const {
  const Ground &one = sides_[0].ground, &other = sides_[1].ground;
  if (other.has_places_of(one)) return one.space.places();
  std::set<std::string> seen;
  std::vector<PlacePair> classes;
  for (const Ground* ground : {&one, &other}) {
    const std::vector<PlacePair> all = ground->space.all_places();
    const std::vector<std::string> before = one.space.signatures_of(all), after = other.space.signatures_of(all);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (seen.insert(before[i] + "|" + after[i]).second) classes.push_back(all[i]);
  }
  return classes;
}

void PairWalk::run(std::optional<TwoDays> days) {
  for (const PlacePair& pair : places()) {
    if (enough()) return;
    past_of(pair.insured);
    changes_ = nullptr;
    if (days) walk_day(pair, days->before, days->after);
    else walk_days(pair);
  }
}

const PairWalk::Past& PairWalk::past_of(Value insured) {
  if (past_ && past_->insured == insured) return *past_;
  past_ = Past{insured, {cutters_[0].history(insured), cutters_[1].history(insured)}, {}, {}};
  const auto &before = past_->histories[0].phases, &after = past_->histories[1].phases;
  bool decided = false;  // differently, on a day before
  for (std::size_t i = 0; i < before.size(); ++i) {
    bool note = decided;
    for (std::size_t k = 0; k < i && with_note_ && !note; ++k) note = same_rules(before[k], before[i]) != same_rules(after[k], after[i]);
    past_->note.push_back(with_note_ && note);
    const auto &one = before[i].frame, &other = after[i].frame;
    past_->changes.push_back(one && other ? comparer_.compare(*one, *other) : FrameChanges());
    decided = decided || one.has_value() != other.has_value() || (one && comparer_.decide_differently(*one, *other));
  }
  return *past_;
}

// The first day of every class of days that either pack tells apart, of those on which anything can differ.
void PairWalk::walk_days(const PlacePair& pair) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < past_->changes.size(); ++i) {
    const std::array<const Phase*, 2> phases = {&past_->histories[0].phases[i], &past_->histories[1].phases[i]};
    const bool both = phases[0]->frame && phases[1]->frame;
    const bool same_procedure = both && (phases[0]->frame->procedure == wire::no_procedure) ==
                                            (phases[1]->frame->procedure == wire::no_procedure);
    changes_ = same_rest_ && same_procedure ? &past_->changes[i] : nullptr;
    note_ = past_->note[i];
    if (changes_ && !note_ && (changes_->none() || !sides_[0].dates.hangs_on(changes_->decisions))) continue;
    std::array<Stretches, 2> stretches;
    std::set<Day> days;
    for (std::size_t s = 0; s < 2; ++s) {
      if (phases[s]->frame) stretches[s] = cutters_[s].cut(*phases[s], past_->histories[s].changes);
      for (const auto& [day, key] : stretches[s]) days.insert(day);
    }
    for (const Day day : days) {
      std::string alike = note_ ? "n" : "";
      for (const Stretches& side : stretches) {
        const auto after = std::find_if(side.begin(), side.end(), [&](const auto& stretch) { return stretch.first > day; });
        alike += (after == side.begin() ? "-" : std::prev(after)->second) + "|";
      }
      if (seen.insert(std::move(alike)).second) walk_day(pair, day, day);
    }
  }
}

void PairWalk::walk_day(const PlacePair& pair, Day before, Day after) {
  sides_[0].begin(pair, before, past_->histories[0].changes);
  sides_[1].begin(pair, after, past_->histories[1].changes);
  if (!sides_[0].judged && !sides_[1].judged) return;
  known_dates_.clear();
  walk_given(0);
}

// Facts that are given rather than asked: their default, and every other answer that either pack could tell from it.
void PairWalk::walk_given(std::size_t fact) {
  while (fact < facts_.size() && !facts_[fact].given) ++fact;
  if (fact == facts_.size()) {
    for (Side& side : sides_)
      if (side.judged) side.way(0).begin(side.frame, side.state);
    return walk(0);
  }
  const std::vector<Value> answers = answers_to(fact);
  walk_given(fact + 1);
  for (const Value answer : answers) {
    if (enough()) return;
    for (std::size_t s = 0; s < 2; ++s)
      if (const auto value = translated(s, fact, answer)) sides_[s].state.answers[facts_[fact].index[s]] = *value;
    answers_[fact] = answer;
    walk_given(fact + 1);
    answers_[fact] = Value();
    for (std::size_t s = 0; s < 2; ++s)
      if (facts_[fact].index[s] != none) sides_[s].state.answers[facts_[fact].index[s]] = Value();
  }
}

}  // namespace yidi
