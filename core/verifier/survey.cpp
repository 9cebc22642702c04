#include "verifier/survey.h"

#include <algorithm>
#include <bit>
#include <deque>
#include <map>
#include <set>

#include "runtime/walk.h"

namespace yidi {

namespace {

class Surveyor {
 public:
  Surveyor(const Pack& pack, std::uint16_t guide) : view_(pack.view()), space_(pack), evaluation_(view_), state_(pack), blank_(pack) {
    state_.guide = guide;
    survey_.together.assign(view_.guides[guide].questions_count(), 0);
  }

  Survey run() {
    for (const Day day : space_.days()) {
      for (const PlacePair& places : space_.places()) {
        state_.answers = blank_.answers;
        state_.as_of = day;
        if (places.has_insured) state_.answers[view_.insured_fact] = places.insured;
        if (places.has_care) state_.answers[view_.care_fact] = places.care;
        Error too_early;
        const RegionCode insured = places.insured.is(Kind::region) ? RegionCode(places.insured.payload()) : 0;
        if (!make_frame(view_, insured, day, frame_, too_early)) continue;
        date_tests_ = space_.date_tests(frame_);
        dates_stand_alone_ = space_.only_on_dates(date_tests_);
        date_classes_.clear();
        walk_given(0);
      }
    }
    return std::move(survey_);
  }

 private:
  // Facts that are given rather than asked: their default, and every date that the rules could tell from it.
  void walk_given(std::size_t fact) {
    while (fact < view_.facts.size() && !is_given_date(fact)) ++fact;
    if (fact == view_.facts.size()) {
      if (ways_.empty()) ways_.emplace_back(view_);
      ways_[0].begin(frame_, state_);
      walk(0, 0);
      return;
    }
    walk_given(fact + 1);
    each_date(std::uint16_t(fact), [&](Value) { walk_given(fact + 1); });
  }

  bool is_given_date(std::size_t index) const {
    const wire::Fact& fact = view_.facts[index];
    return fact.default_value() != wire::none && wire::FactType(fact.type()) == wire::FactType::date;
  }

  std::string signature() {
    evaluation_.begin(frame_);
    return Space::signature(evaluation_, state_, date_tests_);
  }

  // One date of every class that the rules tell apart; a default stands for its own class. What the classes are hangs
  // on the other dates alone, as long as no test mixes dates with other facts.
  const std::vector<Day>& date_classes(std::uint16_t fact) {
    std::string key = std::to_string(fact);
    for (const Value answer : state_.answers) {
      const bool counts = answer.is(Kind::date) || (!dates_stand_alone_ && !answer.is(Kind::undetermined));
      key += counts ? "," + std::to_string(int(answer.kind())) + "=" + std::to_string(answer.payload()) : ",";
    }
    const auto [found, fresh] = date_classes_.try_emplace(key);
    if (!fresh) return found->second;
    std::set<std::string> seen;
    if (view_.facts[fact].default_value() != wire::none) seen.insert(signature());
    for (const Day day : space_.dates(state_)) {
      state_.answers[fact] = Value::date(day);
      if (seen.insert(signature()).second) found->second.push_back(day);
      state_.answers[fact] = Value::undetermined();
    }
    return found->second;
  }

  template <class Visit>
  void each_date(std::uint16_t fact, const Visit& visit) {
    for (const Day day : date_classes(fact)) {
      state_.answers[fact] = Value::date(day);
      visit(Value::date(day));
      state_.answers[fact] = Value::undetermined();
    }
  }

  // Goes on from the way at a depth; returns how many questions can follow.
  unsigned walk(std::size_t depth, std::uint64_t asked) {
    Walk& way = ways_[depth];
    const std::uint16_t question = way.question();
    if (question == wire::none) {
      if (way.error().code == Code::none) {
        ++survey_.outcomes;
        survey_.most = std::max(survey_.most, unsigned(way.path().size()));
      } else if (way.error().code != Code::token_bounds && survey_.errors.size() < 10) {
        survey_.errors.push_back(way.error());
      }
      return 0;
    }
    ++survey_.states;
    const std::uint64_t now = asked | std::uint64_t(1) << way.bit_of()[question];
    for (std::uint64_t open = now; open != 0; open &= open - 1) survey_.together[std::size_t(std::countr_zero(open))] |= now;
    const unsigned at_most = way.at_most();

    if (ways_.size() < depth + 2) ways_.push_back(way);
    unsigned most = 0;
    const auto branch = [&](Value value) {
      ways_[depth + 1] = ways_[depth];
      if (!ways_[depth + 1].answer(value)) return;
      state_.answers[question] = value;
      most = std::max(most, walk(depth + 1, now));
      state_.answers[question] = Value::undetermined();
    };
    const wire::Fact& fact = view_.facts[question];
    switch (wire::FactType(fact.type())) {
      case wire::FactType::boolean:
        branch(Value::boolean(true));
        branch(Value::boolean(false));
        break;
      case wire::FactType::symbol:
        for (const std::uint16_t option : view_.options(fact)) branch(Value::symbol(option));
        break;
      case wire::FactType::date: each_date(question, branch); break;
      case wire::FactType::region:
      case wire::FactType::integer: break;
    }
    if (fact.flags() & wire::allows_unsure) branch(Value::unsure());
    const unsigned follow = most + 1;
    if (follow > at_most) ++survey_.overrun;
    survey_.slack += at_most - std::min(at_most, follow);
    return follow;
  }

  const View& view_;
  Space space_;
  Evaluation evaluation_;  // for signatures
  Frame frame_;
  std::vector<std::uint16_t> date_tests_;
  bool dates_stand_alone_ = false;
  std::map<std::string, std::vector<Day>> date_classes_;
  std::deque<Walk> ways_;  // by depth
  State state_;
  const State blank_;
  Survey survey_;
};

}  // namespace

Survey survey(const Pack& pack, std::uint16_t guide) { return Surveyor(pack, guide).run(); }

const TogetherMasks& TogetherFinder::find(const Pack& pack) {
  const View& view = pack.view();
  std::string key(reinterpret_cast<const char*>(pack.bytes().data()), pack.bytes().size());
  const auto blank = [&](const void* at, std::size_t count) {
    const std::size_t offset = std::size_t(static_cast<const std::byte*>(at) - pack.bytes().data());
    for (std::size_t i = 0; i < count; ++i) key[offset + i] = 0;
  };
  blank(view.root->seal(), wire::seal_size);
  if (view.root->province() != 0) {
    const auto* table = reinterpret_cast<const flatbuffers::Table*>(view.root);
    blank(table->GetAddressOf(wire::Pack::VT_PROVINCE), 1);
  }
  key += Space(pack).fingerprint();
  const auto [found, fresh] = known_.try_emplace(key);
  if (!fresh) return found->second;
  for (std::size_t guide = 0; guide < view.guides.size(); ++guide)
    found->second[std::string(view.name(view.guides[guide].name()))] = survey(pack, std::uint16_t(guide)).together;
  return found->second;
}

}  // namespace yidi
