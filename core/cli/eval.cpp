#include "batch/evaluator.h"
#include "cli/command.h"
#include "cli/line_pump.h"

namespace yidi::cli {

namespace {

AnswerLine make_answerer(const std::string& folder) {
  auto packs = std::make_shared<Packs>(folder);
  auto evaluator = std::make_shared<batch::Evaluator>([packs](const std::string& id) { return packs->engine(id); });
  return [evaluator](std::string_view line, batch::TextBuffer& out) { evaluator->answer(line, out); };
}

}  // namespace

void add_eval(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("eval", "Complete evaluation: one person a line in, one line out, in the same order");
  auto folder = std::make_shared<std::string>("build/packs");
  auto jobs = std::make_shared<unsigned>(1);
  add_packs_option(*command, *folder);
  command->add_option("--jobs", *jobs, "How many threads")->check(CLI::Range(1, 64))->capture_default_str();
  command->footer(
      "Example:\n  echo '{\"id\":1,\"guide\":\"filing\",\"as_of\":\"2026-11-22\",\"answers\":{\"insured_region\":\"440300\","
      "\"care_region\":\"110000\"}}' | yidi eval");
  command->callback([folder, jobs, &run] {
    run = [folder, jobs] {
      Packs packs(*folder);
      if (auto nation = packs.engine("00"); !nation && nation.error().code != Code::other_pack)
        return complain(nation.error(), could_not);
      return pump_lines(*jobs, [folder] { return make_answerer(*folder); }) ? said_yes : could_not;
    };
  });
}

}  // namespace yidi::cli
