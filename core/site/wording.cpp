#include "site/wording.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace yidi::site {

namespace {

constexpr const char* ask = "check_with_insured_place";

std::vector<std::string> each(const Json& list, const std::function<std::string(const Json&)>& word) {
  std::vector<std::string> words;
  for (const Json& item : list) words.push_back(word(item));
  return words;
}

}  // namespace

std::string vocabulary_of(const std::string& decision) {
  static const std::map<std::string, std::string> vocabularies = {
      {"scope", "scopes"},     {"filing", "filings"},         {"category", "categories"}, {"channels", "channels"},
      {"contacts", "contacts"}, {"next_steps", "next_steps"}, {"notes", "notes"},         {"both_places", "both_places_answers"}};
  const auto found = vocabularies.find(decision);
  return found == vocabularies.end() ? "" : found->second;
}

bool only_asks(const Json& value) {
  if (value.is_object()) return value.value("kind", "") == "ask_insured_place" && value.value("hint", "") == "ask";
  return value == ask;
}

std::string Wording::joined(const std::vector<std::string>& parts, const std::string& separator) const {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : words_.say(separator)) + part;
  return text;
}

std::string Wording::date(const std::string& iso) const {
  const auto number = [&](std::size_t from, std::size_t count) { return std::to_string(std::stoi(iso.substr(from, count))); };
  return words_.say("date", {{"year", iso.substr(0, 4)}, {"month", number(5, 2)}, {"day", number(8, 2)}, {"iso", iso}});
}

std::string Wording::day(const Json& value) const {
  if (value.is_string()) return date(value.get<std::string>());
  const std::string after = "after." + value["after"].get<std::string>();
  if (value.contains("months")) return words_.say(after + ".months", {{"count", value["months"].dump()}});
  const int days = value["days"].get<int>();
  if (days == 0) return words_.say(after + ".same");
  return words_.say(after + (days < 0 ? ".before" : ".days"), {{"count", std::to_string(std::abs(days))}});
}

std::string Wording::when(const std::string& decision, const Json& value) const {
  if (value.is_null()) return words_.say("none");
  const auto is_day = [](const Json& part) { return part.is_string() ? parse_date(part.get<std::string>()).has_value() : part.is_object() && part.contains("after"); };
  if (is_day(value)) return decision == "valid_through" ? words_.say("through", {{"date", day(value)}}) : day(value);
  if (value.is_string()) return value == ask ? words_.say("ask") : texts_.label("validity", value.get<std::string>());
  if (value.contains("at_least")) return words_.say("at_least", {{"date", day(value["at_least"])}});
  if (value.contains("working_days")) return words_.say("working_days", {{"count", value["working_days"].dump()}});
  const std::string event = value["event"].is_string() ? texts_.label("validity", value["event"].get<std::string>()) : "";
  if (value["date"].is_null()) return event.empty() ? words_.say("none") : event;
  return words_.say(event.empty() ? "by" : "by_and", {{"date", day(value["date"])}, {"event", event}});
}

std::string Wording::payment(const Json& value) const {
  const std::string kind = value["kind"];
  if (kind == "several") return joined(each(value["parts"], [this](const Json& part) { return payment(part); }), "then");
  if (kind == "ask_insured_place") return texts_.label("payment_hints", value["hint"]);
  if (kind == "by_level") {
    std::vector<std::string> levels;
    for (const auto& [level, share] : value["percent"].items())
      levels.push_back(words_.say("percent", {{"level", words_.say("level." + level)}, {"percent", share.dump()}}));
    return joined(levels, "list");
  }
  return fill(texts_.label("payment_kinds", kind), value);
}

std::string Wording::papers(const Json& groups) const {
  const auto alternative = [this](const Json& codes) {
    return codes.empty() ? words_.say("nothing_needed") : joined(each(codes, [this](const Json& code) { return paper(code); }), "plus");
  };
  const auto in_words = [&](const Json& group) { return joined(each(group, alternative), "or"); };
  // A note may carry one group alone.
  const bool one = !groups.empty() && !groups[0].empty() && groups[0][0].is_string();
  return one ? in_words(groups) : joined(each(groups, in_words), "then");
}

std::string Wording::remark(const std::string& vocabulary, const Json& item) const {
  const std::string sentence = texts_.label(vocabulary, item["code"]);
  Json carried = Json::object();
  std::vector<std::string> rest;
  for (const auto& [name, value] : item.items()) {
    if (name == "code") continue;
    if (name == "papers") {
      rest.push_back(joined(each(value, [this](const Json& code) { return paper(code); }), "list"));
    } else if (name == "decisions") {
      rest.push_back(joined(each(value, [this](const Json& decision) { return texts_.decision(decision); }), "list"));
    } else {
      carried[name] = value.is_number() ? value : Json(describe(name, value));
      rest.push_back(texts_.decision(name) + " " + (value.is_number() ? value.dump() : carried[name].get<std::string>()));
    }
  }
  const std::string filled = fill(sentence, carried);
  return filled != sentence ? filled : sentence + joined(rest, "then");
}

std::string Wording::describe(const std::string& decision, const Json& value) const {
  if (decision == "materials") return papers(value);
  if (decision == "filed_to") {
    const std::string place = value;
    if (place == ask) return words_.say("ask");
    return words_.has("filed_to." + place) ? words_.say("filed_to." + place) : regions_.full_name(RegionCode(std::stoul(place)));
  }
  if (decision.starts_with("payment")) return payment(value);
  const std::string vocabulary = vocabulary_of(decision);
  if (vocabulary.empty()) return when(decision, value);
  if (value.is_array()) return joined(each(value, [&](const Json& item) { return describe(decision, item); }), "list");
  return value.is_object() ? remark(vocabulary, value) : texts_.label(vocabulary, value);
}

std::string Wording::person(const Person& person) const {
  return person.kind == Person::Kind::stage ? texts_.answer("care_stage", person.id) : texts_.label("categories", person.id);
}

// The provinces of a class by name, and the places of provinces that are not all in it.
std::string Wording::place_class(std::size_t index, const std::vector<PlaceClass>& places) const {
  if (index == 0) return words_.say("other_places");
  std::map<RegionCode, std::vector<RegionCode>> by_province;
  for (const RegionCode place : places[index]) by_province[province_of(place)].push_back(place);
  std::vector<std::string> names;
  for (const auto& [province, members] : by_province) {
    if (members.size() == regions_.offered(province).size())
      names.push_back(regions_.name(province));
    else
      for (const RegionCode place : members) names.push_back(regions_.name(place));
  }
  return words_.say("to_place", {{"place", joined(names, "list")}});
}

std::string Wording::answer(const std::string& fact, const std::string& code, const std::vector<PlaceClass>& places) const {
  if (fact == care_class && !code.empty()) return place_class(std::stoul(code), places);
  if (code.empty()) return words_.say("not_asked");
  std::string label = texts_.answer(fact, code);
  if (label.empty() && words_.has("answer." + code)) label = words_.say("answer." + code);
  // A bare yes or no says nothing without its question.
  return code == "true" || code == "false" ? texts_.question(fact) + " " + label : label;
}

std::string Wording::condition(const std::vector<Condition>& conditions, const std::vector<PlaceClass>& places) const {
  std::vector<std::string> parts;
  for (const Condition& condition : conditions) {
    std::vector<std::string> answers;
    for (const std::string& code : condition.answers) answers.push_back(answer(condition.fact, code, places));
    // "Other places" holds whatever is like them.
    if (condition.fact == care_class && condition.answers.front() == "0") answers.resize(1);
    const std::string then = this->condition(condition.then, places);
    const std::string both = joined(answers, "list");
    parts.push_back(then.empty() ? both : words_.say("if_then", {{"first", both}, {"second", then}}));
  }
  return joined(parts, "then");
}

}  // namespace yidi::site
