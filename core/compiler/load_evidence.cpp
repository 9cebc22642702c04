// Sources and claims: what is known, from whom, how well, and until when it may be relied on.
#include "compiler/load.h"

namespace yidi {

void load_sources(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place, true);
    Source* source = define(loading, loading.model.sources, member.name, member.place, "the source \"" + member.name + "\"");
    if (!source) continue;
    source->place = member.place;
    source->id = member.name;
    ObjectReader reader(member.value, loading.diagnostics);
    source->title = reader.required_text("title");
    source->issuer = reader.required_text("issuer");
    source->number = reader.text("number");
    source->date = reader.text("date");
    source->url = reader.text("url");
    reader.text("remark");
    source->official = reader.flag("official");
    source->verified_on = read_date(loading, reader.required("verified_on", Json::Type::string)).value_or(0);
    source->review_by = read_date(loading, reader.required("review_by", Json::Type::string)).value_or(0);
    if (source->review_by < source->verified_on)
      loading.diagnostics.report(Code::bad_value, member.place, "review_by lies before verified_on");
  }
}

void load_claims(Loading& loading, const Json& section) {
  for (const JsonMember& member : section.members) {
    check_code(loading, member.name, member.place, true);
    Claim* claim = define(loading, loading.model.claims, member.name, member.place, "the claim \"" + member.name + "\"");
    if (!claim) continue;
    claim->place = member.place;
    claim->id = member.name;
    ObjectReader reader(member.value, loading.diagnostics);
    claim->claim = reader.required_text("claim");
    const std::string grade = reader.required_text("grade");
    if (grade == "A" || grade == "B" || grade == "C")
      claim->grade = grade[0];
    else if (const Json* written = member.value.find("grade"))
      loading.diagnostics.report(Code::bad_value, written->place, "a grade is A, B or C, found \"" + grade + "\"");
    for (const auto& [name, place] : read_names(loading, reader.required("sources"))) {
      const std::size_t hash = name.find('#');
      claim->sources.push_back({name.substr(0, hash), hash == std::string::npos ? "" : name.substr(hash + 1), place});
    }
    claim->in_force = read_interval(loading, reader.optional("in_force"));
    reader.text("remark");
    claim->unused = member.value.find("unused") != nullptr;
    check_choice(loading, reader.optional("unused", Json::Type::string),
                 {"off_topic", "template_value", "superseded", "contradicted", "not_decidable"}, "reason not to use a claim");
  }
}

}  // namespace yidi
