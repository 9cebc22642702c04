// Where the engine itself looks at dates, beside the expressions of rules: a template may serve another record only where
// it would have seen the same. Each pair of records differs in nothing else.
#include <gtest/gtest.h>

#include "people.h"
#include "support/data_folder.h"
#include "support/lines.h"

namespace yidi::test {
namespace {

constexpr const char* looking_guide = R"json({
  "facts": {
    "first": { "type": "date", "ask": { "zh": "?" } },
    "second": { "type": "date", "ask": { "zh": "?" } },
    "limited": { "type": "date", "min": "first", "max": "as_of + duration(\"P3M\")", "ask": { "zh": "?" } }
  },
  "decisions": {
    "pick": { "type": "date", "otherwise": "first", "label": { "zh": "?" } },
    "other": { "type": "date", "otherwise": "second", "label": { "zh": "?" } },
    "by": { "type": "date", "role": "deadline", "otherwise": "limited", "label": { "zh": "?" } },
    "list": { "type": { "object": { "code": { "symbol": ["on"] }, "day": "date" } }, "policy": "collect", "otherwise": [],
              "label": { "zh": "?" } },
    "notes": { "type": { "object": { "code": { "symbol": ["welcome"] } } }, "policy": "collect", "role": "notes",
               "otherwise": [], "label": { "zh": "?" } }
  },
  "guides": {
    "values": { "title": { "zh": "?" }, "questions": ["first", "second"], "goals": ["pick", "list"] },
    "deadlines": { "title": { "zh": "?" }, "questions": ["first", "second", "limited"], "goals": ["pick", "other", "by", "notes"] }
  },
  "rules": [
    { "id": "pick.a", "decides": "pick", "then": "first", "cite": ["A-2025"] },
    { "id": "pick.b", "decides": "pick", "then": "second", "cite": ["A-1"] },
    { "id": "by.a", "decides": "by", "then": "limited", "cite": ["A-2025"] },
    { "id": "by.b", "decides": "by", "then": "second", "cite": ["A-2024"] },
    { "id": "by.c", "decides": "by", "then": "first", "cite": ["A-1"] },
    { "id": "list.a", "decides": "list", "then": { "code": "on", "day": "first" }, "cite": ["A-1"] },
    { "id": "list.b", "decides": "list", "then": { "code": "on", "day": "second" }, "cite": ["A-1"] }
  ]
})json";

class OwnLooks : public testing::Test {
 protected:
  // The line for three dates, by an engine that has met others before.
  std::string line(const char* guide_name, const char* first, const char* second, const char* limited = "2026-03-15") {
    State state(compared.pack());
    state.as_of = to_day({2026, 1, 1});
    const View& view = compared.pack().view();
    state.guide = view.find_guide(guide_name);
    for (const auto& [fact, date] : {std::pair{"first", first}, std::pair{"second", second}, std::pair{"limited", limited}})
      state.answers[view.find_fact(fact)] = Value::date(*parse_date(date));
    compared.step(state);
    std::string line;
    compared.engine().step(state, line);
    return line;
  }

  DataFolder data;
  Compared compared{data.put("guide.json", looking_guide).pack()};
};

TEST_F(OwnLooks, ADissenterIsOneOnlyWhereItsDateIsAnother) {
  EXPECT_EQ(part(line("values", "2026-03-01", "2026-03-01"), "dissent.0.rule"), "(none)");
  EXPECT_EQ(part(line("values", "2026-03-01", "2026-04-01"), "dissent.0.rule"), "\"pick.b\"");
  EXPECT_EQ(part(line("values", "2026-03-22", "2026-03-22"), "dissent.0.rule"), "(none)");
}

TEST_F(OwnLooks, AnItemIsListedTwiceOnlyWhereItsDateIsAnother) {
  EXPECT_EQ(count(line("values", "2026-03-01", "2026-04-01"), "decisions.list.value"), 2);
  EXPECT_EQ(count(line("values", "2026-03-01", "2026-03-01"), "decisions.list.value"), 1);
  EXPECT_EQ(count(line("values", "2026-03-02", "2026-04-02"), "decisions.list.value"), 2);
}

// No two of the dates are equal, and the limits are kept alike.
TEST_F(OwnLooks, TheEarliestDeadlineIsThatOfTheRecordAtHand) {
  const auto earliest = [&](const char* first, const char* second) {
    return part(line("deadlines", first, second, "2026-03-25"), "decisions.notes.value.0.by");
  };
  EXPECT_EQ(earliest("2026-03-01", "2026-04-01"), "\"2026-03-01\"");
  EXPECT_EQ(earliest("2026-03-20", "2026-03-10"), "\"2026-03-10\"");
  EXPECT_EQ(earliest("2026-02-20", "2026-03-10"), "\"2026-02-20\"");
}

TEST_F(OwnLooks, ADateOutsideItsLimitsIsRefusedWhateverWasFineBefore) {
  EXPECT_EQ(part(line("deadlines", "2026-03-01", "2026-04-01", "2026-03-15"), "state"), "\"outcome\"");
  EXPECT_EQ(part(line("deadlines", "2026-03-01", "2026-04-01", "2026-02-28"), "code"), "\"YD611\"");
  EXPECT_EQ(part(line("deadlines", "2026-03-01", "2026-04-01", "2026-04-02"), "code"), "\"YD611\"");
}

}  // namespace
}  // namespace yidi::test
