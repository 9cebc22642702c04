#include "verifier/coverage.h"

#include <cstdio>
#include <iostream>

#include "cli/scenarios.h"

namespace yidi::cli {

int run_coverage(const ScenarioOptions& options) {
  const Sources sources(options.data);
  if (!sources.diagnostics().empty()) {
    for (const Diagnostic& diagnostic : sources.diagnostics()) std::cerr << to_string(diagnostic) << "\n";
    return could_not;
  }
  const ScenarioSet scenarios(options.path, options.filter);
  for (const Error& error : scenarios.unreadable()) complain(error, could_not);
  if (!scenarios.unreadable().empty() || scenarios.size() == 0) return could_not;
  Packs packs(options.packs);
  const auto coverage = measure_coverage(scenarios, sources.packs(), [&](const std::string& id) { return packs.engine(id); });
  if (!coverage) return complain(coverage.error(), could_not);

  std::size_t decided = 0, told = 0;
  for (const RuleCoverage& rule : *coverage) {
    std::printf("%4u decided %4u dissent %4u lead  %s\n", rule.decided, rule.dissent, rule.lead, rule.rule.c_str());
    decided += rule.decided > 0;
    told += rule.decided == 0 && rule.shown();
  }
  std::fflush(stdout);
  for (const RuleCoverage& rule : *coverage) {
    if (rule.decided > 0) continue;
    const Diagnostic at = sources.place_of(rule.rule);
    std::cout << at.file << ":" << at.line << ":" << at.column << ": " << rule.rule << ": decides in no scenario: " << rule.why_not << "\n";
    if (!rule.witness.empty()) std::cout << "  witness: " << rule.witness << "\n";
    else if (!rule.weak) std::cout << "  nobody's answers let it decide\n";
  }
  const std::size_t unseen = coverage->size() - decided - told;
  std::cout << "coverage: " << coverage->size() << " rules: " << decided << " decide in a scenario, " << told
            << " can only be told and are in one, " << unseen << " are seen in none\n";
  return unseen == 0 ? said_yes : said_no;
}

}  // namespace yidi::cli
