// The two notes that no author writes, because they compare whole outcomes.
#include "runtime/outcome.h"
#include "runtime/papers.h"

namespace yidi {

namespace {

using wire::none;

// The date that a deadline names: the value itself, or the member "date" of an object.
bool find_date(Evaluation& evaluation, std::uint16_t index, Day& day) {
  const View& view = evaluation.view();
  const wire::Shape& shape = view.shapes[index];
  if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::object) {
    for (const wire::Member& member : view.members.subspan(shape.a(), shape.b()))
      if (find_date(evaluation, member.shape(), day)) return true;
    return false;
  }
  if (wire::ShapeKind(shape.kind()) != wire::ShapeKind::expression) return false;
  const Value value = evaluation.node(shape.a());
  if (!value.is(Kind::date)) return false;
  day = Day(value.payload());
  return true;
}

// rules_changed_since_admission: of the decisions shown, those that another rule would have made on that day.
void write_changes(JsonWriter& json, Evaluation& evaluation, Evaluation& scratch, const wire::Guide& guide) {
  const View& view = evaluation.view();
  const Frame& now = evaluation.frame();
  if (view.admission_fact == none) return;
  const Value admission = evaluation.fact(view.admission_fact);
  if (!admission.is(Kind::date) || admission.payload() >= now.as_of) return;
  Frame then;
  Error error;
  const bool judged = make_frame(view, now.insured, Day(admission.payload()), then, error);
  if (judged && then.rules == now.rules) return;

  if (judged) {
    scratch.begin(then);
    for (std::size_t fact = 0; fact < view.facts.size(); ++fact)
      scratch.set_fact(std::uint16_t(fact), evaluation.fact(std::uint16_t(fact)));
  }
  Indexes changed;
  for (const std::uint16_t decision : view.goals(guide)) {
    const Verdict& verdict = evaluation.decision(decision);
    const bool single = wire::Policy(view.decisions[decision].policy()) == wire::Policy::single;
    if (!single || verdict.state != Verdict::State::settled || !(view.decisions[decision].flags() & wire::shown)) continue;
    if (judged) {
      const Verdict& before = scratch.decision(decision);
      if (before.state == Verdict::State::undetermined || before.winner == verdict.winner) continue;
    }
    push(changed, decision);
  }
  if (changed.empty()) return;
  json.open('{');
  json.member("code", "rules_changed_since_admission");
  json.open("decisions", '[');
  for (const std::uint16_t decision : changed) json.string(view.decisions[decision].name());
  json.close(']');
  json.close('}');
}

// play_safe: an earlier deadline, or a further paper, that any matching source in force asks for.
class PlaySafe {
 public:
  PlaySafe(JsonWriter& json, Evaluation& evaluation) : json_(json), evaluation_(evaluation), view_(evaluation.view()) {}

  void write(const wire::Guide& guide) {
    for (const std::uint16_t decision : view_.goals(guide)) {
      if (evaluation_.decision(decision).state != Verdict::State::settled) continue;
      if (view_.decisions[decision].flags() & wire::earliest_counts) write_earlier(decision);
      if (wire::Policy(view_.decisions[decision].policy()) == wire::Policy::materials) find_papers(decision);
    }
    if (!papers_.empty()) {
      open();
      json_.members("papers", papers_);
    }
    if (opened_) json_.close('}');
  }

 private:
  void open() {
    if (opened_) return;
    opened_ = true;
    json_.open('{');
    json_.member("code", "play_safe");
  }

  bool matches(std::uint16_t rule) {
    return evaluation_.node(view_.rules[rule].when()).is_true() &&
           evaluation_.shape_known(view_.rules[rule].value()) == Truth::yes;
  }

  void write_earlier(std::uint16_t decision) {
    const std::uint16_t winner = evaluation_.decision(decision).winner;
    Day decided = last_day, earliest = last_day, day;
    if (winner != none) find_date(evaluation_, view_.rules[winner].value(), decided);
    for (const std::uint16_t rule : evaluation_.frame().rules_of(decision))
      if (matches(rule) && find_date(evaluation_, view_.rules[rule].value(), day) && day < earliest) earliest = day;
    if (earliest >= decided) return;
    open();
    json_.key(view_.decisions[decision].name());
    json_.value(Value::date(earliest));
  }

  // Papers that no listed alternative names although some matching source asks for them. Where one of the source's
  // alternatives is covered by what is listed, it asks for nothing more.
  void find_papers(std::uint16_t decision) {
    Indexes listed;
    const Indexes contributing = contributors(evaluation_, decision);
    for (PaperGroups groups(evaluation_, contributing); groups.next();)
      for (const std::uint16_t alternative : groups.alternatives())
        for (const std::uint16_t paper : papers_of(view_, alternative)) push(listed, paper);

    for (const std::uint16_t index : evaluation_.frame().rules_of(decision)) {
      const wire::Rule& rule = view_.rules[index];
      if (wire::Effect(rule.effect()) == wire::Effect::removes || !matches(index)) continue;
      Indexes alternatives;
      push_alternatives(view_, rule, alternatives);
      bool met = alternatives.empty();
      for (const std::uint16_t alternative : alternatives) {
        bool complete = true;
        for (const std::uint16_t paper : papers_of(view_, alternative)) complete &= contains(listed, paper);
        met |= complete;
      }
      if (met) continue;
      for (const std::uint16_t paper : papers_of(view_, alternatives.front()))
        if (!contains(listed, paper) && !contains(papers_, paper)) push(papers_, paper);
    }
  }

  JsonWriter& json_;
  Evaluation& evaluation_;
  const View& view_;
  bool opened_ = false;
  Indexes papers_;
};

}  // namespace

void write_engine_notes(JsonWriter& json, Evaluation& evaluation, Evaluation& scratch, const wire::Guide& guide) {
  write_changes(json, evaluation, scratch, guide);
  PlaySafe(json, evaluation).write(guide);
}

}  // namespace yidi
