// Whether the scenarios notice when a rule is changed.
//
// Each mutant is one change to the authored rules (Sources::mutants). It is killed where the compiler refuses it or a
// scenario fails; otherwise old and new packs are walked together: nobody is asked or told anything else (equivalent), or
// somebody is, and no scenario says so (alive).
#pragma once

#include <optional>

#include "verifier/scenarios.h"
#include "yidi/compiler.h"
#include "yidi/engine.h"

namespace yidi {

struct MutationOptions {
  std::string about;         // only mutants of what has this in its name
  std::string kind;          // only this kind
  unsigned jobs = 1;
  std::size_t sample = 0;    // at most so many, chosen by the seed; 0 for all
  std::uint64_t seed = 1;
};

enum class Fate { killed, equivalent, alive };

struct JudgedMutant {
  Mutant mutant;
  Fate fate = Fate::killed;
  std::string by;       // killed: the scenario, or "" where the compiler refuses
  std::string token;    // alive: a state that shows it
  std::string text;     // alive: what is said there before and after
};

// The engine of a pack, and who answers records with such engines.
using FindEngine = std::function<Result<Engine*>(const std::string& pack)>;
using MakeAnswer = std::function<AnswerRecord(FindEngine)>;

// The mutants in their order; an error where sources cannot be compiled or a scenario fails already without any change.
Result<std::vector<JudgedMutant>> judge_mutants(const Sources& sources, const ScenarioSet& scenarios, const MakeAnswer& make_answer,
                                                const MutationOptions& options);

// How many met each fate; of those that are not equivalent, the share that was killed, in per mille.
struct MutationScore {
  std::size_t killed = 0, equivalent = 0, alive = 0;
  explicit MutationScore(const std::vector<JudgedMutant>& mutants);
  unsigned per_mille() const;
};

}  // namespace yidi
