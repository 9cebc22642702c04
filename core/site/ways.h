// What comes out for somebody, whichever way he answers the questions that stay open.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "runtime/places.h"
#include "site/people.h"
#include "yidi/engine.h"

namespace yidi::site {

using Json = nlohmann::ordered_json;

// One way to an outcome.
struct Way {
  std::vector<std::pair<std::string, std::string>> chosen;  // the open questions, in the order of asking
  std::string token;
  Json decisions;
  Json dissent;
};

// Places of care that no rule tells apart; the first stands for all of them.
using PlaceClass = std::vector<RegionCode>;

// The name under which the class of the place of care stands among what was chosen: its index, where there are several.
inline constexpr const char* care_class = "care_region";

// A person insured in one place, on one day. `insured` is 0 where the place is not known.
struct Case {
  std::string guide = "filing";
  RegionCode insured = 0;
  Day as_of = 0;
};

// All ways of a person to an outcome. Days that move with the day of judgement, or with the admission, have become
// {"after": "filing" | "admission", "months" | "days": n}: a page is read for months. The place that a filing is made out to
// has become "city" or "province" where it is the place of care or its province.
std::vector<Way> ways_of(Engine& engine, const Case& who, const Person& person, const std::vector<PlaceClass>& places);

}  // namespace yidi::site
