#include "compiler/texts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "compiler/assemble.h"
#include "compiler/shown.h"

namespace yidi {

namespace {

using Output = nlohmann::ordered_json;

void put(Output& out, const char* key, const Text& text, const std::string& locale) {
  const auto found = text.by_locale.find(locale);
  if (found != text.by_locale.end()) out[key] = found->second;
}

bool is_text(const Json& value) {
  return value.is(Json::Type::object) && !value.members.empty() &&
         std::all_of(value.members.begin(), value.members.end(), [](const JsonMember& member) {
           return member.name == "zh" || member.name == "zh-Hant" || member.name == "en";
         });
}

// An authored value with every text replaced by its wording in the locale.
Output localized(const Json& value, const std::string& locale) {
  if (is_text(value)) {
    const Json* found = value.find(locale == "zh-Hans" ? "zh" : locale);
    return found ? Output(found->string) : Output();
  }
  switch (value.type) {
    case Json::Type::boolean: return value.boolean;
    case Json::Type::integer: return value.integer;
    case Json::Type::string: return value.string;
    case Json::Type::array: {
      Output list = Output::array();
      for (const Json& element : value.elements) list.push_back(localized(element, locale));
      return list;
    }
    case Json::Type::object: {
      Output object = Output::object();
      for (const JsonMember& member : value.members) object[member.name] = localized(member.value, locale);
      return object;
    }
    default: return nullptr;
  }
}

Output question(const Fact& fact, const std::string& locale) {
  Output out = Output::object();
  put(out, "ask", fact.ask, locale);
  put(out, "why", fact.why, locale);
  put(out, "help", fact.help, locale);
  put(out, "unsure", fact.unsure_text, locale);
  if (!fact.precision.empty()) out["precision"] = fact.precision;
  for (const Term& value : fact.values) {
    Output& option = out["values"][value.code];
    put(option, "label", value.label, locale);
    put(option, "term", value.term, locale);
    put(option, "hint", value.hint, locale);
  }
  return out;
}

// The words of the codes that can be shown; all of a vocabulary whose codes no decision gives, as the page uses it itself.
// Adds the claims that they cite.
Output vocabulary(const Model& model, const Shown& shown, const std::string& locale, std::set<std::string>& claims) {
  const std::set<std::string> decided = decided_codes(model);
  const auto cited = [&claims](const Json& words) {
    const Json* cite = words.find("cite");
    for (const Json& claim : cite ? cite->elements : std::vector<Json>()) claims.insert(claim.string);
  };
  Output out = Output::object();
  for (const auto& [name, terms] : model.vocabularies) {
    const bool of_decisions = std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return decided.count(term.code) != 0; });
    for (const Term& term : terms) {
      if (of_decisions && shown.codes.count(term.code) == 0) continue;
      out[name][term.code] = localized(*term.details, locale);
      cited(*term.details);
      const Json* steps = term.details->find("steps");
      for (const Json& block : steps ? steps->elements : std::vector<Json>()) cited(block);
    }
  }
  return out;
}

std::string iso(Day day) {
  char text[10];
  format_date(day, text);
  return {text, 10};
}

Output source_entry(const Source& source) {
  Output out = {{"title", source.title}, {"issuer", source.issuer}};
  if (!source.number.empty()) out["number"] = source.number;
  if (!source.date.empty()) out["date"] = source.date;
  if (!source.url.empty()) out["url"] = source.url;
  out["official"] = source.official;
  out["verified_on"] = iso(source.verified_on);
  out["review_by"] = iso(source.review_by);
  return out;
}

}  // namespace

std::string question_text(const Fact& fact, const std::string& locale) { return question(fact, locale).dump(); }

std::string question_texts(const Model& model, const Guide& guide, std::uint32_t province, const std::string& locale) {
  Output out = {{"facts", Output::object()}, {"guides", Output::object()}};
  for (const auto& [id, other] : model.guides) put(out["guides"], id.c_str(), other.title, locale);
  std::vector<std::string> names = questions_of(model, guide, province);
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const Fact& fact = model.facts.at(name);
    if (belongs_to(fact.area, province)) out["facts"][name] = question(fact, locale);
  }
  return out.dump();
}

std::string outcome_texts(const Model& model, const Guide& guide, std::uint32_t province, const std::string& locale) {
  Output out = Output::object();
  Shown shown = find_shown(model, guide, province);
  std::set<std::string> goals;
  for (const auto& [goal, place] : guide.goals) goals.insert(goal);
  for (const auto& [id, decision] : model.decisions)
    if (goals.count(id) != 0) put(out["decisions"], id.c_str(), decision.label, locale);
  out["vocabulary"] = vocabulary(model, shown, locale, shown.claims);

  std::set<std::string> sources;
  out["claims"] = Output::object();
  for (const std::string& id : shown.claims) {
    const Claim& claim = model.claims.at(id);
    Output entry = {{"claim", claim.claim}, {"grade", std::string(1, claim.grade)}, {"sources", Output::array()}};
    for (const auto& [source, clause, place] : claim.sources) {
      sources.insert(source);
      Output reference = {{"id", source}};
      if (!clause.empty()) reference["clause"] = clause;
      entry["sources"].push_back(std::move(reference));
    }
    if (claim.in_force.from) entry["from"] = iso(*claim.in_force.from);
    if (claim.in_force.until) entry["to"] = iso(*claim.in_force.until);
    out["claims"][id] = std::move(entry);
  }
  out["sources"] = Output::object();
  for (const std::string& id : sources) out["sources"][id] = source_entry(model.sources.at(id));
  for (const auto& [id, procedure] : model.procedures)
    if (belongs_to(procedure.area, province)) put(out["procedures"], id.c_str(), procedure.title, locale);
  for (const auto& [id, text] : model.texts) put(out["texts"], id.c_str(), text, locale);
  return out.dump();
}

}  // namespace yidi
