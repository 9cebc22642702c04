// Two packs walked together against brute force: whatever differs for anybody, on any day, with any dates, is told.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>

#include "support/data_folder.h"
#include "verifier/check.h"
#include "verifier/compare.h"
#include "verifier/conclusion.h"
#include "verifier/difference.h"
#include "verifier/random_pack.h"

namespace yidi::test {
namespace {

// A decision, whether it applies before and after, and whether it has to be confirmed; "state" where one side refuses.
using Told = std::set<std::string>;

std::string told(const std::string& decision, bool before, bool after, bool confirm_before, bool confirm_after) {
  return decision + (before ? " a" : " -") + (after ? "a" : "-") + (confirm_before ? "c" : "-") + (confirm_after ? "c" : "-");
}

// One of two packs that ask for the same facts.
struct Half {
  explicit Half(const Pack& pack) : view(pack.view()), concluder(view), state(pack) {}
  const View& view;
  Concluder concluder;
  State state;
  Frame frame;
};

class BothByBruteForce {
 public:
  BothByBruteForce(const Pack& before, const Pack& after, Day around) : halves_{Half(before), Half(after)}, around_(around) {
    for (const Half& half : halves_)
      for (const wire::Constant& constant : half.view.constants)
        if (Kind(constant.kind()) == Kind::date)
          for (const int offset : {0, 8, 30, 61})
            for (int near = -3; near <= 3; ++near)
              for (const int sign : {-1, 1}) far_.insert(Day(constant.payload()) + sign * offset + near);
  }
  Told differences;
  bool is_told_otherwise = false;  // somebody, of something other than what is due for review
  bool has_conflicts = false;      // before the change

  void run(Day as_of) {
    Error error;
    for (Half& half : halves_) {
      ASSERT_TRUE(make_frame(half.view, 0, as_of, half.frame, error));
      half.state.as_of = as_of;
    }
    const std::uint16_t given = halves_[0].view.find_fact("given");
    begin();
    if (given == wire::none) return;
    for (const Day day : dates()) {
      for (Half& half : halves_) half.state.answers[given] = Value::date(day);
      begin();
    }
    for (Half& half : halves_) half.state.answers[given] = Value();
  }

 private:
  // Answers by fact; codes by their position among the options.
  using Answers = std::vector<std::optional<Value>>;

  void begin() {
    Walk before(halves_[0].view), after(halves_[1].view);
    before.begin(halves_[0].frame, halves_[0].state);
    after.begin(halves_[1].frame, halves_[1].state);
    go(before, after, Answers(halves_[0].view.facts.size()));
  }

  Value as_said(int half, std::uint16_t fact, Value answer) const {
    const View& view = halves_[half].view;
    return answer.is(Kind::symbol) ? Value::symbol(view.options(view.facts[fact])[std::size_t(answer.payload())]) : answer;
  }

  // The question that has no answer yet, or none.
  std::uint16_t advance(int half, Walk& way, const Answers& answers) const {
    std::uint16_t question;
    while ((question = way.question()) != wire::none && answers[question])
      if (!way.answer(as_said(half, question, *answers[question]))) return wire::none;
    return question;
  }

  void go(Walk before, Walk after, Answers answers) {
    const std::uint16_t asked = advance(0, before, answers), other = advance(1, after, answers);
    const std::uint16_t question = asked != wire::none ? asked : other;
    if (question == wire::none) return compare(before, after);
    for (const Value value : answers_to(question)) {
      Walk tried = before, tried_too = after;
      const bool taken = asked == question && tried.answer(as_said(0, question, value));
      const bool taken_too = other == question && tried_too.answer(as_said(1, question, value));
      if (!taken && !taken_too) continue;  // nobody can say so
      answers[question] = value;
      go(before, after, answers);
    }
  }

  // Conflicts of decisions that are no goals come up where anything reads them, be it a rule that is false anyway.
  bool is_hidden_conflict(int half, Walk& way) const {
    if (way.error().code != Code::rule_conflict) return false;
    const View& view = halves_[half].view;
    const auto goals = view.goals(way.guide());
    return std::none_of(goals.begin(), goals.end(), [&](std::uint16_t goal) { return view.name(view.decisions[goal].name()) == way.error().at; });
  }

  void compare(Walk& before, Walk& after) {
    has_conflicts = has_conflicts || before.error().code == Code::rule_conflict;
    if (is_hidden_conflict(0, before) || is_hidden_conflict(1, after)) return;
    const bool outcome = before.error().code == Code::none, other = after.error().code == Code::none;
    if (outcome != other) {
      differences.insert("state");
      is_told_otherwise = true;
    }
    if (!outcome || !other) return;
    const auto goals = halves_[0].view.goals(before.guide()), goals_after = halves_[1].view.goals(after.guide());
    for (const std::uint16_t goal : goals) {
      const std::string name(halves_[0].view.name(halves_[0].view.decisions[goal].name()));
      for (const std::uint16_t same : goals_after) {
        if (halves_[1].view.name(halves_[1].view.decisions[same].name()) != name) continue;
        const bool applies = before.evaluation().decision(goal).state == Verdict::State::settled;
        const bool applies_after = after.evaluation().decision(same).state == Verdict::State::settled;
        const Conclusion was = applies ? halves_[0].concluder.conclude(before.evaluation(), before.guide(), goal) : Conclusion();
        const Conclusion is = applies_after ? halves_[1].concluder.conclude(after.evaluation(), after.guide(), same) : Conclusion();
        const bool otherwise = applies != applies_after || was.value != is.value || ((was.doubt ^ is.doubt) & ~doubt_stale);
        is_told_otherwise = is_told_otherwise || otherwise;
        if (otherwise || was.doubt != is.doubt)
          differences.insert(told(name, applies, applies_after, was.doubt != 0, is.doubt != 0));
      }
    }
  }

  std::vector<Value> answers_to(std::uint16_t question) const {
    const View& view = halves_[0].view;
    const wire::Fact& fact = view.facts[question];
    std::vector<Value> all;
    if (wire::FactType(fact.type()) == wire::FactType::boolean) all = {Value::boolean(true), Value::boolean(false)};
    for (std::size_t option = 0; option < view.options(fact).size(); ++option) all.push_back(Value::symbol(std::uint16_t(option)));
    if (wire::FactType(fact.type()) == wire::FactType::date)
      for (const Day day : dates()) all.push_back(Value::date(day));
    if (fact.flags() & wire::allows_unsure) all.push_back(Value::unsure());
    return all;
  }

  std::set<Day> dates() const {
    std::set<Day> all = far_;
    const Day as_of = halves_[0].state.as_of;
    for (Day day = as_of - around_; day <= as_of + around_; ++day) all.insert(day);
    return all;
  }

  Half halves_[2];
  Day around_;
  std::set<Day> far_;
};

// The same guide with something else in its rules, where that makes a guide.
std::string changed(const std::string& guide, std::mt19937& random) {
  static const std::vector<std::pair<std::string, std::string>> changes = {
      {"\"then\":\"u\"", "\"then\":\"v\""}, {"\"then\":\"v\"", "\"then\":\"w\""}, {"\"then\":\"p\"", "\"then\":\"q\""},
      {" and ", " or "},   {" < ", " <= "}, {" <= ", " < "}, {"not(two)", "two"}, {"P1D", "P2D"}, {"P8D", "P7D"}, {"P1M", "P2M"},
      {"2025-03-01", "2025-03-02"}, {"as_of + ", "as_of - "}, {"\"A-STALE\"", "\"A-1\""}, {"\"A-1\"", "\"B-1\""}};
  const std::size_t rules = guide.find("\"rules\":[");
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t change = 0; change < changes.size(); ++change)
    for (std::size_t at = guide.find(changes[change].first, rules); at != std::string::npos; at = guide.find(changes[change].first, at + 1))
      found.push_back({at, change});
  if (found.empty()) return guide;
  const auto [at, change] = found[random() % found.size()];
  return guide.substr(0, at) + changes[change].second + guide.substr(at + changes[change].first.size());
}

std::unique_ptr<const Pack> pack_of(const std::string& guide) {
  DataFolder data;
  data.put("guide.json", guide).put("start.json", R"({"as_of_from":"2024-01-01"})");
  return data.diagnostics().empty() ? data.pack() : nullptr;
}

const Day first_compared = *parse_date("2024-01-01"), last_compared = *parse_date("2025-12-31");

// How many of the packs made at random could be compared.
unsigned compare_with_brute_force(unsigned seed, unsigned count, unsigned dates, const std::vector<Day>& days, Day around) {
  unsigned compared = 0;
  for (; count > 0 && !testing::Test::HasFailure(); --count, ++seed) {
    const std::string guide = RandomGuide(seed, dates).json();
    std::mt19937 random(seed);
    const std::string other = changed(guide, random);
    const auto before = pack_of(guide), after = pack_of(other);
    if (!before || !after) continue;
    ++compared;
    BothByBruteForce brute(*before, *after, around);
    for (const Day day : days) brute.run(day);
    Told found;
    for (const DifferenceGroup& group : compare(*before, *after, "test").groups)
      found.insert(group.decision == "state" ? "state"
                                             : told(group.decision, !group.before.empty(), !group.after.empty(), group.confirm_before, group.confirm_after));
    for (const std::string& difference : brute.differences)
      EXPECT_TRUE(found.count(difference)) << difference << " is missed, seed " << seed << ":\n" << guide << "\n" << other;
    if (!brute.is_told_otherwise || brute.has_conflicts) continue;
    Engine engine(pack_of(guide)), engine_after(pack_of(other));
    EXPECT_TRUE(find_difference(engine, engine_after)) << "no difference is found, seed " << seed << ":\n" << guide << "\n" << other;
  }
  return compared;
}

constexpr RandomPacks compared_packs = thorough ? RandomPacks{200, 30, 20} : RandomPacks{20, 2, 2};

TEST(CompareRandom, TellsEveryDifferenceOnEveryDayOfTwoYears) {
  std::vector<Day> days;
  for (Day day = first_compared; day <= last_compared; ++day) days.push_back(day);
  EXPECT_GT(compare_with_brute_force(1, compared_packs.plain, 0, days, 3), compared_packs.plain / 2);
}

TEST(CompareRandom, TellsEveryDifferenceWithEveryDate) {
  std::set<Day> days;
  for (const char* turn : {"2024-02-29", "2024-07-01", "2025-01-31", "2025-03-01", "2025-04-10"})
    for (Day day = *parse_date(turn) - 1; day <= *parse_date(turn) + 1; ++day) days.insert(day);
  for (Day day = first_compared; day <= last_compared; day += 97) days.insert(day);
  EXPECT_GT(compare_with_brute_force(1001, compared_packs.dated, 1, {days.begin(), days.end()}, 40), compared_packs.dated / 2);
}

TEST(CompareRandom, TellsEveryDifferenceWithTwoDatesThatHangTogether) {
  const std::vector<Day> days = {first_compared + 10, *parse_date("2024-03-04"), *parse_date("2025-04-02")};
  EXPECT_GT(compare_with_brute_force(2001, compared_packs.two_dated, 2, days, 20), compared_packs.two_dated / 2);
}

bool contradicts_itself(const Pack& pack) {
  Checker checker({});
  checker.add(pack);
  const std::vector<Finding> findings = checker.finish().findings;
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.code == Code::equal_rank_conflict; });
}

// The search for one difference goes equal ways once; the count of all goes every way.
TEST(CompareRandom, FindsADifferenceWhereThereAreAny) {
  unsigned different = 0;
  for (unsigned seed = 3001; seed < 3001 + (thorough ? 400u : 60u); ++seed) {
    const std::string guide = RandomGuide(seed, 0).json();
    std::mt19937 random(seed);
    const std::string other = changed(guide, random);
    const auto before = pack_of(guide), after = pack_of(other);
    if (!before || !after || contradicts_itself(*before)) continue;
    const std::vector<DifferenceGroup> groups = compare(*before, *after, "test").groups;
    if (std::all_of(groups.begin(), groups.end(), [](const DifferenceGroup& group) { return group.before == group.after; })) continue;
    ++different;
    Engine engine(pack_of(guide)), engine_after(pack_of(other));
    EXPECT_TRUE(find_difference(engine, engine_after)) << "no difference is found, seed " << seed << ":\n" << guide << "\n" << other;
  }
  EXPECT_GT(different, 10u);
}

}  // namespace
}  // namespace yidi::test
