#include "runtime/trace.h"

#include "runtime/json_writer.h"

namespace yidi {

namespace {

const char* truth_of(Evaluation& evaluation, std::uint16_t rule) {
  const Firing fires = evaluation.firing(rule);
  switch (fires.truth()) {
    case Truth::yes: return "yes";
    case Truth::undetermined: return "undetermined";
    case Truth::unsure: return "unsure";
    case Truth::no: break;
  }
  return evaluation.node(evaluation.view().rules[rule].when()).is_true() ? "overridden" : "no";
}

}  // namespace

void write_trace(Evaluation& evaluation, const wire::Guide& guide, std::string& out) {
  const View& view = evaluation.view();
  JsonWriter json(view, out);
  json.open('{');
  json.key("v");
  json.number(1);
  json.open("trace", '[');
  for (const std::uint16_t index : view.goals(guide)) {
    const Verdict& verdict = evaluation.decision(index);
    constexpr const char* states[] = {"undetermined", "absent", "settled"};
    json.open('{');
    json.member("decision", view.decisions[index].name());
    json.member("state", states[unsigned(verdict.state)]);
    json.key("winner");
    if (verdict.winner == wire::none)
      json.raw("null");
    else
      json.string(view.rules[verdict.winner].name());
    json.open("rules", '[');
    for (const std::uint16_t rule : evaluation.frame().rules_of(index)) {
      json.open('{');
      json.member("rule", view.rules[rule].name());
      json.member("truth", truth_of(evaluation, rule));
      json.close('}');
    }
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace yidi
