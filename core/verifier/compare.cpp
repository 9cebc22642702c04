#include "verifier/compare.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <vector>

#include "runtime/walk.h"
#include "verifier/conclusion.h"
#include "verifier/explore.h"
#include "verifier/structure.h"

namespace yidi {

using wire::none;

namespace {

// One of the two packs, on the present way.
struct Side {
  explicit Side(Engine& owner)
      : engine(owner),
        pack(owner.pack()),
        view(pack.view()),
        space(pack),
        structure(pack),
        evaluation(view),
        concluder(view),
        blank(pack),
        state(pack) {}

  Engine& engine;
  const Pack& pack;
  const View& view;
  Space space;
  Structure structure;
  Evaluation evaluation;  // for signatures
  Concluder concluder;
  Frame frame;
  std::vector<std::uint16_t> date_tests;
  bool dates_stand_alone = false;
  std::deque<Walk> ways;  // by depth
  const State blank;
  State state;

  bool begin(const PlacePair& places, Day day, std::uint16_t guide) {
    state.answers = blank.answers;
    state.as_of = day;
    state.guide = guide;
    if (places.has_insured) state.answers[view.insured_fact] = places.insured;
    if (places.has_care) state.answers[view.care_fact] = places.care;
    Error too_early;
    const RegionCode insured = places.insured.is(Kind::region) ? RegionCode(places.insured.payload()) : 0;
    if (!make_frame(view, insured, day, frame, too_early)) return false;
    date_tests = space.date_tests(frame);
    dates_stand_alone = space.only_on_dates(date_tests);
    return true;
  }

  // Whether of all rules of a rule's decision that one alone can still match: then their order is of no account.
  bool alone(std::uint16_t rule, std::size_t depth) {
    std::uint16_t decision = 0;
    while (rule >= view.decisions[decision].rules_begin() + view.decisions[decision].rules_count()) ++decision;
    const auto rules = frame.rules_of(decision);
    return std::all_of(rules.begin(), rules.end(), [&](std::uint16_t other) { return other == rule || silent(other, depth); });
  }

  // Which rules have a part, in whatever order.
  std::uint64_t members() const {
    std::uint64_t sum = 0;
    for (std::size_t rule = 0; rule < frame.standing.size(); ++rule)
      sum += mix(std::uint64_t(frame.standing[rule]), concluder.hash_name(view.rules[rule].name()));
    return sum;
  }

  // Which rules speak in which order. `ties` says which begin on the day of the one before.
  std::uint64_t order(std::vector<bool>& ties) const {
    std::uint64_t hash = 3;
    ties.clear();
    for (std::size_t decision = 0; decision < view.decisions.size(); ++decision) {
      hash = mix(hash, concluder.hash_name(view.decisions[decision].name()));
      std::int32_t from = wire::open_end;
      for (const std::uint16_t rule : frame.rules_of(std::uint16_t(decision))) {
        hash = mix(hash, concluder.hash_name(view.rules[rule].name()));
        ties.push_back(view.rules[rule].from() == from);
        from = view.rules[rule].from();
      }
    }
    std::uint64_t bygone = 0;
    for (std::size_t rule = 0; rule < frame.standing.size(); ++rule)
      if (frame.standing[rule] == Standing::bygone) bygone += mix(5, concluder.hash_name(view.rules[rule].name()));
    return mix(hash, bygone);
  }

  std::string signature() {
    evaluation.begin(frame);
    return Space::signature(evaluation, state, date_tests);
  }

  // Whether a question takes a date; the evaluation has just signed it.
  bool takes(std::uint16_t fact, Day day) {
    const auto bound = [&](std::uint16_t node, Day otherwise) {
      const Value value = node == none ? Value() : evaluation.node(node);
      return value.is(Kind::date) ? Day(value.payload()) : otherwise;
    };
    return bound(view.facts[fact].min(), first_day) <= day && day <= bound(view.facts[fact].max(), last_day);
  }

  Walk& way(std::size_t depth) {
    while (ways.size() <= depth) ways.emplace_back(view);
    return ways[depth];
  }

  // Whether a rule cannot fire, and cannot match for a dissent either, whatever is answered from here on.
  bool silent(std::uint16_t rule, std::size_t depth) {
    if (rule == none || frame.standing[rule] == Standing::no_part) return true;
    return ways[depth].evaluation().node(view.rules[rule].when()).is_false();
  }

  // What people are shown, as one number.
  std::uint64_t outcome(std::size_t depth) {
    Walk& walk = ways[depth];
    if (walk.error().code != Code::none) return mix(1, std::uint64_t(walk.error().code));
    std::uint64_t hash = 2;
    for (const std::uint16_t goal : view.goals(walk.guide())) {
      const bool shown = (view.decisions[goal].flags() & wire::shown) &&
                         walk.evaluation().decision(goal).state == Verdict::State::settled;
      hash = mix(hash, shown);
      if (!shown) continue;
      const Conclusion conclusion = concluder.conclude(walk.evaluation(), walk.guide(), goal);
      hash = mix(mix(hash, conclusion.value), conclusion.doubt);
      hash = mix(hash, concluder.hash_losers(walk.evaluation(), goal));
    }
    return hash;
  }
};

class PairWalk {
 public:
  PairWalk(Engine& before, Engine& after)
      : before_(before), after_(after), changed_(changed_rules(before_.structure, after_.structure)) {}

  std::optional<Difference> run() {
    std::set<Day> days(before_.space.days().begin(), before_.space.days().end());
    days.insert(after_.space.days().begin(), after_.space.days().end());
    const std::vector<PlacePair> places = before_.space.places_with(after_.space);
    for (std::size_t guide = 0; guide < before_.view.guides.size() && !found_; ++guide)
      for (auto day = days.rbegin(); day != days.rend() && !found_; ++day)
        for (const PlacePair& pair : places)
          if (!found_) begin(pair, *day, std::uint16_t(guide));
    return found_;
  }

 private:
  void begin(const PlacePair& places, Day day, std::uint16_t guide) {
    const bool early = !before_.begin(places, day, guide), late = !after_.begin(places, day, guide);
    if (early && late) return;
    if (early != late) return differ();
    same_procedure_ = before_.frame.procedure == after_.frame.procedure;
    // A rank that is no longer shared changes nothing where the order stays; one that is shared from now on may.
    std::vector<bool> ties, ties_after;
    same_order_ = before_.order(ties) == after_.order(ties_after);
    same_members_ = before_.members() == after_.members();
    for (std::size_t i = 0; same_order_ && i < ties.size(); ++i) same_order_ = ties[i] || !ties_after[i];
    known_dates_.clear();
    walk_given(0);
  }

  // Every date that the rules could tell from the default of a fact that is given rather than asked.
  void walk_given(std::size_t fact) {
    const auto is_given = [&](const wire::Fact& one) {
      return one.default_value() != none && wire::FactType(one.type()) == wire::FactType::date;
    };
    while (fact < before_.view.facts.size() && !is_given(before_.view.facts[fact])) ++fact;
    if (fact == before_.view.facts.size()) {
      for (Side* side : {&before_, &after_}) side->way(0).begin(side->frame, side->state);
      return walk(0);
    }
    const std::vector<Day> days = dates(std::uint16_t(fact));
    walk_given(fact + 1);
    for (const Day day : days) {
      if (found_) return;
      set(std::uint16_t(fact), Value::date(day), Value::date(day));
      walk_given(fact + 1);
      set(std::uint16_t(fact), Value(), Value());
    }
  }

  void set(std::uint16_t fact, Value before, Value after) {
    before_.state.answers[fact] = before;
    after_.state.answers[fact] = after;
  }

  // One date of every class that either pack tells apart.
  const std::vector<Day>& dates(std::uint16_t fact) {
    const bool alone = before_.dates_stand_alone && after_.dates_stand_alone;
    std::string key = std::to_string(fact);
    for (const Value answer : before_.state.answers) {
      const bool counts = answer.is(Kind::date) || (!alone && !answer.is(Kind::undetermined));
      key += counts ? "," + std::to_string(int(answer.kind())) + "=" + std::to_string(answer.payload()) : ",";
    }
    const auto [found, fresh] = known_dates_.try_emplace(key);
    if (!fresh) return found->second;
    std::set<std::string> seen;
    if (before_.view.facts[fact].default_value() != none) seen.insert(before_.signature() + after_.signature());
    std::set<Day> days;
    for (const Side* side : {&before_, &after_})
      for (const Day day : side->space.dates(side->state)) days.insert(day);
    for (const Day day : days) {
      set(fact, Value::date(day), Value::date(day));
      const std::string signature = before_.signature() + after_.signature();
      const bool taken = before_.takes(fact, day) || after_.takes(fact, day);
      if (taken && seen.insert(signature).second) found->second.push_back(day);
      set(fact, Value(), Value());
    }
    return found->second;
  }

  bool nothing_can_differ(std::size_t depth) {
    if (before_.structure.rest != after_.structure.rest || !same_procedure_) return false;
    return std::all_of(changed_.begin(), changed_.end(), [&](const ChangedRule& rule) {
      if (rule.only_interval && (same_order_ || (same_members_ && before_.alone(rule.before, depth)))) return true;
      return before_.silent(rule.before, depth) && after_.silent(rule.after, depth);
    });
  }

  void walk(std::size_t depth) {
    if (nothing_can_differ(depth)) return;
    const std::uint16_t question = before_.ways[depth].question(), other = after_.ways[depth].question();
    if (question != other) return differ();
    if (question == none) {
      if (before_.outcome(depth) != after_.outcome(depth)) differ();
      return;
    }
    const auto& options = before_.view.options(before_.view.facts[question]);
    const auto& options_after = after_.view.options(after_.view.facts[question]);
    const wire::Fact& fact = before_.view.facts[question];
    switch (wire::FactType(fact.type())) {
      case wire::FactType::boolean:
        for (const bool truth : {true, false}) answer(depth, question, Value::boolean(truth), Value::boolean(truth));
        break;
      case wire::FactType::symbol:
        for (std::size_t i = 0; i < options.size(); ++i)
          answer(depth, question, Value::symbol(options[i]), Value::symbol(options_after[i]));
        break;
      case wire::FactType::date:
        for (const Day day : dates(question)) answer(depth, question, Value::date(day), Value::date(day));
        break;
      case wire::FactType::region:
      case wire::FactType::integer: break;
    }
    if (fact.flags() & wire::allows_unsure) answer(depth, question, Value::unsure(), Value::unsure());
  }

  void answer(std::size_t depth, std::uint16_t question, Value before, Value after) {
    if (found_) return;
    before_.way(depth + 1) = before_.ways[depth];
    after_.way(depth + 1) = after_.ways[depth];
    const bool taken = before_.ways[depth + 1].answer(before), taken_too = after_.ways[depth + 1].answer(after);
    set(question, before, after);
    if (taken != taken_too) differ();
    else if (taken) walk(depth + 1);
    set(question, Value(), Value());
  }

  void differ() {
    std::string lines[2];
    before_.engine.step(before_.state, lines[0]);
    after_.engine.step(after_.state, lines[1]);
    found_ = Difference{write_token(before_.pack, before_.state), describe_difference(lines[0], lines[1])};
  }

  Side before_, after_;
  std::vector<ChangedRule> changed_;
  bool same_procedure_ = true, same_order_ = true, same_members_ = true;
  std::map<std::string, std::vector<Day>> known_dates_;
  std::optional<Difference> found_;
};

}  // namespace

std::optional<Difference> compare(Engine& before, Engine& after) { return PairWalk(before, after).run(); }

}  // namespace yidi
