#include "site/conditions.h"

#include <algorithm>
#include <map>

namespace yidi::site {

namespace {

using Facts = std::vector<std::string>;

// What was answered on a way; empty where the question was not asked.
std::string answer(const Way& way, const std::string& fact) {
  for (const auto& [name, chosen] : way.chosen)
    if (name == fact) return chosen;
  return "";
}

Facts all_facts(const std::vector<Way>& ways) {
  Facts facts;
  for (const Way& way : ways)
    for (const auto& [fact, chosen] : way.chosen)
      if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  return facts;
}

// Whether the answers to some questions say which variant it is.
bool tell_apart(const Facts& facts, const std::vector<Way>& ways, const std::vector<Variant>& variants) {
  std::map<std::vector<std::string>, std::size_t> variant_of;
  for (std::size_t i = 0; i < variants.size(); ++i)
    for (const std::size_t way : variants[i].ways) {
      std::vector<std::string> answers;
      for (const std::string& fact : facts) answers.push_back(answer(ways[way], fact));
      if (variant_of.emplace(std::move(answers), i).first->second != i) return false;
    }
  return true;
}

// The fewest questions that tell the variants apart, earlier ones first.
Facts telling_facts(const Facts& facts, const std::vector<Way>& ways, const std::vector<Variant>& variants) {
  for (const std::string& one : facts)
    if (tell_apart({one}, ways, variants)) return {one};
  for (std::size_t i = 0; i < facts.size(); ++i)
    for (std::size_t j = i + 1; j < facts.size(); ++j)
      if (tell_apart({facts[i], facts[j]}, ways, variants)) return {facts[i], facts[j]};
  // More than two: all but those that can be left out.
  Facts needed = facts;
  for (const std::string& fact : facts) {
    Facts without = needed;
    without.erase(std::find(without.begin(), without.end(), fact));
    if (tell_apart(without, ways, variants)) needed = without;
  }
  return needed;
}

// The conditions under which ways belong to a variant, question by question. `all` are the ways that agree so far; where
// each of them belongs to it nothing more needs to be said.
std::vector<Condition> condense(const std::vector<Way>& ways, const std::vector<std::size_t>& all,
                                const std::vector<std::size_t>& wanted, const Facts& facts, std::size_t depth) {
  if (all.size() == wanted.size() || depth == facts.size()) return {};
  std::vector<std::string> answers;
  std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> by_answer;
  for (const std::size_t way : all) {
    const std::string given = answer(ways[way], facts[depth]);
    if (!by_answer.count(given)) answers.push_back(given);
    by_answer[given].first.push_back(way);
  }
  for (const std::size_t way : wanted) by_answer[answer(ways[way], facts[depth])].second.push_back(way);
  std::vector<Condition> conditions;
  for (const std::string& given : answers) {
    const auto& [here, wanted_here] = by_answer[given];
    if (wanted_here.empty()) continue;
    std::vector<Condition> then = condense(ways, here, wanted_here, facts, depth + 1);
    const auto alike = std::find_if(conditions.begin(), conditions.end(), [&](const Condition& other) { return same_conditions(other.then, then); });
    if (alike != conditions.end())
      alike->answers.push_back(given);
    else
      conditions.push_back({facts[depth], {given}, std::move(then)});
  }
  // Where every answer leads there, the question makes no difference here.
  if (conditions.size() == 1 && conditions[0].answers.size() == answers.size()) return std::move(conditions[0].then);
  return conditions;
}

}  // namespace

bool same_conditions(const std::vector<Condition>& one, const std::vector<Condition>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Condition& a, const Condition& b) {
    return a.fact == b.fact && a.answers == b.answers && same_conditions(a.then, b.then);
  });
}

void find_conditions(const std::vector<Way>& ways, std::vector<Variant>& variants) {
  if (variants.size() < 2) return;
  const Facts facts = telling_facts(all_facts(ways), ways, variants);
  std::vector<std::size_t> all;
  for (const Variant& variant : variants) all.insert(all.end(), variant.ways.begin(), variant.ways.end());
  std::sort(all.begin(), all.end());
  for (Variant& variant : variants) variant.conditions = condense(ways, all, variant.ways, facts, 0);
}

}  // namespace yidi::site
