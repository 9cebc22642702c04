// The values of decisions in words, as the outcome of the guide says them (web/element/outcome/words.js), days apart: a
// page that is read for months says how far off they are.
#pragma once

#include <string>

#include "site/blocks.h"
#include "site/regions.h"
#include "site/texts.h"

namespace yidi::site {

class Wording {
 public:
  Wording(const Texts& texts, const Words& words, const Regions& regions) : texts_(texts), words_(words), regions_(regions) {}

  std::string describe(const std::string& decision, const Json& value) const;

  // A note or a step: its sentence, with what it carries.
  std::string remark(const std::string& vocabulary, const Json& item) const;

  std::string paper(const std::string& code) const { return texts_.label("papers", code); }
  std::string day(const Json& value) const;   // a date, or a distance from one
  std::string date(const std::string& iso) const;

  // "职工医保：住院、普通门诊". `places` are the classes that care_class counts.
  std::string condition(const std::vector<Condition>& conditions, const std::vector<PlaceClass>& places) const;

  // What a person is called: the label of his category or stage.
  std::string person(const Person& person) const;

  const Texts& texts() const { return texts_; }
  const Words& words() const { return words_; }
  const Regions& regions() const { return regions_; }

 private:
  std::string when(const std::string& decision, const Json& value) const;
  std::string payment(const Json& value) const;
  std::string papers(const Json& groups) const;
  std::string answer(const std::string& fact, const std::string& code, const std::vector<PlaceClass>& places) const;
  std::string place_class(std::size_t index, const std::vector<PlaceClass>& places) const;
  std::string joined(const std::vector<std::string>& parts, const std::string& separator) const;

  const Texts& texts_;
  const Words& words_;
  const Regions& regions_;
};

// The vocabulary from which a decision takes its codes; empty where it gives days or amounts.
std::string vocabulary_of(const std::string& decision);

// Whether a value says no more than that the insured place has to be asked.
bool only_asks(const Json& value);

}  // namespace yidi::site
