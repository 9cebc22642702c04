// Decisions, the types of their values, and the vocabularies that those values come from.
//
// A type is one of
//   "date" "region" "boolean" "integer" "null"     a plain value
//   "symbol"                                       one of the decision's own `values`
//   {"symbol": ["a", "b"]} or {"symbol": "papers"} one of a list, or of a vocabulary
//   {"object": {"key": type, …}}                   an object with exactly these keys
//   {"list": type}                                 a list
//   "payment"                                      a type declared under `types`
//   [type, type, …]                                any of them
#include "compiler/load.h"

namespace yidi {

namespace {

std::vector<std::string> read_symbols(Loading& loading, const Json& value) {
  std::vector<std::string> symbols;
  if (value.is(Json::Type::string)) {
    const auto found = loading.model.vocabularies.find(value.string);
    if (found == loading.model.vocabularies.end()) {
      std::vector<std::string> known;
      for (const auto& [name, terms] : loading.model.vocabularies) known.push_back(name);
      loading.diagnostics.report(Code::unknown_code, value.place, "there is no vocabulary \"" + value.string + "\"",
                                 nearest(value.string, known));
      return symbols;
    }
    for (const Term& term : found->second) symbols.push_back(term.code);
    return symbols;
  }
  for (const auto& [name, place] : read_names(loading, &value)) {
    check_code(loading, name, place);
    symbols.push_back(name);
  }
  return symbols;
}

Shape named_shape(Loading& loading, const Json& value, const std::vector<std::string>& values) {
  Shape shape;
  const std::map<std::string, Shape::Form> plain = {{"date", Shape::Form::date},       {"region", Shape::Form::region},
                                                    {"boolean", Shape::Form::boolean}, {"integer", Shape::Form::integer},
                                                    {"null", Shape::Form::null},       {"symbol", Shape::Form::symbol}};
  const auto found = plain.find(value.string);
  if (found == plain.end()) {
    shape.named = value.string;
    loading.model.type_names.push_back({value.string, value.place});
    shape.form = Shape::Form::object;
    return shape;
  }
  shape.form = found->second;
  if (shape.form == Shape::Form::symbol) shape.symbols = values;
  if (shape.form == Shape::Form::symbol && values.empty())
    loading.diagnostics.report(Code::missing_key, value.place, "a type \"symbol\" needs `values` beside it");
  return shape;
}

Shape built_shape(Loading& loading, const Json& value, const std::vector<std::string>& values) {
  Shape shape;
  ObjectReader reader(value, loading.diagnostics);
  const Json* symbol = reader.optional("symbol");
  const Json* object = reader.optional("object", Json::Type::object);
  const Json* list = reader.optional("list");
  if (int(symbol != nullptr) + int(object != nullptr) + int(list != nullptr) != 1) {
    loading.diagnostics.report(Code::bad_value, value.place, "a type says exactly one of \"symbol\", \"object\" and \"list\"");
    return shape;
  }
  if (symbol) {
    shape.form = Shape::Form::symbol;
    shape.symbols = read_symbols(loading, *symbol);
  } else if (object) {
    shape.form = Shape::Form::object;
    for (const JsonMember& member : object->members) {
      check_code(loading, member.name, member.place);
      shape.members.push_back({member.name, read_shapes(loading, member.value, values)});
    }
  } else {
    shape.form = Shape::Form::list;
    shape.elements = read_shapes(loading, *list, values);
  }
  return shape;
}

}  // namespace

std::vector<Shape> read_shapes(Loading& loading, const Json& value, const std::vector<std::string>& values) {
  std::vector<Shape> shapes;
  if (value.is(Json::Type::array)) {
    for (const Json& element : value.elements)
      for (Shape& shape : read_shapes(loading, element, values)) shapes.push_back(std::move(shape));
    return shapes;
  }
  if (value.is(Json::Type::string))
    shapes.push_back(named_shape(loading, value, values));
  else
    shapes.push_back(built_shape(loading, value, values));
  return shapes;
}

void load_types(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    const auto [type, fresh] = loading.model.types.try_emplace(member.name);
    if (!fresh)
      loading.diagnostics.report(Code::defined_twice, member.place, "the type \"" + member.name + "\" is defined already");
    else
      type->second = read_shapes(loading, member.value, {});
  }
}

void load_decisions(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    Decision* decision =
        define(loading, loading.model.decisions, member.name, member.place, "the decision \"" + member.name + "\"");
    if (!decision) continue;
    decision->place = member.place;
    decision->id = member.name;
    ObjectReader reader(member.value, loading.diagnostics);
    std::vector<std::string> values;
    if (const Json* given = reader.optional("values")) values = read_symbols(loading, *given);
    if (const Json* type = reader.required("type")) decision->shapes = read_shapes(loading, *type, values);
    const Json* policy = reader.optional("policy", Json::Type::string);
    if (check_choice(loading, policy, {"single", "collect", "materials"}, "hit policy")) decision->policy = policy->string;
    decision->role = reader.text("role");
    check_choice(loading, member.value.find("role"), {"notes", "deadline"}, "role of decisions");
    if (const Json* shown = reader.optional("shown", Json::Type::boolean)) decision->shown = shown->boolean;
    decision->applies = read_formula(loading, reader.optional("applies"));
    decision->otherwise = reader.required("otherwise");
    decision->label = read_text(loading, reader.optional("label"));
  }
}

void load_vocabularies(Loading& loading, const Json& section) {
  for (const JsonMember& vocabulary : section.members) {
    check_code(loading, vocabulary.name, vocabulary.place);
    if (!expect(vocabulary.value, Json::Type::object, loading.diagnostics)) continue;
    std::vector<Term>& terms = loading.model.vocabularies[vocabulary.name];
    for (const JsonMember& member : vocabulary.value.members) {
      check_code(loading, member.name, member.place);
      for (const Term& known : terms)
        if (known.code == member.name)
          loading.diagnostics.report(Code::defined_twice, member.place, "the code \"" + member.name + "\" is defined already");
      Term term;
      term.place = member.place;
      term.code = member.name;
      term.details = &member.value;
      ObjectReader reader(member.value, loading.diagnostics);
      term.label = read_text(loading, reader.required("label"));
      term.term = read_text(loading, reader.optional("term"));
      term.hint = read_text(loading, reader.optional("hint"));
      for (const char* key : {"sentence", "action"}) read_text(loading, reader.optional(key));
      reader.text("url");
      reader.text("phone");
      read_names(loading, reader.optional("cite"));
      if (const Json* steps = reader.optional("steps", Json::Type::array)) {
        for (const Json& block : steps->elements) {
          ObjectReader inner(block, loading.diagnostics);
          inner.text("procedure");
          read_names(loading, inner.required("cite"));
          if (const Json* list = inner.required("list", Json::Type::array))
            for (const Json& step : list->elements) read_text(loading, &step);
        }
      }
      terms.push_back(std::move(term));
    }
  }
}

void load_texts(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    const Text text = read_text(loading, &member.value);
    if (Text* entry = define(loading, loading.model.texts, member.name, member.place, "the text \"" + member.name + "\"")) {
      *entry = text;
      entry->place = member.place;
    }
  }
}

}  // namespace yidi
