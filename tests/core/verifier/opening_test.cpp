// The first question that a page shows before the engine is there: the engine's own.
#include "verifier/opening.h"

#include <gtest/gtest.h>

#include "support/data_folder.h"
#include "support/packs.h"

namespace yidi::test {
namespace {

TEST(Opening, IsTheFirstStepOfTheEngineForEverybodyAcrossProvinces) {
  int openings = 0;
  for (const std::string& name : pack_names()) {
    Engine engine(open_pack(name));
    const View& view = engine.pack().view();
    for (std::uint16_t guide = 0; guide < view.guides.size(); ++guide) {
      const auto opening = find_opening(engine, guide);
      if (!opening) continue;
      ++openings;
      for (Day day = opening->from; day < *parse_date("2027-01-01"); day += 13) {
        for (const std::uint32_t insured : view.regions) {
          for (const std::uint32_t care : {110100u, 220100u, 330200u}) {
            const bool places = view.insured_fact != wire::none && view.care_fact != wire::none;
            if (places && (insured / 10000 != view.root->province() || insured / 10000 == care / 10000)) continue;
            if (insured / 10000 != view.root->province() && view.insured_fact != wire::none) continue;
            State state(engine.pack());
            state.guide = guide;
            state.as_of = day;
            if (view.insured_fact != wire::none) state.answers[view.insured_fact] = Value::region(insured);
            if (view.care_fact != wire::none) state.answers[view.care_fact] = Value::region(care);
            const Step step = engine.examine(state);
            ASSERT_EQ(step.kind, Step::Kind::ask) << name;
            ASSERT_EQ(step.fact, opening->fact) << name;
            ASSERT_LE(step.at_most, opening->at_most) << name;
          }
          if (view.insured_fact == wire::none) break;
        }
      }
    }
  }
  EXPECT_GT(openings, 40);
}

TEST(Opening, OfAGuideNamesItsQuestionAndItsBound) {
  Engine engine(open_pack("asking.00"));
  const auto opening = find_opening(engine, engine.pack().view().find_guide("test"));
  ASSERT_TRUE(opening);
  EXPECT_EQ(engine.pack().view().name(engine.pack().view().facts[opening->fact].name()), "first");
  EXPECT_EQ(opening->at_most, 3u);
}

TEST(Opening, BeginsOnTheDayFromWhichEverybodyIsAskedTheSame) {
  DataFolder data;
  data.put("guide.json", R"({
    "facts": { "old": { "type": "boolean", "ask": { "zh": "?" } }, "new": { "type": "boolean", "ask": { "zh": "?" } } },
    "decisions": { "d": { "type": "boolean", "otherwise": false, "label": { "zh": "?" } } },
    "guides": { "test": { "title": { "zh": "?" }, "questions": ["old", "new"], "goals": ["d"] } },
    "rules": [
      { "id": "old", "decides": "d", "when": "old", "then": true, "cite": ["A-1"], "in_force": { "to": "2023-12-31" } },
      { "id": "new", "decides": "d", "when": "new", "then": true, "cite": ["A-2024"] }
    ]
  })");
  Engine engine = data.engine();
  const auto opening = find_opening(engine, 0);
  ASSERT_TRUE(opening);
  EXPECT_EQ(engine.pack().view().name(engine.pack().view().facts[opening->fact].name()), "new");
  EXPECT_EQ(opening->from, *parse_date("2024-01-01"));
}

TEST(Opening, IsNothingWhereCitiesBeginDifferently) {
  DataFolder data;
  data.copy(project_path("tests/data/depth"));
  data.put("ash-two.json", R"({ "region": "110200",
    "facts": { "early": { "type": "boolean", "after": "insured_region", "ask": { "zh": "?" } } },
    "rules": [{ "id": "early", "decides": "pick", "when": "early", "then": "city", "cite": ["A-1"] }] })");
  Engine engine = data.engine("11");
  EXPECT_FALSE(find_opening(engine, 0));
  Engine birch = data.engine("22");
  EXPECT_TRUE(find_opening(birch, 0));
}

TEST(Opening, IsNothingWhereNothingIsAsked) {
  Engine engine(open_pack("start.00"));
  EXPECT_FALSE(find_opening(engine, 0));
}

}  // namespace
}  // namespace yidi::test
