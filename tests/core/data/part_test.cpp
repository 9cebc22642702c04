// The part of a pack that a page fetches against the whole pack, on the project's own data.
#include "verifier/part.h"

#include <gtest/gtest.h>

#include "batch/people.h"
#include "data/data_packs.h"
#include "support/data_folder.h"
#include "yidi/engine.h"

namespace yidi::test {
namespace {

constexpr unsigned people = 1500;

std::unique_ptr<const Pack> open_part(const std::string& id, const PackPart& part) {
  Error error;
  auto pack = Pack::open(data_sources().compile_part(id, {}, part), error);
  EXPECT_TRUE(pack) << id << " " << part.guide << ": " << error.text;
  return pack;
}

TEST(Part, SaysWhatTheWholePackSays) {
  for (const char* id : {"00", "32", "44"}) {
    Engine whole(data_pack(id));
    const View& view = whole.pack().view();
    std::vector<std::unique_ptr<Engine>> parts;
    std::vector<PackPart> kept;
    for (std::uint16_t guide = 0; guide < view.guides.size(); ++guide) {
      kept.push_back(find_part(whole.pack(), guide));
      parts.push_back(std::make_unique<Engine>(open_part(id, kept.back())));
    }
    People draw(whole.pack(), 7);
    std::set<std::uint16_t> guides;
    unsigned outcomes = 0;
    for (unsigned i = 0; i < people; ++i) {
      State state = draw.draw(whole);
      for (std::uint16_t fact = 0; fact < view.facts.size(); ++fact)
        if (!kept[state.guide].facts.count(std::string(view.name(view.facts[fact].name())))) state.answers[fact] = Value::undetermined();
      const std::string token = write_token(whole.pack(), state);
      std::string expected, found;
      whole.step(token, expected);
      parts[state.guide]->step(token, found);
      ASSERT_EQ(found, expected) << id << ": " << token;
      guides.insert(state.guide);
      outcomes += expected.find("\"state\":\"outcome\"") != std::string::npos;
    }
    EXPECT_EQ(guides.size(), view.guides.size());
    EXPECT_GT(outcomes, people / 10) << id;
  }
}

TEST(Part, GoesByTheDigestOfTheWholeAndHoldsOneGuide) {
  const auto whole = data_pack("44");
  const PackPart part = find_part(*whole, whole->view().find_guide("validity"));
  const auto pack = open_part("44", part);
  EXPECT_EQ(pack->digest(), whole->digest());
  EXPECT_EQ(pack->guides(), std::vector<std::string_view>{"validity"});
  EXPECT_LT(pack->bytes().size(), whole->bytes().size() / 2);
}

}  // namespace
}  // namespace yidi::test
