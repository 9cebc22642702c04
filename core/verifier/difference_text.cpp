// Two step lines side by side, in words.
#include <nlohmann/json.hpp>
#include <set>

#include "verifier/difference.h"

namespace yidi {

namespace {

using nlohmann::json;

std::string in_brief(const json& line) {
  const std::string state = line.value("state", "?");
  return state == "ask" ? "asks " + line.value("fact", "") : state == "error" ? "error " + line.value("code", "") : "an outcome";
}

void add(std::string& text, const std::string& one) { text += (text.empty() ? "" : "; ") + one; }

std::string value_of(const json& decision) {
  if (decision.is_null()) return "(absent)";
  const std::string value = decision["value"].dump();
  return decision.value("status", "") == "confirm" ? value + " " + decision["confirm_because"].dump() : value;
}

void add_entries(std::string& text, const char* list, const json& before, const json& after) {
  const auto entries = [&](const json& line) {
    std::set<std::string> all;
    for (const json& entry : line.value(list, json::array()))
      all.insert(entry.value("decision", "") + " " + entry.value("rule", "") + " " + entry["value"].dump() +
                 (entry.contains("why") ? " (" + entry.value("why", "") + ")" : ""));
    return all;
  };
  const std::set<std::string> old = entries(before), fresh = entries(after);
  for (const std::string& one : old)
    if (!fresh.count(one)) add(text, std::string(list) + ": no longer " + one);
  for (const std::string& one : fresh)
    if (!old.count(one)) add(text, std::string(list) + ": now " + one);
}

}  // namespace

std::string describe_difference(const std::string& before, const std::string& after) {
  const json old = json::parse(before, nullptr, false), fresh = json::parse(after, nullptr, false);
  if (!old.is_object() || !fresh.is_object()) return before + " → " + after;
  if (in_brief(old) != in_brief(fresh)) return in_brief(old) + " → " + in_brief(fresh);
  std::string text;
  const json decisions = old.value("decisions", json::object()), others = fresh.value("decisions", json::object());
  std::set<std::string> names;
  for (const json* all : {&decisions, &others})
    for (const auto& [name, value] : all->items()) names.insert(name);
  for (const std::string& name : names) {
    const std::string was = value_of(decisions.value(name, json())), is = value_of(others.value(name, json()));
    if (was != is) add(text, name + ": " + was + " → " + is);
  }
  add_entries(text, "dissent", old, fresh);
  add_entries(text, "to_verify", old, fresh);
  return text;
}

}  // namespace yidi
