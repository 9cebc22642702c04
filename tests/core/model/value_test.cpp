// yidi/value.h: what can be known, in one word.
#include "yidi/value.h"

#include <gtest/gtest.h>

namespace yidi {
namespace {

constexpr std::int64_t greatest = (std::int64_t(1) << 59) - 1;

TEST(Value, AFreshOneIsUndetermined) {
  EXPECT_TRUE(Value().is(Kind::undetermined));
  EXPECT_EQ(Value(), Value::undetermined());
}

TEST(Value, TheFourStatesOfAnAnswerAreNeverMixedUp) {
  const Value states[] = {Value::undetermined(), Value::unsure(), Value::boolean(false), Value::boolean(true),
                          Value::null()};
  for (const Value& one : states)
    for (const Value& other : states) EXPECT_EQ(one == other, &one == &other);
  EXPECT_FALSE(Value::undetermined().known());
  EXPECT_FALSE(Value::unsure().known());
  EXPECT_TRUE(Value::null().known());
  EXPECT_TRUE(Value::boolean(false).known());
}

TEST(Value, OnlyTrueIsTrueAndOnlyFalseIsFalse) {
  EXPECT_TRUE(Value::boolean(true).is_true());
  EXPECT_TRUE(Value::boolean(false).is_false());
  for (const Value other :
       {Value::undetermined(), Value::unsure(), Value::null(), Value::integer(1), Value::integer(0)}) {
    EXPECT_FALSE(other.is_true());
    EXPECT_FALSE(other.is_false());
  }
}

TEST(Value, PayloadsOfSixtyBitsComeBackAsTheyWere) {
  for (const std::int64_t number : {std::int64_t(0), std::int64_t(1), std::int64_t(-1), greatest, -greatest - 1}) {
    EXPECT_EQ(Value::integer(number).payload(), number);
    EXPECT_TRUE(Value::integer(number).is(Kind::integer));
    EXPECT_TRUE(Value::fits(number));
  }
  EXPECT_EQ(Value::date(first_day).payload(), first_day);
  EXPECT_EQ(Value::months(-14).payload(), -14);
  EXPECT_EQ(Value::region(820000).payload(), 820000);
  EXPECT_EQ(Value::symbol(0xFFFE).payload(), 0xFFFE);
}

TEST(Value, WhatDoesNotFitIsToldApart) {
  for (const std::int64_t number : {greatest + 1, -greatest - 2, INT64_MAX, INT64_MIN})
    EXPECT_FALSE(Value::fits(number));
}

TEST(Value, TheSameNumberOfAnotherKindIsAnotherValue) {
  EXPECT_FALSE(Value::months(1) == Value::days(1));
  EXPECT_FALSE(Value::integer(1) == Value::boolean(true));
  EXPECT_FALSE(Value::date(0) == Value::region(0));
  EXPECT_EQ(Value::days(7), Value(7, Kind::days));
}

}  // namespace
}  // namespace yidi
