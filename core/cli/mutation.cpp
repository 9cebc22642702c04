#include <iostream>

#include "cli/scenarios.h"

namespace yidi::cli {

namespace {

// A line for each mutant that is alive, or for every one.
void print(const JudgedMutant& judged, bool verbose) {
  if (judged.fate != Fate::alive && !verbose) return;
  const Diagnostic& at = judged.mutant.at;
  std::cout << at.file << ":" << at.line << ":" << at.column << ": " << judged.mutant.kind << ": " << judged.mutant.about << ": "
            << judged.mutant.text;
  switch (judged.fate) {
    case Fate::killed: std::cout << ": killed by " << (judged.by.empty() ? "the compiler" : judged.by) << "\n"; break;
    case Fate::equivalent: std::cout << ": makes no difference to anybody\n"; break;
    case Fate::alive: std::cout << ": no scenario notices\n  witness: " << judged.token << "\n  " << judged.text << "\n"; break;
  }
}

}  // namespace

int run_mutation(const ScenarioOptions& options) {
  const Sources sources(options.data);
  if (!sources.diagnostics().empty()) {
    for (const Diagnostic& diagnostic : sources.diagnostics()) std::cerr << to_string(diagnostic) << "\n";
    return could_not;
  }
  const ScenarioSet scenarios(options.path);
  for (const Error& error : scenarios.unreadable()) complain(error, could_not);
  if (!scenarios.unreadable().empty() || scenarios.size() == 0) return could_not;
  MutationOptions chosen = options.mutation;
  chosen.about = options.filter;
  const auto judged = judge_mutants(sources, scenarios, answer_with, chosen);
  if (!judged) return complain(judged.error(), could_not);
  for (const JudgedMutant& one : *judged) print(one, options.verbose);
  const MutationScore score(*judged);
  const unsigned per_mille = score.per_mille();
  std::cout << "mutants: " << score.killed << " killed, " << score.equivalent << " equivalent, " << score.alive << " alive, "
            << per_mille / 10 << "." << per_mille % 10 << " %\n";
  if (judged->empty()) return could_not;
  return per_mille >= 950 ? said_yes : said_no;
}

}  // namespace yidi::cli
