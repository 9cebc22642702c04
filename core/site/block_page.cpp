// The part of a page about one direction: its overview, and what holds for whom.
#include <algorithm>
#include <set>

#include "site/writing.h"

namespace yidi::site {

namespace {

// Rows in the order in which somebody needs them; what is not here is shown elsewhere on the page.
constexpr const char* shown[] = {"materials", "complete_papers_by", "file_by",            "filed_to",        "processing",  "valid_from", "valid_through",
                                 "payment",   "payment_if_unfiled", "payment_at_home", "both_places", "change_from"};

std::string hint_of(const std::string& decision, const Json& value, const Writing& writing) {
  const Texts& texts = writing.wording.texts();
  if (decision == "filing") return texts.term("filings", value).value("sentence", "");
  if (decision == "both_places") return texts.term("both_places_answers", value).value("sentence", "");
  if (decision == "valid_through" && value.is_string()) return texts.term("validity", value).value("hint", "");
  return "";
}

void write_papers(const Json& groups, const Variant& variant, Writing& writing) {
  const Wording& wording = writing.wording;
  const bool unknown = std::find(variant.confirm_because.begin(), variant.confirm_because.end(), "otherwise") != variant.confirm_because.end();
  if (groups.empty()) {
    writing.out.leaf("p", writing.say(unknown ? "papers_unknown" : "papers_none"), {{"class", "value"}});
    return;
  }
  const auto paper = [&](const Json& code) {
    const Json& term = wording.texts().term("papers", code);
    writing.out.text(wording.paper(code));
    const std::string official = term.value("term", ""), hint = term.value("hint", "");
    if (!official.empty() || !hint.empty())
      writing.out.text(" ").leaf("span", official + (official.empty() || hint.empty() ? "" : " · ") + hint, {{"class", "small"}});
  };
  const auto alternative = [&](const Json& codes) {
    if (codes.empty()) writing.out.text(writing.say("nothing_needed"));
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (i) writing.out.text(writing.say("plus"));
      paper(codes[i]);
    }
  };
  Element list(writing.out, "ul", {{"class", "value papers"}});
  for (const Json& group : groups) {
    if (group.size() == 1) {
      for (const Json& code : group[0]) {
        Element item(writing.out, "li");
        paper(code);
      }
      continue;
    }
    Element item(writing.out, "li");
    writing.out.text(writing.say("one_of"));
    Element choices(writing.out, "ul");
    for (const Json& codes : group) {
      Element choice(writing.out, "li");
      alternative(codes);
    }
  }
}

void write_value(const std::string& decision, const Variant& variant, Writing& writing) {
  if (decision == "materials") return write_papers(variant.value, variant, writing);
  if (decision == "next_steps") {
    Element list(writing.out, "ol", {{"class", "value"}});
    for (const Json& step : variant.value) writing.out.leaf("li", writing.wording.remark("next_steps", step));
    return;
  }
  writing.out.leaf("p", writing.wording.describe(decision, variant.value), {{"class", "value"}});
  if (const std::string hint = hint_of(decision, variant.value, writing); !hint.empty()) writing.out.leaf("p", hint, {{"class", "hint"}});
}

void write_variant(const std::string& decision, const Variant& variant, const Direction& direction, const Block& block, Writing& writing) {
  Element holder(writing.out, "div", {{"class", "variant"}, {"data-decision", decision}, {"data-state", block.ways[variant.ways.front()].token}});
  if (!variant.conditions.empty())
    writing.out.leaf("p", writing.wording.condition(variant.conditions, direction.places), {{"class", "case"}});
  write_value(decision, variant, writing);
  if (const std::string doubts = doubts_of(variant, writing); !doubts.empty() && !only_asks(variant.value))
    writing.out.leaf("p", writing.say("confirm", {{"reasons", doubts}}), {{"class", "confirm"}});
  Element basis(writing.out, "p", {{"class", "small"}});
  if (variant.grade == "B" || variant.grade == "C") writing.out.leaf("span", writing.say("grade_mark." + variant.grade), {{"class", "grade"}}).text(" ");
  writing.references.cite(writing.out, variant.claims);
}

void write_row(const Row& row, const Direction& direction, const Block& block, Writing& writing) {
  Element line(writing.out, "tr");
  writing.out.leaf("th", writing.wording.texts().decision(row.decision), {{"scope", "row"}});
  Element cell(writing.out, "td");
  for (const Variant& variant : row.variants) write_variant(row.decision, variant, direction, block, writing);
}

bool says_only_ask(const Row& row) {
  return std::all_of(row.variants.begin(), row.variants.end(), [](const Variant& variant) { return only_asks(variant.value); });
}

// Everything of which no more is known than whom to ask shares a row.
void write_to_ask(const std::vector<const Row*>& rows, Writing& writing) {
  if (rows.empty()) return;
  Element line(writing.out, "tr");
  writing.out.leaf("th", writing.say("to_ask"), {{"scope", "row"}});
  Element cell(writing.out, "td");
  Element list(writing.out, "ul", {{"class", "value"}});
  for (const Row* row : rows) {
    Element item(writing.out, "li");
    writing.out.text(writing.wording.texts().decision(row->decision)).text(" ");
    std::vector<std::string> claims;
    for (const Variant& variant : row->variants)
      for (const std::string& claim : variant.claims)
        if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
    writing.references.cite(writing.out, claims);
  }
}

std::string short_value(const Row* row, const Direction& direction, const Writing& writing) {
  if (!row) return writing.say("nothing");
  std::string text;
  for (const Variant& variant : row->variants) {
    const std::string when = writing.wording.condition(variant.conditions, direction.places);
    const std::string value = writing.wording.describe(row->decision, variant.value);
    text += (text.empty() ? "" : writing.say("then")) + (when.empty() ? value : writing.say("if_then", {{"first", when}, {"second", value}}));
  }
  return text;
}

}  // namespace

std::string anchor(const Direction& direction) { return direction.kind == Direction::Kind::across ? "across" : "inside"; }
std::string anchor(const Direction& direction, const Block& block) { return anchor(direction) + "-" + block.people.front()->id; }

std::string people_of(const Block& block, const Writing& writing) {
  std::string names;
  for (const Person* person : block.people) names += (names.empty() ? "" : writing.say("list")) + writing.wording.person(*person);
  return names;
}

std::string doubts_of(const Variant& variant, const Writing& writing) {
  std::string reasons;
  for (const std::string& reason : variant.confirm_because) {
    if (writing.for_nation() && reason == "unsure") continue;  // the page itself says that the place is not known
    reasons += (reasons.empty() ? "" : writing.say("list")) + writing.wording.texts().label("doubts", reason);
  }
  return reasons;
}

void write_overview(const Direction& direction, Writing& writing) {
  Element table(writing.out, "table", {{"class", "overview"}});
  writing.out.leaf("caption", writing.say("overview", {{"direction", writing.direction(direction)}}));
  {
    Element head(writing.out, "thead");
    Element line(writing.out, "tr");
    for (const char* column : {"column.who", "column.filing", "column.payment"}) writing.out.leaf("th", writing.say(column), {{"scope", "col"}});
  }
  Element body(writing.out, "tbody");
  for (const Block& block : direction.blocks) {
    Element line(writing.out, "tr");
    writing.out.open("th", {{"scope", "row"}}).leaf("a", people_of(block, writing), {{"href", "#" + anchor(direction, block)}}).close();
    writing.out.leaf("td", short_value(find_row(block, "filing"), direction, writing));
    writing.out.leaf("td", short_value(find_row(block, "payment"), direction, writing));
  }
}

void write_block(const Direction& direction, const Block& block, Writing& writing) {
  Element section(writing.out, "section", {{"id", anchor(direction, block)}, {"class", "block"}});
  writing.out.leaf("h3", people_of(block, writing));
  std::string official;
  for (const Person* person : block.people)
    if (const std::string term = writing.wording.texts().term("categories", person->id).value("term", ""); !term.empty())
      official += (official.empty() ? "" : writing.say("list")) + term;
  if (!official.empty()) writing.out.leaf("p", writing.say("official_name", {{"name", official}}), {{"class", "small"}});
  {
    Element table(writing.out, "table", {{"class", "facts"}});
    Element body(writing.out, "tbody");
    if (const Row* row = find_row(block, "filing")) write_row(*row, direction, block, writing);
    // The category is the heading already, unless the place puts these people into another.
    if (const Row* row = find_row(block, "category");
        row && (row->variants.size() > 1 || (row->variants[0].value != block.people.front()->id && row->variants[0].value != "none")))
      write_row(*row, direction, block, writing);
    if (const Row* row = find_row(block, "next_steps")) write_row(*row, direction, block, writing);
    std::vector<const Row*> to_ask;
    for (const char* decision : shown) {
      const Row* row = find_row(block, decision);
      if (!row) continue;
      if (says_only_ask(*row))
        to_ask.push_back(row);
      else
        write_row(*row, direction, block, writing);
    }
    write_to_ask(to_ask, writing);
  }
  std::string state = block.ways.front().token;
  // In a link a state carries the pack's digest instead of a day: y=1.44.<digest>.filing&…
  const std::string head = state.substr(0, state.find('&')), guide = head.substr(head.find('.', 4) + 1);
  const std::string link = "y=1." + writing.page.pack + "." + writing.page.digest + "." + guide.substr(0, guide.find('.')) + state.substr(head.size());
  Element paragraph(writing.out, "p", {{"class", "small"}});
  writing.out.leaf("a", writing.say("try_it"), {{"href", Addresses::beside(writing.folder, "#" + link)}});
}

void write_notes(const Direction& direction, Writing& writing) {
  std::set<std::string> seen;
  std::vector<std::string> notes, claims;
  for (const Block& block : direction.blocks) {
    const Row* row = find_row(block, "notes");
    if (!row) continue;
    for (const Variant& variant : row->variants) {
      for (const Json& note : variant.value)
        if (seen.insert(note.dump()).second && note["code"] != "insured_place_unknown") notes.push_back(writing.wording.remark("notes", note));
      for (const std::string& claim : variant.claims)
        if (seen.insert(claim).second) claims.push_back(claim);
    }
  }
  if (notes.empty()) return;
  Element section(writing.out, "section", {{"class", "notes"}});
  writing.out.leaf("h3", writing.say("notes"));
  writing.out.open("ul");
  for (const std::string& note : notes) writing.out.leaf("li", note);
  writing.out.close();
  Element basis(writing.out, "p", {{"class", "small"}});
  writing.references.cite(writing.out, claims);
}

}  // namespace yidi::site
