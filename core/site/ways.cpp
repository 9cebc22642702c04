#include "site/ways.h"

#include <algorithm>

#include "runtime/text.h"
#include "runtime/view.h"

namespace yidi::site {

namespace {

// More than these nobody can read; what a place asks beyond them keeps its first answer.
constexpr std::size_t most_ways = 256;

bool is_date(const Json& value) { return value.is_string() && parse_date(value.get_ref<const std::string&>()); }

bool has_date(const Json& value) {
  if (value.is_structured())
    return std::any_of(value.begin(), value.end(), [](const Json& part) { return has_date(part); });
  return is_date(value);
}

// How far a day lies behind another: in whole months if it does, in days otherwise.
Json distance(Day from, Day day, const char* after) {
  for (int months = 1; months <= 240; ++months)
    if (const auto end = add_months(from, months); end && *end == day) return {{"after", after}, {"months", months}};
  return {{"after", after}, {"days", day - from}};
}

// Puts distances for the days that moved when `base` moved by one.
void make_relative(Json& value, const Json& moved, Day base, const char* after) {
  if (value.is_structured()) {
    if (moved.type() != value.type() || moved.size() != value.size()) return;
    auto other = moved.begin();
    for (auto part = value.begin(); part != value.end(); ++part, ++other) make_relative(*part, *other, base, after);
  } else if (is_date(value) && is_date(moved) && value != moved) {
    value = distance(base, *parse_date(value.get<std::string>()), after);
  }
}

class Walk {
 public:
  Walk(Engine& engine, const Case& who, const Person& person)
      : engine_(engine), view_(engine.pack().view()), who_(who), person_(person) {}

  std::vector<Way> all(const std::vector<PlaceClass>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      State state(engine_.pack());
      state.guide = view_.find_guide(who_.guide);
      state.as_of = who_.as_of;
      if (view_.insured_fact != wire::none) state.answers[view_.insured_fact] = who_.insured ? Value::region(who_.insured) : Value::unsure();
      if (view_.care_fact != wire::none) state.answers[view_.care_fact] = Value::region(places[i].front());
      Way way;
      if (places.size() > 1) way.chosen.emplace_back(care_class, std::to_string(i));
      go_on(std::move(state), std::move(way));
    }
    return std::move(ways_);
  }

 private:
  void go_on(State state, Way way) {
    for (;;) {
      const Step step = engine_.examine(state);
      if (step.kind == Step::Kind::error) return;
      if (step.kind == Step::Kind::outcome) return arrive(state, std::move(way));
      const std::string fact(view_.name(view_.facts[step.fact].name()));
      const std::string given = given_answer(fact);
      if (!given.empty()) {
        if (!put(state, step.fact, given)) return;
        continue;
      }
      const std::vector<std::string> options = options_of(step.fact);
      for (const std::string& option : options) {
        if (ways_.size() >= most_ways && &option != &options.front()) return;
        State next = state;
        Way longer = way;
        longer.chosen.emplace_back(fact, option);
        if (put(next, step.fact, option)) go_on(std::move(next), std::move(longer));
      }
      return;
    }
  }

  std::string given_answer(const std::string& fact) const {
    for (const auto& [name, answer] : person_.answers)
      if (name == fact) return answer == some_days_ago ? date(who_.as_of - days_ago) : answer;
    return "";
  }

  std::vector<std::string> options_of(std::uint16_t index) const {
    const wire::Fact& fact = view_.facts[index];
    switch (wire::FactType(fact.type())) {
      case wire::FactType::boolean: return {"true", "false"};
      case wire::FactType::symbol: {
        std::vector<std::string> options;
        for (const std::uint16_t option : view_.options(fact)) options.emplace_back(view_.name(option));
        return options;
      }
      case wire::FactType::date: return {date(who_.as_of)};
      default: return {"unsure"};
    }
  }

  bool put(State& state, std::uint16_t fact, const std::string& answer) const {
    Value value;
    Error error;
    if (!read_answer(engine_.pack(), fact, answer, value, error)) return false;
    state.answers[fact] = value;
    return true;
  }

  static std::string date(Day day) {
    char text[10];
    format_date(day, text);
    return std::string(text, 10);
  }

  Json decisions_of(const State& state, Json* dissent = nullptr) {
    line_.clear();
    engine_.step(state, line_);
    // What is not needed is not kept.
    const auto wanted = [&](int depth, Json::parse_event_t event, Json& parsed) {
      if (event != Json::parse_event_t::key) return true;
      const std::string& key = parsed.get_ref<const std::string&>();
      if (depth == 1) return key == "state" || key == "decisions" || (key == "dissent" && dissent);
      return depth > 3 || (key != "rule" && key != "rules");
    };
    Json step = Json::parse(line_, wanted, false);
    if (step.value("state", "") != "outcome") return Json::object();
    if (dissent) *dissent = std::move(step["dissent"]);
    return std::move(step["decisions"]);
  }

  void arrive(const State& state, Way way) {
    way.token = write_token(engine_.pack(), state);
    way.decisions = decisions_of(state, &way.dissent);
    // The day by which something is processed moves with the day of filing, whatever happens to lie between.
    if (auto found = way.decisions.find("processing"); found != way.decisions.end() && (*found)["value"].is_object()) {
      (*found)["value"].erase("by");
      (*found)["value"].erase("estimated");
    }
    if (auto found = way.decisions.find("filed_to"); found != way.decisions.end()) name_place((*found)["value"], state);
    if (values_have_date(way.decisions)) {
      if (const std::uint16_t admission = view_.find_fact("admission_date"); admission != wire::none && state.answers[admission].is(Kind::date)) {
        State moved = state;
        const Day day = Day(state.answers[admission].payload());
        moved.answers[admission] = Value::date(day - 1);
        compare(way.decisions, decisions_of(moved), day, "admission");
      }
      State moved = state;
      moved.as_of += 1;
      compare(way.decisions, decisions_of(moved), state.as_of, "filing");
    }
    ways_.push_back(std::move(way));
  }

  void name_place(Json& value, const State& state) const {
    const RegionCode care = RegionCode(state.answers[view_.care_fact].payload());
    if (value == digits(care))
      value = "city";
    else if (value == digits(province_of(care)))
      value = "province";
  }

  static std::string digits(RegionCode region) {
    std::string text;
    append_region(text, region);
    return text;
  }

  static bool values_have_date(const Json& decisions) {
    return std::any_of(decisions.begin(), decisions.end(), [](const Json& decision) { return has_date(decision["value"]); });
  }

  static void compare(Json& decisions, const Json& moved, Day base, const char* after) {
    for (auto& [id, decision] : decisions.items())
      if (moved.contains(id)) make_relative(decision["value"], moved[id]["value"], base, after);
  }

  Engine& engine_;
  const View& view_;
  const Case& who_;
  const Person& person_;
  std::vector<Way> ways_;
  std::string line_;
};

}  // namespace

std::vector<Way> ways_of(Engine& engine, const Case& who, const Person& person, const std::vector<PlaceClass>& places) {
  return Walk(engine, who, person).all(places);
}

}  // namespace yidi::site
