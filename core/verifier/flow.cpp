// Which question follows which: every way through a guide walked with the engine, equal states told once.
#include <algorithm>
#include <deque>
#include <set>

#include "runtime/walk.h"
#include "verifier/dates.h"
#include "verifier/graph.h"
#include "verifier/space.h"

namespace yidi {

namespace {

std::string iso(Day day) {
  char text[10];
  format_date(day, text);
  return {text, 10};
}

std::string code_of_region(Value place) {
  return place.payload() == wire::abroad ? "abroad" : std::to_string(place.payload());
}

// A state, or all states from which the same follows: what stands there, and where each answer leads.
struct Stage {
  Box box;
  std::vector<std::pair<std::string, std::size_t>> next;
};

class Flow {
 public:
  Flow(const Pack& pack, const Frame& frame, const State& given)
      : view_(pack.view()), space_(pack), frame_(frame), state_(given), dates_(view_, given.guide) {
    dates_.begin(frame, {});
    for (const wire::Constant& constant : view_.constants)
      if (Kind(constant.kind()) == Kind::integer)
        for (const int step : {-1, 0, 1}) numbers_.insert(constant.payload() + step);
    numbers_.insert(0);
  }

  // The stages, those that a stage leads to before it.
  std::vector<Stage> run() {
    ways_.emplace_back(view_);
    ways_[0].begin(frame_, state_);
    walk(0);
    return std::move(stages_);
  }

 private:
  // The stage that the way at a depth has come to.
  std::size_t walk(std::size_t depth) {
    Walk& way = ways_[depth];
    const std::uint16_t question = way.question();
    if (question == wire::none) {
      const Code code = way.error().code;
      return stage(code == Code::none ? Stage{{Box::Kind::outcome, "outcome"}, {}}
                                      : Stage{{Box::Kind::refusal, code_text(code)}, {}});
    }
    if (ways_.size() < depth + 2) ways_.push_back(way);
    const wire::Fact& fact = view_.facts[question];
    Stage here{{Box::Kind::question, std::string(view_.name(fact.name()))}, {}};
    const auto branch = [&](const std::string& code, Value value) {
      ways_[depth + 1] = ways_[depth];
      if (!ways_[depth + 1].answer(value)) return;
      state_.answers[question] = value;
      const std::size_t next = walk(depth + 1);
      state_.answers[question] = Value::undetermined();
      here.next.push_back({code, next});
    };
    switch (wire::FactType(fact.type())) {
      case wire::FactType::boolean:
        branch("true", Value::boolean(true));
        branch("false", Value::boolean(false));
        break;
      case wire::FactType::symbol:
        for (const std::uint16_t option : view_.options(fact)) branch(std::string(view_.name(option)), Value::symbol(option));
        break;
      case wire::FactType::date: each_stretch(question, depth, here); break;
      case wire::FactType::region:
        for (const Value place : places(question))
          if (place.is(Kind::region)) branch(code_of_region(place), place);
        break;
      case wire::FactType::integer:
        for (const std::int64_t number : numbers_)
          if (Value::fits(number)) branch(std::to_string(number), Value::integer(number));
        break;
    }
    if (fact.flags() & wire::allows_unsure) branch("unsure", Value::unsure());
    return stage(std::move(here));
  }

  // Places of care by class; of any other question about a place all that there are.
  std::vector<Value> places(std::uint16_t question) const {
    if (question == view_.care_fact)
      return space_.care_places(view_.insured_fact == wire::none ? Value::undetermined() : state_.answers[view_.insured_fact]);
    std::vector<Value> all;
    for (const std::uint32_t code : view_.regions) all.push_back(Value::region(code));
    return all;
  }

  // The days that a question takes, as stretches that lead to the same stage.
  void each_stretch(std::uint16_t question, std::size_t depth, Stage& here) {
    constexpr std::size_t refused = std::size_t(-1);
    std::vector<std::pair<Day, std::string>> told;  // before any way goes on: that asks about other dates
    for (const Day day : dates_.around(question, state_)) {
      state_.answers[question] = Value::date(day);
      told.emplace_back(day, dates_.signature(question, state_));
    }
    std::map<std::string, std::size_t> known;
    std::vector<std::pair<Day, std::size_t>> days;
    for (const auto& [day, signature] : told) {
      days.push_back({day, refused});
      ways_[depth + 1] = ways_[depth];
      if (!ways_[depth + 1].answer(Value::date(day))) continue;
      state_.answers[question] = Value::date(day);
      const auto found = known.find(signature);
      days.back().second = found != known.end() ? found->second : (known[signature] = walk(depth + 1));
    }
    state_.answers[question] = Value::undetermined();
    for (std::size_t i = 0, end = 0; i < days.size(); i = end) {
      while (end < days.size() && days[end].second == days[i].second) ++end;
      if (days[i].second == refused) continue;
      const std::string from = i == 0 ? "" : iso(days[i].first), to = end == days.size() ? "" : iso(days[end - 1].first);
      const bool one_day = !from.empty() && from == to;
      here.next.push_back({one_day ? from : from + ".." + to, days[i].second});
    }
  }

  std::size_t stage(Stage&& here) {
    const auto [found, fresh] = index_.try_emplace({int(here.box.kind), here.box.id, here.next}, stages_.size());
    if (fresh) stages_.push_back(std::move(here));
    return found->second;
  }

  using Key = std::tuple<int, std::string, std::vector<std::pair<std::string, std::size_t>>>;

  const View& view_;
  Space space_;
  const Frame& frame_;
  State state_;
  DateClasses dates_;
  std::set<std::int64_t> numbers_;
  std::deque<Walk> ways_;  // by depth
  std::vector<Stage> stages_;
  std::map<Key, std::size_t> index_;
};

// Stages as a picture, in the order in which the ways come by; several stages may be one box.
class Drawing {
 public:
  Drawing(const std::vector<Stage>& stages, Merge merge) : stages_(stages), merge_(merge) {}

  Graph run() {
    graph_.direction = Graph::Direction::down;
    std::deque<std::size_t> open;
    std::set<std::size_t> met;
    const auto meet = [&](std::size_t stage) {
      if (met.insert(stage).second) open.push_back(stage);
      return box_of(stage);
    };
    for (meet(stages_.size() - 1); !open.empty(); open.pop_front()) {
      const std::size_t from = box_of(open.front());
      for (const auto& [answer, next] : stages_[open.front()].next) add(from, meet(next), answer);
    }
    for (Arrow& arrow : graph_.arrows)
      if (arrow.answers.size() > 1 && arrow.answers.size() == said_[arrow.from].size()) arrow.answers = {{"*"}};
    return std::move(graph_);
  }

 private:
  std::size_t box_of(std::size_t stage) {
    const Box& box = stages_[stage].box;
    const bool shared = merge_ == Merge::questions;
    const auto [found, fresh] = boxes_.try_emplace({int(box.kind), box.id, shared ? 0 : stage}, graph_.boxes.size());
    if (fresh) graph_.boxes.push_back(box);
    return found->second;
  }

  void add(std::size_t from, std::size_t to, const std::string& answer) {
    said_[from].insert(answer);
    const auto [found, fresh] = arrows_.try_emplace({from, to}, graph_.arrows.size());
    if (fresh) graph_.arrows.push_back({Arrow::Kind::answer, from, to});
    std::vector<Answer>& answers = graph_.arrows[found->second].answers;
    if (std::none_of(answers.begin(), answers.end(), [&](const Answer& known) { return known.code == answer; }))
      answers.push_back({answer});
  }

  const std::vector<Stage>& stages_;
  Merge merge_;
  Graph graph_;
  std::map<std::tuple<int, std::string, std::size_t>, std::size_t> boxes_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> arrows_;
  std::map<std::size_t, std::set<std::string>> said_;  // by box: every answer that leads on from it
};

}  // namespace

bool question_graph(const Pack& pack, std::uint16_t guide, Value insured, Day as_of, Merge merge, Graph& graph, Error& error) {
  const View& view = pack.view();
  State state(pack);
  state.guide = guide;
  state.as_of = as_of;
  if (view.insured_fact != wire::none) state.answers[view.insured_fact] = insured;
  Frame frame;
  if (!make_frame(view, insured.is(Kind::region) ? RegionCode(insured.payload()) : 0, as_of, frame, error)) return false;
  graph = Drawing(Flow(pack, frame, state).run(), merge).run();
  graph.title = std::string(view.name(view.guides[guide].name()));
  return true;
}

}  // namespace yidi
