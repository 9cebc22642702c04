// The values that rules give: JSON whose strings are codes or expressions.
#include <algorithm>

#include "compiler/lowering.h"

namespace yidi {

namespace {

bool is_bare_word(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  });
}

const char* form_name(Shape::Form form) {
  constexpr const char* names[] = {"true or false", "a code", "a region", "a date", "a whole number", "null", "an object", "a list"};
  return names[unsigned(form)];
}

std::string shapes_text(const std::vector<Shape>& shapes) {
  std::string text;
  for (const Shape& shape : shapes) {
    const std::string one = shape.named.empty() ? form_name(shape.form) : "a " + shape.named;
    if (text.find(one) == std::string::npos) text += (text.empty() ? "" : " or ") + one;
  }
  return text;
}

}  // namespace

const std::vector<Shape>& Lowering::named(const Shape& shape) const {
  static const std::vector<Shape> nothing;
  const auto found = scope_.model->types.find(shape.named);
  return found == scope_.model->types.end() ? nothing : found->second;
}

// The object or list shape that a JSON object or list is meant to be: for objects the one whose first member, a code
// that names the kind, agrees, or else the one with the same keys.
const Shape* Lowering::match(const Json& value, const std::vector<Shape>& shapes) const {
  const Shape* same_keys = nullptr;
  for (const Shape& shape : shapes) {
    if (!shape.named.empty()) {
      if (const Shape* inner = match(value, named(shape))) return inner;
      continue;
    }
    if (value.is(Json::Type::array) && shape.form == Shape::Form::list) return &shape;
    if (!value.is(Json::Type::object) || shape.form != Shape::Form::object || shape.members.empty()) continue;
    const auto& [key, alternatives] = shape.members.front();
    const Json* first = value.find(key);
    const bool is_kind = alternatives.size() == 1 && alternatives[0].form == Shape::Form::symbol && alternatives[0].symbols.size() == 1;
    if (is_kind && first && first->string == alternatives[0].symbols[0]) return &shape;
    bool equal = shape.members.size() == value.members.size();
    for (const auto& [name, types] : shape.members) equal &= value.find(name) != nullptr;
    if (equal && !is_kind) same_keys = &shape;
  }
  return same_keys;
}

std::uint16_t Lowering::lower_value(const Json& value, const std::vector<Shape>& shapes) {
  const auto expression = [&](std::uint16_t node) {
    return node == wire::none ? wire::none : builder_.shape(wire::ShapeKind::expression, node);
  };
  FeelType type;
  for (const Shape& shape : shapes) {
    if (!shape.named.empty()) continue;
    constexpr Kind kinds[] = {Kind::boolean, Kind::symbol, Kind::region, Kind::date, Kind::integer, Kind::null};
    if (shape.form >= Shape::Form::object) continue;
    type.kinds |= FeelType::bit(kinds[unsigned(shape.form)]);
    type.symbols.insert(shape.symbols.begin(), shape.symbols.end());
  }
  // A type that is not known, or a code without a list of codes, has been reported where it stands.
  const bool unknown_type = std::any_of(shapes.begin(), shapes.end(), [&](const Shape& shape) {
    return shape.named.empty() ? shape.form == Shape::Form::symbol && shape.symbols.empty()
                               : scope_.model->types.count(shape.named) == 0;
  });
  if (unknown_type) return wire::none;
  const auto wrong = [&](const std::string& found) {
    diagnostics_.report(Code::feel_type, value.place, "expected " + shapes_text(shapes) + ", found " + found);
    return wire::none;
  };
  switch (value.type) {
    case Json::Type::null:
      return type.has(Kind::null) ? expression(builder_.constant(Value::null())) : wrong("null");
    case Json::Type::boolean:
      return type.has(Kind::boolean) ? expression(builder_.constant(Value::boolean(value.boolean))) : wrong("true or false");
    case Json::Type::integer:
      if (!Value::fits(value.integer)) {
        diagnostics_.report(Code::limit_exceeded, value.place, too_large);
        return wire::none;
      }
      return type.has(Kind::integer) ? expression(builder_.constant(Value::integer(value.integer))) : wrong("a whole number");
    case Json::Type::decimal: return wrong("a decimal number");
    case Json::Type::string: {
      if (type.symbols.count(value.string)) return expression(builder_.constant(Value::symbol(builder_.name(value.string))));
      const bool known = value.string == "as_of" || scope_.model->facts.count(value.string) ||
                         scope_.model->decisions.count(value.string) || scope_.model->definitions.count(value.string);
      if (is_bare_word(value.string) && !known && type.has(Kind::symbol) && value.string != "null") {
        diagnostics_.report(Code::feel_unknown_symbol, value.place, "\"" + value.string + "\" is not a possible value here",
                            nearest(value.string, {type.symbols.begin(), type.symbols.end()}));
        return wire::none;
      }
      feel::Flaw flaw;
      Formula formula{&value, feel::parse(value.string, flaw)};
      if (!formula.expression) {
        diagnostics_.report(flaw.code, value.place_in_string(flaw.offset), flaw.text, flaw.hint);
        return wire::none;
      }
      if (type.kinds == 0) return wrong("an expression");
      return expression(lower(formula, type));
    }
    case Json::Type::array: {
      const Shape* shape = match(value, shapes);
      if (!shape) return wrong("a list");
      std::vector<std::uint16_t> children;
      for (const Json& element : value.elements) children.push_back(lower_value(element, shape->elements));
      if (std::find(children.begin(), children.end(), wire::none) != children.end()) return wire::none;
      return builder_.shape(wire::ShapeKind::list, builder_.indexes(children), std::uint16_t(children.size()));
    }
    case Json::Type::object: break;
  }
  const Shape* shape = match(value, shapes);
  if (!shape) return wrong("an object of another kind");
  std::vector<std::pair<std::string, std::uint16_t>> members;
  std::vector<std::string> keys;
  for (const auto& [key, types] : shape->members) {
    keys.push_back(key);
    const Json* given = value.find(key);
    if (!given) {
      diagnostics_.report(Code::missing_key, value.place, "the key \"" + key + "\" is missing");
      return wire::none;
    }
    const std::uint16_t child = lower_value(*given, types);
    if (child == wire::none) return wire::none;
    members.push_back({key, child});
  }
  for (const JsonMember& member : value.members) {
    if (std::find(keys.begin(), keys.end(), member.name) != keys.end()) continue;
    diagnostics_.report(Code::unknown_key, member.place, "there is no key \"" + member.name + "\" here", nearest(member.name, keys));
    return wire::none;
  }
  return builder_.object(members);
}

std::uint16_t Lowering::lower_alternatives(const Json& value) {
  if (!value.is(Json::Type::array)) {
    diagnostics_.report(Code::wrong_json_type, value.place, "expected a list of alternatives");
    return wire::none;
  }
  std::vector<std::string> papers;
  const auto vocabulary = scope_.model->vocabularies.find("papers");
  if (vocabulary != scope_.model->vocabularies.end())
    for (const Term& term : vocabulary->second) papers.push_back(term.code);

  std::vector<std::uint16_t> run = {std::uint16_t(value.elements.size())};
  bool fine = true;
  const auto add = [&](const Json& paper) {
    if (!paper.is(Json::Type::string)) {
      diagnostics_.report(Code::wrong_json_type, paper.place, "expected the code of a paper");
      fine = false;
    } else if (std::find(papers.begin(), papers.end(), paper.string) == papers.end()) {
      diagnostics_.report(Code::unknown_code, paper.place, "there is no paper \"" + paper.string + "\"", nearest(paper.string, papers));
      fine = false;
    } else {
      run.push_back(builder_.name(paper.string));
    }
  };
  for (const Json& alternative : value.elements) {
    const bool several = alternative.is(Json::Type::array);
    if (several && alternative.elements.empty()) {
      diagnostics_.report(Code::bad_value, alternative.place, "an alternative names at least one paper");
      fine = false;
    }
    run.push_back(several ? std::uint16_t(alternative.elements.size()) : std::uint16_t(1));
    if (several)
      for (const Json& paper : alternative.elements) add(paper);
    else
      add(alternative);
  }
  return fine ? builder_.shape(wire::ShapeKind::alternatives, builder_.indexes(run)) : wire::none;
}

FeelType type_of(const Decision& decision, const Model& model) {
  FeelType type;
  if (decision.policy != "single") return FeelType::of(Kind::structured);
  const auto add = [&](const auto& self, const std::vector<Shape>& shapes) -> void {
    for (const Shape& shape : shapes) {
      if (!shape.named.empty()) {
        const auto found = model.types.find(shape.named);
        if (found != model.types.end()) self(self, found->second);
        continue;
      }
      constexpr Kind kinds[] = {Kind::boolean, Kind::symbol, Kind::region,     Kind::date,
                                Kind::integer, Kind::null,   Kind::structured, Kind::structured};
      type.kinds |= FeelType::bit(kinds[unsigned(shape.form)]);
      type.symbols.insert(shape.symbols.begin(), shape.symbols.end());
    }
  };
  add(add, decision.shapes);
  return type;
}

}  // namespace yidi
