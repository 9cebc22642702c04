// Those for whom a page is worked out: one for each category, and one for each stage after the care has begun.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace yidi::site {

struct Person {
  enum class Kind {
    category,       // the id is a category
    rare_category,  // one that not every place has; without it he is one of another category
    stage,          // the id is a stage of care
  };
  std::string id;
  Kind kind = Kind::category;
  std::vector<std::pair<std::string, std::string>> answers;  // what makes him one; a pack that lacks a fact skips it
};

// An answer that stands for a day shortly before the day of judgement.
inline constexpr const char* some_days_ago = "some days ago";
inline constexpr int days_ago = 3;

const std::vector<Person>& people();

}  // namespace yidi::site
