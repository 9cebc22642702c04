// JSON with the place of every key and value.
#include "compiler/json.h"

#include <gtest/gtest.h>

namespace yidi {
namespace {

struct Document {
  explicit Document(std::string text) : file{"f.json", std::move(text)} { read = parse_json(file, root, diagnostics); }

  // What stands at a place, up to some characters.
  std::string at(Place place, std::size_t length) const { return file.text.substr(place.offset, length); }

  SourceFile file;
  Json root;
  Diagnostics diagnostics;
  bool read = false;
};

TEST(AuthoredJson, EveryValueKnowsItsFirstCharacter) {
  const Document doc(R"({ "a": "x\"y", "b": [12, -3.5, true ,null], "c": { "d": false } })");
  ASSERT_TRUE(doc.read);
  EXPECT_EQ(doc.root.place.offset, 0u);
  EXPECT_EQ(doc.at(doc.root.find("a")->place, 4), R"("x\")");
  const Json& list = *doc.root.find("b");
  EXPECT_EQ(doc.at(list.place, 3), "[12");
  EXPECT_EQ(doc.at(list.elements[0].place, 3), "12,");
  EXPECT_EQ(doc.at(list.elements[1].place, 4), "-3.5");
  EXPECT_EQ(doc.at(list.elements[2].place, 4), "true");
  EXPECT_EQ(doc.at(list.elements[3].place, 4), "null");
  EXPECT_EQ(doc.at(doc.root.find("c")->place, 5), R"({ "d")");
  EXPECT_EQ(doc.at(doc.root.find("c")->find("d")->place, 5), "false");
}

TEST(AuthoredJson, EveryKeyKnowsItsQuote) {
  const Document doc("{\n  \"一\" : 1,\n  \"b\\\\\":2\n}");
  ASSERT_TRUE(doc.read);
  ASSERT_EQ(doc.root.members.size(), 2u);
  EXPECT_EQ(doc.root.members[0].name, "一");
  EXPECT_EQ(doc.at(doc.root.members[0].place, 1), "\"");
  EXPECT_EQ(doc.root.members[1].name, "b\\");
  EXPECT_EQ(doc.at(doc.root.members[1].place, 5), "\"b\\\\\"");
}

TEST(AuthoredJson, KindsOfNumbersAreToldApart) {
  const Document doc("[1, -9223372036854775808, 9223372036854775807, 1.0, 1e3]");
  ASSERT_TRUE(doc.read);
  EXPECT_TRUE(doc.diagnostics.empty());
  EXPECT_EQ(doc.root.elements[1].integer, INT64_MIN);
  EXPECT_EQ(doc.root.elements[2].integer, INT64_MAX);
  EXPECT_TRUE(doc.root.elements[3].is(Json::Type::decimal));
  EXPECT_TRUE(doc.root.elements[4].is(Json::Type::decimal));
}

TEST(AuthoredJson, NumbersOfMoreThanSixtyFourBitsAreReportedAndReadingGoesOn) {
  const Document doc("[9223372036854775808, -9223372036854775809, 99999999999999999999999, {\"a\":1,\"a\":2}]");
  EXPECT_TRUE(doc.read);
  ASSERT_EQ(doc.diagnostics.all().size(), 4u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(doc.diagnostics.all()[i].code, Code::limit_exceeded);
  EXPECT_EQ(doc.diagnostics.all()[3].code, Code::duplicate_key);
}

TEST(AuthoredJson, OfARepeatedKeyTheFirstCounts) {
  const Document doc(R"({"a": 1, "b": 2, "a": {"a": 3, "c": []}, "c": 4})");
  ASSERT_TRUE(doc.read);
  ASSERT_EQ(doc.root.members.size(), 3u);
  EXPECT_EQ(doc.root.find("a")->integer, 1);
  EXPECT_EQ(doc.root.find("c")->integer, 4);
  ASSERT_EQ(doc.diagnostics.all().size(), 1u);
  EXPECT_EQ(to_string(doc.diagnostics.all()[0]), "f.json:1:18: error YD102: the key \"a\" stands here a second time");
}

TEST(AuthoredJson, PlacesInAStringGoPastItsEscapes) {
  const Document doc(R"(["a\n\u4e00\ud840\udc00z"])");
  ASSERT_TRUE(doc.read);
  const Json& text = doc.root.elements[0];
  EXPECT_EQ(text.string, "a\n一𠀀z");
  EXPECT_EQ(doc.at(text.place_in_string(0), 1), "a");
  EXPECT_EQ(doc.at(text.place_in_string(1), 2), "\\n");
  EXPECT_EQ(doc.at(text.place_in_string(2), 6), "\\u4e00");
  EXPECT_EQ(doc.at(text.place_in_string(5), 12), "\\ud840\\udc00");
  EXPECT_EQ(doc.at(text.place_in_string(9), 2), "z\"");
}

TEST(AuthoredJson, FortyLevelsAreReadAndNoMore) {
  EXPECT_TRUE(Document(std::string(40, '[') + std::string(40, ']')).read);
  const Document deeper(std::string(41, '[') + std::string(41, ']'));
  EXPECT_FALSE(deeper.read);
  EXPECT_EQ(deeper.diagnostics.all()[0].code, Code::limit_exceeded);
}

TEST(AuthoredJson, WhateverIsNoJsonIsReportedAndNotRead) {
  for (const char* text : {"", " ", "{", "[1,]", "{\"a\"}", "nul", "'a'", "// remark\n{}", "{} x", "\"\\x\"",
                           "\"\xff\"", "[1 2]", "01", "\x01"}) {
    const Document doc(text);
    EXPECT_FALSE(doc.read) << text;
    ASSERT_EQ(doc.diagnostics.all().size(), 1u) << text;
    EXPECT_EQ(doc.diagnostics.all()[0].code, Code::json_syntax) << text;
  }
}

}  // namespace
}  // namespace yidi
