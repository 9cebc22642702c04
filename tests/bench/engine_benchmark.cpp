// What one step and one complete evaluation take: engine-benchmark PACK... Answers are drawn at random, with a fixed seed,
// over the questions that are asked; places, too, so that no two evaluations in a row are of the same person. batch-… is
// the batch engine, natively alone, on as many people as it has met before.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>

#include "batch/batch_engine.h"
#include "runtime/view.h"
#include "yidi/engine.h"

namespace {

using namespace yidi;

constexpr std::size_t people = 4096;
constexpr const char* today = "2026-11-22";

std::unique_ptr<const Pack> open_pack(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), {}};
  const auto* begin = reinterpret_cast<const std::byte*>(content.data());
  Error error;
  auto pack = Pack::open({begin, begin + content.size()}, error);
  if (!pack) std::fprintf(stderr, "%s: %s\n", path.c_str(), error.text.c_str()), std::exit(2);
  return pack;
}

class Population {
 public:
  Population(const Pack& pack, std::uint32_t insured) : pack_(pack), view_(pack.view()), insured_(insured) {}

  // A random person's answers, as far as they are asked; the last question open where `asks`.
  State draw(Engine& engine, bool asks) {
    State state(pack_);
    state.as_of = *parse_date(today);
    if (insured_ != 0) state.answers[view_.insured_fact] = Value::region(insured_);
    else state.answers[view_.insured_fact] = Value::unsure();
    constexpr std::uint32_t places[] = {110000, 310000, 320100, 360100, 420100, 430100, 440100, 440600, 460100, 610500};
    state.answers[view_.care_fact] = Value::region(places[random_() % std::size(places)]);
    State before = state;
    for (Step step = engine.examine(state); step.kind == Step::Kind::ask; step = engine.examine(state)) {
      before = state;
      state.answers[step.fact] = answer(view_.facts[step.fact]);
    }
    return asks ? before : state;
  }

 private:
  Value answer(const wire::Fact& fact) {
    const auto options = view_.options(fact);
    switch (wire::FactType(fact.type())) {
      case wire::FactType::symbol: return Value::symbol(options[random_() % options.size()]);
      case wire::FactType::boolean: return Value::boolean(random_() % 2);
      default: return Value::date(*parse_date(today) - Day(random_() % 20));
    }
  }

  const Pack& pack_;
  const View& view_;
  std::uint32_t insured_;
  std::mt19937 random_{20261122};
};

void measure(const std::string& name, const std::string& path, std::uint32_t insured) {
  const auto population = [=](Engine& engine, bool asks) {
    Population source(engine.pack(), insured);
    std::vector<State> states;
    while (states.size() < people) states.push_back(source.draw(engine, asks));
    return states;
  };
  const auto run = [=](benchmark::State& loop, bool asks, const auto& work) {
    Engine engine(open_pack(path));
    const std::vector<State> states = population(engine, asks);
    std::size_t next = 0;
    for (auto _ : loop) work(engine, states[next++ % people]);
    loop.SetItemsProcessed(loop.iterations());
  };
  const auto evaluate = [](Engine& engine, const State& state) { benchmark::DoNotOptimize(engine.examine(state).kind); };
  const auto step = [](Engine& engine, const State& state) {
    std::string line;
    engine.step(state, line);
    benchmark::DoNotOptimize(line.data());
  };
  benchmark::RegisterBenchmark((name + "/evaluate").c_str(), [=](benchmark::State& loop) { run(loop, false, evaluate); });
  benchmark::RegisterBenchmark((name + "/outcome").c_str(), [=](benchmark::State& loop) { run(loop, false, step); });
  benchmark::RegisterBenchmark((name + "/ask").c_str(), [=](benchmark::State& loop) { run(loop, true, step); });
}

// The batch engine on the same people: finding the line, and writing it.
void measure_batch(const std::string& name, const std::string& path, std::uint32_t insured) {
  const auto run = [=](benchmark::State& loop, bool asks, const auto& work) {
    Engine engine(open_pack(path));
    Population source(engine.pack(), insured);
    std::vector<State> states;
    while (states.size() < people) states.push_back(source.draw(engine, asks));
    batch::BatchEngine batch(engine);
    batch::TextBuffer out;
    for (const State& state : states) batch.step(state, out);
    std::size_t next = 0;
    for (auto _ : loop) {
      out.clear();
      work(batch, states[next++ % people], out);
    }
    loop.SetItemsProcessed(loop.iterations());
    loop.counters["ways"] = double(batch.asked());
  };
  const auto evaluate = [](batch::BatchEngine& batch, const State& state, batch::TextBuffer&) {
    benchmark::DoNotOptimize(batch.knows(state));
  };
  const auto step = [](batch::BatchEngine& batch, const State& state, batch::TextBuffer& out) {
    batch.step(state, out);
    benchmark::DoNotOptimize(out.text().data());
  };
  benchmark::RegisterBenchmark((name + "/batch-evaluate").c_str(), [=](benchmark::State& loop) { run(loop, false, evaluate); });
  benchmark::RegisterBenchmark((name + "/batch-outcome").c_str(), [=](benchmark::State& loop) { run(loop, false, step); });
  benchmark::RegisterBenchmark((name + "/batch-ask").c_str(), [=](benchmark::State& loop) { run(loop, true, step); });
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (count != 3) return std::fprintf(stderr, "usage: engine-benchmark NATION.ypk GUANGDONG.ypk\n"), 2;
  measure("nation", arguments[1], 0);
  measure("shenzhen", arguments[2], 440300);
  measure_batch("nation", arguments[1], 0);
  measure_batch("shenzhen", arguments[2], 440300);
  benchmark::RunSpecifiedBenchmarks();
}
