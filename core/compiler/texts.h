// The prose that goes with a pack: for each of its guides one file for the questions and one for the outcomes, per locale.
#pragma once

#include "compiler/model.h"

namespace yidi {

// {"facts":{id:{ask,why,help,unsure,values:{code:{label,term,hint}}}},"guides":{id:title}} as JSON. Only what the
// guide can ask in the pack; the titles are of all guides, for the way from one to another.
std::string question_texts(const Model& model, const Guide& guide, std::uint32_t province, const std::string& locale);

// {"decisions":{id:label},"vocabulary":{name:{code:{…}}},"claims":{…},"sources":{…},"procedures":{…},"texts":{…}}: what
// an outcome of the guide may have to say in the pack. Claims and sources only where a rule of its goals or a word of it cites them.
std::string outcome_texts(const Model& model, const Guide& guide, std::uint32_t province, const std::string& locale);

// The text of one question, as in question_texts.
std::string question_text(const Fact& fact, const std::string& locale);

}  // namespace yidi
