#include "verifier/explain.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "runtime/text.h"
#include "verifier/explore.h"

namespace yidi {

namespace {

using nlohmann::json;

std::string text_of(const View& view, Value value) {
  std::string text;
  if (value.is(Kind::unsure)) return "unsure";
  append_plain(text, view, value);
  return text;
}

std::string name_of_fact(const View& view, std::uint16_t fact) { return std::string(view.name(view.facts[fact].name())); }

// Looks for the outcome that differs in the fewest answers, by value of one decision.
class Nearest : public Explorer {
 public:
  Nearest(const Pack& pack, const State& wanted, std::uint16_t decision)
      : Explorer(pack, wanted.guide), pack_(pack), wanted_(wanted), decision_(decision) {
    run_at(wanted);
  }

  struct Found {
    std::size_t cost = 0;
    std::vector<Change> changes;
    std::string token;
  };
  const std::map<std::string, Found>& found() const { return found_; }

 private:
  std::uint64_t on_outcome(Walk& way) override {
    const Verdict& verdict = way.evaluation().decision(decision_);
    if (verdict.state != Verdict::State::settled || !verdict.value.is(Kind::symbol)) return 0;
    std::vector<Change> changes;
    std::size_t fresh = 0;
    for (std::uint16_t fact = 0; fact < view().facts.size(); ++fact) {
      const Value now = state().answers[fact], then = wanted_.answers[fact];
      if (now.is(Kind::undetermined) || now == then) continue;
      if (then.is(Kind::undetermined)) ++fresh;
      else changes.push_back({name_of_fact(view(), fact), text_of(view(), then), text_of(view(), now)});
    }
    const std::size_t cost = changes.size() * 64 + fresh;
    const auto [place, first] = found_.try_emplace(text_of(view(), verdict.value));
    if (first || cost < place->second.cost) place->second = {cost, std::move(changes), write_token(pack_, state())};
    return 0;
  }

  const Pack& pack_;
  const State& wanted_;
  std::uint16_t decision_;
  std::map<std::string, Found> found_;
};

// The codes that rules of a pack give to a decision.
std::vector<std::string> codes_of(const View& view, std::uint16_t decision) {
  std::vector<std::string> codes;
  const auto add = [&](std::uint16_t index) {
    const wire::Shape& shape = view.shapes[index];
    if (wire::ShapeKind(shape.kind()) != wire::ShapeKind::expression) return;
    const wire::Node& node = view.nodes[shape.a()];
    if (wire::Op(node.op()) != wire::Op::constant) return;
    const wire::Constant& constant = view.constants[node.a()];
    if (Kind(constant.kind()) != Kind::symbol) return;
    std::string code(view.name(std::uint16_t(constant.payload())));
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
  };
  const wire::Decision& decided = view.decisions[decision];
  for (const wire::Rule& rule : view.rules.subspan(decided.rules_begin(), decided.rules_count())) add(rule.value());
  add(decided.otherwise());
  return codes;
}

json parsed(Engine& engine, const State& state) {
  std::string line;
  engine.step(state, line);
  return json::parse(line, nullptr, false);
}

std::vector<Value> answers_of(const View& view, const wire::Fact& fact) {
  std::vector<Value> answers;
  if (wire::FactType(fact.type()) == wire::FactType::boolean) answers = {Value::boolean(true), Value::boolean(false)};
  for (const std::uint16_t option : view.options(fact)) answers.push_back(Value::symbol(option));
  if (fact.flags() & wire::allows_unsure) answers.push_back(Value::unsure());
  return answers;
}

}  // namespace

std::vector<WhyNot> why_not(Engine& engine, const State& state, const std::string& decision) {
  const View& view = engine.pack().view();
  std::vector<WhyNot> answers;
  for (std::size_t index = 0; index < view.decisions.size(); ++index) {
    if (view.name(view.decisions[index].name()) != decision) continue;
    const Nearest nearest(engine.pack(), state, std::uint16_t(index));
    const json here = parsed(engine, state);
    const std::string has = here.contains("decisions") && here["decisions"].contains(decision)
                                ? here["decisions"][decision]["value"].is_string() ? here["decisions"][decision]["value"].get<std::string>() : ""
                                : "";
    for (const std::string& code : codes_of(view, std::uint16_t(index))) {
      if (code == has) continue;
      const auto found = nearest.found().find(code);
      if (found == nearest.found().end()) answers.push_back({code, false, {}, ""});
      else answers.push_back({code, true, found->second.changes, found->second.token});
    }
  }
  return answers;
}

std::vector<WhatIf> what_if(Engine& engine, const State& state) {
  const View& view = engine.pack().view();
  const json before = parsed(engine, state);
  std::vector<WhatIf> answers;
  for (const std::uint16_t fact : engine.examine(state).path) {
    for (const Value value : answers_of(view, view.facts[fact])) {
      if (value == state.answers[fact]) continue;
      WhatIf what;
      what.change = {name_of_fact(view, fact), text_of(view, state.answers[fact]), text_of(view, value)};
      const State after = engine.change(state, fact, value).state;
      what.token = write_token(engine.pack(), after);
      const json line = parsed(engine, after);
      what.asks = line.value("state", "") == "ask";
      if (line.value("state", "") == "outcome" && before.value("state", "") == "outcome") {
        const auto value_in = [](const json& from, const std::string& id) {
          return from["decisions"].contains(id) ? from["decisions"][id]["value"].dump() : std::string();
        };
        for (const std::uint16_t goal : view.goals(view.guides[state.guide])) {
          const std::string id(view.name(view.decisions[goal].name()));
          const std::string was = value_in(before, id), is = value_in(line, id);
          if (was != is) what.differences.push_back({id, was, is});
        }
      }
      answers.push_back(std::move(what));
    }
  }
  return answers;
}

}  // namespace yidi
