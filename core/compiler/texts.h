// The prose that goes with a pack: one file for its questions and one for its outcomes, per locale.
#pragma once

#include "compiler/model.h"

namespace yidi {

// {"facts":{id:{ask,why,help,unsure,values:{code:{label,term,hint}}}},"guides":{id:title}} as JSON. Only what the
// pack's guides can ask.
std::string question_texts(const Model& model, std::uint32_t province, const std::string& locale);

// {"decisions":{id:label},"vocabulary":{name:{code:{…}}},"claims":{…},"sources":{…},"procedures":{…},"texts":{…}}: what
// an outcome of the pack may have to say. Claims and sources only where a rule or a text of the pack cites them.
std::string outcome_texts(const Model& model, std::uint32_t province, const std::string& locale);

// The text of one question, as in question_texts.
std::string question_text(const Fact& fact, const std::string& locale);

}  // namespace yidi
