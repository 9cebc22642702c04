#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/command.h"
#include "runtime/view.h"
#include "verifier/explain.h"
#include "yidi/compiler.h"

namespace yidi::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ExplainOptions {
  std::string token, folder = "build/packs", data = "data", decision = "category";
  bool json = false;
};

// Adds what only the authored files tell: where a rule stands, and what it says.
class Words {
 public:
  explicit Words(const std::string& data) : sources_(data), readable_(sources_.diagnostics().empty()) {}

  Json rule(const std::string& id) const {
    Json out = {{"rule", id}};
    if (!readable_) return out;
    const Diagnostic at = sources_.place_of(id);
    if (!at.file.empty()) out["at"] = at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    if (const std::string when = sources_.condition_of(id); !when.empty()) out["when"] = when;
    return out;
  }

  Json claim(const std::string& id) const {
    Json out = {{"claim", id}};
    if (const std::string text = readable_ ? sources_.claim_text(id) : ""; !text.empty()) out["text"] = text;
    return out;
  }

 private:
  Sources sources_;
  bool readable_;
};

Json read(const std::string& line) { return Json::parse(line, nullptr, false); }

Json why_asked(const Json& step, const Words& words) {
  Json out = {{"fact", step["fact"]}, {"decision", step["because"]["decision"]}, {"rules", Json::array()}};
  for (const Json& rule : step["because"]["rules"]) out["rules"].push_back(words.rule(rule));
  return out;
}

Json why_this(const Json& step, const Json& trace, const Words& words) {
  Json out = Json::array();
  for (const auto& [id, decision] : step["decisions"].items()) {
    Json entry = {{"decision", id}, {"value", decision["value"]}, {"status", decision["status"]}};
    if (decision.contains("confirm_because")) entry["confirm_because"] = decision["confirm_because"];
    entry["grade"] = decision["grade"];
    entry["rules"] = Json::array();
    std::set<std::string> seen;
    if (decision.contains("rules"))
      for (const Json& rule : decision["rules"])
        if (seen.insert(rule.get<std::string>()).second) entry["rules"].push_back(words.rule(rule));
    if (decision.contains("rule") && decision["rule"].is_string())
      entry["rules"].push_back(words.rule(decision["rule"]));
    entry["claims"] = Json::array();
    for (const Json& claim : decision["claims"]) entry["claims"].push_back(words.claim(claim));
    entry["considered"] = Json::object();
    for (const Json& traced : trace["trace"])
      if (traced["decision"] == id)
        for (const Json& rule : traced["rules"]) entry["considered"][rule["rule"].get<std::string>()] = rule["truth"];
    out.push_back(std::move(entry));
  }
  return out;
}

Json to_json(const Change& change) { return {{"fact", change.fact}, {"from", change.from}, {"to", change.to}}; }

Json explain(Engine& engine, const State& state, const ExplainOptions& options) {
  const Words words(options.data);
  std::string line, trace;
  engine.step(state, line);
  const Json step = read(line);
  Json out = {{"v", 1}, {"token", write_token(engine.pack(), state)}, {"state", step["state"]}};
  if (step["state"] == "error") {
    for (const char* key : {"code", "at", "text"}) out[key] = step[key];
    return out;
  }
  if (step["state"] == "ask") {
    out["why_asked"] = why_asked(step, words);
    return out;
  }
  engine.trace(state, trace);
  out["why_this"] = why_this(step, read(trace), words);
  for (const char* list : {"dissent", "to_verify"}) {
    out[list] = Json::array();
    for (const Json& entry : step[list]) {
      Json one = entry;
      one["at"] = words.rule(entry["rule"]).value("at", "");
      out[list].push_back(std::move(one));
    }
  }
  out["why_not"] = Json::array();
  for (const WhyNot& why : why_not(engine, state, options.decision)) {
    Json one = {{"value", why.value}, {"possible", why.possible}, {"changes", Json::array()}};
    for (const Change& change : why.changes) one["changes"].push_back(to_json(change));
    if (why.possible) one["witness"] = why.witness;
    out["why_not"].push_back(std::move(one));
  }
  out["what_if"] = Json::array();
  for (const WhatIf& what : what_if(engine, state)) {
    Json one = {{"change", to_json(what.change)}, {"token", what.token}, {"asks", what.asks}, {"differences", Json::array()}};
    for (const WhatIf::Difference& difference : what.differences)
      one["differences"].push_back({{"decision", difference.decision}, {"before", difference.before}, {"after", difference.after}});
    out["what_if"].push_back(std::move(one));
  }
  return out;
}

void print_rule(const Json& rule) {
  std::cout << "    " << rule["rule"].get<std::string>();
  if (rule.contains("at")) std::cout << "  " << rule["at"].get<std::string>();
  std::cout << "\n";
  if (rule.contains("when")) std::cout << "      when " << rule["when"].get<std::string>() << "\n";
}

void print_change(const Json& change) {
  std::cout << change["fact"].get<std::string>() << " = " << change["to"].get<std::string>() << " instead of "
            << change["from"].get<std::string>();
}

void print_decision(const Json& decision) {
  std::cout << decision["decision"].get<std::string>() << " = " << decision["value"].dump();
  std::cout << "  (" << (decision["grade"].is_string() ? decision["grade"].get<std::string>() + ", " : "")
            << decision["status"].get<std::string>();
  if (decision.contains("confirm_because"))
    for (const Json& doubt : decision["confirm_because"]) std::cout << " " << doubt.get<std::string>();
  std::cout << ")\n";
  for (const Json& rule : decision["rules"]) print_rule(rule);
  for (const Json& claim : decision["claims"])
    std::cout << "      " << claim["claim"].get<std::string>() << "  " << claim.value("text", "") << "\n";
}

void print_other(const Json& entry) {
  std::cout << "  " << entry["decision"].get<std::string>() << " = " << entry["value"].dump() << ": " << entry["rule"].get<std::string>()
            << (entry.contains("why") ? ", " + entry["why"].get<std::string>() : "") << "\n";
}

void print(const Json& out) {
  std::cout << out["token"].get<std::string>() << "\n";
  if (out.contains("why_asked")) {
    const Json& why = out["why_asked"];
    std::cout << why["fact"].get<std::string>() << " is asked for " << why["decision"].get<std::string>() << ":\n";
    for (const Json& rule : why["rules"]) print_rule(rule);
    return;
  }
  std::cout << "\nWhy this\n";
  for (const Json& decision : out["why_this"]) print_decision(decision);
  std::cout << "\nWhat others say\n";
  for (const char* list : {"dissent", "to_verify"})
    for (const Json& entry : out[list]) print_other(entry);
  std::cout << "\nWhy not\n";
  for (const Json& why : out["why_not"]) {
    std::cout << "  " << why["value"].get<std::string>() << ": ";
    if (!why["possible"].get<bool>()) std::cout << "no answers lead there, for these places, on this day";
    for (std::size_t i = 0; i < why["changes"].size(); ++i) {
      std::cout << (i == 0 ? "" : ", ");
      print_change(why["changes"][i]);
    }
    if (why.contains("witness")) std::cout << "\n    " << why["witness"].get<std::string>();
    std::cout << "\n";
  }
  std::cout << "\nWhat if\n";
  for (const Json& what : out["what_if"]) {
    std::cout << "  ";
    print_change(what["change"]);
    if (what["asks"].get<bool>()) std::cout << ": more questions would come up";
    else if (what["differences"].empty()) std::cout << ": nothing would change";
    std::cout << "\n";
    for (const Json& difference : what["differences"])
      std::cout << "    " << difference["decision"].get<std::string>() << ": " << difference["before"].get<std::string>() << " → "
                << difference["after"].get<std::string>() << "\n";
  }
}

int run_explain(const ExplainOptions& options) {
  Packs packs(options.folder);
  const std::string pack = options.token.size() > 6 && options.token.rfind("y=1.", 0) == 0 ? options.token.substr(4, 2) : "00";
  const auto engine = packs.engine(pack);
  if (!engine) return complain(engine.error(), could_not);
  State state((*engine)->pack());
  Error error;
  if (!read_token((*engine)->pack(), options.token, state, error)) return complain(error, said_no);
  const Json out = explain(**engine, state, options);
  if (out["state"] == "error")
    return complain({Code::bad_token, out["at"].get<std::string>(), out["code"].get<std::string>() + " " + out["text"].get<std::string>()}, said_no);
  if (options.json) std::cout << out.dump() << "\n";
  else print(out);
  return said_yes;
}

}  // namespace

void add_explain(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("explain", "Why a state asks or says what it does, why not something else, and what would change it");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("token", options->token, "A state token")->required();
  add_packs_option(*command, options->folder);
  command->add_option("--data", options->data, "The authored files, for places, conditions and claims")->capture_default_str();
  command->add_option("--decision", options->decision, "The decision whose other codes are looked for")->capture_default_str();
  command->add_flag("--json", options->json, "As JSON");
  command->footer("Example:\n  yidi explain 'y=1.44.filing.2026-11-22&care_region=110000&care_stage=planning&insured_region=440300"
                  "&proof=documents&reason=living'");
  command->callback([options, &run] { run = [options] { return run_explain(*options); }; });
}

}  // namespace yidi::cli
