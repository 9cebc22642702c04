#include "verifier/compare.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/outcome.h"
#include "runtime/text.h"
#include "verifier/conclusion.h"
#include "verifier/explore.h"
#include "yidi/engine.h"

namespace yidi {

using wire::none;

namespace {

// One of the two packs.
class Side {
 public:
  Side(const Pack& pack, const std::string& guide)
      : pack(pack), view(pack.view()), space(pack), signatures_(view), concluder(view), state(pack), blank_(pack) {
    state.guide = view.find_guide(guide);
    for (const std::uint16_t goal : view.goals(view.guides[state.guide]))
      if (view.decisions[goal].flags() & wire::shown) goals[std::string(view.name(view.decisions[goal].name()))] = goal;
  }

  // False where the day lies before the first rule.
  bool begin(const PlacePair& places, Day day) {
    state.answers = blank_.answers;
    state.as_of = day;
    if (places.has_insured && view.insured_fact != none) state.answers[view.insured_fact] = places.insured;
    if (places.has_care && view.care_fact != none) state.answers[view.care_fact] = places.care;
    Error too_early;
    const bool judged = make_frame(view, places.insured.is(Kind::region) ? RegionCode(places.insured.payload()) : 0, day, frame, too_early);
    if (judged) tests_ = space.date_tests(frame);
    return judged;
  }

  void start_way() {
    if (ways.empty()) ways.emplace_back(view);
    ways[0].begin(frame, state);
  }

  std::uint16_t fact(const std::string& name) const { return view.find_fact(name); }

  // How the tests on dates come out with the answers so far.
  std::string signature() {
    signatures_.begin(frame);
    return Space::signature(signatures_, state, tests_);
  }

  bool within_limits(std::uint16_t index, Day day) {
    const wire::Fact& asked = view.facts[index];
    const auto bound = [&](std::uint16_t node, Day otherwise) {
      const Value value = node == none ? Value() : signatures_.node(node);
      return value.is(Kind::date) ? Day(value.payload()) : otherwise;
    };
    return bound(asked.min(), first_day) <= day && day <= bound(asked.max(), last_day);
  }

  const Pack& pack;
  const View& view;
  Space space;
  Frame frame;

 private:
  Evaluation signatures_;
  std::vector<std::uint16_t> tests_;

 public:
  Concluder concluder;
  State state;
  std::deque<Walk> ways;
  std::map<std::string, std::uint16_t> goals;

 private:
  const State blank_;
};

// What one side says of one decision.
struct Said {
  bool applies = false;
  Conclusion conclusion;
  std::uint16_t goal = 0;
  std::uint16_t winner = none;
};

class Joint {
 public:
  Joint(const Pack& before, const Pack& after, const std::string& guide) : sides_{{before, guide}, {after, guide}} {
    result_.guide = guide;
    const Pack* packs[] = {&before, &after};
    for (int s = 0; s < 2; ++s) {
      Error error;
      const auto bytes = packs[s]->bytes();
      engines_[s] = std::make_unique<Engine>(Pack::open({bytes.begin(), bytes.end()}, error));
    }
    for (const Side& side : sides_)
      for (const auto& [name, goal] : side.goals) goals_.insert(name);
    std::set<std::string> given;
    for (const Side& side : sides_)
      for (const wire::Fact& fact : side.view.facts)
        if (fact.default_value() != none && wire::FactType(fact.type()) == wire::FactType::date)
          given.insert(std::string(side.view.name(fact.name())));
    given_.assign(given.begin(), given.end());
  }

  Comparison run(std::optional<TwoDays> days) {
    two_days_ = days.has_value();
    std::set<std::pair<Day, Day>> pairs;
    if (days) pairs.insert({days->before, days->after});
    else
      for (const Side& side : sides_)
        for (const Day day : side.space.days()) pairs.insert({day, day});
    std::set<std::string> seen;
    std::vector<PlacePair> classes;
    for (const Side& side : sides_)
      for (const PlacePair& pair : side.space.all_places())
        if (seen.insert(sides_[0].space.signature_of(pair) + "|" + sides_[1].space.signature_of(pair)).second) classes.push_back(pair);
    for (const auto& [before, after] : pairs) {
      for (const PlacePair& places : classes) {
        judged_[0] = sides_[0].begin(places, before);
        judged_[1] = sides_[1].begin(places, after);
        answers_.clear();
        if (judged_[0] || judged_[1]) walk_given(0);
      }
    }
    for (auto& [key, group] : groups_) result_.groups.push_back(std::move(group));
    std::stable_sort(result_.groups.begin(), result_.groups.end(), [](const auto& a, const auto& b) { return a.times > b.times; });
    return std::move(result_);
  }

 private:
  // Sets a date on both sides, or takes it away.
  void set(const std::string& fact, Value value) {
    for (Side& side : sides_)
      if (const std::uint16_t index = side.fact(fact); index != none) side.state.answers[index] = value;
  }

  std::vector<Day> date_classes(const std::string& fact, bool has_default) {
    std::set<std::string> seen;
    const auto signature = [&] { return (judged_[0] ? sides_[0].signature() : "") + "|" + (judged_[1] ? sides_[1].signature() : ""); };
    if (has_default) seen.insert(signature());
    std::set<Day> candidates;
    for (const Side& side : sides_)
      for (const Day day : side.space.dates(side.state)) candidates.insert(day);
    std::vector<Day> days;
    for (const Day day : candidates) {
      set(fact, Value::date(day));
      std::string outcome = signature();
      bool fits = false;
      for (int s = 0; s < 2; ++s)
        if (const std::uint16_t index = sides_[s].fact(fact); judged_[s] && index != none) fits |= sides_[s].within_limits(index, day);
      if (fits && seen.insert(std::move(outcome)).second) days.push_back(day);
      set(fact, Value());
    }
    return days;
  }

  void walk_given(std::size_t at) {
    if (at == given_.size()) {
      for (int s = 0; s < 2; ++s)
        if (judged_[s]) sides_[s].start_way();
      return walk(0);
    }
    const std::vector<Day> days = date_classes(given_[at], true);
    walk_given(at + 1);
    for (const Day day : days) {
      set(given_[at], Value::date(day));
      walk_given(at + 1);
      set(given_[at], Value());
    }
  }

  // Answers what has been answered already on the other side; the question that is open then, or an empty name.
  std::string open_question(std::size_t depth) {
    for (int s = 0; s < 2; ++s) {
      Side& side = sides_[s];
      for (;;) {
        const std::uint16_t question = judged_[s] ? side.ways[depth].question() : none;
        if (question == none) break;
        std::string name(side.view.name(side.view.facts[question].name()));
        const auto known = answers_.find(name);
        if (known == answers_.end()) return name;
        if (!answer(side, depth, question, known->second)) break;
      }
    }
    return {};
  }

  static bool answer(Side& side, std::size_t depth, std::uint16_t fact, const std::string& text) {
    Value value;
    Error error;
    if (!read_answer(side.pack, fact, text, value, error) || !side.ways[depth].answer(value)) return false;
    side.state.answers[fact] = value;
    return true;
  }

  std::vector<std::string> answers_to(const std::string& fact) {
    std::vector<std::string> texts;
    bool unsure = false, date = false;
    for (const Side& side : sides_) {
      const std::uint16_t index = side.fact(fact);
      if (index == none) continue;
      const wire::Fact& asked = side.view.facts[index];
      unsure |= (asked.flags() & wire::allows_unsure) != 0;
      date |= wire::FactType(asked.type()) == wire::FactType::date;
      const auto add = [&](std::string text) {
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
      };
      if (wire::FactType(asked.type()) == wire::FactType::boolean) add("true"), add("false");
      for (const std::uint16_t option : side.view.options(asked)) add(std::string(side.view.name(option)));
    }
    if (date)
      for (const Day day : date_classes(fact, false)) {
        char text[10];
        format_date(day, text);
        texts.emplace_back(text, 10);
      }
    if (unsure) texts.emplace_back("unsure");
    return texts;
  }

  void walk(std::size_t depth) {
    const std::string question = open_question(depth);
    if (question.empty()) return look_at(depth);
    for (Side& side : sides_)
      if (!side.ways.empty() && side.ways.size() < depth + 2) side.ways.push_back(side.ways[depth]);
    const State before[2] = {sides_[0].state, sides_[1].state};
    for (const std::string& text : answers_to(question)) {
      for (int s = 0; s < 2; ++s)
        if (judged_[s]) sides_[s].ways[depth + 1] = sides_[s].ways[depth];
      const auto added = answers_.emplace(question, text).first;
      walk(depth + 1);
      answers_.erase(added);
      for (int s = 0; s < 2; ++s) sides_[s].state.answers = before[s].answers;
    }
  }

  Said said(int s, std::size_t depth, const std::string& name) {
    Said said;
    Side& side = sides_[s];
    const auto goal = side.goals.find(name);
    if (!judged_[s] || goal == side.goals.end() || side.ways[depth].error().code != Code::none) return said;
    Evaluation& evaluation = side.ways[depth].evaluation();
    const Verdict& verdict = evaluation.decision(goal->second);
    if (verdict.state != Verdict::State::settled) return said;
    said.applies = true;
    said.goal = goal->second;
    said.winner = verdict.winner;
    said.conclusion = side.concluder.conclude(evaluation, side.ways[depth].guide(), goal->second);
    return said;
  }

  // The rules that gave a value: one, or all that contribute to a list.
  std::vector<std::string> rules_of(int s, std::size_t depth, const Said& one) {
    if (!one.applies) return {};
    const View& view = sides_[s].view;
    if (one.winner != none) return {std::string(view.name(view.rules[one.winner].name()))};
    if (wire::Policy(view.decisions[one.goal].policy()) == wire::Policy::single) return {"otherwise"};
    std::vector<std::string> rules;
    for (const std::uint16_t rule : contributors(sides_[s].ways[depth].evaluation(), one.goal))
      rules.emplace_back(view.name(view.rules[rule].name()));
    return rules;
  }

  // Those of `rules` that are not among `others`.
  static std::string without(const std::vector<std::string>& rules, const std::vector<std::string>& others) {
    std::string left;
    for (const std::string& rule : rules)
      if (std::find(others.begin(), others.end(), rule) == others.end()) left += (left.empty() ? "" : " ") + rule;
    return left;
  }

  // The outcomes of both sides. Each decision that differs counts in a group of its own.
  void look_at(std::size_t depth) {
    const bool answered[] = {reaches_outcome(0, depth), reaches_outcome(1, depth)};
    if (!answered[0] && !answered[1]) return;
    if (answered[0] != answered[1] && two_days_) return;  // a date that only one of the days allows
    ++result_.answer_sets;
    if (answered[0] != answered[1]) {
      ++result_.changed;
      DifferenceGroup group;
      group.decision = "state";
      const auto [place, fresh] = groups_.try_emplace(answered[0] ? "state>" : ">state", std::move(group));
      ++place->second.times;
      if (fresh) describe_state(answered[0], place->second);
      return;
    }
    bool changed = false;
    for (const std::string& name : goals_) {
      const Said before = said(0, depth, name), after = said(1, depth, name);
      if (before.applies == after.applies && (!before.applies || (before.conclusion.value == after.conclusion.value &&
                                                                  before.conclusion.doubt == after.conclusion.doubt)))
        continue;
      changed = true;
      DifferenceGroup group;
      group.decision = name;
      const std::vector<std::string> were = rules_of(0, depth, before), are = rules_of(1, depth, after);
      group.rules_before = without(were, are);
      group.rules_after = without(are, were);
      if (group.rules_before.empty() && group.rules_after.empty() && were.size() == 1) group.rules_before = group.rules_after = were[0];
      group.confirm_before = before.conclusion.doubt != 0;
      group.confirm_after = after.conclusion.doubt != 0;
      const std::string key = name + ":" + group.rules_before + ">" + group.rules_after + ":" + (before.applies ? "a" : "-") +
                              (after.applies ? "a" : "-") + (group.confirm_before ? "c" : "-") + (group.confirm_after ? "c" : "-");
      const auto [place, fresh] = groups_.try_emplace(key, std::move(group));
      ++place->second.times;
      if (fresh) describe(place->second);
    }
    if (changed) ++result_.changed;
  }

  nlohmann::json line_of(int s) {
    std::string line;
    if (judged_[s]) engines_[s]->step(sides_[s].state, line);
    return judged_[s] ? nlohmann::json::parse(line, nullptr, false) : nlohmann::json::object();
  }

  bool reaches_outcome(int s, std::size_t depth) {
    return judged_[s] && sides_[s].ways[depth].question() == none && sides_[s].ways[depth].error().code == Code::none;
  }

  // Answers that only one side takes.
  void describe_state(bool were_answers, DifferenceGroup& group) {
    const Side& side = sides_[were_answers ? 0 : 1];
    group.before = were_answers ? "an outcome" : "refused";
    group.after = were_answers ? "refused" : "an outcome";
    group.witness = write_token(side.pack, side.state);
    group.sentence = "The answers of " + group.witness + " led to " + group.before + " and lead to " + group.after + ".";
  }

  void describe(DifferenceGroup& group) {
    const auto value = [&](const nlohmann::json& line) {
      return line.contains("decisions") && line["decisions"].contains(group.decision) ? line["decisions"][group.decision]["value"].dump() : "";
    };
    group.before = value(line_of(0));
    group.after = value(line_of(1));
    const Side& last = sides_[judged_[1] ? 1 : 0];
    group.witness = write_token(last.pack, last.state);
    std::string answers = group.witness.substr(std::min(group.witness.find('&'), group.witness.size() - 1) + 1);
    std::replace(answers.begin(), answers.end(), '&', ' ');
    const auto told = [](const std::string& what, bool confirm) {
      return what.empty() ? std::string("not decided") : what + (confirm ? " (to be confirmed)" : "");
    };
    group.sentence = "With " + answers + ", " + group.decision + " was " + told(group.before, group.confirm_before) + " and is " +
                     told(group.after, group.confirm_after) + ".";
  }

  Side sides_[2];
  std::unique_ptr<Engine> engines_[2];
  bool two_days_ = false;
  bool judged_[2] = {false, false};
  std::set<std::string> goals_;
  std::vector<std::string> given_;
  std::map<std::string, std::string> answers_;  // asked so far, by name, as texts
  std::map<std::string, DifferenceGroup> groups_;
  Comparison result_;
};

}  // namespace

Comparison compare(const Pack& before, const Pack& after, const std::string& guide, std::optional<TwoDays> days) {
  return Joint(before, after, guide).run(days);
}

}  // namespace yidi
