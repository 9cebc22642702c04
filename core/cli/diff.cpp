#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/command.h"
#include "verifier/compare.h"
#include "verifier/survey.h"

namespace yidi::cli {

namespace {

using Json = nlohmann::ordered_json;

struct DiffOptions {
  std::string before, after, since, as_of, guide = "filing";
  bool json = false;
  std::size_t most = 20;
};

Json to_json(const DifferenceGroup& group) {
  return {{"decision", group.decision},         {"times", group.times},         {"rules_before", group.rules_before},
          {"rules_after", group.rules_after},   {"before", group.before},       {"after", group.after},
          {"confirm_before", group.confirm_before}, {"confirm_after", group.confirm_after}, {"witness", group.witness},
          {"sentence", group.sentence}};
}

void print(const std::string& pack, const Comparison& comparison, std::size_t most) {
  std::cout << pack << ": " << comparison.changed << " answer sets change, of " << comparison.compared << " that could, in "
            << comparison.groups.size() << (comparison.groups.size() == 1 ? " group\n" : " groups\n");
  for (std::size_t i = 0; i < comparison.groups.size() && i < most; ++i) {
    const DifferenceGroup& group = comparison.groups[i];
    std::cout << "  " << group.times << " times " << group.decision << ": " << (group.rules_before.empty() ? "-" : group.rules_before)
              << " → " << (group.rules_after.empty() ? "-" : group.rules_after) << "\n    " << group.witness << "\n    "
              << group.sentence << "\n";
  }
  if (comparison.groups.size() > most) std::cout << "  and " << comparison.groups.size() - most << " more groups (--most)\n";
}

std::optional<Day> day_of(const std::string& text) { return text.empty() ? std::optional<Day>(today()) : parse_date(text); }

int diff(const DiffOptions& options) {
  std::optional<TwoDays> days;
  if (!options.since.empty()) {
    const auto since = parse_date(options.since), until = day_of(options.as_of);
    if (!since || !until) return complain({Code::bad_command_line, "--since", "expected YYYY-MM-DD between 1900 and 2199"}, could_not);
    days = TwoDays{*since, *until};
  }
  if (options.after.empty() && !days)
    return complain({Code::bad_command_line, "NEWPACKS", "two folders of packs, or one with --since DATE"}, could_not);
  Packs before(options.before), after(options.after.empty() ? options.before : options.after);
  for (Packs* packs : {&before, &after})
    if (const auto nation = packs->engine("00"); !nation && nation.error().code != Code::other_pack)
      return complain(nation.error(), could_not);

  std::set<std::string> all;
  for (const Packs* packs : {&before, &after})
    for (const std::string& id : packs->ids()) all.insert(id);
  Json out = {{"v", 1}, {"packs", Json::object()}};
  std::map<std::string, std::string> alike;  // what two packs are like, and the first of that kind
  std::uint64_t changed = 0;
  for (const std::string& id : all) {
    const auto from = before.engine(id), to = after.engine(id);
    if (!from || !to) {
      if (!options.json) std::cout << id << ": only " << (from ? "before" : "after") << "\n";
      out["packs"][id] = {{"only", from ? "before" : "after"}};
      ++changed;
      continue;
    }
    const Pack &older = (*from)->pack(), &newer = (*to)->pack();
    for (const Pack* pack : {&older, &newer}) {
      const auto guides = pack->guides();
      if (std::find(guides.begin(), guides.end(), options.guide) == guides.end())
        return complain({Code::unknown_guide, id, "the pack has no guide \"" + options.guide + "\""}, could_not);
    }
    if (!days && older.digest() == newer.digest()) continue;
    const auto [same, fresh] = alike.try_emplace(likeness(older) + "|" + likeness(newer), id);
    if (!fresh) {
      if (!options.json) std::cout << id << ": as " << same->second << "\n";
      out["packs"][id] = {{"as", same->second}};
      continue;
    }
    const Comparison comparison = compare(older, newer, options.guide, days);
    changed += comparison.changed;
    Json& entry = out["packs"][id] = {{"compared", comparison.compared}, {"changed", comparison.changed}, {"groups", Json::array()}};
    for (const DifferenceGroup& group : comparison.groups) entry["groups"].push_back(to_json(group));
    if (!options.json) print(id, comparison, options.most);
  }
  if (options.json) std::cout << out.dump() << "\n";
  else if (changed == 0) std::cout << "no outcome changes\n";
  return changed == 0 ? said_yes : said_no;
}

}  // namespace

void add_diff(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("diff", "Exactly whose outcome changes between two folders of packs, or two days");
  auto options = std::make_shared<DiffOptions>();
  command->add_option("OLDPACKS", options->before, "The packs before")->required();
  command->add_option("NEWPACKS", options->after, "The packs after");
  command->add_option("--since", options->since, "Compare the packs with themselves: judged on this day, and on --as-of");
  command->add_option("--as-of", options->as_of, "The later day; today");
  command->add_option("--guide", options->guide, "The guide to compare")->capture_default_str();
  command->add_option("--most", options->most, "How many groups to print")->capture_default_str();
  command->add_flag("--json", options->json, "As JSON");
  command->footer("Examples:\n  yidi diff build/packs-before build/packs\n  yidi diff build/packs --since 2024-08-31\n"
                  "Exit 0: nothing changes; 1: something does; 2: could not run.");
  command->callback([options, &run] { run = [options] { return diff(*options); }; });
}

}  // namespace yidi::cli
