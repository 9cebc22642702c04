#include "runtime/engine_parts.h"
#include "runtime/outcome.h"

namespace yidi {

namespace {

constexpr const char* type_names[] = {"boolean", "symbol", "region", "date", "integer"};

void write_bound(JsonWriter& json, Evaluation& evaluation, const char* name, std::uint16_t node) {
  json.key(name);
  const Value value = node == wire::none ? Value::null() : evaluation.node(node);
  json.value(value.is(Kind::date) ? value : Value::null());
}

// The members of an ask step that describe the question.
void write_question(JsonWriter& json, Walk& walk) {
  Evaluation& evaluation = walk.evaluation();
  const View& view = evaluation.view();
  const wire::Fact& fact = view.facts[walk.current()];
  json.member("fact", fact.name());
  json.member("type", type_names[fact.type()]);
  switch (wire::FactType(fact.type())) {
    case wire::FactType::symbol:
      json.members("options", view.options(fact));
      break;
    case wire::FactType::region: {
      const bool own = (fact.flags() & wire::insured_place) && view.root->province() != 0;
      json.key("within");
      json.value(own ? Value::region(view.root->province() * 10000u) : Value::null());
      break;
    }
    case wire::FactType::date:
      write_bound(json, evaluation, "min", fact.min());
      write_bound(json, evaluation, "max", fact.max());
      break;
    default: break;
  }
  json.key("unsure");
  json.boolean(fact.flags() & wire::allows_unsure);
}

// The goal that the question is asked for, and its rules that hang on the answer.
void write_reason(JsonWriter& json, Walk& walk) {
  Evaluation& evaluation = walk.evaluation();
  const View& view = evaluation.view();
  json.open("because", '{');
  json.member("decision", view.decisions[walk.decision()].name());
  json.open("rules", '[');
  const std::uint64_t bit = std::uint64_t(1) << (walk.bit_of()[walk.current()] & 63);
  for (const std::uint16_t rule : evaluation.frame().rules_of(walk.decision())) {
    if (evaluation.firing(rule).truth() != Truth::undetermined) continue;
    Evaluation::Support support = evaluation.search_support(walk.bit_of(), true);
    evaluation.add_node(view.rules[rule].when(), support);
    if (support.mask & bit) json.string(view.rules[rule].name());
  }
  json.close(']');
  json.close('}');
}

}  // namespace

bool Engine::Parts::run(const State& state, Error& error) {
  const View& view = pack->view();
  const Value insured = view.insured_fact == wire::none ? Value() : state.answers[view.insured_fact];
  const RegionCode region = insured.is(Kind::region) ? RegionCode(insured.payload()) : 0;
  const Frame* found = nullptr;
  for (const Frame& frame : frames)
    if (!frame.begin.empty() && frame.insured == region && frame.as_of == state.as_of) found = &frame;
  if (!found) {
    Frame& frame = frames[next_frame++ % kept_frames];
    frame.begin.clear();
    if (!make_frame(view, region, state.as_of, frame, error)) {
      frame.begin.clear();
      return false;
    }
    found = &frame;
  }
  walk.begin(*found, state);
  if (walk.follow(state)) return true;
  error = walk.error();
  return false;
}

Engine::Engine(std::unique_ptr<const Pack> pack) : parts_(std::make_unique<Parts>(std::move(pack))) {}
Engine::~Engine() = default;

const Pack& Engine::pack() const { return *parts_->pack; }

void Engine::step(std::string_view token, std::string& out) {
  State state(*parts_->pack);
  Error error;
  if (!read_token(*parts_->pack, token, state, error)) return write_error(error, out);
  step(state, out);
}

void Engine::step(const State& state, std::string& out) {
  Error error;
  if (!parts_->run(state, error)) return write_error(error, out);
  Walk& walk = parts_->walk;
  const View& view = parts_->pack->view();
  const bool asks = walk.current() != wire::none;
  JsonWriter json(view, out);
  json.open('{');
  json.key("v");
  json.number(1);
  json.member("state", asks ? "ask" : "outcome");
  if (asks) {
    write_question(json, walk);
    json.key("asked");
    json.number(std::int64_t(walk.path().size()));
    json.key("at_most");
    json.number(walk.at_most());
    write_reason(json, walk);
  } else {
    write_outcome(json, walk.evaluation(), parts_->scratch, walk.guide());
    const std::uint8_t procedure = walk.evaluation().frame().procedure;
    if (procedure != wire::no_procedure) json.member("procedure", view.procedures[procedure].name());
  }
  json.open("path", '[');
  for (const std::uint16_t fact : walk.path()) json.string(view.facts[fact].name());
  json.close(']');
  if (!asks) json.member_text("digest", parts_->pack->digest());
  json.close('}');
}

}  // namespace yidi
