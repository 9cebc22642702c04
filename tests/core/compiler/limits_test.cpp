// The bounds of core/model/wire.h in authored files: what is just allowed compiles to a pack that opens (and is walked
// in runtime/engine_limits_test.cpp), what is one more is reported where it stands.
#include "support/limits.h"

#include <gtest/gtest.h>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

std::string saying(const std::string& guide) {
  DataFolder data;
  return data.put("guide.json", guide).diagnostics();
}

void expect_pack(const std::string& guide) {
  DataFolder data;
  EXPECT_TRUE(data.put("guide.json", guide).pack());
}

// The text of the one diagnostic, without its position.
std::string refusal(const std::string& guide) {
  const std::string line = saying(guide);
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << line;
  EXPECT_TRUE(line.starts_with("guide.json:1:")) << line;
  return line.substr(std::min(line.find("error"), line.size()));
}

TEST(CompilerLimits, ExpressionsThatReadTooDeepAreRefused) {
  expect_pack(deep_guide(wire::deepest_expression));
  EXPECT_EQ(refusal(deep_guide(wire::deepest_expression + 2)),
            "error YD213: with all that it reads this goes 162 levels deep, more than 160\n");
}

TEST(CompilerLimits, ALongChainOfOrIsRefusedByTheCompilerAlready) {
  std::string any = "p";
  for (int i = 0; i < 157; ++i) any += " or p = " + std::string(i % 2 == 0 ? "true" : "false");
  const auto guide = [](const std::string& expression) {
    return R"({"facts":{"p":{"type":"boolean","ask":{"zh":"?"}}},"decisions":{"d":{"type":"boolean","otherwise":")" +
           expression + R"(","label":{"zh":"?"}}}})";
  };
  expect_pack(guide(any));
  EXPECT_EQ(refusal(guide(any + " or p")),
            "error YD213: with all that it reads this goes 161 levels deep, more than 160\n");
}

TEST(CompilerLimits, RulesThatOverrideOneAnotherTooOftenAreRefused) {
  expect_pack(override_guide(wire::most_overrides));
  EXPECT_EQ(refusal(override_guide(wire::most_overrides + 1)),
            "error YD213: deciding this rule takes 33 looks at rules that override one another, more than 32\n");
}

TEST(CompilerLimits, OverridesThatFanOutAreCountedOnEveryWay) {
  // Three layers of four rules, each overriding all of the layer before: 1 + 4 + 16 looks; a fourth makes it 85.
  const auto layers = [](int count) {
    std::string rules;
    for (int layer = 1; layer <= count; ++layer) {
      for (int i = 0; i < 4; ++i) {
        rules += (rules.empty() ? "" : ",") + std::string("{\"id\":\"r") + std::to_string(layer) + std::to_string(i) +
                 "\",\"decides\":\"d\",\"then\":true,\"cite\":[\"A-1\"],\"overrides\":[";
        for (int k = 0; layer > 1 && k < 4; ++k)
          rules += (k == 0 ? "\"r" : ",\"r") + std::to_string(layer - 1) + std::to_string(k) + "\"";
        rules += "]}";
      }
    }
    return R"({"decisions":{"d":{"type":"boolean","otherwise":false,"label":{"zh":"?"}}},"rules":[)" + rules + "]}";
  };
  expect_pack(layers(3));
  EXPECT_NE(saying(layers(4)).find("takes 85 looks"), std::string::npos);
  EXPECT_NE(saying(layers(40)).find("takes 1000000 looks"), std::string::npos);
}

TEST(CompilerLimits, ValuesWithTooManyPartsAreRefused) {
  expect_pack(parts_guide(wire::most_parts));
  EXPECT_EQ(refusal(parts_guide(wire::most_parts + 1)), "error YD213: the value has 256 parts, more than 255\n");
}

TEST(CompilerLimits, GuidesWithTooManyQuestionsAreRefused) {
  expect_pack(questions_guide(wire::most_questions));
  EXPECT_EQ(refusal(questions_guide(wire::most_questions + 1)), "error YD213: a guide has at most 64 questions\n");
}

TEST(CompilerLimits, MoreProceduresThanAByteCanCountAreRefused) {
  const auto procedures = [](int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
      all += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) +
             R"(":{"title":{"zh":"?"},"from":"2022-01-01","to":"2022-12-31"})";
    return "{\"procedures\":{" + all + "}}";
  };
  expect_pack(procedures(254));
  EXPECT_NE(saying(procedures(255)).find("error YD213: the pack holds more than 65534 of something"),
            std::string::npos);
}

}  // namespace
}  // namespace yidi::test
