// Rules and closed historical procedures.
#include "compiler/load.h"

namespace yidi {

namespace {

void read_effect(Loading& loading, Rule& rule, ObjectReader& reader) {
  const Json* given[] = {reader.optional("then"), reader.optional("adds"), reader.optional("removes")};
  constexpr const char* effects[] = {"gives", "adds", "removes"};
  for (int i = 0; i < 3; ++i) {
    if (!given[i]) continue;
    if (rule.value)
      loading.diagnostics.report(Code::bad_value, given[i]->place, "a rule has one of \"then\", \"adds\" and \"removes\"");
    rule.value = given[i];
    rule.effect = effects[i];
  }
  if (!rule.value) loading.diagnostics.report(Code::missing_key, rule.place, "the key \"then\" is missing");
}

}  // namespace

void load_procedures(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place);
    Procedure* procedure =
        define(loading, loading.model.procedures, member.name, member.place, "the procedure \"" + member.name + "\"");
    if (!procedure) continue;
    procedure->place = member.place;
    procedure->id = member.name;
    procedure->area = loading.area;
    ObjectReader reader(member.value, loading.diagnostics);
    procedure->title = read_text(loading, reader.required("title"));
    procedure->from = read_date(loading, reader.required("from", Json::Type::string)).value_or(0);
    procedure->until = read_date(loading, reader.required("to", Json::Type::string)).value_or(0);
    reader.text("remark");
    if (procedure->until < procedure->from)
      loading.diagnostics.report(Code::bad_value, member.place, "the procedure ends before it begins");
  }
}

void load_rules(Loading& loading, const Json& section) {
  for (const Json& element : section.elements) {
    Rule rule;
    rule.place = element.place;
    rule.area = loading.area;
    rule.order = loading.model.rules.size();
    ObjectReader reader(element, loading.diagnostics);
    rule.id = reader.required_text("id");
    if (const Json* id = element.find("id")) {
      rule.place = id->place;
      check_code(loading, rule.id, id->place);
    }
    const auto place_of = [&](const char* key) {
      const Json* found = element.find(key);
      return found ? found->place : rule.place;
    };
    rule.decides = reader.required_text("decides");
    rule.decides_at = place_of("decides");
    rule.slot = reader.text("slot");
    rule.slot_at = place_of("slot");
    rule.procedure = reader.text("procedure");
    rule.procedure_at = place_of("procedure");
    rule.when = read_formula(loading, reader.optional("when"));
    read_effect(loading, rule, reader);
    rule.cite = read_names(loading, reader.optional("cite"));
    rule.see = read_names(loading, reader.optional("see"));
    rule.given = read_interval(loading, reader.optional("in_force"));
    reader.text("remark");
    rule.overrides = read_names(loading, reader.optional("overrides"));
    for (const auto& name : read_names(loading, reader.optional("replaces")))
      rule.overrides.push_back(name);
    for (const Rule& known : loading.model.rules)
      if (known.id == rule.id)
        loading.diagnostics.report(Code::defined_twice, rule.place,
                                   "the rule \"" + rule.id + "\" is defined already, in " + place_text(known.place));
    loading.model.rules.push_back(std::move(rule));
  }
}

}  // namespace yidi
