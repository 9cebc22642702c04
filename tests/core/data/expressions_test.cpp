// Comparisons that need no branch really come out alike for all records, and readers find their words.
#include "batch/expressions.h"

#include <gtest/gtest.h>

#include "batch/quick_record.h"
#include "batch/words.h"
#include "data/data_packs.h"
#include "runtime/operations.h"

namespace yidi::test {
namespace {

class BatchExpressions : public testing::Test {
 protected:
  std::unique_ptr<const Pack> pack = data_pack("44");
  const View& view = pack->view();
  batch::Classes classes{view};
  batch::Expressions expressions{view, classes};
  State state{*pack};
  std::uint16_t admission = view.find_fact("admission_date");
};

TEST_F(BatchExpressions, AnOrderThatIsTakenForGrantedHoldsForEveryDate) {
  const batch::ExpressionId day = expressions.answer(admission);
  std::vector<batch::ExpressionId> sums = {day};
  for (const Value by : {Value::days(0), Value::days(1), Value::days(31), Value::days(-3), Value::months(0),
                         Value::months(1), Value::months(-1), Value::months(6), Value::months(12)})
    sums.push_back(expressions.operation(wire::Op::add, 0, day, expressions.constant(by)));
  unsigned granted = 0;
  for (const batch::ExpressionId a : sums) {
    for (const batch::ExpressionId b : sums) {
      for (const wire::Op op : {wire::Op::equal, wire::Op::less, wire::Op::less_or_equal}) {
        const batch::ExpressionId compared = expressions.operation(op, 0, a, b);
        if (!expressions.is_constant(compared)) continue;
        ++granted;
        for (Day date = to_day({2023, 12, 1}); date < to_day({2025, 1, 31}); ++date) {
          state.answers[admission] = Value::date(date);
          expressions.begin(state, 0);
          ASSERT_EQ(expressions.value(compared), binary(view, op, expressions.value(a), expressions.value(b))) << date;
        }
      }
    }
  }
  EXPECT_GT(granted, 50u);
}

TEST_F(BatchExpressions, ASumStaysADateOnlyFarFromTheEndsOfTheCalendar) {
  const batch::ExpressionId day = expressions.answer(admission);
  const auto later = [&](Value by) { return expressions.operation(wire::Op::add, 0, day, expressions.constant(by)); };
  const auto stays = [&](Day date, batch::ExpressionId sum) {
    state.answers[admission] = Value::date(date);
    expressions.begin(state, 0);
    return expressions.stays_a_date(sum);
  };
  EXPECT_TRUE(stays(to_day({2026, 1, 31}), later(Value::months(120))));
  EXPECT_FALSE(stays(to_day({2026, 1, 31}), later(Value::months(12000))));
  EXPECT_FALSE(stays(last_day, later(Value::days(1))));
  EXPECT_FALSE(stays(first_day, later(Value::days(-1))));
  EXPECT_EQ(expressions.value(expressions.answer_kind(admission)), Value(0, Kind::date));
}

TEST_F(BatchExpressions, WhatHangsOnTheDayAloneIsWorkedOutAnewForAnotherDay) {
  const batch::ExpressionId next =
      expressions.operation(wire::Op::add, 0, expressions.as_of(), expressions.constant(Value::days(1)));
  for (const Day day : {100, 101, 101, 100}) {
    state.as_of = day;
    expressions.begin(state, 0);
    EXPECT_EQ(expressions.value(next), Value::date(day + 1));
  }
}

TEST_F(BatchExpressions, EveryFactAndAnswerIsFoundByItsName) {
  const batch::Words words(view);
  for (std::uint16_t fact = 0; fact < view.facts.size(); ++fact) {
    EXPECT_EQ(words.fact(view.name(view.facts[fact].name())), fact);
    for (const std::uint16_t option : view.options(view.facts[fact]))
      EXPECT_EQ(words.symbol(fact, view.name(option)), Value::symbol(option));
    EXPECT_EQ(words.symbol(fact, "no_answer"), Value::undetermined());
  }
  for (const char* name : {"", "retire", "retired2", "living", "a_name_that_is_rather_long"})
    EXPECT_EQ(words.fact(name), wire::none) << name;
}

TEST(QuickRecord, LeavesAllThatIsUnusualToTheCarefulReader) {
  batch::QuickRecord record;
  for (const char* line : {R"({"answers":{}})", R"({"id":-15,"answers":{"a":"b","c":true}})",
                           R"({ "id": "x y", "as_of": "1", "guide": "g", "answers": { "a": "b", "c": false }})"})
    EXPECT_TRUE(batch::read_quickly(line, record)) << line;
  for (const char* line : {"", "{", "{}", "[]", R"({"answers":{}}x)", R"({"answers":{},})", R"({"answers":{"a":"b",}})",
                           R"({"id":01,"answers":{}})", R"({"id":1.5,"answers":{}})", R"({"id":null,"answers":{}})",
                           R"({"id":"\n","answers":{}})", "{\"id\":\"\xC3\xA9\",\"answers\":{}}", R"({"answers":{"a":""}})",
                           R"({"answers":{"a":1}})", R"({"answers":{"a":truex}})", R"({"answers":{},"answers":{}})",
                           "{\"answers\":\t{}}", R"({"other":1,"answers":{}})", "{\"id\":\"\t\",\"answers\":{}}"})
    EXPECT_FALSE(batch::read_quickly(line, record)) << line;
}

TEST(QuickRecord, EndsAStringAtItsQuotationMarkWhereverThatStands) {
  for (std::size_t length = 1; length < 40; ++length) {
    const std::string text(length, 'x');
    batch::QuickRecord record;
    const std::string line = "{\"answers\":{\"" + text + "\":\"" + text + "y\"}}";
    ASSERT_TRUE(batch::read_quickly(line, record));
    EXPECT_EQ(record.answers[0].name, text);
    EXPECT_EQ(record.answers[0].text, text + "y");
  }
}

}  // namespace
}  // namespace yidi::test
