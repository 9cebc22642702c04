// A graph in the language of Graphviz.
#include "verifier/graph.h"

namespace yidi {

namespace {

std::string dot_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c != '\r')
      out += c;
  }
  return out + "\"";
}

const char* style(Box::Kind kind) {
  switch (kind) {
    case Box::Kind::decision: return "shape=box";
    case Box::Kind::question: return "shape=box, style=rounded";
    case Box::Kind::given: return "shape=box, style=\"rounded,dashed\"";
    case Box::Kind::definition: return "shape=box, style=diagonals";
    case Box::Kind::source: return "shape=note";
    case Box::Kind::outcome: return "shape=box, peripheries=2";
    case Box::Kind::refusal: return "shape=octagon";
  }
  return "";
}

}  // namespace

std::string to_dot(const Graph& graph) {
  std::string out = "digraph " + dot_quoted(graph.title) + " {\n";
  out += graph.direction == Graph::Direction::up ? "  rankdir=BT;\n" : "  rankdir=TB;\n";
  for (std::size_t i = 0; i < graph.boxes.size(); ++i) {
    const Box& box = graph.boxes[i];
    const std::string label = box.words.empty() ? box.id : box.words + "\n" + box.id;
    out += "  n" + std::to_string(i) + " [" + style(box.kind) + ", label=" + dot_quoted(label) + "];\n";
  }
  for (const Arrow& arrow : graph.arrows) {
    out += "  n" + std::to_string(arrow.from) + " -> n" + std::to_string(arrow.to);
    std::string label;
    for (const Answer& answer : arrow.answers)
      label += (label.empty() ? "" : "\n") + (answer.words.empty() ? answer.code : answer.words);
    if (arrow.kind == Arrow::Kind::authority) out += " [style=dashed, arrowhead=dot]";
    if (arrow.kind == Arrow::Kind::answer) out += " [label=" + dot_quoted(label) + "]";
    out += ";\n";
  }
  return out + "}\n";
}

}  // namespace yidi
