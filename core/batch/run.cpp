#include "batch/run.h"

#include "runtime/outcome.h"

namespace yidi::batch {

namespace {

// Whether the name of a symbol could be taken for a date, a region or a duration.
bool looks_measured(std::string_view name) {
  return name.empty() || name == "abroad" || name.front() < 'A' || (name.front() == 'P' && name.size() > 1 && name[1] <= '9');
}

class RunObserver {
 public:
  RunObserver(Walk& walk, const State& state, Origins& origins, Expressions& expressions)
      : walk_(walk),
        evaluation_(walk.evaluation()),
        view_(evaluation_.view()),
        state_(state),
        origins_(origins),
        expressions_(expressions) {}

  // The answers that lay on the way, and the one that is missing.
  void observe_answers() {
    for (std::size_t fact = 0; fact < view_.facts.size(); ++fact)
      if (view_.facts[fact].default_value() != wire::none) observe_answer(std::uint16_t(fact));
    for (const std::uint16_t fact : walk_.path()) observe_answer(fact);
    const std::uint16_t asked = walk_.current();
    if (asked != wire::none && !is_place(asked)) observe_answer(asked);
  }

  // Where a date lies to the limits of its question.
  void observe_limits() {
    for (std::size_t i = 0; i < view_.facts.size(); ++i) {
      const wire::Fact& fact = view_.facts[i];
      if (!state_.has(std::uint16_t(i)) || !evaluation_.fact(std::uint16_t(i)).is(Kind::date)) continue;
      const ExpressionId given = expressions_.answer(std::uint16_t(i));
      if (has_date(fact.min())) observe_order(given, origins_.of_node(fact.min()));
      if (has_date(fact.max())) observe_order(origins_.of_node(fact.max()), given);
    }
  }

  // Which of the values that rules give for a decision are written alike, and the order of deadlines.
  void observe_values() {
    for (std::size_t i = 0; i < view_.decisions.size(); ++i) {
      const wire::Decision& decision = view_.decisions[i];
      const Verdict* verdict = evaluation_.peek(std::uint16_t(i));
      if (!verdict || verdict->state != Verdict::State::settled) continue;
      std::vector<ExpressionId> values;
      std::vector<ExpressionId> deadlines;
      const auto add = [&](std::uint16_t shape) {
        auto take = [&](std::uint16_t node) {
          if (is_known(node)) values.push_back(origins_.of_node(node));
        };
        each_expression(view_, shape, take);
        const std::uint16_t date = first_date(view_, origins_, shape);
        if (date != wire::none) deadlines.push_back(origins_.of_node(date));
      };
      if (decision.otherwise() != wire::none) add(decision.otherwise());
      for (unsigned rule = decision.rules_begin(); rule < unsigned(decision.rules_begin() + decision.rules_count()); ++rule) {
        const Value when = origins_.value_of(view_.rules[rule].when());
        if (when.is_true() || when.is(Kind::unsure)) add(view_.rules[rule].value());
      }
      each_pair(values, [&](ExpressionId a, ExpressionId b) {
        if (can_be_alike(expressions_.value(a), expressions_.value(b))) observe_value(expressions_.same_text(a, b));
      });
      if (!(decision.flags() & wire::earliest_counts)) continue;
      each_pair(deadlines, [&](ExpressionId a, ExpressionId b) {
        observe_order(a, b);
        observe_order(b, a);
      });
    }
  }

  // What the note rules_changed_since_admission looks at; whether the rules of that day were asked.
  bool observe_admission() {
    if (view_.admission_fact == wire::none) return false;
    const Value admission = evaluation_.fact(view_.admission_fact);
    if (!admission.is(Kind::date)) return false;
    const ExpressionId day = origins_.of_fact(view_.admission_fact);
    observe_order(day, expressions_.as_of());
    if (admission.payload() >= state_.as_of) return false;
    observe_value(expressions_.frame_of(day));
    return true;
  }

 private:
  bool is_place(std::uint16_t fact) const { return view_.facts[fact].flags() & (wire::insured_place | wire::care_place); }
  bool is_known(std::uint16_t node) const { return origins_.value_of(node).known(); }
  bool has_date(std::uint16_t node) const { return node != wire::none && origins_.value_of(node).is(Kind::date); }

  // Values of different kinds are written differently, but for symbols of odd names.
  bool can_be_alike(Value a, Value b) const {
    if (a.kind() == b.kind()) return true;
    if (a.is(Kind::symbol)) return looks_measured(view_.name(std::uint16_t(a.payload())));
    return b.is(Kind::symbol) && looks_measured(view_.name(std::uint16_t(b.payload())));
  }

  void observe_answer(std::uint16_t fact) { observe_value(expressions_.answer_kind(fact)); }
  void observe_value(ExpressionId source) { origins_.observe(source, expressions_.value(source)); }
  void observe_order(ExpressionId a, ExpressionId b) {
    observe_value(expressions_.operation(wire::Op::less, 0, a, b));
  }

  template <class Visit>
  static void each_pair(const std::vector<ExpressionId>& list, const Visit& visit) {
    for (std::size_t i = 0; i < list.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) visit(list[k], list[i]);
  }

  Walk& walk_;
  Evaluation& evaluation_;
  const View& view_;
  const State& state_;
  Origins& origins_;
  Expressions& expressions_;
};

}  // namespace

std::uint16_t first_date(const View& view, const Origins& origins, std::uint16_t index) {
  const wire::Shape& shape = view.shapes[index];
  if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::expression)
    return origins.value_of(shape.a()).is(Kind::date) ? shape.a() : wire::none;
  if (wire::ShapeKind(shape.kind()) != wire::ShapeKind::object) return wire::none;
  for (const wire::Member& member : view.members.subspan(shape.a(), shape.b()))
    if (const std::uint16_t found = first_date(view, origins, member.shape()); found != wire::none) return found;
  return wire::none;
}

void observe_run(Walk& walk, const Evaluation& scratch, const State& state, Origins& origins, Expressions& expressions) {
  RunObserver run(walk, state, origins, expressions);
  run.observe_answers();
  origins.observe_all();
  run.observe_limits();
  run.observe_values();
  if (!run.observe_admission()) return;
  const ExpressionId admission = origins.of_fact(walk.evaluation().view().admission_fact);
  Origins(scratch, origins, admission).observe_all();
}

}  // namespace yidi::batch
