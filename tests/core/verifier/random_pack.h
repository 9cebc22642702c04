// Small guides made at random, always the same for a seed: rules over a few facts, with dates, periods, overrides,
// conditions for asking, and "don't know".
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace yidi::test {

// How many guides are tried without a date, with one, and with two. Where everything takes several times as long, fewer:
// without optimization, and with sanitizers, which are there for what each way through the code does.
struct RandomPacks {
  unsigned plain, dated, two_dated;
};
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YIDI_SANITIZED
#endif
#endif
#if defined(__OPTIMIZE__) && !defined(YIDI_SANITIZED) && !defined(__SANITIZE_ADDRESS__)
constexpr bool thorough = true;
#else
constexpr bool thorough = false;
#endif

inline bool all_equal(const std::vector<std::uint64_t>& endings) {
  return endings.size() > 1 && std::equal(endings.begin() + 1, endings.end(), endings.begin());
}

class RandomGuide {
 public:
  // With so many dates that are asked for, at most two.
  RandomGuide(unsigned seed, unsigned dates) : random_(seed), dates_(dates) {}

  std::string json() {
    const bool given = dates_ == 1 && chance(10);
    if (given) known_.push_back("given");
    std::string facts = R"("one":{"type":"boolean",)" + unsure() + R"("ask":{"zh":"?"}},"two":{"type":"boolean",)" + unsure() +
                        asked_when("one") + R"("ask":{"zh":"?"}},"kind":{"type":"symbol",)" + unsure() +
                        R"("ask":{"zh":"?"},"values":{"x":{"label":{"zh":"?"}},"y":{"label":{"zh":"?"}},"z":{"label":{"zh":"?"}}}})";
    std::string questions = R"("one","two","kind")";
    for (unsigned i = 0; i < dates_; ++i) {
      const std::string name = i == 0 ? "first" : "second";
      const std::string limits = chance(30) ? R"x("min":"as_of - duration(\"P9D\")","max":"as_of",)x" : "";
      facts += ",\"" + name + R"(":{"type":"date",)" + unsure() + limits + R"("ask":{"zh":"?"}})";
      questions = chance(50) ? questions + ",\"" + name + "\"" : "\"" + name + "\"," + questions;
      known_.push_back(name);
    }
    if (given) facts += R"(,"given":{"type":"date","default":"as_of","ask":{"zh":"?"}})";
    std::string rules;
    const unsigned middle = 1 + below(2), last = 2 + below(3);
    for (unsigned i = 0; i < 2 && dates_ > 0; ++i) rules += rule("gone", i, "\"" + date() + "\"", 0) + ",";
    for (unsigned i = 0; i < middle; ++i) rules += rule("middle", i, pick({"\"p\"", "\"q\""}), 1) + ",";
    for (unsigned i = 0; i < last; ++i) rules += (i ? "," : "") + rule("last", i, pick({"\"u\"", "\"v\"", "\"w\""}), 2);
    return R"({"facts":{)" + facts + R"(},"decisions":{"gone":{"type":"date","shown":false,"otherwise":"as_of"},
"middle":{"type":"symbol","values":["p","q","r"],"otherwise":"r","label":{"zh":"?"}},
"last":{"type":"symbol","values":["u","v","w","o"],)" + std::string(chance(20) ? R"("applies":"middle != \"q\"",)" : "") +
           R"("otherwise":"o","label":{"zh":"?"}}},"guides":{"test":{"title":{"zh":"?"},"questions":[)" + questions +
           R"(],"goals":[)" + (chance(50) ? R"("middle","last")" : R"("last")") + "]}},\n\"rules\":[" + rules + "]}";
  }

 private:
  unsigned below(unsigned count) { return unsigned(random_() % count); }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::string pick(const std::vector<std::string>& from) { return from[below(unsigned(from.size()))]; }
  std::string unsure() { return chance(50) ? R"("unsure":true,)" : ""; }
  std::string asked_when(const std::string& fact) {
    return chance(25) ? R"("asked_when":")" + pick({fact, "not(" + fact + ")", "is unsure(" + fact + ")"}) + "\"," : "";
  }

  std::string period() { return R"(duration(\")" + (dates_ < 2 ? pick({"P1D", "P8D", "P30D", "P1M"}) : pick({"P1D", "P3D", "P7D"})) + R"(\"))"; }
  std::string base() { return chance(60) && !known_.empty() ? pick(known_) : "as_of"; }
  std::string date() { return chance(50) ? base() : base() + pick({" + ", " - "}) + period(); }
  std::string fixed() { return R"(@\")" + pick({"2024-02-29", "2024-07-01", "2025-01-31"}) + R"(\")"; }

  // On level 2 everything can be read, on level 0 no decision.
  std::string atom(unsigned level) {
    switch (below(dates_ > 0 || !known_.empty() ? 10 : 6)) {
      case 0: return "one";
      case 1: return "not(two)";
      case 2: return R"(kind = \"x\")";
      case 3: return R"(kind in [\"x\", \"y\"])";
      case 4: return "is unsure(" + pick({"one", "two", "kind"}) + ")";
      case 5: return level == 2 ? R"(middle = \"p\")" : chance(30) && dates_ < 2 ? "as_of < " + fixed() : "two";
      case 6: return level > 0 && dates_ > 0 ? "gone " + pick({"<", "<=", ">="}) + " " + date() : "one";
      case 7: return date() + " < " + (dates_ < 2 ? fixed() : date());
      default: return date() + pick({" < ", " <= ", " = "}) + date();
    }
  }

  std::string rule(const std::string& decides, unsigned index, const std::string& value, unsigned level) {
    std::string when = atom(level);
    while (chance(50)) when += pick({" and ", " or "}) + atom(level);
    std::string text = R"({"id":")" + decides + "." + std::to_string(index) + R"(","decides":")" + decides + R"(","when":")" + when +
                       R"(","then":)" + value + R"(,"cite":[")" + pick({"A-1", "A-2", "A-2025", "A-STALE", "B-1"}) + "\"]";
    if (chance(20)) text += R"(,"in_force":{"from":")" + pick({"2025-03-01", "2025-04-10"}) + "\"}";
    if (index > 0 && chance(40)) text += R"(,"overrides":[")" + decides + "." + std::to_string(below(index)) + "\"]";
    return text + "}";
  }

  std::mt19937 random_;
  unsigned dates_;
  std::vector<std::string> known_;
};

}  // namespace yidi::test
