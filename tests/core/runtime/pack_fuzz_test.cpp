// What the checks of a pack are for: bytes with a matching checksum that nobody's compiler has written. Either they are
// refused, or whatever is asked of them comes out as one line. Meant for the sanitizers of the preset native-clang.
#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <random>

#include "runtime/view.h"
#include "support/lines.h"
#include "support/packs.h"
#include "support/seal.h"
#include "yidi/resume.h"

namespace yidi::test {
namespace {

using Bytes = std::vector<std::byte>;

// Tokens that lead through a pack: to questions and to outcomes of every guide.
std::vector<std::string> tokens_of(const std::string& name) {
  Engine engine(open_pack(name));
  const View& view = engine.pack().view();
  std::mt19937 random(7);
  std::vector<std::string> tokens;
  for (std::uint16_t guide = 0; guide < view.guides.size(); ++guide) {
    for (int i = 0; i < 4; ++i) {
      State state(engine.pack());
      state.guide = guide;
      state.as_of = *parse_date(i % 2 == 0 ? "2026-01-01" : "2022-07-01");
      for (Step step = engine.examine(state); step.kind == Step::Kind::ask; step = engine.examine(state)) {
        tokens.push_back(write_token(engine.pack(), state));
        const wire::Fact& fact = view.facts[step.fact];
        Value& answer = state.answers[step.fact];
        const auto options = view.options(fact);
        switch (wire::FactType(fact.type())) {
          case wire::FactType::boolean: answer = Value::boolean(random() % 3 != 0); break;
          case wire::FactType::symbol: answer = Value::symbol(options[random() % options.size()]); break;
          case wire::FactType::region: answer = Value::region(110101 + random() % 2 * 99); break;
          case wire::FactType::date: answer = Value::date(state.as_of - Day(random() % 5)); break;
          case wire::FactType::integer: answer = Value::integer(std::int64_t(random() % 20) - 10); break;
        }
        if ((fact.flags() & wire::allows_unsure) && random() % 5 == 0 && step.fact != view.insured_fact)
          answer = Value::unsure();
      }
      tokens.push_back(write_token(engine.pack(), state));
    }
  }
  return tokens;
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  // One to three changes; most of them of the kind that still looks like a pack.
  void change(Bytes& bytes) {
    for (std::size_t left = 1 + below(3); left > 0; --left) {
      const std::size_t at = below(bytes.size() - 8);
      switch (below(7)) {
        case 0: bytes[at] = std::byte(below(256)); break;
        case 1: bytes[at] ^= std::byte(1u << below(8)); break;
        case 2: put(bytes, at & ~std::size_t(1), std::uint16_t(below(40))); break;
        case 3: put(bytes, at & ~std::size_t(1), std::uint16_t(below(3) == 0 ? 0xFFFF : below(3000))); break;
        case 4: put(bytes, at & ~std::size_t(3), std::uint32_t(below(2) == 0 ? 0x7FFFFFFF : 0x80000000)); break;
        case 5: std::memcpy(&bytes[at & ~std::size_t(1)], &bytes[below(bytes.size() - 8) & ~std::size_t(1)], 2); break;
        default:
          std::memmove(&bytes[at & ~std::size_t(3)], &bytes[below(bytes.size() - 16) & ~std::size_t(3)], 8);
          break;
      }
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  template <class Number>
  static void put(Bytes& bytes, std::size_t at, Number number) {
    std::memcpy(&bytes[at], &number, sizeof(number));
  }
  std::mt19937 random_;
};

// Everything that can be asked of an opened pack.
void use(std::unique_ptr<const Pack> pack, const std::vector<std::string>& tokens, const std::string& what) {
  Engine engine(std::move(pack));
  std::string line;
  for (const std::string& token : tokens) {
    line.clear();
    engine.step(token, line);
    ASSERT_TRUE(is_canonical(line)) << what << "\n" << token << "\n" << line;
    State state(engine.pack());
    Error error;
    if (!read_token(engine.pack(), token, state, error)) continue;
    line.clear();
    engine.trace(state, line);
    ASSERT_TRUE(is_canonical(line)) << what << "\n" << line;
    engine.back(state);
    line.clear();
    resume(engine.pack(), write_link(engine.pack(), state, true), state.as_of, line);
    ASSERT_TRUE(is_canonical(line)) << what << "\n" << line;
  }
}

TEST(PackFuzz, ResealedMutantsAreRefusedOrAnswerEveryToken) {
  const char* wanted = std::getenv("YIDI_MUTANTS");       // for longer runs by hand
  const int mutants = wanted ? std::atoi(wanted) : 2000;  // of each pack
  int opened = 0, refused = 0;
  for (const std::string& name : pack_names()) {
    if (!name.ends_with(".11")) continue;  // the other provinces differ in next to nothing
    const Bytes whole = pack_bytes(name);
    const std::vector<std::string> tokens = tokens_of(name);
    Mutator mutator(20261122);
    for (int i = 0; i < mutants; ++i) {
      Bytes bytes = whole;
      mutator.change(bytes);
      const bool sealed = reseal(bytes);
      Error error;
      auto pack = Pack::open(std::move(bytes), error);
      ASSERT_TRUE(sealed || !pack) << name << ", mutant " << i;
      ++(pack ? opened : refused);
      if (pack) use(std::move(pack), tokens, name + ", mutant " + std::to_string(i));
      if (HasFatalFailure()) return;
    }
  }
  // Both happen often: the mutants are neither hopeless nor harmless.
  EXPECT_GT(opened, mutants);
  EXPECT_GT(refused, mutants);
}

}  // namespace
}  // namespace yidi::test
