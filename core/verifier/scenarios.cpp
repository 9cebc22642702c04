#include "verifier/scenarios.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace yidi {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Scenario {
  std::string file;
  json content;
  std::string id, record, pack;
  std::vector<std::string> claims;
};

std::vector<Scenario> load(const std::string& path, std::vector<Error>& unreadable) {
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file() && entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  std::vector<Scenario> scenarios;
  for (const fs::path& file : files) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    const json root = json::parse(text.str(), nullptr, false);
    if (!in || !root.is_object() || !root.contains("scenarios") || !root["scenarios"].is_array()) {
      unreadable.push_back({Code::unreadable_file, file.string(), "this is no file of scenarios"});
      continue;
    }
    for (const json& scenario : root["scenarios"]) scenarios.push_back({file.string(), scenario, "", "", "", {}});
  }
  return scenarios;
}

std::string record_of(const json& scenario) {
  json record = {{"id", scenario.value("id", "")},
                 {"guide", scenario.value("guide", "filing")},
                 {"as_of", scenario.value("as_of", "")},
                 {"answers", scenario.value("answers", json::object())}};
  return record.dump();
}

// One scenario against the line that answered it; collects what differs.
class Comparison {
 public:
  Comparison(const json& scenario, const json& line) : scenario_(scenario), line_(line) {}

  std::vector<std::string> run() {
    static const std::vector<std::string> keys = {"id",    "about",  "guide",   "as_of",  "answers",
                                                  "claims", "expect", "ignored"};
    for (const auto& [key, value] : scenario_.items())
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) differ("a scenario has no key \"" + key + "\"");
    const json expect = scenario_.value("expect", json::object());
    if (expect.empty()) differ("the scenario expects nothing");
    const std::string state = expect.contains("ask") ? "ask" : expect.contains("error") ? "error" : "outcome";
    if (line_.value("state", "") != state) {
      differ("expected " + state + ", found " + line_.dump().substr(0, 300));
      return differences_;
    }
    for (const auto& [key, value] : expect.items()) check(key, value);
    check_answers();
    return differences_;
  }

 private:
  void differ(std::string text) { differences_.push_back(std::move(text)); }

  const json& decision(const std::string& id) const {
    static const json nothing;
    const auto decisions = line_.find("decisions");
    if (decisions == line_.end()) return nothing;
    const auto found = decisions->find(id);
    return found == decisions->end() ? nothing : *found;
  }

  void check(const std::string& key, const json& expected) {
    if (key == "ask" || key == "error") {
      const std::string found = line_.value(key == "ask" ? "fact" : "code", "");
      if (found != expected) differ(key + ": expected " + expected.dump() + ", found " + found);
    } else if (key == "decisions") {
      for (const auto& [id, value] : expected.items()) {
        const json& found = decision(id);
        if (found.is_null())
          differ(id + ": expected " + value.dump() + ", found no such decision");
        else if (found["value"] != value)
          differ(id + ": expected " + value.dump() + ", found " + found["value"].dump());
      }
    } else if (key == "status") {
      for (const auto& [id, value] : expected.items()) check_status(id, value);
    } else if (key == "absent") {
      for (const json& id : expected)
        if (!decision(id).is_null()) differ(id.get<std::string>() + ": expected no such decision, found " + decision(id)["value"].dump());
    } else if (key == "codes") {
      for (const auto& [id, codes] : expected.items()) check_codes(id, codes);
    } else if (key == "claims") {
      for (const auto& [id, claims] : expected.items())
        for (const json& claim : claims) {
          const json cited = decision(id).is_null() ? json::array() : decision(id)["claims"];
          if (std::find(cited.begin(), cited.end(), claim) == cited.end()) differ(id + ": does not cite " + claim.dump());
        }
    } else if (key == "dissent" || key == "to_verify") {
      for (const json& entry : expected) check_entry(key, entry);
    } else if (key == "without") {
      for (const json& entry : expected)
        for (const char* list : {"dissent", "to_verify"})
          if (has_entry(list, entry)) differ(std::string(list) + ": expected no " + entry.dump() + ", found " + line_[list].dump());
    } else if (key == "procedure") {
      if (line_.value("procedure", json()) != expected) differ("procedure: expected " + expected.dump());
    } else {
      differ("there is no expectation \"" + key + "\"");
    }
  }

  void check_status(const std::string& id, const json& expected) {
    const json& found = decision(id);
    if (found.is_null()) return differ(id + ": found no such decision");
    if (expected.is_string()) {
      if (found["status"] != expected) differ(id + ": expected status " + expected.dump() + ", found " + found["status"].dump());
    } else if (found.value("confirm_because", json::array()) != expected) {
      differ(id + ": expected to be confirmed because " + expected.dump() + ", found " + found.value("confirm_because", json::array()).dump());
    }
  }

  void check_codes(const std::string& id, const json& codes) {
    const json& found = decision(id);
    if (found.is_null()) return differ(id + ": found no such decision");
    for (const json& code : codes) {
      const bool there = std::any_of(found["value"].begin(), found["value"].end(), [&](const json& item) {
        return item == code || (item.is_object() && item.value("code", json()) == code);
      });
      if (!there) differ(id + ": lacks " + code.dump() + ", found " + found["value"].dump());
    }
  }

  bool has_entry(const std::string& list, const json& expected) const {
    const json& entries = line_[list];
    return std::any_of(entries.begin(), entries.end(), [&](const json& entry) {
      for (const auto& [key, value] : expected.items())
        if (entry.value(key, json()) != value) return false;
      return true;
    });
  }

  void check_entry(const std::string& list, const json& expected) {
    if (!has_entry(list, expected)) differ(list + ": lacks " + expected.dump() + ", found " + line_[list].dump());
  }

  void check_answers() {
    if (line_.value("state", "") != "outcome") return;
    const json path = line_.value("path", json::array());
    const json ignored = scenario_.value("ignored", json::array());
    static const std::vector<std::string> given = {"insured_region", "care_region", "submission_date", "start_date"};
    const json answers = scenario_.value("answers", json::object());
    for (const auto& [fact, value] : answers.items()) {
      const bool known = std::find(given.begin(), given.end(), fact) != given.end() ||
                         std::find(path.begin(), path.end(), fact) != path.end() ||
                         std::find(ignored.begin(), ignored.end(), fact) != ignored.end();
      if (!known) differ("the answer \"" + fact + "\" is never asked for on this way");
    }
    for (const json& fact : ignored)
      if (std::find(path.begin(), path.end(), fact) != path.end())
        differ("the answer " + fact.dump() + " should be ignored, yet it is asked for on this way");
  }

  const json& scenario_;
  const json& line_;
  std::vector<std::string> differences_;
};

}  // namespace

namespace {

// What differs. Members of another JSON type than a scenario has are told as well.
std::vector<std::string> run_scenario(const json& scenario, const std::string& record, const AnswerRecord& answer) {
  try {
    const std::string text = answer(record.empty() ? record_of(scenario) : record);
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object()) return {"the answer is no line of JSON: " + text.substr(0, 300)};
    return Comparison(scenario, line).run();
  } catch (const json::exception& wrong) {
    return {"this is no scenario: " + std::string(wrong.what())};
  }
}

std::string id_of(const json& scenario) {
  const bool named = scenario.is_object() && scenario.contains("id") && scenario["id"].is_string();
  return named ? scenario["id"].get<std::string>() : "";
}

// What can be known of a scenario before it is run; one of the wrong shape is told when it is.
void prepare(Scenario& scenario) {
  scenario.id = id_of(scenario.content);
  scenario.pack = "00";
  try {
    scenario.record = record_of(scenario.content);
    const std::string insured = scenario.content.value("answers", json::object()).value("insured_region", "");
    if (insured.size() == 6 && insured != "unsure") scenario.pack = insured.substr(0, 2);
    for (const json& claim : scenario.content.value("claims", json::array())) scenario.claims.push_back(claim.get<std::string>());
  } catch (const json::exception&) {
    scenario.claims.clear();
  }
}

}  // namespace

struct ScenarioSet::Parts {
  std::vector<Error> unreadable;
  std::vector<Scenario> scenarios;
};

ScenarioSet::ScenarioSet(const std::string& path, const std::string& filter) : parts_(std::make_unique<Parts>()) {
  for (Scenario& scenario : load(path, parts_->unreadable)) {
    prepare(scenario);
    if (scenario.id.find(filter) != std::string::npos) parts_->scenarios.push_back(std::move(scenario));
  }
}

ScenarioSet::~ScenarioSet() = default;

const std::vector<Error>& ScenarioSet::unreadable() const { return parts_->unreadable; }
std::size_t ScenarioSet::size() const { return parts_->scenarios.size(); }
const std::string& ScenarioSet::file(std::size_t scenario) const { return parts_->scenarios[scenario].file; }
const std::string& ScenarioSet::id(std::size_t scenario) const { return parts_->scenarios[scenario].id; }
const std::string& ScenarioSet::record(std::size_t scenario) const { return parts_->scenarios[scenario].record; }
const std::string& ScenarioSet::pack(std::size_t scenario) const { return parts_->scenarios[scenario].pack; }
const std::vector<std::string>& ScenarioSet::claims(std::size_t scenario) const { return parts_->scenarios[scenario].claims; }

std::vector<std::string> ScenarioSet::differences(std::size_t scenario, const AnswerRecord& answer) const {
  return run_scenario(parts_->scenarios[scenario].content, parts_->scenarios[scenario].record, answer);
}

ScenarioReport run_scenarios(const std::string& path, const std::string& filter, const AnswerRecord& answer) {
  const ScenarioSet scenarios(path, filter);
  ScenarioReport report;
  report.unreadable = scenarios.unreadable();
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const std::vector<std::string> differences = scenarios.differences(i, answer);
    ++(differences.empty() ? report.passed : report.failed);
    for (const std::string& text : differences) report.failures.push_back({scenarios.file(i), scenarios.id(i), text});
  }
  return report;
}

std::vector<std::string> scenario_records(const std::string& path) {
  const ScenarioSet scenarios(path);
  std::vector<std::string> records;
  for (std::size_t i = 0; i < scenarios.size(); ++i) records.push_back(scenarios.record(i));
  return records;
}

}  // namespace yidi
