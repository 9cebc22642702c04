// How the ways of a person are put together: each value once, with the answers that lead to it, and no more of them than
// make the difference.
#include "site/blocks.h"

#include <gtest/gtest.h>

namespace yidi::test {
namespace {

using namespace site;

const Person anybody{"referral", Person::Kind::category, {}};

Way way(std::vector<std::pair<std::string, std::string>> chosen, site::Json payment) {
  Way made;
  made.chosen = std::move(chosen);
  made.decisions = {{"payment", {{"value", std::move(payment)}, {"claims", {"A-1"}}, {"grade", "A"}, {"status", "current"}}}};
  return made;
}

// "scheme=employee/resident(service=inpatient)"
std::string plain(const std::vector<Condition>& conditions) {
  std::string text;
  for (const Condition& condition : conditions) {
    text += (text.empty() ? "" : "; ") + condition.fact + "=";
    for (const std::string& answer : condition.answers) text += (text.ends_with('=') ? "" : "/") + answer;
    if (!condition.then.empty()) text += "(" + plain(condition.then) + ")";
  }
  return text;
}

TEST(Blocks, WhatEveryWayAgreesOnHasNoCondition) {
  const Block block = make_block(anybody, {way({{"proof", "documents"}}, 1), way({{"proof", "commitment"}}, 1)});
  ASSERT_EQ(block.rows.size(), 1u);
  ASSERT_EQ(block.rows[0].variants.size(), 1u);
  EXPECT_EQ(plain(block.rows[0].variants[0].conditions), "");
}

TEST(Blocks, OnlyTheQuestionThatMakesTheDifferenceIsNamed) {
  const Block block = make_block(anybody, {way({{"proof", "documents"}, {"scheme", "employee"}}, 1), way({{"proof", "documents"}, {"scheme", "resident"}}, 2),
                                           way({{"proof", "commitment"}, {"scheme", "employee"}}, 1), way({{"proof", "commitment"}, {"scheme", "resident"}}, 2)});
  ASSERT_EQ(block.rows[0].variants.size(), 2u);
  EXPECT_EQ(plain(block.rows[0].variants[0].conditions), "scheme=employee");
  EXPECT_EQ(plain(block.rows[0].variants[1].conditions), "scheme=resident");
}

TEST(Blocks, TwoQuestionsAreToldOneUnderTheOther) {
  const Block block = make_block(anybody, {way({{"scheme", "employee"}, {"service", "inpatient"}}, 1), way({{"scheme", "employee"}, {"service", "outpatient"}}, 1),
                                           way({{"scheme", "resident"}, {"service", "inpatient"}}, 1), way({{"scheme", "resident"}, {"service", "outpatient"}}, 2)});
  ASSERT_EQ(block.rows[0].variants.size(), 2u);
  EXPECT_EQ(plain(block.rows[0].variants[0].conditions), "scheme=employee; scheme=resident(service=inpatient)");
  EXPECT_EQ(plain(block.rows[0].variants[1].conditions), "scheme=resident(service=outpatient)");
}

TEST(Blocks, AWayWithoutTheDecisionTellsNothing) {
  Way without = way({{"proof", "commitment"}}, 1);
  without.decisions = site::Json::object();
  const Block block = make_block(anybody, {way({{"proof", "documents"}}, 1), without});
  ASSERT_EQ(block.rows[0].variants.size(), 1u);
  EXPECT_EQ(plain(block.rows[0].variants[0].conditions), "proof=documents");
}

TEST(Blocks, ItemsOfListsNameTheWaysTheyAreOn) {
  const site::Json file = {{"code", "file_first"}}, hand_in = {{"code", "hand_in_papers"}};
  const Block block = make_block(anybody, {way({{"proof", "documents"}}, site::Json::array({file})), way({{"proof", "commitment"}}, site::Json::array({file, hand_in}))});
  const std::vector<Variant> items = items_of(block.rows[0], block.ways);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(plain(items[0].conditions), "");
  EXPECT_EQ(items[1].value, hand_in);
  EXPECT_EQ(plain(items[1].conditions), "proof=commitment");
}

TEST(Blocks, PeopleWhoAreToldTheSameShareABlock) {
  const Person other{"other_temporary", Person::Kind::category, {}};
  const std::vector<Block> merged = merge_alike({make_block(anybody, {way({}, 1)}), make_block(other, {way({}, 1)}), make_block(other, {way({}, 2)})});
  ASSERT_EQ(merged.size(), 2u);
  EXPECT_EQ(merged[0].people.size(), 2u);
}

}  // namespace
}  // namespace yidi::test
