#include "verifier/check.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <thread>
#include <unordered_set>

#include "verifier/shared_walk.h"
#include "verifier/survey.h"
#include "yidi/resume.h"

namespace yidi {

using wire::none;

namespace {

// What is known of all packs so far, by the names that they share.
struct Seen {
  std::map<std::string, std::string> rules;  // every rule, with the pack that has it first
  std::set<std::string> fired, effective, overlays;
  std::map<std::string, std::string> questions;
  std::set<std::string> asked;
  std::map<std::string, std::set<std::string>> values;
  std::map<std::pair<Code, std::string>, Finding> findings;

  // What is known first stays; findings are counted together.
  void add(Seen&& other) {
    rules.merge(other.rules);
    fired.merge(other.fired);
    effective.merge(other.effective);
    overlays.merge(other.overlays);
    questions.merge(other.questions);
    asked.merge(other.asked);
    for (auto& [decision, codes] : other.values) values[decision].merge(codes);
    for (auto& [key, finding] : other.findings) {
      const std::uint64_t times = finding.times;
      const auto [found, fresh] = findings.try_emplace(key, std::move(finding));
      if (!fresh) found->second.times += times;
    }
  }
};

// Of several kinds of packs: sums, the longest way, and means over packs and states.
void add_to(GuideReport& all, const GuideReport& one) {
  if (one.states > 0)
    all.slack = (all.slack * double(all.states) + one.slack * double(one.states)) / double(all.states + one.states);
  all.mean = (all.mean * double(all.packs) + one.mean * double(one.packs)) / double(all.packs + one.packs);
  all.packs += one.packs;
  all.states += one.states;
  all.walked += one.walked;
  all.outcomes += one.outcomes;
  all.distinct += one.distinct;
  all.most = std::max(all.most, one.most);
  for (const auto& [id, doubts] : one.decisions) {
    all.decisions[id].otherwise += doubts.otherwise;
    all.decisions[id].confirm += doubts.confirm;
  }
}

// One guide of one kind of pack, which can be walked beside others.
struct Task {
  const Pack* pack = nullptr;
  std::uint16_t guide = 0;
  Seen seen;
  GuideReport report;
};

class GuideCheck : public SharedWalk {
 public:
  GuideCheck(const Pack& pack, std::uint16_t guide, Seen& seen, GuideReport& report)
      : SharedWalk(pack, guide, Depth::outcomes),
        pack_(pack),
        seen_(seen),
        report_(report),
        guide_(view().guides[guide]),
        concluder_(view()),
        fired_(view().rules.size()),
        effective_(view().rules.size()),
        shown_shapes_(view().shapes.size()),
        asked_(view().facts.size()),
        values_(view().decisions.size(), std::vector<bool>(view().name_ends.size())) {}

  void check() {
    for (const std::uint16_t fact : view().questions(guide_)) seen_.questions.try_emplace(name_of_fact(fact), pack_.id());
    run();
    ++report_.packs;
    report_.distinct += distinct_.size();
    if (walked_ > 0) report_.mean = mean_ / walked_;
    if (report_.states > 0) report_.slack = slack_ / double(report_.states);
    for (std::size_t rule = 0; rule < view().rules.size(); ++rule) {
      const std::string name(view().name(view().rules[rule].name()));
      seen_.rules.try_emplace(name, pack_.id());
      if (view().rules[rule].depth() > 0 && view().rules[rule].procedure() == wire::no_procedure) seen_.overlays.insert(name);
      if (fired_[rule]) seen_.fired.insert(name);
      if (effective_[rule]) seen_.effective.insert(name);
    }
    for (std::size_t fact = 0; fact < asked_.size(); ++fact)
      if (asked_[fact]) seen_.asked.insert(name_of_fact(std::uint16_t(fact)));
    for (const std::uint16_t goal : view().goals(guide_)) {
      for (std::size_t name = 0; name < values_[goal].size(); ++name)
        if (values_[goal][name]) seen_.values[name_of(goal)].insert(std::string(view().name(std::uint16_t(name))));
    }
  }

 private:
  std::string name_of(std::uint16_t decision) const { return std::string(view().name(view().decisions[decision].name())); }
  std::string name_of_fact(std::uint16_t fact) const { return std::string(view().name(view().facts[fact].name())); }
  std::string name_of_rule(std::uint16_t rule) const { return std::string(view().name(view().rules[rule].name())); }

  void find(Code code, const std::string& about, const std::string& text, const std::string& hint) {
    const auto [found, fresh] = seen_.findings.try_emplace({code, about});
    if (!fresh) {
      ++found->second.times;
      return;
    }
    found->second = {code, about, text, write_token(pack_, state()), "#" + write_link(pack_, state(), true), hint, 1};
  }

  void on_places() override {
    if (frame().procedure != wire::no_procedure) return;
    for (const std::uint16_t goal : view().goals(guide_))
      if ((view().decisions[goal].flags() & wire::shown) && frame().rules_of(goal).empty())
        find(Code::goal_without_rule, name_of(goal), "no rule decides it on this day",
             "let a rule begin earlier, or the area's as_of_from later");
  }

  void on_fresh_question(Walk& way, const Answered& answered) override {
    ++report_.walked;
    asked_[way.current()] = true;
    if (answered.follow > answered.at_most)
      find(Code::too_many_ahead, name_of_fact(answered.fact), "more questions follow than \"at most\" says", "compile the packs anew");
    const bool same = std::equal(answered.endings.begin() + 1, answered.endings.end(), answered.endings.begin());
    if (answered.endings.size() > 1 && same)
      find(Code::pointless_question, name_of_fact(answered.fact),
           "no two of its answers lead to different values or statuses; it is asked for " + name_of(way.decision()),
           "narrow the rules that read it, or give the question an asked_when");
  }

  void on_error(const Error& error) override {
    const Code code = error.code == Code::rule_conflict ? Code::equal_rank_conflict : error.code;
    find(code, error.at, error.text, "let one override the other, or narrow one of them");
  }

  void on_tally(const Tally& tally, const std::vector<Settled>& settled) override {
    report_.states += tally.states;
    report_.outcomes += tally.outcomes;
    report_.most = std::max(report_.most, tally.follow);
    slack_ += double(tally.slack);
    if (day_class().last && tally.follow > 0) {
      mean_ += weight() * tally.length;
      walked_ += weight() * tally.weight;
    }
    std::uint64_t shift = 0;
    for (const Settled& one : settled) shift += part_of_outcome(one.goal, one.constant);
    for (const std::uint64_t outcome : tally.distinct) distinct_.insert(outcome + shift);
    std::vector<Doubts> doubts(tally.goals.size());
    for (std::size_t i = 0; i < doubts.size(); ++i) doubts[i] = {tally.goals[i].otherwise, tally.goals[i].confirm};
    for (const Settled& one : settled) {
      doubts[one.goal].otherwise += one.otherwise ? tally.outcomes : 0;
      doubts[one.goal].confirm += one.confirm ? tally.outcomes : 0;
    }
    const auto goals = view().goals(guide_);
    for (std::size_t i = 0; i < doubts.size(); ++i) {
      if (!(view().decisions[goals[i]].flags() & wire::shown)) continue;
      Doubts& all = report_.decisions[name_of(goals[i])];
      all.otherwise += doubts[i].otherwise;
      all.confirm += doubts[i].confirm;
    }
  }

  void on_settled(Walk& way, std::uint16_t goal, const Conclusion& conclusion) override {
    if (!conclusion.complete)
      find(Code::incomplete_outcome, name_of(goal), "a part of its value is not known to anybody",
           "let the rule give it only where what it reads is known");
    look_at(way.evaluation(), goal, conclusion);
  }

  // Whether a rule cites every claim of another: where it does not, the other gives people evidence of their own place.
  bool rests_on(std::uint16_t rule, std::uint16_t other) const {
    const auto cited_by = [&](std::uint16_t index) {
      return view().slice(view().rules[index].claims_begin(), view().rules[index].claims_count());
    };
    const auto claims = cited_by(rule);
    for (const std::uint16_t claim : cited_by(other))
      if (std::find(claims.begin(), claims.end(), claim) == claims.end()) return false;
    return true;
  }

  // Which rules were at work, and which values came out.
  void look_at(Evaluation& evaluation, std::uint16_t goal, const Conclusion& conclusion) {
    const bool single = wire::Policy(view().decisions[goal].policy()) == wire::Policy::single;
    const std::uint16_t winner = evaluation.decision(goal).winner;
    bool below = false, replaced = false;
    for (const std::uint16_t rule : frame().rules_of(goal)) {
      const bool supplies = view().rules[rule].flags() & wire::supplies;
      const Truth truth = supplies ? evaluation.firing(rule).truth() : Truth::no;
      // One that is overridden is at work, too: people are told what it says.
      const bool holds = evaluation.node(view().rules[rule].when()).is_true();
      fired_[rule] = fired_[rule] || holds;
      if (supplies ? truth != Truth::yes : !holds) continue;
      if (!supplies || !single) effective_[rule] = true;
      if (single && rule == winner) below = true;
      else if (single && below && !replaced) {
        replaced = true;  // the rule that would decide without the winner
        bool complete = true;
        if (concluder_.hash(evaluation, view().rules[rule].value(), complete) != conclusion.value || !rests_on(rule, winner))
          effective_[winner] = true;
      }
      note_values(evaluation, goal, view().rules[rule].value());
    }
    if (single && winner != none && !replaced) effective_[winner] = true;
    if (winner != none || !single) return;
    note_values(evaluation, goal, view().decisions[goal].otherwise());
    if (somebody_unsure()) return;
    for (const std::uint16_t rule : frame().rules_of(goal))
      if (view().rules[rule].depth() == 0 && view().rules[rule].grade() == 0 &&
          evaluation.node(view().rules[rule].when()).is_true())
        find(Code::gap_in_national_rule, name_of_rule(rule), "holds, and yet nothing decides " + name_of(goal),
             "an override drops it without giving a value");
  }

  bool somebody_unsure() const {
    return std::any_of(state().answers.begin(), state().answers.end(), [](Value answer) { return answer.is(Kind::unsure); });
  }

  void note_values(Evaluation& evaluation, std::uint16_t goal, std::uint16_t index) {
    const wire::Shape& shape = view().shapes[index];
    switch (wire::ShapeKind(shape.kind())) {
      case wire::ShapeKind::expression: {
        const Value value = evaluation.node(shape.a());
        if (value.is(Kind::symbol)) values_[goal][std::size_t(value.payload())] = true;
        return;
      }
      case wire::ShapeKind::object:
        if (shown_shapes_[index]) return;
        shown_shapes_[index] = true;
        for (const wire::Member& member : view().members.subspan(shape.a(), shape.b())) note_values(evaluation, goal, member.shape());
        return;
      case wire::ShapeKind::list:
        if (shown_shapes_[index]) return;
        shown_shapes_[index] = true;
        for (const std::uint16_t child : view().slice(shape.a(), shape.b())) note_values(evaluation, goal, child);
        return;
      case wire::ShapeKind::alternatives: return;
    }
  }

  const Pack& pack_;
  Seen& seen_;
  GuideReport& report_;
  const wire::Guide& guide_;
  Concluder concluder_;
  std::vector<bool> fired_, effective_, shown_shapes_, asked_;
  std::vector<std::vector<bool>> values_;  // by decision and name
  std::unordered_set<std::uint64_t> distinct_;
  double mean_ = 0, walked_ = 0, slack_ = 0;
};

}  // namespace

struct Checker::Parts {
  Declared declared;
  Seen seen;
  CheckReport report;
  std::set<std::string> walked;  // what packs are like
  std::deque<Task> tasks;
};

Checker::Checker(Declared declared) : parts_(std::make_unique<Parts>()) { parts_->declared = std::move(declared); }
Checker::~Checker() = default;

void Checker::add(const Pack& pack) {
  if (!parts_->walked.insert(likeness(pack)).second) return;
  for (std::size_t guide = 0; guide < pack.view().guides.size(); ++guide) {
    Task& task = parts_->tasks.emplace_back();
    task.pack = &pack;
    task.guide = std::uint16_t(guide);
  }
}

void Checker::walk() {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < parts_->tasks.size(); i = next++) {
      Task& task = parts_->tasks[i];
      GuideCheck(*task.pack, task.guide, task.seen, task.report).check();
    }
  };
  std::thread beside(work);
  work();
  beside.join();
  for (Task& task : parts_->tasks) {  // in their order, whichever was walked first
    const std::string guide(task.pack->view().name(task.pack->view().guides[task.guide].name()));
    add_to(parts_->report.guides[guide], task.report);
    parts_->report.kinds[guide][std::string(task.pack->id())] = task.report;
    parts_->seen.add(std::move(task.seen));
  }
  parts_->tasks.clear();
}

CheckReport Checker::finish() {
  walk();
  Seen& seen = parts_->seen;
  CheckReport& report = parts_->report;
  const auto add = [&](Code code, const std::string& about, const std::string& text, const std::string& hint) {
    report.findings.push_back({code, about, text, "", "", hint, 1});
  };
  for (auto& [key, finding] : seen.findings) report.findings.push_back(std::move(finding));
  for (const auto& [rule, pack] : seen.rules) {
    if (!seen.fired.count(rule))
      add(Code::unreachable_rule, rule, "never fires, whoever asks and whatever is answered", "mend its condition, or delete it");
    else if (seen.overlays.count(rule) && !seen.effective.count(rule))
      add(Code::rule_without_effect, rule, "what it says would come out without it", "delete it, or cite the evidence of its own place");
  }
  for (const auto& [question, pack] : seen.questions)
    if (!seen.asked.count(question) && question != "insured_region" && question != "care_region")
      add(Code::unreachable_question, question, "is never asked", "let a rule read it, or take it out of the guide");
  for (const auto& [decision, values] : parts_->declared.values)
    for (const std::string& value : values)
      if (!seen.values[decision].count(value) && value != "play_safe" && value != "rules_changed_since_admission")
        add(Code::unreachable_value, decision + " " + value, "no outcome has it", "write the rule that gives it, or delete the code");
  std::sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return a.code != b.code ? a.code < b.code : a.about < b.about;
  });
  return std::move(report);
}

}  // namespace yidi
