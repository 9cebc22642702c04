#include "runtime/shapes.h"

#include "runtime/papers.h"

namespace yidi {

void write_papers_of(JsonWriter& json, std::uint16_t alternative) {
  json.open('[');
  for (const std::uint16_t paper : papers_of(json.view(), alternative)) json.string(paper);
  json.close(']');
}

namespace {

void write_alternatives(JsonWriter& json, const View& view, std::uint16_t at) {
  json.open('[');
  for (unsigned count = view.indexes[at++]; count > 0; --count) {
    write_papers_of(json, at);
    at = std::uint16_t(at + 1 + view.indexes[at]);
  }
  json.close(']');
}

}  // namespace

void each_expression(const View& view, std::uint16_t index, NodeVisit visit) {
  const wire::Shape& shape = view.shapes[index];
  switch (wire::ShapeKind(shape.kind())) {
    case wire::ShapeKind::expression: return visit(shape.a());
    case wire::ShapeKind::object:
      for (const wire::Member& member : view.members.subspan(shape.a(), shape.b()))
        each_expression(view, member.shape(), visit);
      return;
    case wire::ShapeKind::list:
      for (const std::uint16_t child : view.slice(shape.a(), shape.b())) each_expression(view, child, visit);
      return;
    case wire::ShapeKind::alternatives: return;
  }
}

void write_shape(JsonWriter& json, Evaluation& evaluation, std::uint16_t index) {
  const View& view = evaluation.view();
  const wire::Shape& shape = view.shapes[index];
  switch (wire::ShapeKind(shape.kind())) {
    case wire::ShapeKind::expression: json.value(evaluation.node(shape.a())); return;
    case wire::ShapeKind::object:
      json.open('{');
      for (const wire::Member& member : view.members.subspan(shape.a(), shape.b())) {
        json.key(member.key());
        write_shape(json, evaluation, member.shape());
      }
      json.close('}');
      return;
    case wire::ShapeKind::list:
      json.open('[');
      for (const std::uint16_t child : view.slice(shape.a(), shape.b())) write_shape(json, evaluation, child);
      json.close(']');
      return;
    case wire::ShapeKind::alternatives: write_alternatives(json, view, shape.a()); return;
  }
}

bool same_value(Evaluation& evaluation, std::uint16_t a, std::uint16_t b) {
  if (a == b) return true;
  const View& view = evaluation.view();
  const auto is_plain = [&](std::uint16_t shape) {
    return wire::ShapeKind(view.shapes[shape].kind()) == wire::ShapeKind::expression;
  };
  if (is_plain(a) && is_plain(b)) return evaluation.node(view.shapes[a].a()) == evaluation.node(view.shapes[b].a());
  std::string first, second;
  JsonWriter left(evaluation.view(), first), right(evaluation.view(), second);
  write_shape(left, evaluation, a);
  write_shape(right, evaluation, b);
  return first == second;
}

}  // namespace yidi
