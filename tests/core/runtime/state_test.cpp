// yidi/state.h: the token, read and written.
#include "yidi/state.h"

#include <gtest/gtest.h>

#include "support/packs.h"

namespace yidi::test {
namespace {

// What reading a token comes to: "" where it is read, else its code and the place it names.
std::string reading(const Pack& pack, const std::string& token) {
  State state(pack);
  Error error;
  if (read_token(pack, token, state, error)) return "";
  EXPECT_FALSE(error.text.empty());
  return code_text(error.code) + " " + error.at;
}

class Token : public testing::Test {
 protected:
  std::unique_ptr<const Pack> places = open_pack("places.11");
  std::unique_ptr<const Pack> logic = open_pack("logic.00");
  std::unique_ptr<const Pack> dates = open_pack("dates.00");
};

TEST_F(Token, AStateWithoutAnswersHasNone) {
  const State state(*logic);
  ASSERT_EQ(state.answers.size(), 4u);
  for (std::uint16_t fact = 0; fact < 4; ++fact) EXPECT_FALSE(state.has(fact));
}

TEST_F(Token, WhatWasReadIsWrittenTheSame) {
  for (const char* token : {"y=1.00.colours.2026-01-01", "y=1.00.numbers.1900-01-01&number=-17&p=unsure&q=false",
                            "y=1.00.numbers.2199-12-31&colour=blue&number=99999999999999999"}) {
    State state(*logic);
    Error error;
    ASSERT_TRUE(read_token(*logic, token, state, error)) << error.text;
    EXPECT_EQ(write_token(*logic, state), token);
  }
  const char* token = "y=1.11.test.2026-01-01&care_region=abroad&insured_region=110101&plan=true";
  State state(*places);
  Error error;
  ASSERT_TRUE(read_token(*places, token, state, error));
  EXPECT_EQ(write_token(*places, state), token);
}

TEST_F(Token, FactsAreWrittenInTheOrderOfTheirNames) {
  State state(*logic);
  Error error;
  ASSERT_TRUE(read_token(*logic, "y=1.00.both.2026-01-01&q=true&colour=red&p=false", state, error));
  EXPECT_EQ(write_token(*logic, state), "y=1.00.both.2026-01-01&colour=red&p=false&q=true");
}

TEST_F(Token, AHeadThatIsNoneIsRefused) {
  EXPECT_EQ(reading(*logic, ""), "YD601 y");
  EXPECT_EQ(reading(*logic, "#y=1.00.both.2026-01-01"), "YD601 y");
  EXPECT_EQ(reading(*logic, "Y=1.00.both.2026-01-01"), "YD601 y");
  EXPECT_EQ(reading(*logic, "p=true&y=1.00.both.2026-01-01"), "YD601 y");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&"), "YD601 y");
  EXPECT_EQ(reading(*logic, "&"), "YD601 y");
}

TEST_F(Token, AnotherVersionIsRefused) {
  for (const char* version : {"2", "0", "", "1a", "01", "99999999999999999999"})
    EXPECT_EQ(reading(*logic, "y=" + std::string(version) + ".00.both.2026-01-01"), "YD602 y") << version;
}

TEST_F(Token, AnotherPackIsRefused) {
  for (const char* pack : {"11", "0", "000", "", "99"})
    EXPECT_EQ(reading(*logic, "y=1." + std::string(pack) + ".both.2026-01-01"), "YD603 y") << pack;
  EXPECT_EQ(reading(*places, "y=1.11.test.2026-01-01&insured_region=220100"), "YD603 insured_region");
  EXPECT_EQ(reading(*places, "y=1.11.test.2026-01-01&insured_region=unsure"), "YD603 insured_region");
  EXPECT_EQ(reading(*open_pack("places.00"), "y=1.00.test.2026-01-01&insured_region=110000"), "YD603 insured_region");
  EXPECT_EQ(reading(*open_pack("places.00"), "y=1.00.test.2026-01-01&insured_region=unsure"), "");
}

TEST_F(Token, AnUnknownGuideIsRefused) {
  for (const char* guide : {"nothing", "", "BOTH", "bot"})
    EXPECT_EQ(reading(*logic, "y=1.00." + std::string(guide) + ".2026-01-01"), "YD604 y") << guide;
}

TEST_F(Token, ADayOfJudgementThatIsNoneIsRefused) {
  for (const char* day : {"", "2026", "2026-02-30", "1899-12-31", "2200-01-01", "2026-01-01.", "2026-01-01.x", "today"})
    EXPECT_EQ(reading(*logic, "y=1.00.both." + std::string(day)), "YD605 y") << day;
  EXPECT_EQ(reading(*logic, "y=1.00.both"), "YD605 y");
}

TEST_F(Token, UnknownFactsAreRefusedByName) {
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&r=true"), "YD606 r");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&P=true"), "YD606 P");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&&p=true"), "YD606 ");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&=true"), "YD606 ");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&zzz"), "YD606 zzz");
}

TEST_F(Token, TheNameInAnErrorIsSafeToRepeat) {
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&\"\\\n\x7f\xe4\xb8=1"), "YD606 ??????");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&" + std::string(5000, 'x')), "YD606 " + std::string(40, 'x'));
}

TEST_F(Token, ValuesOfTheWrongTypeAreRefused) {
  for (const char* answer : {"p=yes",       "p=1",       "p=",          "p",          "p=TRUE",
                             "p=true=true", "p=null",    "colour=pink", "colour=",    "colour=Red",
                             "colour=p",    "number=",   "number=1.5",  "number=+1",  "number=1e3",
                             "number= 1",   "number=01", "number=-",    "number=0x1", "number=100000000000000000",
                             "number=true"}) {
    const std::string fact = std::string(answer).substr(0, std::string(answer).find('='));
    EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&" + std::string(answer)), "YD607 " + fact) << answer;
  }
}

TEST_F(Token, ImpossibleDatesAreRefused) {
  for (const char* day :
       {"2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "1899-12-31", "2200-01-01", "2025-1-1", "20250101", ""})
    EXPECT_EQ(reading(*dates, "y=1.00.moves.2026-01-01&day=" + std::string(day)), "YD607 day") << day;
  EXPECT_EQ(reading(*dates, "y=1.00.moves.2026-01-01&day=2024-02-29"), "");
}

TEST_F(Token, RegionsAreSixDigitsThatExist) {
  const std::string head = "y=1.11.test.2026-01-01&care_region=";
  for (const char* malformed : {"", "11010", "1101000", "11010a", "-11010", "+11010", "nowhere", "Abroad"})
    EXPECT_EQ(reading(*places, head + malformed), "YD607 care_region") << malformed;
  for (const char* unknown : {"110300", "000001", "999999", "990000"})
    EXPECT_EQ(reading(*places, head + unknown), unknown[0] == '0' ? "YD607 care_region" : "YD609 care_region")
        << unknown;
  EXPECT_EQ(reading(*places, head + "abroad"), "");
  EXPECT_EQ(reading(*places, head + "810000"), "");
  EXPECT_EQ(reading(*places, "y=1.11.test.2026-01-01&insured_region=abroad"), "YD607 insured_region");
}

TEST_F(Token, DuplicatesAreRefusedEvenIfTheyAgree) {
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&p=true&p=true"), "YD608 p");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&p=unsure&q=true&p=false"), "YD608 p");
}

TEST_F(Token, UnsureIsRefusedWhereTheQuestionDoesNotTakeIt) {
  EXPECT_EQ(reading(*places, "y=1.11.test.2026-01-01&plan=unsure"), "YD610 plan");
  EXPECT_EQ(reading(*dates, "y=1.00.moves.2026-01-01&other=unsure"), "YD610 other");
  EXPECT_EQ(reading(*dates, "y=1.00.moves.2026-01-01&day=unsure"), "");
  EXPECT_EQ(reading(*logic, "y=1.00.both.2026-01-01&number=unsure"), "");
}

TEST_F(Token, OneAnswerAloneIsReadTheSameWay) {
  Value value;
  Error error;
  const Guide guide("logic.00", "both");
  EXPECT_TRUE(read_answer(*logic, guide.fact("number"), "-42", value, error));
  EXPECT_EQ(value, Value::integer(-42));
  EXPECT_TRUE(read_answer(*logic, guide.fact("p"), "unsure", value, error));
  EXPECT_TRUE(value.is(Kind::unsure));
  EXPECT_FALSE(read_answer(*logic, guide.fact("colour"), "pink", value, error));
  EXPECT_EQ(error.code, Code::token_value);
  EXPECT_EQ(error.at, "colour");
}

TEST_F(Token, InsuredHereAsksOnlyWhereThePlaceIsKnown) {
  State state(*places);
  EXPECT_TRUE(insured_here(*places, state));
  const std::uint16_t insured = Guide("places.11").fact("insured_region");
  state.answers[insured] = Value::region(110200);
  EXPECT_TRUE(insured_here(*places, state));
  state.answers[insured] = Value::region(220100);
  EXPECT_FALSE(insured_here(*places, state));
  EXPECT_TRUE(insured_here(*logic, State(*logic)));
}

}  // namespace
}  // namespace yidi::test
