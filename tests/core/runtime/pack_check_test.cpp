// Each check that Pack::open makes beyond FlatBuffers' own: one field of a good pack changed, the checksum made to
// match. Offsets of fields are those of the structs in core/model/pack.fbs.
#include <gtest/gtest.h>

#include <cstring>

#include "runtime/view.h"
#include "support/packs.h"
#include "support/seal.h"

namespace yidi::test {
namespace {

class PackCheck : public testing::Test {
 protected:
  void use(const std::string& name) {
    pack = open_pack(name);
    bytes = pack_bytes(name);
  }
  const View& view() const { return pack->view(); }

  // Overwrites what stands `offset` bytes after the beginning of something that lies in the pack.
  template <class Number>
  void put(const void* where, std::size_t offset, Number number) {
    const std::size_t at = std::size_t(static_cast<const std::byte*>(where) - pack->bytes().data()) + offset;
    std::memcpy(bytes.data() + at, &number, sizeof(number));
  }

  // Why the changed pack is refused; "" where it is taken. Starts again from the good pack.
  std::string refusal() {
    EXPECT_TRUE(reseal(bytes));
    Error error;
    const auto opened = Pack::open(bytes, error);
    EXPECT_EQ(error.code, opened ? Code::none : Code::damaged_pack);
    bytes.assign(pack->bytes().begin(), pack->bytes().end());
    return error.text;
  }

  const wire::Rule& rule(const std::string& name) const {
    for (const wire::Rule& one : view().rules)
      if (view().name(one.name()) == name) return one;
    ADD_FAILURE() << name;
    return view().rules[0];
  }

  std::unique_ptr<const Pack> pack;
  std::vector<std::byte> bytes;
};

constexpr const char* nowhere = "a field of the pack points nowhere";
constexpr const char* bad_name = "a name of the pack is malformed";
constexpr const char* bad_node = "an expression of the pack is malformed";
constexpr const char* bad_value = "a value of the pack is malformed";
constexpr const char* bad_decision = "a decision of the pack is malformed";
constexpr const char* bad_guide = "a guide of the pack is malformed";
constexpr const char* endless = "rules of the pack override one another without end";

TEST_F(PackCheck, APackThatIsSealedAgainUnchangedIsTaken) {
  use("papers.11");
  EXPECT_EQ(refusal(), "");
}

TEST_F(PackCheck, IndexesThatPointBeyondTheirTableAreRefused) {
  use("papers.11");
  for (const std::uint16_t wrong : {std::uint16_t(0x7FFF), std::uint16_t(0xFFFF)}) {
    for (const std::size_t offset : {16, 18, 20}) {  // name, when, value
      put(&view().rules[0], offset, wrong);
      EXPECT_EQ(refusal(), nowhere) << offset;
    }
    for (const std::size_t offset : {24, 28}) {  // how many claims and overriders
      put(&view().rules[0], offset, wrong);
      EXPECT_EQ(refusal(), nowhere) << offset;
    }
    put(&view().facts[0], 0, wrong);
    EXPECT_EQ(refusal(), nowhere);
    put(&view().decisions[0], 6, wrong);
    EXPECT_EQ(refusal(), nowhere);
    put(&view().guides[0], 4, wrong);
    EXPECT_EQ(refusal(), nowhere);
  }
  put(&view().rules[0], 18, std::uint16_t(view().nodes.size()));
  EXPECT_EQ(refusal(), nowhere);
  put(&view().decisions[0], 6, std::uint16_t(view().shapes.size()));
  EXPECT_EQ(refusal(), nowhere);
}

TEST_F(PackCheck, NumbersThatMeanNothingAreRefused) {
  use("papers.11");
  put(&view().facts[0], 2, std::uint8_t(5));  // type
  EXPECT_EQ(refusal(), nowhere);
  put(&view().decisions[0], 2, std::uint8_t(3));  // policy
  EXPECT_EQ(refusal(), nowhere);
  put(&view().rules[0], 31, std::uint8_t(3));  // grade
  EXPECT_EQ(refusal(), nowhere);
  put(&view().rules[0], 33, std::uint8_t(wire::slot_count));
  EXPECT_EQ(refusal(), nowhere);
  put(&view().nodes.back(), 0, std::uint8_t(wire::op_count));
  EXPECT_EQ(refusal(), bad_node);
  put(&view().shapes[0], 0, std::uint8_t(4));
  EXPECT_EQ(refusal(), bad_value);
}

TEST_F(PackCheck, NamesThatCouldNotBeWrittenDownAreRefused) {
  use("logic.00");
  for (const char wrong : {'"', '\\', ' ', '\n', '\x7f', '\x80', '\0'}) {
    put(view().names.data(), 3, wrong);
    EXPECT_EQ(refusal(), bad_name) << int(wrong);
  }
  put(&view().name_ends[0], 0, std::uint32_t(view().name_ends[1] + 1));
  EXPECT_EQ(refusal(), bad_name);
  put(&view().name_ends.back(), 0, std::uint32_t(view().names.size() + 1));
  EXPECT_EQ(refusal(), bad_name);
}

TEST_F(PackCheck, ExpressionsThatComeBeforeTheirOperandsAreRefused) {
  use("logic.00");
  for (std::size_t i = 0; i < view().nodes.size(); ++i) {
    const unsigned operands = wire::operands(wire::Op(view().nodes[i].op()));
    for (unsigned k = 0; k < operands; ++k) {
      put(&view().nodes[i], 2 + 2 * k, std::uint16_t(i));
      EXPECT_EQ(refusal(), bad_node) << "node " << i << " in itself";
    }
  }
}

TEST_F(PackCheck, ConstantsThatAreNoValueAreRefused) {
  use("dates.00");
  for (const wire::Constant& constant : view().constants) {
    for (const Kind kind : {Kind::undetermined, Kind::unsure, Kind::structured}) {
      put(&constant, 8, std::uint8_t(kind));
      EXPECT_EQ(refusal(), bad_node);
    }
  }
  put(&view().constants[0], 8, std::uint8_t(Kind::symbol));
  put(&view().constants[0], 0, std::int64_t(view().name_ends.size()));
  EXPECT_EQ(refusal(), bad_node);
  put(&view().constants[0], 8, std::uint8_t(Kind::date));
  put(&view().constants[0], 0, std::int64_t(last_day) + 1);
  EXPECT_EQ(refusal(), bad_node);
}

TEST_F(PackCheck, ATableThatLiesCrookedIsRefused) {
  use("dates.00");
  ASSERT_GE(view().constants.size(), 2u);
  // The table of constants four bytes later: its length is then the lower half of the first one's payload.
  const auto* table = reinterpret_cast<const flatbuffers::Table*>(view().root);
  const std::uint8_t* field = table->GetAddressOf(wire::Pack::VT_CONSTANTS);
  put(field, 0, flatbuffers::ReadScalar<flatbuffers::uoffset_t>(field) + 4);
  put(&view().constants[0], 0, std::uint32_t(1));
  EXPECT_EQ(refusal(), "a table of the pack is not aligned");
}

TEST_F(PackCheck, ValuesThatHoldThemselvesAreRefused) {
  use("collect.00");
  int lists = 0;
  for (std::uint16_t i = 0; i < view().shapes.size(); ++i) {
    const wire::Shape& shape = view().shapes[i];
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::list && shape.b() > 0) {
      put(&view().indexes[shape.a()], 0, i);
      EXPECT_NE(refusal(), "");
      ++lists;
    }
    if (wire::ShapeKind(shape.kind()) == wire::ShapeKind::object) {
      put(&view().members[shape.a()], 2, i);
      EXPECT_EQ(refusal(), bad_value);
      ++lists;
    }
  }
  EXPECT_GE(lists, 2);
}

TEST_F(PackCheck, RulesThatOverrideThemselvesOverOthersAreRefused) {
  use("overrides.00");
  // low > middle > high; now what overrides high overrides low as well: middle > low > middle.
  put(&rule("low"), 26, rule("high").overriders_begin());
  put(&rule("low"), 28, std::uint16_t(1));
  EXPECT_EQ(refusal(), endless);
  put(&rule("middle"), 26, rule("high").overriders_begin());
  EXPECT_EQ(refusal(), endless);
}

TEST_F(PackCheck, OneLookAtRulesMoreThanTheBoundIsRefused) {
  use("limits-overrides.00");
  // r30 is overridden by r31, which is overridden by r32; with the index that follows r32 overrides r30 directly as
  // well.
  ASSERT_EQ(view().indexes[rule("r30").overriders_begin() + 1u], &rule("r32") - view().rules.data());
  put(&rule("r30"), 28, std::uint16_t(2));
  EXPECT_EQ(refusal(), endless);
}

TEST_F(PackCheck, AnOverriderThatDecidesSomethingElseIsRefused) {
  use("conflict.00");
  const wire::Rule& ordered = rule("ordered.right");
  ASSERT_EQ(ordered.overriders_count(), 1);
  put(&rule("more"), 26, ordered.overriders_begin());
  put(&rule("more"), 28, std::uint16_t(1));
  EXPECT_EQ(refusal(), bad_decision);
}

TEST_F(PackCheck, RulesOfDecisionsFollowOneAnotherWithoutAGap) {
  use("conflict.00");
  put(&view().decisions[0], 8, std::uint16_t(1));
  EXPECT_EQ(refusal(), bad_decision);
  put(&view().decisions[0], 10, std::uint16_t(view().decisions[0].rules_count() - 1));
  EXPECT_EQ(refusal(), bad_decision);
  put(&view().decisions.back(), 10, std::uint16_t(view().decisions.back().rules_count() + 1));
  EXPECT_EQ(refusal(), bad_decision);
}

TEST_F(PackCheck, ADecisionThatReadsItselfIsRefused) {
  use("limits-deep.00");
  int readers = 0;
  for (const wire::Node& node : view().nodes) {
    if (wire::Op(node.op()) != wire::Op::decision) continue;
    put(&node, 2, std::uint16_t(view().decisions.size() - 1));
    EXPECT_EQ(refusal(), bad_decision);
    ++readers;
  }
  EXPECT_GT(readers, 50);
}

TEST_F(PackCheck, PapersStandInSlotsAndNothingElseDoes) {
  use("papers.11");
  put(&rule("form"), 33, wire::no_slot);
  EXPECT_EQ(refusal(), bad_decision);
  put(&rule("form"), 20, view().decisions[0].otherwise());  // a list in place of alternatives
  EXPECT_EQ(refusal(), bad_decision);
  use("conflict.00");
  put(&rule("more"), 33, std::uint8_t(0));
  EXPECT_EQ(refusal(), bad_decision);
}

TEST_F(PackCheck, GuidesWithoutAGoalOrBeyondTheirMasksAreRefused) {
  use("limits-questions.00");
  put(&view().guides[0], 8, std::uint16_t(0));
  EXPECT_EQ(refusal(), bad_guide);
  put(&view().guides[0], 10, std::uint16_t(1));
  EXPECT_EQ(refusal(), bad_guide);
}

TEST_F(PackCheck, ARuleOfAProcedureThatIsNotThereIsRefused) {
  use("history.11");
  put(&rule("old.rate"), 30, std::uint8_t(view().procedures.size()));
  EXPECT_EQ(refusal(), bad_decision);
}

}  // namespace
}  // namespace yidi::test
