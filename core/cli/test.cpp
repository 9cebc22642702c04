#include <iostream>

#include "batch/evaluator.h"
#include "cli/scenarios.h"

namespace yidi::cli {

namespace {

int run_plainly(const ScenarioOptions& options) {
  Packs packs(options.packs);
  if (auto nation = packs.engine("00"); !nation && nation.error().code != Code::other_pack)
    return complain(nation.error(), could_not);
  const ScenarioReport report =
      run_scenarios(options.path, options.filter, answer_with([&packs](const std::string& id) { return packs.engine(id); }));
  for (const Error& error : report.unreadable) complain(error, could_not);
  for (const ScenarioFailure& failure : report.failures)
    std::cout << failure.file << ": " << failure.id << ": " << failure.text << "\n";
  std::cout << "scenarios: " << report.passed << " passed, " << report.failed << " failed\n";
  if (!report.unreadable.empty() || report.passed + report.failed == 0) return could_not;
  return report.failed == 0 ? said_yes : said_no;
}

int run_test(const ScenarioOptions& options) {
  if (options.records) {
    for (const std::string& line : scenario_records(options.path)) std::cout << line << "\n";
    return said_yes;
  }
  if (options.coverage) return run_coverage(options);
  if (options.mutate) return run_mutation(options);
  return run_plainly(options);
}

}  // namespace

AnswerRecord answer_with(FindEngine find) {
  const auto evaluator = std::make_shared<batch::Evaluator>(std::move(find));
  return [evaluator](const std::string& line) {
    batch::TextBuffer out;
    evaluator->answer(line, out);
    return std::string(out.text());
  };
}

void add_test(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("test", "Runs scenarios: people with what has to come out for them");
  auto options = std::make_shared<ScenarioOptions>();
  add_packs_option(*command, options->packs);
  command->add_option("scenarios", options->path, "A file or folder of scenarios")->capture_default_str();
  command->add_option("--filter", options->filter, "Only scenarios whose id contains this; with --mutate, only changes to what has this in its name");
  command->add_flag("--records", options->records, "Print the scenarios as lines for `yidi eval` instead of running them");
  command->add_option("--data", options->data, "The authored files, for --mutate and --coverage")->capture_default_str();
  command->add_flag("--coverage", options->coverage, "In how many scenarios each rule decides, and why the others do in none");
  command->add_flag("--mutate", options->mutate, "Change the rules one by one: does a scenario notice?");
  command->add_option("--only", options->mutation.kind, "With --mutate: only changes of this kind")
      ->check(CLI::IsMember({"delete", "negate", "date", "duration", "number", "symbol", "paper", "grade", "override", "ask"}));
  command->add_option("--jobs", options->mutation.jobs, "With --mutate: on how many cores")->check(CLI::Range(1, 64));
  command->add_option("--sample", options->mutation.sample, "With --mutate: only so many changes");
  command->add_option("--seed", options->mutation.seed, "With --sample: which ones")->capture_default_str();
  command->add_flag("--verbose", options->verbose, "With --mutate: also the changes that are noticed or make no difference");
  command->footer(
      "Examples:\n  yidi test tests/scenarios --filter sz-2022\n  yidi test tests/scenarios --mutate --jobs 2 --filter gd.\n"
      "Exit 0: all pass; with --mutate, at least 95 % of the changes that make a difference are noticed;\n"
      "with --coverage, every rule is seen at work. 1: not. 2: could not run.");
  command->callback([options, &run] { run = [options] { return run_test(*options); }; });
}

}  // namespace yidi::cli
