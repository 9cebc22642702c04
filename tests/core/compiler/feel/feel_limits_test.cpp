// Whatever is typed, the answer comes in bounded time and memory: a value or a diagnostic, never a crash.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <random>

#include "compiler/feel/syntax.h"
#include "yidi/feel.h"

namespace yidi {
namespace {

std::string times(const std::string& part, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += part;
  return text;
}

Error refused(const std::string& expression) {
  const auto value = evaluate_feel(expression);
  return value ? Error{} : value.error();
}

TEST(FeelLimits, InvalidUtf8IsRefusedAtItsColumn) {
  for (const char* bytes : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xE4\xBB", "\xF4\x90\x80\x80", "\x80"}) {
    const Error error = refused("\"异" + std::string(bytes) + "\"");
    EXPECT_EQ(error.code, Code::feel_bad_literal) << bytes;
    EXPECT_EQ(error.at, "3") << bytes;
  }
}

TEST(FeelLimits, AnExpressionMayHaveTenThousandBytesAndNotOneMore) {
  const std::string most = "1" + std::string(feel::longest - 1, ' ');
  EXPECT_TRUE(evaluate_feel(most));
  EXPECT_EQ(refused(most + " ").code, Code::limit_exceeded);
}

TEST(FeelLimits, OperationsInsideOneAnotherAreCountedOverAllLevels) {
  std::string deep = "1";
  for (int i = 0; i < 3; ++i) deep = "(" + deep + times("+1", 190) + ")";
  EXPECT_EQ(refused(deep).code, Code::limit_exceeded);
}

TEST(FeelLimits, CombinationsThatTakeTooLongAreGivenUpWithinASecond) {
  const std::string list = "[0" + times(",0", 400) + "]";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(refused("some a in " + list + ", b in " + list + ", c in " + list + ", d in " + list + " satisfies a + b + c + d = 1").code,
            Code::limit_exceeded);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(FeelLimits, ValuesThatDoubleAreGivenUpBeforeTheyFillTheMemory) {
  for (const char* step : {", a in [a + a]", ", a in [[a, a]]", ", a in [concatenate(a, a)]", ", a in [append(a, a, a)]"}) {
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    EXPECT_EQ(refused("some a in [\"" + std::string(64, 'x') + "\"]" + times(step, 200) + " satisfies false").code, Code::limit_exceeded);
    getrusage(RUSAGE_SELF, &after);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 400 * 1024) << step;
  }
}

TEST(FeelLimits, AnyTextGivesAValueOrADiagnosticWithAColumnInIt) {
  const std::vector<std::string> parts = {"1", "(", ")", "[", "]", "..", ",", " in ", " and ", " or ", "not(", "some x in ", " satisfies ", "x", "every ",
                                          "if ", " then ", " else ", "@\"", "\"", "P1D", "2024-01-31", "\\", "\\u", "date(", "duration(", "min(",
                                          ".year", "-", "*", "+", "/", "**", " between ", "<", ">=", "!=", "null", "true", "{", "}", ":", "?", "//",
                                          "/*", "*/", "\n", "\t", std::string(1, '\0'), "\xFF", "异", "，", "e9", "99999999999999999999", "list contains(",
                                          "string: ", "@", "#", "a.b", "9.9"};
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (unsigned n = random() % 14; n > 0; --n) text += parts[random() % parts.size()];
    const auto value = evaluate_feel(text);
    if (value) {
      EXPECT_FALSE(nlohmann::json::parse(*value, nullptr, false).is_discarded()) << text;
      continue;
    }
    EXPECT_GE(std::stoul(value.error().at), 1u) << text;
    EXPECT_LE(std::stoul(value.error().at), text.size() + 1) << text;
    EXPECT_FALSE(value.error().text.empty()) << text;
  }
}

}  // namespace
}  // namespace yidi
