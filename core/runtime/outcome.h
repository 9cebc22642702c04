// The outcome of an evaluation, written as the members of a step line.
#pragma once

#include "runtime/evaluation.h"
#include "runtime/shapes.h"

namespace yidi {

// Writes "decisions", "dissent" and "to_verify" for the goals of a guide. `scratch` is a second evaluation of the same
// pack, for the question whether the rules have changed since admission.
void write_outcome(JsonWriter& json, Evaluation& evaluation, Evaluation& scratch, const wire::Guide& guide);

// Writes the notes that the engine itself adds (rules_changed_since_admission, play_safe) into the open list of notes.
void write_engine_notes(JsonWriter& json, Evaluation& evaluation, Evaluation& scratch, const wire::Guide& guide);

// The rules that contribute to a collected decision, in the order of their precedence, replaced and doubtful ones out.
Indexes contributors(Evaluation& evaluation, std::uint16_t decision);

// Why a rule that matched did not decide; the position of its word in an outcome.
enum class Loss : std::uint16_t { weaker_evidence, less_specific, older, overridden, unsure, replaced };

// Rules that matched and did not decide, each with the reason, and `leads`: matching rules on grade C of a decision that
// nothing better decides.
struct Losers {
  Indexes rules;
  Indexes reasons;  // Loss, one per rule
  Indexes leads;

  void add(std::uint16_t rule, Loss reason) {
    push(rules, rule);
    push(reasons, std::uint16_t(reason));
  }
};
void find_losers(Evaluation& evaluation, std::uint16_t decision, Losers& losers);

}  // namespace yidi
