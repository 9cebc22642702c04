// A graph as a Mermaid flowchart.
#include "verifier/graph.h"

namespace yidi {

namespace {

// A text between quotes: whatever Mermaid or HTML could take for its own is written as an entity.
std::string mermaid_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "#quot;"; break;
      case '#': out += "#35;"; break;
      case '&': out += "#amp;"; break;
      case '<': out += "#lt;"; break;
      case '>': out += "#gt;"; break;
      case '`': out += "#96;"; break;
      case '\\': out += "#92;"; break;
      case '\n': out += "<br>"; break;
      case '\r': break;
      default: out += c;
    }
  }
  return out + "\"";
}

// What stands before and after the label of a box.
std::pair<const char*, const char*> shape(Box::Kind kind) {
  switch (kind) {
    case Box::Kind::decision: return {"[", "]"};
    case Box::Kind::question: return {"([", "])"};
    case Box::Kind::given: return {"(", ")"};
    case Box::Kind::definition: return {"{{", "}}"};
    case Box::Kind::source: return {">", "]"};
    case Box::Kind::outcome: return {"[[", "]]"};
    case Box::Kind::refusal: return {"[/", "/]"};
  }
  return {"[", "]"};
}

}  // namespace

std::string to_mermaid(const Graph& graph) {
  std::string out = "---\ntitle: " + mermaid_quoted(graph.title) + "\n---\n";
  out += graph.direction == Graph::Direction::up ? "flowchart BT\n" : "flowchart TD\n";
  for (std::size_t i = 0; i < graph.boxes.size(); ++i) {
    const Box& box = graph.boxes[i];
    const std::string label = box.words.empty() ? box.id : box.words + "\n" + box.id;
    const auto [open, close] = shape(box.kind);
    out += "  n" + std::to_string(i) + open + mermaid_quoted(label) + close + "\n";
  }
  for (const Arrow& arrow : graph.arrows) {
    std::string label;
    for (const Answer& answer : arrow.answers)
      label += (label.empty() ? "" : "\n") + (answer.words.empty() ? answer.code : answer.words);
    const char* line = arrow.kind == Arrow::Kind::authority ? " -.-> " : " --> ";
    out += "  n" + std::to_string(arrow.from) + line + (label.empty() ? "" : "|" + mermaid_quoted(label) + "| ") + "n" +
           std::to_string(arrow.to) + "\n";
  }
  return out;
}

}  // namespace yidi
