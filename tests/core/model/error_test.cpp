// yidi/error.h: codes that never change, and errors as values.
#include "yidi/error.h"

#include <gtest/gtest.h>

namespace yidi {
namespace {

TEST(Error, ACodeIsYDAndThreeDigits) {
  EXPECT_EQ(code_text(Code::none), "YD000");
  EXPECT_EQ(code_text(Code::unreadable_file), "YD001");
  EXPECT_EQ(code_text(Code::bad_value), "YD106");
  EXPECT_EQ(code_text(Code::before_first_rule), "YD702");
}

// Programs outside match on these: a code may be added, none may move.
TEST(Error, TheNumbersOfTheCodesStandStill) {
  const struct {
    Code code;
    int number;
  } known[] = {{Code::unreadable_file, 1},       {Code::unwritable_file, 2},       {Code::bad_command_line, 3},
               {Code::bad_input_line, 4},        {Code::json_syntax, 101},         {Code::duplicate_key, 102},
               {Code::wrong_json_type, 103},     {Code::unknown_key, 104},         {Code::missing_key, 105},
               {Code::bad_value, 106},           {Code::unknown_fact, 201},        {Code::unknown_decision, 202},
               {Code::unknown_claim, 203},       {Code::unknown_source, 204},      {Code::unknown_region, 205},
               {Code::unknown_code, 206},        {Code::unknown_rule, 207},        {Code::unknown_guide, 208},
               {Code::unknown_procedure, 209},   {Code::defined_twice, 210},       {Code::cycle, 211},
               {Code::foreign_fact, 212},        {Code::limit_exceeded, 213},      {Code::feel_syntax, 301},
               {Code::feel_unknown_name, 302},   {Code::feel_type, 303},           {Code::feel_unknown_function, 304},
               {Code::feel_argument_count, 305}, {Code::feel_unknown_symbol, 306}, {Code::feel_bad_literal, 307},
               {Code::feel_outside_subset, 308}, {Code::uncited_rule, 401},        {Code::outside_claim, 402},
               {Code::weak_override, 403},       {Code::grade_without_basis, 404}, {Code::missing_text, 405},
               {Code::not_a_pack, 501},          {Code::other_pack_version, 502},  {Code::damaged_pack, 503},
               {Code::bad_token, 601},           {Code::other_token_version, 602}, {Code::other_pack, 603},
               {Code::token_guide, 604},         {Code::token_as_of, 605},         {Code::token_fact, 606},
               {Code::token_value, 607},         {Code::token_duplicate, 608},     {Code::token_region, 609},
               {Code::token_unsure, 610},        {Code::token_bounds, 611},        {Code::rule_conflict, 701},
               {Code::before_first_rule, 702}};
  for (const auto& [code, number] : known) EXPECT_EQ(int(code), number);
}

TEST(Error, RefusingFillsInTheErrorAndSaysNo) {
  Error error;
  EXPECT_FALSE(refuse(error, Code::token_value, "reason", "expected something else"));
  EXPECT_EQ(error.code, Code::token_value);
  EXPECT_EQ(error.at, "reason");
  EXPECT_EQ(error.text, "expected something else");
}

TEST(Result, HoldsEitherAValueOrAnError) {
  const Result<std::string> good(std::string("seven"));
  ASSERT_TRUE(good);
  EXPECT_EQ(*good, "seven");
  EXPECT_EQ(good->size(), 5u);
  EXPECT_EQ(good.error().code, Code::none);

  const Result<std::string> bad(Error{Code::bad_value, "here", "no"});
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, Code::bad_value);
}

}  // namespace
}  // namespace yidi
