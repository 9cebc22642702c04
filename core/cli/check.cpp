#include <algorithm>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "runtime/view.h"
#include "verifier/check.h"
#include "yidi/compiler.h"

namespace yidi::cli {

namespace {

using Output = nlohmann::ordered_json;

struct CheckOptions {
  std::string folder = "build/packs", data = "data", as_of;
  std::vector<std::string> only;
  bool json = false;
};

// A finding with the place that it is about.
struct Placed {
  Finding finding;
  Diagnostic at;
};

std::string where(const Diagnostic& at) {
  if (at.file.empty()) return "";
  return at.line == 0 ? at.file + ": " : at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
}

void print(const Placed& placed) {
  const Finding& finding = placed.finding;
  std::cout << where(placed.at) << code_text(finding.code) << ": ";
  if (!finding.about.empty()) std::cout << finding.about << ": ";
  std::cout << finding.text;
  if (finding.times > 1) std::cout << " (" << finding.times << " times)";
  std::cout << "\n";
  if (!finding.witness.empty()) std::cout << "  witness: " << finding.witness << "\n  link: " << finding.link << "\n";
  if (!finding.hint.empty()) std::cout << "  hint: " << finding.hint << "\n";
}

Output to_json(const Placed& placed) {
  const Finding& finding = placed.finding;
  Output out = {{"code", code_text(finding.code)}, {"about", finding.about}, {"text", finding.text}, {"times", finding.times}};
  if (!placed.at.file.empty()) {
    out["file"] = placed.at.file;
    out["line"] = placed.at.line;
    out["column"] = placed.at.column;
  }
  if (!finding.witness.empty()) {
    out["witness"] = finding.witness;
    out["link"] = finding.link;
  }
  out["hint"] = finding.hint;
  return out;
}

Output to_json(const std::map<std::string, Doubts>& doubts) {
  Output decisions = Output::object();
  for (const auto& [id, one] : doubts) decisions[id] = {{"otherwise", one.otherwise}, {"confirm", one.confirm}};
  return decisions;
}

Output to_json(const GuideReport& guide, const std::map<std::string, GuideReport>& kinds) {
  Output of_kinds = Output::object();
  for (const auto& [id, kind] : kinds) of_kinds[id] = {{"outcomes", kind.outcomes}, {"decisions", to_json(kind.decisions)}};
  return {{"packs", guide.packs},       {"states", guide.states},   {"walked", guide.walked}, {"outcomes", guide.outcomes},
          {"distinct", guide.distinct}, {"questions", {{"most", guide.most}, {"mean", guide.mean}}},
          {"slack", guide.slack},       {"decisions", to_json(guide.decisions)}, {"kinds", of_kinds}};
}

void print(const std::string& id, const GuideReport& guide) {
  std::printf("%s: %llu states (%llu walked), %llu outcomes, %llu distinct, in %llu kinds of packs; questions: mean %.2f, most %u; slack of at most: %.3f\n",
              id.c_str(), static_cast<unsigned long long>(guide.states), static_cast<unsigned long long>(guide.walked),
              static_cast<unsigned long long>(guide.outcomes),
              static_cast<unsigned long long>(guide.distinct), static_cast<unsigned long long>(guide.packs), guide.mean, guide.most,
              guide.slack);
  for (const auto& [decision, doubts] : guide.decisions)
    std::printf("  %-20s otherwise %10llu, confirm %10llu\n", decision.c_str(), static_cast<unsigned long long>(doubts.otherwise),
                static_cast<unsigned long long>(doubts.confirm));
}

// Whether a pack is what these files are compiled to, with the masks that it carries.
bool is_compiled_from(const Sources& sources, const std::string& id, const Pack& pack) {
  const View& view = pack.view();
  TogetherMasks together;
  for (const wire::Guide& guide : view.guides) {
    const auto masks = view.together.subspan(guide.together_begin(), guide.questions_count());
    together[std::string(view.name(guide.name()))].assign(masks.begin(), masks.end());
  }
  const std::vector<std::byte> bytes = sources.compile(id, together);
  return std::equal(bytes.begin(), bytes.end(), pack.bytes().begin(), pack.bytes().end());
}

int check(const CheckOptions& options) {
  Day as_of = today();
  if (!options.as_of.empty()) {
    const auto given = parse_date(options.as_of);
    if (!given) return complain({Code::bad_command_line, "--as-of", "expected YYYY-MM-DD between 1900 and 2199"}, could_not);
    as_of = *given;
  }
  const Sources sources(options.data);
  if (!sources.diagnostics().empty()) {
    for (const Diagnostic& diagnostic : sources.diagnostics()) std::cerr << to_string(diagnostic) << "\n";
    return could_not;
  }
  const auto started = std::chrono::steady_clock::now();
  Checker checker({sources.declared_codes()});
  Packs packs(options.folder);
  const auto wanted = choose_packs(sources, options.only);
  if (!wanted) return complain(wanted.error(), could_not);
  for (const std::string& id : *wanted) {
    const auto engine = packs.engine(id);
    if (!engine) return complain(engine.error(), could_not);
    if (!is_compiled_from(sources, id, (*engine)->pack()))
      return complain({Code::other_pack, id, "the packs in " + options.folder + " were not compiled from " + options.data + "; run: yidi compile"},
                      could_not);
    checker.add((*engine)->pack());
  }
  const CheckReport report = checker.finish();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();

  std::vector<Placed> findings;
  for (const Diagnostic& lint : sources.lints(as_of)) {
    Finding finding{lint.code, "", lint.text, "", "", lint.hint, 1};
    findings.push_back({finding, lint});
  }
  for (const Finding& finding : report.findings)
    findings.push_back({finding, sources.place_of(finding.about.substr(0, finding.about.find(' ')))});

  if (options.json) {
    Output out = {{"v", 1}, {"findings", Output::array()}, {"guides", Output::object()}};
    for (const Placed& placed : findings) out["findings"].push_back(to_json(placed));
    for (const auto& [id, guide] : report.guides) out["guides"][id] = to_json(guide, report.kinds.at(id));
    std::cout << out.dump() << "\n";
  } else {
    for (const Placed& placed : findings) print(placed);
    std::cout.flush();
    std::uint64_t states = 0, walked = 0;
    for (const auto& [id, guide] : report.guides) {
      print(id, guide);
      states += guide.states + guide.outcomes;
      walked += guide.walked;
    }
    std::printf("%zu findings; %.1f s, %.0f states a second (%.0f walked)\n", findings.size(), seconds, double(states) / seconds,
                double(walked) / seconds);
  }
  return findings.empty() ? said_yes : said_no;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("check", "Proves the packs: complete, without conflict, without pointless questions");
  auto options = std::make_shared<CheckOptions>();
  add_packs_option(*command, options->folder);
  command->add_option("--data", options->data, "The authored files of these packs")->capture_default_str();
  add_only_option(*command, options->only);
  command->add_option("--as-of", options->as_of, "The day on which sources count as overdue; today");
  command->add_flag("--json", options->json, "The report as JSON");
  command->footer("Example:\n  yidi check --as-of 2027-01-01\nExit 0: nothing was found; 1: findings; 2: could not run.");
  command->callback([options, &run] { run = [options] { return check(*options); }; });
}

}  // namespace yidi::cli
