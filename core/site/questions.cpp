// What people ask, answered by what the page says anyway.
#include <algorithm>

#include "site/writing.h"

namespace yidi::site {

namespace {

// The value of a decision for each block: "转诊到外地：…".
std::vector<std::string> by_people(const std::string& decision, const Direction& direction, const Writing& writing) {
  struct Said {
    std::string value, people;
  };
  std::vector<Said> said;
  for (const Block& block : direction.blocks) {
    const Row* row = find_row(block, decision);
    if (!row) continue;
    std::string text;
    for (const Variant& variant : row->variants) {
      const std::string when = writing.wording.condition(variant.conditions, direction.places);
      std::string value = writing.wording.describe(decision, variant.value);
      if (decision == "materials" && value.empty()) value = writing.say("papers_none");
      text += (text.empty() ? "" : writing.say("then")) + (when.empty() ? value : writing.say("if_then", {{"first", when}, {"second", value}}));
    }
    const auto same = std::find_if(said.begin(), said.end(), [&](const Said& other) { return other.value == text; });
    if (same == said.end())
      said.push_back({text, people_of(block, writing)});
    else
      same->people += writing.say("list") + people_of(block, writing);
  }
  std::vector<std::string> answers;
  for (const Said& one : said)
    answers.push_back(said.size() == 1 && direction.blocks.size() == 1 ? one.value : writing.say("if_then", {{"first", one.people}, {"second", one.value}}));
  return answers;
}

}  // namespace

std::string verdict_of(const Direction& direction, const Writing& writing) {
  // By verdict: for how many, and for whom.
  std::vector<std::pair<std::string, std::vector<std::string>>> verdicts;
  for (const Block& block : direction.blocks) {
    const Row* row = find_row(block, "filing");
    if (!row) continue;
    // Where it depends on more than who somebody is, the table below says on what.
    const std::string label = row->variants.size() > 1 ? writing.say("depends") : writing.wording.describe("filing", row->variants.front().value);
    auto known = std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& other) { return other.first == label; });
    if (known == verdicts.end()) known = verdicts.insert(known, {label, {}});
    for (const Person* person : block.people)
      if (person->kind != Person::Kind::stage) known->second.push_back(writing.wording.person(*person));
  }
  std::erase_if(verdicts, [](const auto& verdict) { return verdict.second.empty(); });
  std::stable_sort(verdicts.begin(), verdicts.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  std::string text, others;
  for (const auto& [label, names] : verdicts) {
    if (text.empty()) {
      text = label;
      continue;
    }
    std::string who;
    for (const std::string& name : names) who += (who.empty() ? "" : writing.say("list")) + name;
    others += (others.empty() ? "" : writing.say("then")) + writing.say("if_then", {{"first", who}, {"second", label}});
  }
  return others.empty() ? text : writing.say("verdict_but", {{"verdict", text}, {"others", others}});
}

std::vector<Question> questions_of(const Writing& writing) {
  std::vector<Question> questions;
  for (const Direction& direction : writing.page.directions) {
    const std::string where = writing.direction(direction);
    questions.push_back({writing.say("faq.filing", {{"area", writing.area_name()}, {"direction", where}}), {verdict_of(direction, writing)}});
    for (const char* decision : {"payment_if_unfiled", "both_places"}) {
      std::vector<std::string> answers = by_people(decision, direction, writing);
      if (!answers.empty()) questions.push_back({writing.say(std::string("faq.") + decision, {{"direction", where}}), std::move(answers)});
    }
  }
  // Questions of the guide that explain how to find out.
  for (const char* fact : {"insured_region", "emergency", "has_referral", "retired"}) {
    const Json& question = writing.wording.texts().fact(fact);
    if (!question.contains("help")) continue;
    Question explained{writing.say("faq.how", {{"question", writing.wording.texts().question(fact)}}), {question["help"].get<std::string>()}};
    if (question.contains("why")) explained.answers.push_back(question["why"].get<std::string>());
    questions.push_back(std::move(explained));
  }
  return questions;
}

std::string structured_data(const Writing& writing, const std::string& title, const std::string& description,
                            const std::vector<Question>& questions) {
  const std::string address = writing.addresses.stated(writing.folder, writing.folder);
  Json page = {{"@type", "WebPage"}, {"@id", address}, {"url", address}, {"name", title}, {"description", description},
               {"inLanguage", writing.locale}, {"isAccessibleForFree", true}};
  if (const std::string day = writing.references.last_checked(); !day.empty()) {
    page["dateModified"] = day;
    page["lastReviewed"] = day;
  }
  Json entities = Json::array();
  for (const Question& question : questions) {
    std::string text;
    for (const std::string& answer : question.answers) text += (text.empty() ? "" : "\n") + answer;
    entities.push_back({{"@type", "Question"}, {"name", question.question}, {"acceptedAnswer", {{"@type", "Answer"}, {"text", text}}}});
  }
  const Json faq = {{"@type", "FAQPage"}, {"inLanguage", writing.locale}, {"mainEntity", std::move(entities)}};
  return Json({{"@context", "https://schema.org"}, {"@graph", Json::array({std::move(page), faq})}}).dump();
}

}  // namespace yidi::site
