// Facts (the questions), definitions, guides, and the renames that let old links survive.
#include "compiler/load.h"

namespace yidi {

namespace {

Term read_term(Loading& loading, const JsonMember& member) {
  Term term;
  term.place = member.place;
  term.code = member.name;
  ObjectReader reader(member.value, loading.diagnostics);
  term.label = read_text(loading, reader.required("label"));
  term.term = read_text(loading, reader.optional("term"));
  term.hint = read_text(loading, reader.optional("hint"));
  term.details = &member.value;
  return term;
}

void read_values(Loading& loading, Fact& fact, const Json* values) {
  if (!values) {
    if (fact.type == "symbol")
      loading.diagnostics.report(Code::missing_key, fact.place, "a symbol declares its values");
    return;
  }
  if (fact.type != "symbol" && fact.type != "boolean") {
    loading.diagnostics.report(Code::bad_value, values->place, "only a symbol or a boolean has values");
    return;
  }
  for (const JsonMember& member : values->members) {
    check_code(loading, member.name, member.place);
    if (member.name == "unsure" || (fact.type == "boolean" && member.name != "true" && member.name != "false"))
      loading.diagnostics.report(Code::bad_value, member.place, "\"" + member.name + "\" cannot be a value here");
    fact.values.push_back(read_term(loading, member));
  }
  if (fact.type == "symbol" && fact.values.size() < 2)
    loading.diagnostics.report(Code::bad_value, values->place, "a symbol has at least two values");
}

// A key that says nothing about facts of another type.
void demand_type(Loading& loading, const Fact& fact, const Json& written, const char* key, const char* type) {
  const Json* found = written.find(key);
  if (found && fact.type != type)
    loading.diagnostics.report(Code::bad_value, found->place, std::string("only a ") + type + " has \"" + key + "\"");
}

}  // namespace

void load_facts(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    Fact* fact = define(loading, loading.model.facts, member.name, member.place, "the fact \"" + member.name + "\"");
    if (!fact) continue;
    fact->place = member.place;
    fact->id = member.name;
    ObjectReader reader(member.value, loading.diagnostics);
    fact->type = reader.required_text("type");
    check_choice(loading, member.value.find("type"), {"boolean", "symbol", "region", "date", "integer"}, "type of facts");
    fact->role = reader.text("role");
    check_choice(loading, member.value.find("role"), {"insured_place", "care_place", "admission"}, "role of facts");
    read_values(loading, *fact, reader.optional("values", Json::Type::object));
    fact->ask = read_text(loading, reader.required("ask"));
    fact->why = read_text(loading, reader.optional("why"));
    fact->help = read_text(loading, reader.optional("help"));
    fact->unsure_text = read_text(loading, reader.optional("unsure_text"));
    fact->unsure = reader.flag("unsure");
    fact->abroad = reader.flag("abroad");
    fact->fallback = read_formula(loading, reader.optional("default"));
    fact->asked_when = read_formula(loading, reader.optional("asked_when"));
    fact->min = read_formula(loading, reader.optional("min"));
    fact->max = read_formula(loading, reader.optional("max"));
    demand_type(loading, *fact, member.value, "abroad", "region");
    demand_type(loading, *fact, member.value, "min", "date");
    demand_type(loading, *fact, member.value, "max", "date");
    fact->after = reader.text("after");
    if (const Json* after = member.value.find("after")) fact->after_at = after->place;
    fact->precision = reader.text("precision");
    check_choice(loading, member.value.find("precision"), {"month"}, "precision of dates");
    demand_type(loading, *fact, member.value, "precision", "date");
    const Json* area = reader.optional("area", Json::Type::string);
    fact->area = area ? read_region(loading, area) : loading.area;
    if (area) fact->area_at = area->place;
    fact->declared_in = loading.area;
  }
}

void load_definitions(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    Definition* definition =
        define(loading, loading.model.definitions, member.name, member.place, "the definition \"" + member.name + "\"");
    if (!definition) continue;
    definition->place = member.place;
    definition->id = member.name;
    ObjectReader reader(member.value, loading.diagnostics);
    definition->is = read_formula(loading, reader.required("is"));
    reader.text("about");
  }
}

void load_guides(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    Guide* guide = define(loading, loading.model.guides, member.name, member.place, "the guide \"" + member.name + "\"");
    if (!guide) continue;
    guide->place = member.place;
    guide->id = member.name;
    ObjectReader reader(member.value, loading.diagnostics);
    guide->title = read_text(loading, reader.required("title"));
    guide->questions = read_names(loading, reader.required("questions"));
    guide->goals = read_names(loading, reader.required("goals"));
  }
}

void load_renames(Loading& loading, const Json& section) {
  // A new name has to be one; the old one only has to be as names once were.
  const auto add = [&](const JsonMember& member, const JsonMember* fact) {
    if (!check_code(loading, member.name, member.place) || !expect(member.value, Json::Type::string, loading.diagnostics)) return;
    const std::string& to = member.value.string;
    loading.model.renames.push_back(fact ? Rename{fact->place, member.value.place, fact->name, "", member.name, to}
                                         : Rename{member.place, member.value.place, member.name, to, "", ""});
  };
  ObjectReader reader(section, loading.diagnostics);
  if (const Json* facts = reader.optional("facts", Json::Type::object))
    for (const JsonMember& member : facts->members) add(member, nullptr);
  if (const Json* values = reader.optional("values", Json::Type::object))
    for (const JsonMember& fact : values->members)
      if (check_code(loading, fact.name, fact.place) && expect(fact.value, Json::Type::object, loading.diagnostics))
        for (const JsonMember& value : fact.value.members) add(value, &fact);
}

}  // namespace yidi
