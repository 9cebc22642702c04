#include "verifier/conclusion.h"

#include <algorithm>

#include "runtime/outcome.h"
#include "runtime/papers.h"
#include "verifier/mix.h"

namespace yidi {

using wire::none;

namespace {

bool is_constant(const View& view, std::uint16_t node) { return wire::Op(view.nodes[node].op()) == wire::Op::constant; }

}  // namespace

Concluder::Concluder(const View& view) : view_(view), plain_(view.shapes.size()), scratch_(view) {
  for (std::size_t name = 0; name < view.name_ends.size(); ++name)
    names_.push_back(std::hash<std::string_view>()(view.name(std::uint16_t(name))));
}

std::uint64_t Concluder::hash_value(Value value) const {
  const auto payload = std::uint64_t(value.payload());
  return mix(std::uint64_t(value.kind()), value.is(Kind::symbol) ? names_[payload] : payload);
}

std::uint64_t Concluder::hash_alternative(std::uint16_t alternative) const {
  std::uint64_t hash = 19;
  for (const std::uint16_t paper : papers_of(view_, alternative)) hash = mix(hash, names_[paper]);
  return hash;
}

std::uint64_t Concluder::hash(Evaluation& evaluation, std::uint16_t index, bool& complete) {
  if (plain_[index] != 0) return plain_[index];
  const wire::Shape& shape = view_.shapes[index];
  std::uint64_t hash = mix(7, shape.kind());
  bool plain = true;
  const auto add = [&](std::uint16_t child) {
    hash = mix(hash, this->hash(evaluation, child, complete));
    plain &= plain_[child] != 0;
  };
  switch (wire::ShapeKind(shape.kind())) {
    case wire::ShapeKind::expression: {
      const Value value = evaluation.node(shape.a());
      plain = is_constant(view_, shape.a());
      complete &= value.known();
      hash = mix(hash, hash_value(value));
      break;
    }
    case wire::ShapeKind::object:
      for (const wire::Member& member : view_.members.subspan(shape.a(), shape.b())) {
        hash = mix(hash, names_[member.key()]);
        add(member.shape());
      }
      break;
    case wire::ShapeKind::list:
      for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) add(child);
      break;
    case wire::ShapeKind::alternatives: {
      std::uint16_t at = shape.a();
      for (unsigned left = view_.indexes[at++]; left > 0; --left) {
        hash = mix(hash, hash_alternative(at));
        at = std::uint16_t(at + 1 + view_.indexes[at]);
      }
      break;
    }
  }
  if (plain) plain_[index] = hash;
  return hash;
}

std::uint64_t Concluder::hash_papers(Evaluation& evaluation, std::uint16_t decision, Indexes& rules) {
  std::uint64_t hash = 11;
  const Indexes contributing = contributors(evaluation, decision);
  PaperGroups groups(evaluation, contributing);
  while (groups.next()) {
    if (groups.alternatives().empty()) continue;
    hash = mix(hash, groups.alternatives().size());
    for (const std::uint16_t alternative : groups.alternatives()) hash = mix(hash, hash_alternative(alternative));
  }
  rules = groups.rules();
  return hash;
}

std::uint64_t Concluder::hash_items(Evaluation& evaluation, std::uint16_t decision, Indexes& rules, bool& complete) {
  std::uint64_t hash = 13;
  std::vector<std::uint64_t> seen;
  rules = contributors(evaluation, decision);
  const auto add = [&](std::uint16_t shape) {
    const std::uint64_t item = this->hash(evaluation, shape, complete);
    if (std::find(seen.begin(), seen.end(), item) != seen.end()) return;
    seen.push_back(item);
    hash = mix(hash, item);
  };
  for (const std::uint16_t rule : rules) {
    const wire::Shape& shape = view_.shapes[view_.rules[rule].value()];
    if (wire::ShapeKind(shape.kind()) != wire::ShapeKind::list) add(view_.rules[rule].value());
    else
      for (const std::uint16_t child : view_.slice(shape.a(), shape.b())) add(child);
  }
  return hash;
}

Conclusion Concluder::conclude(Evaluation& evaluation, const wire::Guide& guide, std::uint16_t index, bool engine_notes) {
  const wire::Decision& decision = view_.decisions[index];
  const Verdict& verdict = evaluation.decision(index);
  Conclusion conclusion;
  Indexes rules;
  if (verdict.unsure) conclusion.doubt |= doubt_unsure;
  for (const std::uint16_t fact : {view_.insured_fact, view_.care_fact})
    if (fact != none && evaluation.fact(fact).is(Kind::unsure)) conclusion.doubt |= doubt_unsure;
  if (evaluation.frame().procedure != wire::no_procedure) conclusion.doubt |= doubt_historical;
  switch (wire::Policy(decision.policy())) {
    case wire::Policy::single:
      if (verdict.winner != none) push(rules, verdict.winner);
      else conclusion.doubt |= doubt_otherwise;
      conclusion.value = hash(evaluation, rules.empty() ? decision.otherwise() : view_.rules[verdict.winner].value(),
                              conclusion.complete);
      break;
    case wire::Policy::materials:
      conclusion.value = hash_papers(evaluation, index, rules);
      if (rules.empty()) conclusion.doubt |= doubt_otherwise;
      break;
    default: conclusion.value = hash_items(evaluation, index, rules, conclusion.complete); break;
  }
  if (engine_notes && (decision.flags() & wire::notes)) {
    std::string added;
    JsonWriter json(view_, added);
    write_engine_notes(json, evaluation, scratch_, guide);
    conclusion.value = mix(conclusion.value, std::hash<std::string>()(added));
  }
  for (const std::uint16_t rule : rules)
    if (view_.rules[rule].review_by() < evaluation.frame().as_of) conclusion.doubt |= doubt_stale;
  return conclusion;
}

std::uint64_t Concluder::hash_losers(Evaluation& evaluation, std::uint16_t decision) {
  Losers losers;
  find_losers(evaluation, decision, losers);
  std::uint64_t sum = 0;
  bool complete = true;
  const auto add = [&](std::uint16_t rule, std::uint64_t why) {
    sum += mix(mix(names_[view_.rules[rule].name()], why), hash(evaluation, view_.rules[rule].value(), complete));
  };
  for (std::size_t i = 0; i < losers.rules.size(); ++i) add(losers.rules[i], losers.reasons[i]);
  for (const std::uint16_t lead : losers.leads) add(lead, 99);
  return sum;
}

}  // namespace yidi
