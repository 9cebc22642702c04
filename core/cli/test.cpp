#include <iostream>

#include "batch/evaluator.h"
#include "cli/command.h"
#include "verifier/scenarios.h"

namespace yidi::cli {

void add_test(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("test", "Runs scenarios: people with what has to come out for them");
  auto folder = std::make_shared<std::string>("build/packs");
  auto path = std::make_shared<std::string>("tests/scenarios");
  auto filter = std::make_shared<std::string>();
  auto records = std::make_shared<bool>(false);
  add_packs_option(*command, *folder);
  command->add_option("scenarios", *path, "A file or folder of scenarios")->capture_default_str();
  command->add_option("--filter", *filter, "Only scenarios whose id contains this");
  command->add_flag("--records", *records, "Print the scenarios as lines for `yidi eval` instead of running them");
  command->footer("Example:\n  yidi test tests/scenarios --filter sz-2022");
  command->callback([=, &run] {
    run = [=] {
      if (*records) {
        for (const std::string& line : scenario_records(*path)) std::cout << line << "\n";
        return said_yes;
      }
      Packs packs(*folder);
      if (auto nation = packs.engine("00"); !nation && nation.error().code != Code::other_pack)
        return complain(nation.error(), could_not);
      batch::Evaluator evaluator([&packs](const std::string& id) { return packs.engine(id); });
      batch::TextBuffer out;
      const ScenarioReport report = run_scenarios(*path, *filter, [&](const std::string& line) {
        out.clear();
        evaluator.answer(line, out);
        return std::string(out.text());
      });
      for (const Error& error : report.unreadable) complain(error, could_not);
      for (const ScenarioFailure& failure : report.failures)
        std::cout << failure.file << ": " << failure.id << ": " << failure.text << "\n";
      std::cout << "scenarios: " << report.passed << " passed, " << report.failed << " failed\n";
      if (!report.unreadable.empty() || report.passed + report.failed == 0) return could_not;
      return report.failed == 0 ? said_yes : said_no;
    };
  });
}

}  // namespace yidi::cli
