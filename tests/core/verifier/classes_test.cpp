// The walk over classes against brute force: every day, every date, every answer of packs made at random.
#include <gtest/gtest.h>

#include <set>

#include "support/data_folder.h"
#include "verifier/conclusion.h"
#include "verifier/explore.h"
#include "verifier/random_pack.h"

namespace yidi::test {
namespace {

// What can be seen of a pack.
struct Seen {
  std::set<std::vector<std::uint64_t>> outcomes;  // value and doubt of every decision that is shown
  std::set<std::string> conflicts;
  std::set<std::uint16_t> pointless;              // questions that somewhere make no difference
};

std::vector<std::uint64_t> conclude(Concluder& concluder, Walk& way, const View& view) {
  std::vector<std::uint64_t> all;
  for (const std::uint16_t goal : view.goals(way.guide())) {
    const bool settled = way.evaluation().decision(goal).state == Verdict::State::settled;
    const Conclusion conclusion = settled ? concluder.conclude(way.evaluation(), way.guide(), goal) : Conclusion{};
    all.push_back(settled ? conclusion.value : 0);
    all.push_back(conclusion.doubt);
  }
  return all;
}

class ByClasses : public Explorer {
 public:
  ByClasses(const Pack& pack, Day from, Day until) : Explorer(pack, 0), concluder_(view()), from_(from), until_(until) {}
  Seen seen;

 private:
  bool counts() const { return from_ <= state().as_of && state().as_of <= until_; }
  std::uint64_t on_outcome(Walk& way) override {
    const auto conclusions = conclude(concluder_, way, view());
    if (counts()) seen.outcomes.insert(conclusions);
    std::uint64_t ending = 3;
    for (const std::uint64_t each : conclusions) ending = mix(ending, each);
    return ending;
  }
  void on_error(const Error& error) override {
    if (counts()) seen.conflicts.insert(error.at);
  }
  void on_answered(Walk&, const Answered& answered) override {
    if (counts() && all_equal(answered.endings)) seen.pointless.insert(answered.fact);
  }
  Concluder concluder_;
  Day from_, until_;
};

class ByBruteForce {
 public:
  ByBruteForce(const Pack& pack, Day around) : view_(pack.view()), concluder_(view_), state_(pack), around_(around) {
    // Fixed days of the rules lie far away: around them, moved by what the rules move dates by.
    for (const wire::Constant& constant : view_.constants)
      if (Kind(constant.kind()) == Kind::date)
        for (const int offset : {0, 8, 30, 61})
          for (int near = -3; near <= 3; ++near)
            for (const int sign : {-1, 1}) far_.insert(Day(constant.payload()) + sign * offset + near);
  }
  Seen seen;

  void run(Day as_of) {
    Error error;
    ASSERT_TRUE(make_frame(view_, 0, as_of, frame_, error));
    state_.as_of = as_of;
    const std::uint16_t given = view_.find_fact("given");
    begin();
    if (given == wire::none) return;
    for (const Day day : dates()) {
      state_.answers[given] = Value::date(day);
      begin();
    }
    state_.answers[given] = Value::undetermined();
  }

 private:
  void begin() {
    Walk way(view_);
    way.begin(frame_, state_);
    go(way);
  }

  std::uint64_t go(Walk& way) {
    const std::uint16_t question = way.question();
    std::uint64_t ending = 3;
    if (question == wire::none) {
      if (way.error().code == Code::rule_conflict) seen.conflicts.insert(way.error().at);
      if (way.error().code != Code::none) return std::hash<std::string>()(way.error().at);
      const auto conclusions = conclude(concluder_, way, view_);
      seen.outcomes.insert(conclusions);
      for (const std::uint64_t each : conclusions) ending = mix(ending, each);
      return ending;
    }
    std::vector<std::uint64_t> endings;
    for (const Value value : answers(question)) {
      Walk next = way;
      if (next.answer(value)) endings.push_back(go(next));
    }
    if (all_equal(endings)) seen.pointless.insert(question);
    ending = mix(0xD1B54A32D192ED03, question);
    for (const std::uint64_t each : endings) ending = mix(ending, each);
    return ending;
  }

  std::vector<Value> answers(std::uint16_t question) const {
    const wire::Fact& fact = view_.facts[question];
    std::vector<Value> all;
    if (wire::FactType(fact.type()) == wire::FactType::boolean) all = {Value::boolean(true), Value::boolean(false)};
    for (const std::uint16_t option : view_.options(fact)) all.push_back(Value::symbol(option));
    if (wire::FactType(fact.type()) == wire::FactType::date)
      for (const Day day : dates()) all.push_back(Value::date(day));
    if (fact.flags() & wire::allows_unsure) all.push_back(Value::unsure());
    return all;
  }

  std::set<Day> dates() const {
    std::set<Day> all = far_;
    for (Day day = state_.as_of - around_; day <= state_.as_of + around_; ++day) all.insert(day);
    return all;
  }

  const View& view_;
  Concluder concluder_;
  State state_;
  Frame frame_;
  Day around_;
  std::set<Day> far_;
};

constexpr RandomPacks classified = thorough ? RandomPacks{120, 40, 20} : RandomPacks{20, 2, 2};

const Day first = *parse_date("2024-01-01"), last = *parse_date("2025-12-31");

std::vector<Day> every_day() {
  std::vector<Day> days;
  for (Day day = first; day <= last; ++day) days.push_back(day);
  return days;
}

// Around all on which anything turns over, the ends of months, and a day in every month.
std::vector<Day> telling_days() {
  std::set<Day> days;
  for (const char* turn : {"2024-02-29", "2024-07-01", "2025-01-01", "2025-01-31", "2025-02-28", "2025-03-01", "2025-04-10"})
    for (Day day = *parse_date(turn) - 1; day <= *parse_date(turn) + 1; ++day) days.insert(day);
  for (Day day = first; day <= last; day += 97) days.insert(day);
  return {days.begin(), days.end()};
}

void compare(unsigned seed, unsigned dates, const std::vector<Day>& days, Day around) {
  const std::string guide = RandomGuide(seed, dates).json();
  DataFolder data;
  data.put("guide.json", guide).put("start.json", R"({"as_of_from":"2024-01-01"})");
  const auto pack = data.pack();
  ASSERT_TRUE(pack) << guide;
  ByClasses classes(*pack, first, last);
  classes.run();
  ByBruteForce brute(*pack, around);
  for (const Day day : days) brute.run(day);
  const auto missed = [](const auto& all, const auto& found) {
    return std::count_if(all.begin(), all.end(), [&](const auto& each) { return !found.count(each); });
  };
  const std::string what = "seed " + std::to_string(seed) + ", " + std::to_string(dates) + " dates:\n" + guide;
  EXPECT_EQ(missed(brute.seen.outcomes, classes.seen.outcomes), 0) << "outcomes that the walk misses, " << what;
  EXPECT_EQ(missed(brute.seen.conflicts, classes.seen.conflicts), 0) << "conflicts that the walk misses, " << what;
  EXPECT_EQ(missed(brute.seen.pointless, classes.seen.pointless), 0) << "pointless questions that the walk misses, " << what;
  if (days.size() < 700) return;  // not every day was tried out
  EXPECT_EQ(missed(classes.seen.outcomes, brute.seen.outcomes), 0) << "outcomes that nobody reaches, " << what;
  EXPECT_EQ(missed(classes.seen.conflicts, brute.seen.conflicts), 0) << "conflicts that nobody meets, " << what;
  EXPECT_EQ(missed(classes.seen.pointless, brute.seen.pointless), 0) << "questions called pointless that are not, " << what;
}

TEST(Classes, MissNothingThatBruteForceFindsOnEveryDayOfTwoYears) {
  for (unsigned seed = 1; seed <= classified.plain && !HasFailure(); ++seed) compare(seed, 0, every_day(), 3);
}

TEST(Classes, MissNothingThatBruteForceFindsWithEveryDate) {
  for (unsigned seed = 1001; seed <= 1000 + classified.dated && !HasFailure(); ++seed) compare(seed, 1, telling_days(), 40);
}

TEST(Classes, MissNothingThatBruteForceFindsWithTwoDatesThatHangTogether) {
  const std::vector<Day> days = {first + 10, *parse_date("2024-02-27"), *parse_date("2024-03-04"), *parse_date("2025-01-02")};
  for (unsigned seed = 2001; seed <= 2000 + classified.two_dated && !HasFailure(); ++seed) compare(seed, 2, days, 24);
}

}  // namespace
}  // namespace yidi::test
