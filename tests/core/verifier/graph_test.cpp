// The pictures of a guide: what they show is what the rules read and what the engine asks, and their text can be parsed.
#include "verifier/graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/data_folder.h"
#include "support/packs.h"
#include "verifier/space.h"

namespace yidi::test {
namespace {

Day day(const char* text) { return *parse_date(text); }

Graph decisions(const DataFolder& data, const char* as_of, const SourcesOfClaims& sources = {}) {
  const auto pack = data.pack();
  Frame frame;
  Error error;
  EXPECT_TRUE(make_frame(pack->view(), 0, day(as_of), frame, error)) << error.text;
  return decision_graph(pack->view(), 0, frame, Sources(data.path()).definitions("00"), sources);
}

Graph questions(const Pack& pack, const char* guide, const char* as_of, Merge merge = Merge::states,
                Value insured = Value::unsure()) {
  Graph graph;
  Error error;
  EXPECT_TRUE(question_graph(pack, pack.view().find_guide(guide), insured, day(as_of), merge, graph, error)) << error.text;
  return graph;
}

// "p -> d" for each arrow, in order; with answers "p -true,unsure-> q".
std::vector<std::string> arrows(const Graph& graph) {
  std::vector<std::string> lines;
  for (const Arrow& arrow : graph.arrows) {
    std::string answers;
    for (const Answer& answer : arrow.answers) answers += (answers.empty() ? "" : ",") + answer.code;
    lines.push_back(graph.boxes[arrow.from].id + " -" + answers + (answers.empty() ? "> " : "-> ") + graph.boxes[arrow.to].id);
  }
  return lines;
}

using Lines = std::vector<std::string>;

// A decision over a definition, a definition in that, a fact that is given, and a rule of one year.
constexpr const char* small = R"json({
    "facts": {
      "p": { "type": "boolean", "unsure": true, "ask": { "zh": "?" } },
      "q": { "type": "boolean", "ask": { "zh": "?" } },
      "old": { "type": "boolean", "ask": { "zh": "?" } },
      "day": { "type": "date", "default": "as_of", "ask": { "zh": "?" } },
      "unread": { "type": "boolean", "ask": { "zh": "?" } }
    },
    "definitions": {
      "inner": { "is": "not(p)" },
      "outer": { "is": "inner and q" },
      "same": { "is": "q and day > @\"2025-01-01\"" },
      "twin": { "is": "q and day > @\"2025-01-01\"" }
    },
    "decisions": {
      "first": { "type": "boolean", "otherwise": false, "label": { "zh": "?" } },
      "second": { "type": "boolean", "applies": "first", "otherwise": "same or twin", "label": { "zh": "?" } },
      "aside": { "type": "boolean", "otherwise": "unread", "label": { "zh": "?" } }
    },
    "guides": { "test": { "title": { "zh": "?" }, "questions": ["p", "q", "old"], "goals": ["second"] } },
    "rules": [
      { "id": "now", "decides": "first", "when": "outer", "then": true, "cite": ["A-2024"] },
      { "id": "then", "decides": "first", "when": "old", "then": true, "cite": ["A-2022"] },
      { "id": "also", "decides": "second", "when": "outer", "then": "q", "cite": ["A-1", "B-1"] }
    ] })json";

class DecisionGraph : public testing::Test {
 protected:
  void SetUp() override { data.put("guide.json", small); }
  DataFolder data;
};

TEST_F(DecisionGraph, ShowsWhatEachDecisionReadsOverDefinitions) {
  EXPECT_EQ(arrows(decisions(data, "2025-06-01")),
            (Lines{"outer -> first", "inner -> outer", "p -> inner", "q -> outer", "first -> second", "outer -> second",
                   "q -> second", "same, twin -> second", "q -> same, twin", "day -> same, twin"}));
}

TEST_F(DecisionGraph, WithoutDefinitionsSeesThroughThem) {
  const auto pack = data.pack();
  Frame frame;
  Error error;
  ASSERT_TRUE(make_frame(pack->view(), 0, day("2025-06-01"), frame, error));
  EXPECT_EQ(arrows(decision_graph(pack->view(), 0, frame, {}, {})),
            (Lines{"p -> first", "q -> first", "first -> second", "p -> second", "q -> second", "day -> second"}));
}

TEST_F(DecisionGraph, OnlyRulesInForceCount) {
  const Lines then = arrows(decisions(data, "2022-06-01"));
  EXPECT_TRUE(std::count(then.begin(), then.end(), "old -> first"));
  EXPECT_FALSE(std::count(then.begin(), then.end(), "outer -> first"));
}

TEST_F(DecisionGraph, TellsQuestionsFromWhatIsGiven) {
  std::map<std::string, Box::Kind> kinds;
  const Graph graph = decisions(data, "2025-06-01");
  for (const Box& box : graph.boxes) kinds.emplace(box.id, box.kind);
  using Kinds = std::map<std::string, Box::Kind>;
  EXPECT_EQ(kinds, (Kinds{{"second", Box::Kind::decision}, {"first", Box::Kind::decision}, {"outer", Box::Kind::definition},
                          {"inner", Box::Kind::definition}, {"same, twin", Box::Kind::definition},
                          {"p", Box::Kind::question}, {"q", Box::Kind::question}, {"day", Box::Kind::given}}));
}

TEST_F(DecisionGraph, SourcesComeFromTheClaimsOfRulesInForce) {
  const Graph graph = decisions(data, "2025-06-01", {{"A-2024", {"S-1"}}, {"A-2022", {"S-2"}}, {"B-1", {"S-1", "S-3"}}});
  Lines drawn;
  for (const Arrow& arrow : graph.arrows)
    if (arrow.kind == Arrow::Kind::authority) drawn.push_back(graph.boxes[arrow.from].id + " -> " + graph.boxes[arrow.to].id);
  EXPECT_EQ(drawn, (Lines{"S-1 -> first", "S-1 -> second", "S-3 -> second"}));
}

TEST(QuestionGraph, ShowsWhichAnswerLeadsToWhichQuestion) {
  const auto pack = open_pack("asking.00");
  EXPECT_EQ(arrows(questions(*pack, "test", "2026-01-01")),
            (Lines{"first -true-> third", "first -false,unsure-> second", "third -*-> outcome", "second -true-> day",
                   "second -false-> outcome", "day -*-> outcome"}));
}

TEST(QuestionGraph, FollowsTheRulesOfTheDay) {
  // Before 2024 nothing asks for `first`, before 2023 nothing for `second` either.
  const auto pack = open_pack("asking.00");
  EXPECT_EQ(arrows(questions(*pack, "test", "2023-06-01")),
            (Lines{"second -true-> day", "second -false-> outcome", "day -*-> outcome"}));
  EXPECT_EQ(arrows(questions(*pack, "test", "2021-01-01")), Lines{});
}

TEST(QuestionGraph, MergesStatesFromWhichTheSameFollows) {
  DataFolder data;
  data.put("guide.json", R"json({
    "facts": {
      "a": { "type": "boolean", "ask": { "zh": "?" } },
      "b": { "type": "boolean", "ask": { "zh": "?" } },
      "c": { "type": "boolean", "ask": { "zh": "?" } }
    },
    "decisions": { "d": { "type": "boolean", "otherwise": false, "label": { "zh": "?" } } },
    "guides": { "test": { "title": { "zh": "?" }, "questions": ["a", "b", "c"], "goals": ["d"] } },
    "rules": [ { "id": "r", "decides": "d", "when": "if a then b and c else b = c", "then": true, "cite": ["A-1"] } ] })json");
  const auto pack = data.pack();
  // After a the way that needs both and the way that compares are two states with the question b; those with c are one.
  EXPECT_EQ(arrows(questions(*pack, "test", "2026-01-01")),
            (Lines{"a -true-> b", "a -false-> b", "b -true-> c", "b -false-> outcome", "b -*-> c", "c -*-> outcome"}));
  EXPECT_EQ(arrows(questions(*pack, "test", "2026-01-01", Merge::questions)),
            (Lines{"a -*-> b", "b -*-> c", "b -false-> outcome", "c -*-> outcome"}));
}

TEST(QuestionGraph, SplitsDaysWhereTheRulesDoAndKeepsToTheLimitsOfTheQuestion) {
  DataFolder data;
  data.put("guide.json", R"json({
    "facts": {
      "day": { "type": "date", "ask": { "zh": "?" }, "min": "as_of - duration(\"P1Y\")", "max": "as_of" },
      "why": { "type": "boolean", "ask": { "zh": "?" } }
    },
    "decisions": { "d": { "type": "boolean", "otherwise": false, "label": { "zh": "?" } } },
    "guides": { "test": { "title": { "zh": "?" }, "questions": ["day", "why"], "goals": ["d"] } },
    "rules": [
      { "id": "r", "decides": "d", "when": "day > as_of - duration(\"P10D\") and why", "then": true, "cite": ["A-1"] }
    ] })json");
  EXPECT_EQ(arrows(questions(*data.pack(), "test", "2026-01-20")),
            (Lines{"day -2025-01-20..2026-01-10-> outcome", "day -2026-01-11..2026-01-20-> why", "why -*-> outcome"}));
}

TEST(QuestionGraph, NamesOnePlaceOfCareForEachClassSeenFromTheInsuredPlace) {
  const auto pack = open_pack("places.11");
  EXPECT_EQ(arrows(questions(*pack, "test", "2026-01-01", Merge::states, Value::region(110200))),
            (Lines{"care_region -110000,110200,810000,abroad-> outcome", "care_region -220000,unsure-> plan",
                   "plan -*-> outcome"}));
}

TEST(QuestionGraph, AWayThatTheEngineRefusesEndsInItsCode) {
  const auto pack = open_pack("conflict.00");
  EXPECT_EQ(arrows(questions(*pack, "late", "2026-01-01")),
            (Lines{"left -true-> right", "left -false-> right", "right -true-> YD701", "right -false-> same", "right -true-> same",
                   "right -false-> same", "same -*-> outcome", "same -true-> YD701", "same -false-> outcome"}));
}

TEST(QuestionGraph, ADayBeforeTheFirstRuleIsRefused) {
  const auto pack = open_pack("start.00");
  Graph graph;
  Error error;
  EXPECT_FALSE(question_graph(*pack, 0, Value::unsure(), day("1999-01-01"), Merge::states, graph, error));
  EXPECT_EQ(error.code, Code::before_first_rule);
}

// Follows the picture beside the engine, with every answer that can be given.
class SideBySide {
 public:
  SideBySide(Engine& engine, const Graph& graph, Day as_of) : engine_(engine), view_(engine.pack().view()), graph_(graph), as_of_(as_of) {}

  void walk(State state, std::size_t box) {
    const Step step = engine_.examine(state);
    const Box& here = graph_.boxes[box];
    if (step.kind == Step::Kind::error) {
      EXPECT_EQ(here.id, code_text(step.error.code)) << write_token(engine_.pack(), state);
      return;
    }
    ASSERT_EQ(here.id, step.kind == Step::Kind::ask ? view_.name(view_.facts[step.fact].name()) : "outcome")
        << write_token(engine_.pack(), state);
    if (step.kind == Step::Kind::outcome) {
      ++ends_;
      return;
    }
    for (const auto& [code, value] : answers(step.fact)) {
      state.answers[step.fact] = value;
      const Step after = engine_.examine(state);
      if (after.kind == Step::Kind::error && after.error.code == Code::token_bounds) continue;
      const std::size_t next = follow(box, code);
      ASSERT_NE(next, std::size_t(-1)) << "no arrow for " << code << " from " << here.id;
      walk(state, next);
    }
  }

  unsigned ends() const { return ends_; }

 private:
  std::vector<std::pair<std::string, Value>> answers(std::uint16_t index) const {
    const wire::Fact& fact = view_.facts[index];
    std::vector<std::pair<std::string, Value>> all;
    const auto type = wire::FactType(fact.type());
    if (type == wire::FactType::boolean) all = {{"true", Value::boolean(true)}, {"false", Value::boolean(false)}};
    if (type == wire::FactType::symbol)
      for (const std::uint16_t option : view_.options(fact)) all.push_back({std::string(view_.name(option)), Value::symbol(option)});
    if (type == wire::FactType::date)
      for (int offset = -400; offset <= 400; offset += 3) {
        char text[10];
        format_date(as_of_ + offset, text);
        all.push_back({std::string(text, 10), Value::date(as_of_ + offset)});
      }
    if (fact.flags() & wire::allows_unsure) all.push_back({"unsure", Value::unsure()});
    return all;
  }

  std::size_t follow(std::size_t box, const std::string& code) const {
    for (const Arrow& arrow : graph_.arrows)
      if (arrow.from == box && std::any_of(arrow.answers.begin(), arrow.answers.end(),
                                           [&](const Answer& answer) { return covers(answer.code, code); }))
        return arrow.to;
    return std::size_t(-1);
  }

  static bool covers(const std::string& drawn, const std::string& code) {
    const std::size_t dots = drawn.find("..");
    if (drawn == "*" || drawn == code) return true;
    if (dots == std::string::npos || code.size() != 10 || code == "unsure") return false;
    const std::string from = drawn.substr(0, dots), to = drawn.substr(dots + 2);
    return (from.empty() || from <= code) && (to.empty() || code <= to);
  }

  Engine& engine_;
  const View& view_;
  const Graph& graph_;
  Day as_of_;
  unsigned ends_ = 0;
};

TEST(QuestionGraph, EveryWayOfTheEngineIsInThePicture) {
  unsigned ends = 0;
  for (const char* name : {"asking.00", "change.00", "collect.00", "conflict.00", "dates.00", "logic.00", "overrides.00", "papers.00", "status.00"}) {
    Engine engine(open_pack(name));
    for (std::uint16_t guide = 0; guide < engine.pack().view().guides.size(); ++guide) {
      for (const char* as_of : {"2022-06-01", "2024-02-29", "2026-01-01"}) {
        Graph graph;
        Error error;
        ASSERT_TRUE(question_graph(engine.pack(), guide, Value::unsure(), day(as_of), Merge::states, graph, error)) << name;
        State state(engine.pack());
        state.guide = guide;
        state.as_of = day(as_of);
        if (engine.pack().view().insured_fact != wire::none) state.answers[engine.pack().view().insured_fact] = Value::unsure();
        SideBySide side(engine, graph, state.as_of);
        side.walk(state, 0);
        ends += side.ends();
      }
    }
  }
  EXPECT_GT(ends, 100u);
}

}  // namespace
}  // namespace yidi::test
