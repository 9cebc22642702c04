// Changing answers, taking them back, and explanations: what a host with its own token handling does not need.
#include "runtime/engine_parts.h"
#include "runtime/json_writer.h"
#include "runtime/trace.h"

namespace yidi {

Step Engine::examine(const State& state) {
  Step step;
  if (!parts_->run(state, step.error)) return step;
  Walk& walk = parts_->walk;
  step.path = walk.path();
  step.kind = walk.current() == wire::none ? Step::Kind::outcome : Step::Kind::ask;
  if (step.kind == Step::Kind::outcome) return step;
  step.fact = walk.current();
  step.decision = walk.decision();
  step.at_most = walk.at_most();
  return step;
}

Engine::Changed Engine::change(const State& state, std::uint16_t fact, Value value) {
  Changed changed{state, {}};
  changed.state.answers[fact] = value;
  const Step step = examine(changed.state);
  if (step.kind != Step::Kind::outcome) return changed;
  for (std::uint16_t given = 0; given < state.answers.size(); ++given) {
    const wire::Fact& declared = parts_->pack->view().facts[given];
    const bool never_asked =
        (declared.flags() & (wire::insured_place | wire::care_place)) || declared.default_value() != wire::none;
    if (!state.has(given) || never_asked || contains(step.path, given)) continue;
    changed.state.answers[given] = Value::undetermined();
    changed.dropped.push_back(given);
  }
  return changed;
}

State Engine::back(const State& state) {
  State before = state;
  const Step step = examine(state);
  if (!step.path.empty()) before.answers[step.path.back()] = Value::undetermined();
  return before;
}

void Engine::trace(const State& state, std::string& out) {
  Error error;
  if (!parts_->run(state, error)) return write_error(error, out);
  write_trace(parts_->walk.evaluation(), parts_->walk.guide(), out);
}

}  // namespace yidi
