// The parts of a page about everybody: where to file, what else is said.
#include <algorithm>
#include <set>

#include "site/writing.h"

namespace yidi::site {

namespace {

struct Found {
  std::string code;
  std::set<Direction::Kind> directions;
};

// The codes that a decision has in any block, in the order in which they come by.
std::vector<Found> codes_of(const std::string& decision, const Page& page) {
  std::vector<Found> found;
  for (const Direction& direction : page.directions)
    for (const Block& block : direction.blocks) {
      const Row* row = find_row(block, decision);
      if (!row) continue;
      for (const Variant& variant : row->variants)
        for (const Json& code : variant.value) {
          auto known = std::find_if(found.begin(), found.end(), [&](const Found& other) { return other.code == code; });
          if (known == found.end()) known = found.insert(found.end(), Found{code, {}});
          known->directions.insert(direction.kind);
        }
    }
  return found;
}

void write_steps(const Json& term, Writing& writing) {
  for (const Json& steps : term.value("steps", Json::array())) {
    if (steps.contains("procedure")) continue;  // those of a closed procedure
    Element details(writing.out, "details");
    writing.out.leaf("summary", writing.say("how"));
    writing.out.open("ol");
    for (const Json& step : steps["list"]) writing.out.leaf("li", step.get<std::string>());
    writing.out.close();
    Element basis(writing.out, "p", {{"class", "small"}});
    writing.references.cite(writing.out, steps["cite"].get<std::vector<std::string>>());
  }
}

void write_places(const std::string& decision, Writing& writing) {
  const std::vector<Found> found = codes_of(decision, writing.page);
  if (found.empty()) return;
  const Fold fold(writing.out, "h3", writing.wording.texts().decision(decision), counted(found.size()));
  Element list(writing.out, "ul", {{"class", "places"}});
  for (const Found& place : found) {
    const Json& term = writing.wording.texts().term(decision, place.code);
    Element item(writing.out, "li", {{"data-code", place.code}});
    writing.out.leaf("strong", term.value("label", place.code));
    if (writing.page.directions.size() > 1 && place.directions.size() == 1)
      writing.out.text(" ").leaf("span", writing.say(*place.directions.begin() == Direction::Kind::across ? "only_across" : "only_inside"), {{"class", "small"}});
    if (const std::string hint = term.value("hint", ""); !hint.empty()) writing.out.leaf("p", hint, {{"class", "hint"}});
    if (const std::string phone = term.value("phone", ""); !phone.empty())
      writing.out.open("p").leaf("a", writing.say("call", {{"number", phone}}), {{"href", "tel:" + phone}}).close();
    if (const std::string url = term.value("url", ""); is_web_address(url))
      writing.out.open("p").leaf("a", writing.say("open_place", {{"name", term.value("label", place.code)}}), {{"href", url}, {"rel", "noopener"}}).close();
    write_steps(term, writing);
    if (term.contains("cite")) {
      Element basis(writing.out, "p", {{"class", "small"}});
      writing.references.cite(writing.out, term["cite"].get<std::vector<std::string>>());
    }
  }
}

}  // namespace

void write_channels(Writing& writing) {
  Element section(writing.out, "section", {{"id", "channels"}});
  writing.out.leaf("h2", writing.say("channels"));
  write_places("channels", writing);
  write_places("contacts", writing);
}

void write_dissent(Writing& writing) {
  std::set<std::string> seen;
  std::vector<const Json*> entries;
  for (const Direction& direction : writing.page.directions)
    for (const Block& block : direction.blocks)
      for (const Way& way : block.ways)
        for (const Json& entry : way.dissent) {
          // Rules that a wider rule loses to an own one, or an older one to a newer, are no other opinion.
          const std::string why = entry.value("why", "");
          if (why != "weaker_evidence" && why != "overridden") continue;
          if (seen.insert(entry["decision"].dump() + entry["value"].dump() + entry["claims"].dump()).second) entries.push_back(&entry);
        }
  if (entries.empty()) return;
  Element section(writing.out, "section", {{"id", "others"}});
  const Fold fold(writing.out, "h2", writing.say("dissent"), counted(entries.size()));
  writing.out.leaf("p", writing.say("dissent_help"), {{"class", "hint"}});
  Element list(writing.out, "ul");
  for (const Json* entry : entries) {
    Element item(writing.out, "li");
    const std::string decision = (*entry)["decision"];
    writing.out.leaf("strong", writing.wording.texts().decision(decision)).text(" ");
    writing.out.text(writing.wording.describe(decision, (*entry)["value"])).text(" ");
    writing.out.leaf("span", writing.say("because", {{"reason", writing.wording.texts().label("reasons", (*entry)["why"])}}), {{"class", "small"}}).text(" ");
    writing.out.open("span", {{"class", "small"}});
    writing.references.cite(writing.out, (*entry)["claims"].get<std::vector<std::string>>());
    writing.out.close();
  }
}

}  // namespace yidi::site
