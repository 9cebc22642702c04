// A page from its head to its foot.
#include <algorithm>

#include "site/writing.h"

namespace yidi::site {

namespace {

void write_head(const Writing& writing, const std::string& title, const std::string& description, Markup& head,
                const std::vector<Question>& questions) {
  const Addresses& addresses = writing.addresses;
  Element element(head, "head");
  head.single("meta", {{"charset", "utf-8"}});
  head.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head.single("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  head.leaf("title", title);
  head.single("meta", {{"name", "description"}, {"content", description}});
  head.single("link", {{"rel", "canonical"}, {"href", addresses.stated(writing.folder, writing.folder)}});
  for (const std::string& locale : addresses.locales())
    head.single("link", {{"rel", "alternate"}, {"hreflang", locale}, {"href", addresses.stated(writing.folder, addresses.folder(writing.page.area, locale))}});
  head.single("link", {{"rel", "alternate"}, {"hreflang", "x-default"},
                       {"href", addresses.stated(writing.folder, addresses.folder(writing.page.area, addresses.locales().front()))}});
  head.single("link", {{"rel", "icon"}, {"href", Addresses::beside(writing.folder, "icon.svg")}});
  head.single("link", {{"rel", "stylesheet"}, {"href", Addresses::link(writing.folder, "guide.css")}});
  head.data("application/ld+json", structured_data(writing, title, description, questions));
  head.open("script", {{"type", "module"}, {"src", Addresses::link(writing.folder, "guide.js")}}).close();
}

// Where this page stands among the others, and the same page in other languages.
void write_header(Writing& writing) {
  Element header(writing.out, "header");
  {
    Element nav(writing.out, "nav", {{"aria-label", writing.say("where")}});
    writing.out.leaf("a", writing.say("site"), {{"href", Addresses::beside(writing.folder, "")}});
    const auto link = [&](RegionCode area, const std::string& name) {
      writing.out.text(" › ");
      if (area == writing.page.area)
        writing.out.leaf("span", name, {{"aria-current", "page"}});
      else
        writing.out.leaf("a", name, {{"href", Addresses::link(writing.folder, writing.addresses.folder(area, writing.locale))}});
    };
    link(0, writing.say("nation"));
    const RegionCode province = province_of(writing.page.area);
    if (province) link(province, writing.wording.regions().name(province));
    if (writing.page.area != province) link(writing.page.area, writing.area_name());
  }
  if (writing.addresses.locales().size() < 2) return;
  Element nav(writing.out, "nav", {{"aria-label", writing.say("languages")}});
  for (const std::string& locale : writing.addresses.locales())
    if (locale != writing.locale)
      writing.out.leaf("a", writing.say("language." + locale), {{"href", Addresses::link(writing.folder, writing.addresses.folder(writing.page.area, locale))},
                                              {"hreflang", locale}, {"lang", locale}}).text(" ");
}

void write_contents(const std::vector<std::pair<std::string, std::string>>& contents, Writing& writing) {
  Element nav(writing.out, "nav", {{"class", "contents"}, {"aria-label", writing.say("contents")}});
  Element list(writing.out, "ul");
  for (const auto& [id, name] : contents) {
    Element item(writing.out, "li");
    writing.out.leaf("a", name, {{"href", "#" + id}});
  }
}

void write_guide(Writing& writing) {
  Element section(writing.out, "section", {{"id", "guide"}});
  writing.out.leaf("h2", writing.say("guide"));
  // Where a province has cities, its people are insured with one of those: the guide asks which.
  const bool a_place = writing.page.insured && writing.page.insured == writing.page.area;
  writing.out.leaf("p", writing.say("guide_help"), {{"class", "hint guide-help"}});
  writing.out.open("yidi-guide", {{"insured", a_place ? code_of(writing.page.insured) : ""}, {"theme", "auto"}}).close();
  writing.out.leaf("noscript", writing.say("no_script"));
}

// The provinces, or the areas of one.
void write_areas(const std::vector<RegionCode>& pages, Writing& writing) {
  std::vector<RegionCode> areas;
  for (const RegionCode area : pages)
    if (writing.for_nation() ? area && province_of(area) == area
                             : std::find(writing.page.inner_areas.begin(), writing.page.inner_areas.end(), area) != writing.page.inner_areas.end())
      areas.push_back(area);
  if (areas.empty()) return;
  Element section(writing.out, "section", {{"id", "areas"}});
  writing.out.leaf("h2", writing.say(writing.for_nation() ? "provinces" : "inner_areas", {{"area", writing.area_name()}}));
  if (!writing.for_nation()) writing.out.leaf("p", writing.say("inner_areas_help"), {{"class", "hint"}});
  Element list(writing.out, "ul", {{"class", "areas"}});
  for (const RegionCode area : areas) {
    Element item(writing.out, "li");
    writing.out.leaf("a", writing.wording.regions().name(area), {{"href", Addresses::link(writing.folder, writing.addresses.folder(area, writing.locale))}});
  }
}

void write_direction(const Direction& direction, Writing& writing) {
  Element section(writing.out, "section", {{"id", anchor(direction)}});
  writing.out.leaf("h2", writing.say("going", {{"direction", writing.direction(direction)}}));
  write_overview(direction, writing);
  write_blocks(direction, writing);
  write_notes(direction, writing);
}

void write_questions(const std::vector<Question>& questions, Writing& writing) {
  Element section(writing.out, "section", {{"id", "faq"}});
  writing.out.leaf("h2", writing.say("faq.title"));
  for (const Question& question : questions) {
    const Fold fold(writing.out, "h3", question.question);
    if (question.answers.size() == 1) {
      writing.out.leaf("p", question.answers.front());
      continue;
    }
    Element list(writing.out, "ul");
    for (const std::string& answer : question.answers) writing.out.leaf("li", answer);
  }
}

std::string standing_of(const Writing& writing) {
  if (writing.for_nation()) return writing.say("standing.nation");
  if (!writing.page.own_rules) return writing.say("standing.none", {{"area", writing.area_name()}});
  if (writing.page.insured != writing.page.area) return writing.say("standing.province", {{"area", writing.area_name()}});
  return writing.say("standing.own", {{"area", writing.area_name()}});
}

}  // namespace

std::string write_page(const Page& page, const std::vector<RegionCode>& pages, const Wording& wording, const Addresses& addresses,
                       const std::string& locale) {
  Markup body, directions;
  References references(wording);
  Writing writing{page, wording, addresses, locale, addresses.folder(page.area, locale), directions, references};
  const std::string name = page.area ? wording.regions().full_name(page.area) : writing.say("nation");
  const std::string title = writing.say(page.area ? "title" : "title_nation", {{"area", name}});
  std::vector<std::string> verdicts;
  for (const Direction& direction : page.directions)
    verdicts.push_back(writing.say("verdict", {{"direction", writing.direction(direction)}, {"verdict", verdict_of(direction, writing)}}));
  if (page.one_pool) verdicts.push_back(writing.say("one_pool", {{"area", writing.area_name()}}));
  std::string description;
  for (const std::string& verdict : verdicts) description += verdict;
  const std::vector<Question> questions = questions_of(writing);

  // What cites comes first, in the order in which it will be read: only then is it known when somebody last looked.
  for (const Direction& direction : page.directions) write_direction(direction, writing);
  write_channels(writing);
  write_questions(questions, writing);
  write_dissent(writing);
  const std::string facts = directions.finish();
  char day[10];
  format_date(page.as_of, day);

  Writing frame{page, wording, addresses, locale, writing.folder, body, references};
  body.raw("<!doctype html>\n").open("html", {{"lang", locale}});
  write_head(frame, title, description, body, questions);
  {
    Element element(body, "body");
    write_header(frame);
    Element main(body, "main");
    body.leaf("h1", title);
    body.open("div", {{"class", "lead"}});
    for (const std::string& verdict : verdicts) body.leaf("p", verdict);
    body.close();
    body.leaf("p", standing_of(frame), {{"class", "standing"}});
    const std::string checked = references.last_checked(), review = references.review_by();
    body.open("p", {{"class", "small"}}).text(frame.say("as_of", {{"date", wording.date(std::string(day, 10))}}));
    if (!checked.empty()) body.open("time", {{"datetime", checked}}).text(frame.say("checked", {{"date", wording.date(checked)}})).close();
    if (!review.empty()) body.text(frame.say("review", {{"date", wording.date(review)}}));
    body.close();
    body.leaf("p", frame.say("not_official"), {{"class", "small"}});
    std::vector<std::pair<std::string, std::string>> contents;
    for (const Direction& direction : page.directions) contents.emplace_back(anchor(direction), frame.say("going", {{"direction", frame.direction(direction)}}));
    for (const char* part : {"channels", "faq", "guide", "sources"}) contents.emplace_back(part, frame.say(std::string("content.") + part));
    write_contents(contents, frame);
    write_areas(pages, frame);
    body.raw(facts);
    write_guide(frame);
    Element sources(body, "section", {{"id", "sources"}});
    const Fold fold(body, "h2", frame.say("content.sources"), counted(references.count()));
    references.write(body);
  }
  return body.finish();
}

}  // namespace yidi::site
