// DOT and Mermaid word for word, and that no label can break out of its quotes.
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "verifier/graph.h"

namespace yidi::test {
namespace {

// One box and one arrow of each kind.
Graph sample() {
  Graph graph;
  graph.title = "异地 (filing)";
  graph.boxes = {{Box::Kind::decision, "filing", "要不要备案"}, {Box::Kind::question, "reason", "为什么？"},
                 {Box::Kind::given, "start_date", ""},          {Box::Kind::definition, "planning", ""},
                 {Box::Kind::source, "S-22", "通知"},           {Box::Kind::outcome, "outcome", "结论"},
                 {Box::Kind::refusal, "YD701", ""}};
  graph.arrows = {{Arrow::Kind::information, 1, 0},
                  {Arrow::Kind::authority, 4, 0},
                  {Arrow::Kind::answer, 1, 5, {{"living", "住在那边"}, {"other"}}}};
  return graph;
}

// Labels as nobody should write them.
Graph hostile() {
  Graph graph;
  graph.title = "\"];evil[\"";
  graph.direction = Graph::Direction::down;
  graph.boxes = {{Box::Kind::question, "a", "say \"yes\"\\"}, {Box::Kind::outcome, "b", "<b>#1</b> & `end`\nsecond\r"}};
  graph.arrows = {{Arrow::Kind::answer, 0, 1, {{"c", "|\"]-->|"}, {"}"}}}};
  return graph;
}

TEST(GraphText, DotWordForWord) {
  EXPECT_EQ(to_dot(sample()), R"dot(digraph "异地 (filing)" {
  rankdir=BT;
  n0 [shape=box, label="要不要备案\nfiling"];
  n1 [shape=box, style=rounded, label="为什么？\nreason"];
  n2 [shape=box, style="rounded,dashed", label="start_date"];
  n3 [shape=box, style=diagonals, label="planning"];
  n4 [shape=note, label="通知\nS-22"];
  n5 [shape=box, peripheries=2, label="结论\noutcome"];
  n6 [shape=octagon, label="YD701"];
  n1 -> n0;
  n4 -> n0 [style=dashed, arrowhead=dot];
  n1 -> n5 [label="住在那边\nother"];
}
)dot");
}

TEST(GraphText, MermaidWordForWord) {
  EXPECT_EQ(to_mermaid(sample()), R"mermaid(---
title: "异地 (filing)"
---
flowchart BT
  n0["要不要备案<br>filing"]
  n1(["为什么？<br>reason"])
  n2("start_date")
  n3{{"planning"}}
  n4>"通知<br>S-22"]
  n5[["结论<br>outcome"]]
  n6[/"YD701"/]
  n1 --> n0
  n4 -.-> n0
  n1 --> |"住在那边<br>other"| n5
)mermaid");
}

// Takes a DOT text apart as the language is defined, as far as it is used: quoted strings first, then statements.
void expect_dot(const std::string& text, std::size_t boxes, std::size_t arrows) {
  const std::string flat = std::regex_replace(text, std::regex(R"("(?:[^"\\\n]|\\["\\n])*")"), "Q");
  EXPECT_EQ(flat.find_first_of("\"\\"), std::string::npos) << flat;
  std::istringstream lines(flat);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "digraph Q {");
  std::getline(lines, line);
  EXPECT_TRUE(line == "  rankdir=BT;" || line == "  rankdir=TB;") << line;
  std::size_t met_boxes = 0, met_arrows = 0;
  const std::string attribute = "[a-z]+=(?:[a-z0-9]+|Q)";
  const std::regex box("  n([0-9]+) \\[" + attribute + "(?:, " + attribute + ")*\\];");
  const std::regex arrow("  n([0-9]+) -> n([0-9]+)(?: \\[" + attribute + "(?:, " + attribute + ")*\\])?;");
  while (std::getline(lines, line) && line != "}") {
    std::smatch found;
    if (std::regex_match(line, found, box)) {
      EXPECT_EQ(std::stoul(found[1]), met_boxes++) << line;
    } else if (std::regex_match(line, found, arrow)) {
      EXPECT_LT(std::max(std::stoul(found[1]), std::stoul(found[2])), boxes) << line;
      ++met_arrows;
    } else {
      ADD_FAILURE() << "no statement: " << line;
    }
  }
  EXPECT_EQ(line, "}");
  EXPECT_FALSE(std::getline(lines, line));
  EXPECT_EQ(met_boxes, boxes);
  EXPECT_EQ(met_arrows, arrows);
}

TEST(GraphText, DotCanBeTakenApartWhateverTheLabels) {
  for (const Graph& graph : {sample(), hostile(), Graph{}}) expect_dot(to_dot(graph), graph.boxes.size(), graph.arrows.size());
}

TEST(GraphText, DotKeepsQuotesBackslashesAndLines) {
  const std::string text = to_dot(hostile());
  EXPECT_NE(text.find(R"(label="say \"yes\"\\\na")"), std::string::npos) << text;
  EXPECT_NE(text.find("label=\"<b>#1</b> & `end`\\nsecond\\nb\""), std::string::npos) << text;
}

TEST(GraphText, MermaidWritesWhatItWouldReadItselfAsEntities) {
  EXPECT_EQ(to_mermaid(hostile()), "---\ntitle: \"#quot;];evil[#quot;\"\n---\nflowchart TD\n"
                                   "  n0([\"say #quot;yes#quot;#92;<br>a\"])\n"
                                   "  n1[[\"#lt;b#gt;#35;1#lt;/b#gt; #amp; #96;end#96;<br>second<br>b\"]]\n"
                                   "  n0 --> |\"|#quot;]--#gt;|<br>}\"| n1\n");
}

}  // namespace
}  // namespace yidi::test
