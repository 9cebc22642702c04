// Nation, province and city put together in one pack: who is in it, in which order, and what follows from the claims.
#include <gtest/gtest.h>

#include "runtime/view.h"
#include "support/data_folder.h"

namespace yidi::test {
namespace {

constexpr const char* nation = R"({
  "facts": { "p": { "type": "boolean", "ask": { "zh": "?" } } },
  "decisions": {
    "d": { "type": "symbol", "values": ["x", "y"], "otherwise": "x", "label": { "zh": "?" } },
    "list": { "type": { "symbol": ["x", "y"] }, "policy": "collect", "otherwise": [], "label": { "zh": "?" } }
  },
  "guides": { "test": { "title": { "zh": "?" }, "questions": ["p"], "goals": ["d", "list"] } },
  "rules": [
    { "id": "nation", "decides": "d", "when": "p", "then": "x", "cite": ["A-1"] },
    { "id": "nation.list", "decides": "list", "then": "x", "cite": ["A-1"] }
  ]
})";

std::string rule_names(const Pack& pack) {
  std::string names;
  for (const wire::Rule& rule : pack.view().rules) names += std::string(pack.view().name(rule.name())) + " ";
  return names;
}

std::string fact_names(const Pack& pack) {
  std::string names;
  for (const wire::Fact& fact : pack.view().facts) names += std::string(pack.view().name(fact.name())) + " ";
  return names;
}

const wire::Rule& rule_of(const Pack& pack, const std::string& name) {
  for (const wire::Rule& rule : pack.view().rules)
    if (pack.view().name(rule.name()) == name) return rule;
  ADD_FAILURE() << name << " is not in the pack";
  return pack.view().rules[0];
}

std::string date(Day day) {
  if (day == wire::open_start || day == wire::open_end) return "open";
  std::string text(10, ' ');
  format_date(day, text.data());
  return text;
}

std::string interval(const wire::Rule& rule) {
  return date(rule.from()) + " " + date(rule.until());
}

class Layering : public testing::Test {
 protected:
  // A file of rules of one region; each rule is JSON without its braces.
  void put_rules(const std::string& file, const std::string& region, std::initializer_list<const char*> rules) {
    std::string list;
    for (const char* rule : rules) list += (list.empty() ? "{" : ",{") + std::string(rule) + "}";
    const std::string head = region.empty() ? "" : "\"region\":\"" + region + "\",";
    data.put(file, "{" + head + "\"rules\":[" + list + "]}");
  }
  DataFolder data;
  void SetUp() override { data.put("nation.json", nation); }
};

TEST_F(Layering, RulesGoIntoThePackOfTheirProvinceAndTheNationsIntoAll) {
  put_rules("ash.json", "110000", {R"("id":"ash","decides":"d","then":"y","cite":["A-1"])"});
  put_rules("ash-one.json", "110100", {R"("id":"one","decides":"d","then":"y","cite":["A-1"])"});
  put_rules("county.json", "110101", {R"("id":"county","decides":"d","then":"y","cite":["A-1"])"});
  put_rules("birch.json", "220000", {R"("id":"birch","decides":"d","then":"y","cite":["A-1"])"});
  EXPECT_EQ(rule_names(*data.pack("00")), "nation nation.list ");
  EXPECT_EQ(rule_names(*data.pack("11")), "county one ash nation nation.list ");
  EXPECT_EQ(rule_names(*data.pack("22")), "birch nation nation.list ");
  EXPECT_EQ(rule_names(*data.pack("33")), "nation nation.list ");
}

TEST_F(Layering, DepthGrowsFromTheNationToTheCounty) {
  put_rules("ash.json", "110000", {R"("id":"ash","decides":"d","then":"y","cite":["A-1"])"});
  put_rules("ash-one.json", "110100", {R"("id":"one","decides":"d","then":"y","cite":["A-1"])"});
  put_rules("county.json", "110101", {R"("id":"county","decides":"d","then":"y","cite":["A-1"])"});
  const auto pack = data.pack("11");
  EXPECT_EQ(int(rule_of(*pack, "nation").depth()), 0);
  EXPECT_EQ(int(rule_of(*pack, "ash").depth()), 1);
  EXPECT_EQ(int(rule_of(*pack, "one").depth()), 2);
  EXPECT_EQ(int(rule_of(*pack, "county").depth()), 3);
  EXPECT_EQ(rule_of(*pack, "one").area(), 110100u);
}

TEST_F(Layering, TheFactsOfAnOverlayAreKnownInItsProvinceAlone) {
  data.put("ash-one.json", R"({ "region": "110100",
    "facts": { "one_fact": { "type": "boolean", "after": "p", "ask": { "zh": "?" } } } })");
  EXPECT_EQ(fact_names(*data.pack("00")), "p ");
  EXPECT_EQ(fact_names(*data.pack("11")), "one_fact p ");
  EXPECT_EQ(fact_names(*data.pack("22")), "p ");
  EXPECT_EQ(data.pack("11")->view().guides[0].questions_count(), 2);
  EXPECT_EQ(data.pack("22")->view().guides[0].questions_count(), 1);
}

TEST_F(Layering, AQuestionOfAnOverlayStandsAfterTheOneItNames) {
  data.put("more.json", R"({ "facts": { "q": { "type": "boolean", "ask": { "zh": "?" } } },
    "guides": { "two": { "title": { "zh": "?" }, "questions": ["q", "p"], "goals": ["d"] } } })");
  data.put("ash-one.json", R"({ "region": "110100",
    "facts": { "one_fact": { "type": "boolean", "after": "q", "ask": { "zh": "?" } } } })");
  const auto pack = data.pack("11");
  const View& view = pack->view();
  const wire::Guide& guide = view.guides[view.find_guide("two")];
  std::string order;
  for (const std::uint16_t fact : view.questions(guide)) order += std::string(view.name(view.facts[fact].name())) + " ";
  EXPECT_EQ(order, "q one_fact p ");
}

TEST_F(Layering, RulesStandInTheOrderOfTheirPrecedence) {
  put_rules("more.json", "",
            {R"("id":"c","decides":"d","then":"y","cite":["C-1"])",
             R"("id":"late","decides":"d","then":"y","cite":["A-2025"])",
             R"("id":"early","decides":"d","then":"y","cite":["A-2024"])",
             R"("id":"b","decides":"d","then":"y","cite":["B-1"])",
             R"("id":"b.late","decides":"d","then":"y","cite":["B-1"],"in_force":{"from":"2026-01-01"})"});
  put_rules("ash.json", "110000", {R"("id":"ash.c","decides":"d","then":"y","cite":["C-1"])"});
  EXPECT_EQ(rule_names(*data.pack("11")), "b.late late early b nation ash.c c nation.list ");
}

TEST_F(Layering, CollectedListsKeepTheOrderOfTheAuthors) {
  put_rules("zz.json", "",
            {R"("id":"second","decides":"list","then":"y","cite":["A-2024"])",
             R"("id":"third","decides":"list","then":"y","cite":["A-2025"])"});
  EXPECT_EQ(rule_names(*data.pack("00")), "nation nation.list second third ");
}

TEST_F(Layering, AGradeIsThatOfTheWeakestClaim) {
  put_rules("more.json", "",
            {R"("id":"ab","decides":"d","then":"y","cite":["A-1","B-1"])",
             R"("id":"abc","decides":"d","then":"y","cite":["C-1","A-1","B-1"])"});
  const auto pack = data.pack();
  EXPECT_EQ(int(rule_of(*pack, "nation").grade()), int(wire::Grade::a));
  EXPECT_EQ(int(rule_of(*pack, "ab").grade()), int(wire::Grade::b));
  EXPECT_EQ(int(rule_of(*pack, "abc").grade()), int(wire::Grade::c));
  EXPECT_TRUE(rule_of(*pack, "ab").flags() & wire::supplies);
  EXPECT_FALSE(rule_of(*pack, "abc").flags() & wire::supplies);
}

TEST_F(Layering, ARuleIsInForceOnTheDaysOfAllItsClaims) {
  put_rules(
      "more.json", "",
      {R"("id":"both","decides":"d","then":"y","cite":["A-2024","A-2025"])",
       R"("id":"narrower","decides":"d","then":"y","cite":["A-2022"],"in_force":{"from":"2022-03-01","to":"2022-04-30"})"});
  const auto pack = data.pack();
  EXPECT_EQ(interval(rule_of(*pack, "nation")), "open open");
  EXPECT_EQ(interval(rule_of(*pack, "both")), "2025-01-01 open");
  EXPECT_EQ(interval(rule_of(*pack, "narrower")), "2022-03-01 2022-04-30");
}

TEST_F(Layering, ARuleIsReviewedWhenTheFirstOfItsClaimsIs) {
  data.put("claims.json", R"({ "claims": {
    "TWO": { "claim": "in two sources", "grade": "A", "sources": ["S-OLD-GAZETTE", "S-GAZETTE"] } } })");
  put_rules("more.json", "",
            {R"("id":"stale","decides":"d","then":"y","cite":["A-1","A-STALE"])",
             R"("id":"two","decides":"d","then":"y","cite":["TWO"])"});
  const auto pack = data.pack();
  EXPECT_EQ(date(rule_of(*pack, "stale").review_by()), "2024-06-30");
  EXPECT_EQ(date(rule_of(*pack, "two").review_by()), "2099-12-31");  // one source that is looked at again is enough
}

TEST_F(Layering, AProcedureLimitsItsRulesAndMayRestOnALead) {
  data.put("ash-one.json", R"({ "region": "110100",
    "procedures": { "old": { "title": { "zh": "?" }, "from": "2022-06-01", "to": "2022-12-31" } },
    "rules": [{ "id": "old.d", "procedure": "old", "decides": "d", "then": "y", "cite": ["C-1"], "overrides": ["nation"] }] })");
  const auto pack = data.pack("11");
  const wire::Rule& rule = rule_of(*pack, "old.d");
  EXPECT_EQ(interval(rule), "2022-06-01 2022-12-31");
  EXPECT_EQ(int(rule.procedure()), 0);
  EXPECT_TRUE(rule.flags() & wire::supplies);
  EXPECT_EQ(int(rule_of(*pack, "nation").procedure()), int(wire::no_procedure));
  EXPECT_EQ(rule_of(*pack, "nation").overriders_count(), 1);
  EXPECT_EQ(data.pack("22")->view().procedures.size(), 0u);
}

TEST_F(Layering, DecisionsComeAfterWhatTheyRead) {
  data.put("more.json", R"({ "decisions": {
    "a": { "type": "boolean", "otherwise": "b", "label": { "zh": "?" } },
    "b": { "type": "boolean", "applies": "through", "otherwise": false, "label": { "zh": "?" } },
    "c": { "type": "boolean", "otherwise": false, "label": { "zh": "?" } } },
    "definitions": { "through": { "is": "c and p" } } })");
  const auto pack = data.pack();
  std::string order;
  for (const wire::Decision& decision : pack->view().decisions)
    order += std::string(pack->view().name(decision.name())) + " ";
  EXPECT_EQ(order, "c b a d list ");
}

}  // namespace
}  // namespace yidi::test
