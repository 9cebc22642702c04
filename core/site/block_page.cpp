// The part of a page about one direction: its overview, and what holds for whom.
#include <algorithm>
#include <functional>
#include <set>

#include "site/writing.h"

namespace yidi::site {

namespace {

// Rows in the order in which somebody needs them; what is not here is shown elsewhere on the page.
constexpr const char* shown[] = {"next_steps", "materials",          "complete_papers_by", "file_by",     "filed_to",  "processing", "valid_from", "valid_through",
                                 "payment",    "payment_if_unfiled", "payment_at_home",    "both_places", "change_from"};

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
  writing.out.leaf("p", writing.wording.describe(decision, variant.value), {{"class", "value"}});
  if (const std::string hint = hint_of(decision, variant.value, writing); !hint.empty()) writing.out.leaf("p", hint, {{"class", "hint"}});
}

void write_basis(const std::string& grade, const std::vector<std::string>& claims, Writing& writing) {
  if (claims.empty()) return;
  Element basis(writing.out, "p", {{"class", "small"}});
  if (grade == "B" || grade == "C") writing.out.leaf("span", writing.say("grade_mark." + grade), {{"class", "grade"}}).text(" ");
  writing.references.cite(writing.out, claims);
}

void write_variant(const std::string& decision, const Variant& variant, const Direction& direction, const Block& block, Writing& writing) {
  Element holder(writing.out, "div", {{"class", "variant"}, {"data-decision", decision}, {"data-state", block.ways[variant.ways.front()].token}});
  if (!variant.conditions.empty())
    writing.out.leaf("p", writing.wording.condition(variant.conditions, direction.places), {{"class", "case"}});
  write_value(decision, variant, writing);
  if (const std::string doubts = doubts_of(variant, writing); !doubts.empty() && !only_asks(variant.value))
    writing.out.leaf("p", writing.say("confirm", {{"reasons", doubts}}), {{"class", "confirm"}});
  write_basis(variant.grade, variant.claims, writing);
}

// Things to do: each once, with whom it concerns.
void write_items(const Row& row, const Direction& direction, const Block& block, Writing& writing) {
  Element holder(writing.out, "div", {{"class", "variant"}, {"data-decision", row.decision}, {"data-state", block.ways.front().token}});
  writing.out.open("ol", {{"class", "value"}});
  for (const Variant& item : items_of(row, block.ways)) {
    Element line(writing.out, "li");
    writing.out.text(writing.wording.remark(row.decision, item.value));
    if (!item.conditions.empty())
      writing.out.text(" ").leaf("span", writing.say("only_if", {{"when", writing.wording.condition(item.conditions, direction.places)}}), {{"class", "small"}});
  }
  writing.out.close();
  std::vector<std::string> claims;
  std::string grade;
  for (const Variant& variant : row.variants) {
    for (const std::string& claim : variant.claims)
      if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
    grade = std::max(grade, variant.grade);
  }
  write_basis(grade, claims, writing);
}

void write_row(const Row& row, const Direction& direction, const Block& block, Writing& writing) {
  Element line(writing.out, "tr");
  writing.out.leaf("th", writing.wording.texts().decision(row.decision), {{"scope", "row"}});
  Element cell(writing.out, "td");
  if (row.decision == "next_steps") return write_items(row, direction, block, writing);
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

bool files_before_care(const Block& block) {
  const auto plans = [](const Person* person) {
    return std::find(person->answers.begin(), person->answers.end(), std::pair<std::string, std::string>("care_stage", "planning")) != person->answers.end();
  };
  return std::all_of(block.people.begin(), block.people.end(), plans);
}

// What is the same for everybody who files before care; nothing where they all share a block anyway.
std::vector<const Row*> common_rows(const Direction& direction) {
  std::vector<const Block*> blocks;
  for (const Block& block : direction.blocks)
    if (files_before_care(block)) blocks.push_back(&block);
  std::vector<const Row*> common;
  if (blocks.size() < 2) return common;
  for (const char* decision : shown) {
    const Row* row = find_row(*blocks.front(), decision);
    if (row && std::all_of(blocks.begin(), blocks.end(), [&](const Block* block) {
          const Row* other = find_row(*block, decision);
          return other && same_row(*row, *other);
        }))
      common.push_back(row);
  }
  return common;
}

// Rows with something to say, then the one of what has to be asked.
void write_rows(const std::vector<const Row*>& rows, const Direction& direction, const Block& block, Writing& writing) {
  std::vector<const Row*> to_ask;
  for (const Row* row : rows) {
    if (says_only_ask(*row))
      to_ask.push_back(row);
    else
      write_row(*row, direction, block, writing);
  }
  write_to_ask(to_ask, writing);
}

// A link to the guide where it has come to this outcome: in a link a state carries the pack's digest instead of a day.
std::string link_to_guide(const std::string& token, const Writing& writing) {
  const std::string head = token.substr(0, token.find('&')), after_pack = head.substr(head.find('.', 4) + 1);
  return Addresses::beside(writing.folder, "#y=1." + writing.page.pack + "." + writing.page.digest + "." +
                                               after_pack.substr(0, after_pack.find('.')) + token.substr(head.size()));
}

void write_block(const Direction& direction, const Block& block, const std::function<bool(const Row&)>& wanted, bool more, Writing& writing) {
  Element section(writing.out, "section", {{"id", anchor(direction, block)}, {"class", "block"}});
  const Fold fold(writing.out, "h3", people_of(block, writing), short_value(find_row(block, "filing"), direction, writing));
  std::string official;
  for (const Person* person : block.people)
    if (const std::string term = writing.wording.texts().term("categories", person->id).value("term", ""); !term.empty())
      official += (official.empty() ? "" : writing.say("list")) + term;
  if (!official.empty()) writing.out.leaf("p", writing.say("official_name", {{"name", official}}), {{"class", "small"}});
  {
    Element table(writing.out, "table", {{"class", "facts"}});
    Element body(writing.out, "tbody");
    std::vector<const Row*> rows;
    if (const Row* row = find_row(block, "filing")) rows.push_back(row);
    // The category is the heading already, unless the place puts these people into another.
    if (const Row* row = find_row(block, "category");
        row && (row->variants.size() > 1 || (row->variants[0].value != block.people.front()->id && row->variants[0].value != "none")))
      rows.push_back(row);
    for (const char* decision : shown)
      if (const Row* row = find_row(block, decision); row && wanted(*row)) rows.push_back(row);
    write_rows(rows, direction, block, writing);
  }
  Element paragraph(writing.out, "p", {{"class", "small"}});
  if (more) writing.out.leaf("a", writing.say("common_link"), {{"href", "#" + anchor(direction) + "-common"}}).text(" · ");
  writing.out.leaf("a", writing.say("try_it"), {{"href", link_to_guide(block.ways.front().token, writing)}});
}

void write_common(const std::vector<const Row*>& rows, const Direction& direction, const Block& block, Writing& writing) {
  Element section(writing.out, "section", {{"id", anchor(direction) + "-common"}, {"class", "block"}});
  const Fold fold(writing.out, "h3", writing.say("common"));
  Element table(writing.out, "table", {{"class", "facts"}});
  Element body(writing.out, "tbody");
  write_rows(rows, direction, block, writing);
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

void write_blocks(const Direction& direction, Writing& writing) {
  const std::vector<const Row*> common = common_rows(direction);
  const auto is_common = [&](const Row& row) {
    return std::any_of(common.begin(), common.end(), [&](const Row* other) { return same_row(*other, row); });
  };
  const Block* first = nullptr;
  bool told = common.empty();
  for (const Block& block : direction.blocks) {
    if (files_before_care(block)) {
      if (!first) first = &block;
      write_block(direction, block, [&](const Row& row) { return !is_common(row); }, !common.empty(), writing);
      continue;
    }
    if (!told && first) write_common(common, direction, *first, writing);
    told = true;
    write_block(direction, block, [](const Row&) { return true; }, false, writing);
  }
  if (!told && first) write_common(common, direction, *first, writing);
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
  const Fold fold(writing.out, "h3", writing.say("notes"), counted(notes.size()));
  writing.out.open("ul");
  for (const std::string& note : notes) writing.out.leaf("li", note);
  writing.out.close();
  Element basis(writing.out, "p", {{"class", "small"}});
  writing.references.cite(writing.out, claims);
}

}  // namespace yidi::site
