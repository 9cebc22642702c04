#include "runtime/outcome.h"

#include "runtime/papers.h"

namespace yidi {

namespace {

using wire::none;

constexpr const char* loss_names[] = {"weaker_evidence", "less_specific", "older", "overridden", "unsure", "replaced"};
constexpr const char* grade_names[] = {"\"A\"", "\"B\"", "\"C\""};
constexpr const char* doubt_names[] = {"unsure", "otherwise", "stale", "historical"};

class OutcomeWriter {
 public:
  OutcomeWriter(JsonWriter& json, Evaluation& evaluation, Evaluation& scratch, const wire::Guide& guide)
      : json_(json), evaluation_(evaluation), scratch_(scratch), view_(evaluation.view()), guide_(guide) {
    // While a place is unknown, so are its own rules: any of them might outrank what was found.
    for (const std::uint16_t fact : {view_.insured_fact, view_.care_fact})
      if (fact != none && evaluation.fact(fact).is(Kind::unsure)) always_ |= doubt_unsure;
    if (evaluation.frame().procedure != wire::no_procedure) always_ |= doubt_historical;
  }

  void write() {
    json_.open("decisions", '{');
    for (const std::uint16_t decision : view_.goals(guide_))
      if (shown(decision)) write_decision(decision);
    json_.close('}');

    Losers losers;
    for (const std::uint16_t decision : view_.goals(guide_))
      if (shown(decision)) find_losers(evaluation_, decision, losers);
    json_.open("dissent", '[');
    for (std::size_t i = 0; i < losers.rules.size(); ++i)
      write_claimant(losers.rules[i], loss_names[losers.reasons[i]]);
    json_.close(']');
    json_.open("to_verify", '[');
    for (const std::uint16_t lead : losers.leads) write_claimant(lead, nullptr);
    json_.close(']');
  }

 private:
  bool shown(std::uint16_t decision) {
    return (view_.decisions[decision].flags() & wire::shown) &&
           evaluation_.decision(decision).state == Verdict::State::settled;
  }

  void write_decision(std::uint16_t index) {
    const wire::Decision& decision = view_.decisions[index];
    const Verdict& verdict = evaluation_.decision(index);
    unsigned doubt = always_ | (verdict.unsure ? doubt_unsure : 0u);
    rules_.clear();
    json_.key(decision.name());
    json_.open('{');
    json_.key("value");
    if (wire::Policy(decision.policy()) == wire::Policy::single) {
      const bool decided = verdict.winner != none;
      write_shape(json_, evaluation_, decided ? view_.rules[verdict.winner].value() : decision.otherwise());
      json_.key("rule");
      if (decided) {
        push(rules_, verdict.winner);
        json_.string(view_.rules[verdict.winner].name());
      } else {
        doubt |= doubt_otherwise;
        json_.raw("null");
      }
    } else {
      json_.open('[');
      const Indexes contributing = contributors(evaluation_, index);
      if (wire::Policy(decision.policy()) == wire::Policy::materials) {
        write_papers(contributing);
        if (rules_.empty()) doubt |= doubt_otherwise;
      } else {
        write_items(contributing);
      }
      if (decision.flags() & wire::notes) write_engine_notes(json_, evaluation_, scratch_, guide_);
      json_.close(']');
      json_.open("rules", '[');
      for (const std::uint16_t rule : rules_) json_.string(view_.rules[rule].name());
      json_.close(']');
    }
    write_basis();
    for (const std::uint16_t rule : rules_)
      if (view_.rules[rule].review_by() < evaluation_.frame().as_of) doubt |= doubt_stale;
    write_status(doubt);
    json_.close('}');
  }

  // The items of a collected list, each once; `rules_` stays in step with them.
  void write_items(const Indexes& contributing) {
    Indexes items;
    for (const std::uint16_t rule : contributing) {
      const std::uint16_t value = view_.rules[rule].value();
      const wire::Shape& shape = view_.shapes[value];
      if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::list) {
        for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) write_item(child, rule, items);
      } else {
        write_item(value, rule, items);
      }
    }
  }

  void write_item(std::uint16_t shape, std::uint16_t rule, Indexes& items) {
    for (const std::uint16_t item : items)
      if (same_value(evaluation_, item, shape)) return;
    push(items, shape);
    push(rules_, rule);
    write_shape(json_, evaluation_, shape);
  }

  void write_papers(const Indexes& contributing) {
    PaperGroups groups(evaluation_, contributing);
    while (groups.next()) {
      if (groups.alternatives().empty()) continue;
      json_.open('[');
      for (const std::uint16_t alternative : groups.alternatives()) {
        write_papers_of(json_, alternative);
      }
      json_.close(']');
    }
    rules_ = groups.rules();
  }

  // The claims of rules_, each once, and their weakest grade; null without any.
  void write_basis() {
    std::uint8_t grade = 0;
    Indexes seen;
    json_.open("claims", '[');
    for (const std::uint16_t index : rules_) {
      const wire::Rule& rule = view_.rules[index];
      if (rule.grade() > grade) grade = rule.grade();
      for (const std::uint16_t claim : view_.slice(rule.claims_begin(), rule.claims_count())) {
        if (contains(seen, claim)) continue;
        push(seen, claim);
        json_.string(claim);
      }
    }
    json_.close(']');
    json_.key("grade");
    json_.raw(rules_.empty() ? "null" : grade_names[grade]);
  }

  void write_status(unsigned doubt) {
    json_.member("status", doubt == 0 ? "current" : "confirm");
    if (doubt == 0) return;
    json_.open("confirm_because", '[');
    for (unsigned bit = 0; bit < 4; ++bit)
      if (doubt >> bit & 1) json_.string(doubt_names[bit]);
    json_.close(']');
  }

  // What a rule that did not decide would have said.
  void write_claimant(std::uint16_t rule, const char* why) {
    std::uint16_t decision = 0;
    while (rule >= view_.decisions[decision].rules_begin() + view_.decisions[decision].rules_count()) ++decision;
    rules_.clear();
    push(rules_, rule);
    json_.open('{');
    json_.member("decision", view_.decisions[decision].name());
    json_.member("rule", view_.rules[rule].name());
    json_.key("value");
    write_shape(json_, evaluation_, view_.rules[rule].value());
    write_basis();
    if (why) json_.member("why", why);
    json_.close('}');
  }

  JsonWriter& json_;
  Evaluation& evaluation_;
  Evaluation& scratch_;
  const View& view_;
  const wire::Guide& guide_;
  unsigned always_ = 0;
  Indexes rules_;  // of what is being written
};

}  // namespace

void write_outcome(JsonWriter& json, Evaluation& evaluation, Evaluation& scratch, const wire::Guide& guide) {
  OutcomeWriter(json, evaluation, scratch, guide).write();
}

}  // namespace yidi
