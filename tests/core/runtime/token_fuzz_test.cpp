// Tokens made at random, from the same seed everywhere: never a crash, always one line of ASCII JSON.
#include <gtest/gtest.h>

#include <random>

#include "runtime/view.h"
#include "support/lines.h"
#include "support/packs.h"
#include "yidi/resume.h"

namespace yidi::test {
namespace {

class Tokens {
 public:
  explicit Tokens(const Pack& pack) : view_(pack.view()), id_(pack.id()) {}

  // Mostly well formed, so that it gets somewhere; sometimes with anything at all in it.
  std::string next() {
    std::string token = "y=1." + id_ + "." + guide() + "." + date();
    if (one_in(40)) token = bytes(below(60));
    for (const wire::Fact& fact : view_.facts) {
      if (one_in(3)) continue;
      token += "&" + std::string(view_.name(fact.name())) + "=" + value(fact);
    }
    if (one_in(30)) token += "&" + bytes(below(20)) + "=" + bytes(below(20));
    if (one_in(10) && !token.empty()) token[below(token.size())] = char(below(256));
    if (one_in(20)) token.resize(below(token.size() + 1));
    if (one_in(500)) token += std::string(100000, char('!' + below(90)));
    return token;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  bool one_in(std::size_t count) { return below(count) == 0; }
  std::string bytes(std::size_t length) {
    std::string text;
    while (text.size() < length) text += char(below(256));
    return text;
  }
  std::string guide() { return std::string(view_.name(view_.guides[below(view_.guides.size())].name())); }
  std::string date() {
    std::string text(10, ' ');
    const Day around = *parse_date("2024-01-01");
    format_date(one_in(10) ? first_day + Day(below(last_day - first_day)) : around + Day(below(1200)) - 400,
                text.data());
    return text;
  }
  std::string value(const wire::Fact& fact) {
    if (one_in(6)) return "unsure";
    if (one_in(60)) return bytes(below(12));
    switch (wire::FactType(fact.type())) {
      case wire::FactType::boolean: return one_in(2) ? "true" : "false";
      case wire::FactType::symbol: {
        const auto options = view_.options(fact);
        return std::string(view_.name(options[below(options.size())]));
      }
      case wire::FactType::region:
        return one_in(8) ? "abroad" : std::to_string(view_.regions[below(view_.regions.size())]);
      case wire::FactType::date: return date();
      case wire::FactType::integer: return std::to_string(std::int64_t(below(2000)) - 1000);
    }
    return "";
  }

  const View& view_;
  const std::string id_;
  std::mt19937 random_{20261122};
};

constexpr int rounds = 400;  // for each pack

TEST(TokenFuzz, EveryTokenGivesOneLineOfAsciiJson) {
  int states[3] = {0, 0, 0};
  for (const std::string& name : pack_names()) {
    Engine engine(open_pack(name));
    Tokens tokens(engine.pack());
    std::string line;
    for (int i = 0; i < rounds; ++i) {
      const std::string token = tokens.next();
      line.clear();
      engine.step(token, line);
      ASSERT_TRUE(is_canonical(line)) << name << "\n" << token << "\n" << line;
      const std::string state = part(line, "state");
      ++states[state == "\"ask\"" ? 0 : state == "\"outcome\"" ? 1 : 2];
      ASSERT_LT(line.size(), 5000u) << token;
    }
  }
  // The tokens get everywhere.
  for (const int count : states) EXPECT_GT(count, 1000);
}

TEST(TokenFuzz, WhatCanBeReadIsWrittenSoThatItReadsTheSame) {
  int read = 0;
  for (const std::string& name : pack_names()) {
    const auto pack = open_pack(name);
    Tokens tokens(*pack);
    for (int i = 0; i < rounds; ++i) {
      State state(*pack), again(*pack);
      Error error;
      if (!read_token(*pack, tokens.next(), state, error)) continue;
      ++read;
      const std::string token = write_token(*pack, state);
      ASSERT_TRUE(read_token(*pack, token, again, error)) << token << ": " << error.text;
      ASSERT_EQ(write_token(*pack, again), token);
      ASSERT_EQ(again.answers, state.answers);
    }
  }
  EXPECT_GT(read, 1000);
}

TEST(TokenFuzz, EveryLinkGivesOneLineOfAsciiJson) {
  for (const char* name : {"renames.11", "papers.11", "places.00", "dates.00"}) {
    const auto pack = open_pack(name);
    Tokens tokens(*pack);
    for (int i = 0; i < rounds; ++i) {
      std::string link = tokens.next(), line;
      if (link.size() > 7 && tokens.below(20) != 0) link.insert(7, pack->digest() + ".");
      resume(*pack, link, *parse_date("2026-01-01"), line);
      ASSERT_TRUE(is_canonical(line)) << link << "\n" << line;
    }
  }
}

TEST(TokenFuzz, EditingAnyStateGivesAStateThatCanBeRead) {
  for (const std::string& name : pack_names()) {
    Engine engine(open_pack(name));
    const Pack& pack = engine.pack();
    Tokens tokens(pack);
    for (int i = 0; i < rounds / 4; ++i) {
      State state(pack), again(pack);
      Error error;
      if (!read_token(pack, tokens.next(), state, error)) continue;
      const std::uint16_t fact = std::uint16_t(tokens.below(state.answers.size()));
      State given(pack);
      if (!read_token(pack, tokens.next(), given, error) || !given.has(fact)) continue;
      std::string line;
      engine.trace(state, line);
      ASSERT_TRUE(is_canonical(line)) << line;
      for (const State& edited : {engine.back(state), engine.change(state, fact, given.answers[fact]).state}) {
        const std::string token = write_token(pack, edited);
        again = State(pack);
        const bool moved = !insured_here(pack, edited);
        ASSERT_TRUE(moved || read_token(pack, token, again, error)) << token << ": " << error.text;
      }
    }
  }
}

}  // namespace
}  // namespace yidi::test
