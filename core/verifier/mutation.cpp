#include "verifier/mutation.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <thread>

#include "verifier/difference.h"
#include "verifier/survey.h"

namespace yidi {

namespace {

// The packs of some sources, each compiled when it is first wanted.
class Engines {
 public:
  explicit Engines(const Sources& sources) : sources_(sources) {}

  Result<Engine*> find(const std::string& id) {
    if (const auto known = engines_.find(id); known != engines_.end()) return known->second.get();
    const std::vector<std::string> packs = sources_.packs();
    if (std::find(packs.begin(), packs.end(), id) == packs.end())
      return Error{Code::other_pack, "pack", "there is no pack \"" + id + "\""};
    std::vector<std::byte> bytes = sources_.compile(id);
    Error error{Code::damaged_pack, id, "the pack cannot be compiled"};
    auto pack = bytes.empty() ? nullptr : Pack::open(std::move(bytes), error);
    refused_ = refused_ || !pack;
    if (!pack) return error;
    return (engines_[id] = std::make_unique<Engine>(std::move(pack))).get();
  }

  // Whether a pack could not be compiled.
  bool refused() const { return refused_; }

 private:
  const Sources& sources_;
  std::map<std::string, std::unique_ptr<Engine>> engines_;
  bool refused_ = false;
};

// One thread's work.
class Judge {
 public:
  Judge(const Sources& sources, const ScenarioSet& scenarios, const MakeAnswer& make_answer)
      : sources_(sources), scenarios_(scenarios), make_answer_(make_answer), engines_(sources) {}

  // What differs before anything is changed.
  std::optional<Error> check_unchanged() {
    const AnswerRecord answer = make_answer_([&](const std::string& id) { return engines_.find(id); });
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      const std::vector<std::string> differences = scenarios_.differences(i, answer);
      if (!differences.empty())
        return Error{Code::bad_input_line, scenarios_.file(i), scenarios_.id(i) + " fails without any change: " + differences[0]};
    }
    return std::nullopt;
  }

  void judge(std::size_t index, JudgedMutant& judged) {
    const std::unique_ptr<const Sources> changed = sources_.mutated(index);
    Engines engines(*changed);
    if (!changed->diagnostics().empty() || is_noticed(judged, engines) || engines.refused()) return;
    judged.fate = Fate::equivalent;
    std::set<std::string> walked;
    for (const std::string& id : judged.mutant.packs) {
      const Known& before = known(id);
      // Packs that differ in nothing but the province behave alike, changed in the same way.
      if (walked.count(before.kind)) continue;
      const auto after = engines.find(id);
      if (!after) {
        judged.fate = Fate::killed;
        return;
      }
      const Ground ground((*after)->pack(), before.ground);
      // Where tests on places have changed it may be otherwise: what they tell apart is not the same in every province.
      std::string kind = ground.has_places_of(before.ground) ? before.kind : before.kind + likeness((*after)->pack());
      if (!walked.insert(std::move(kind)).second) continue;
      const std::optional<Difference> difference = find_difference(*before.engine, before.ground, **after, ground);
      if (!difference) continue;
      judged.fate = Fate::alive;
      judged.token = difference->token;
      judged.text = difference->text;
      return;
    }
  }

 private:
  // A pack without any change.
  struct Known {
    explicit Known(Engine& its_engine) : engine(&its_engine), ground(engine->pack()), kind(likeness(engine->pack())) {}
    Engine* engine;
    Ground ground;
    std::string kind;
  };

  const Known& known(const std::string& id) {
    std::unique_ptr<const Known>& known = known_[id];
    if (!known) known = std::make_unique<const Known>(**engines_.find(id));
    return *known;
  }

  // Whether a scenario fails: those first that name the claims that the change is about.
  bool is_noticed(JudgedMutant& judged, Engines& engines) {
    const AnswerRecord answer = make_answer_([&](const std::string& id) { return engines.find(id); });
    const auto& packs = judged.mutant.packs;
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      if (std::find(packs.begin(), packs.end(), scenarios_.pack(i)) == packs.end()) continue;
      const auto& about = judged.mutant.claims;
      const auto named = std::count_if(scenarios_.claims(i).begin(), scenarios_.claims(i).end(), [&](const std::string& claim) {
        return std::find(about.begin(), about.end(), claim) != about.end();
      });
      order.push_back({scenarios_.claims(i).size() + 1 - std::size_t(named) + (named ? 0 : 1000), i});
    }
    std::sort(order.begin(), order.end());
    for (const auto& [rank, i] : order) {
      const bool fails = !scenarios_.differences(i, answer).empty();
      if (engines.refused()) return true;
      if (!fails) continue;
      judged.by = scenarios_.id(i);
      return true;
    }
    return false;
  }

  const Sources& sources_;
  const ScenarioSet& scenarios_;
  const MakeAnswer& make_answer_;
  Engines engines_;
  std::map<std::string, std::unique_ptr<const Known>> known_;
};

std::vector<std::size_t> choose(const std::vector<Mutant>& mutants, const MutationOptions& options) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < mutants.size(); ++i)
    if (mutants[i].about.find(options.about) != std::string::npos && (options.kind.empty() || mutants[i].kind == options.kind))
      chosen.push_back(i);
  if (options.sample == 0 || options.sample >= chosen.size()) return chosen;
  // The same everywhere: std::shuffle may differ from library to library.
  std::mt19937_64 random(options.seed);
  for (std::size_t i = 0; i < options.sample; ++i) std::swap(chosen[i], chosen[i + random() % (chosen.size() - i)]);
  chosen.resize(options.sample);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

Result<std::vector<JudgedMutant>> judge_mutants(const Sources& sources, const ScenarioSet& scenarios, const MakeAnswer& make_answer,
                                                const MutationOptions& options) {
  if (auto wrong = Judge(sources, scenarios, make_answer).check_unchanged()) return *wrong;
  const std::vector<Mutant> mutants = sources.mutants();
  const std::vector<std::size_t> chosen = choose(mutants, options);
  std::vector<JudgedMutant> judged;
  for (const std::size_t index : chosen) judged.push_back({mutants[index], Fate::killed, "", "", ""});
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Judge judge(sources, scenarios, make_answer);
    for (std::size_t i = next++; i < chosen.size(); i = next++) judge.judge(chosen[i], judged[i]);
  };
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < options.jobs; ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  return judged;
}

MutationScore::MutationScore(const std::vector<JudgedMutant>& mutants) {
  for (const JudgedMutant& one : mutants) ++(one.fate == Fate::killed ? killed : one.fate == Fate::alive ? alive : equivalent);
}

unsigned MutationScore::per_mille() const {
  return killed + alive == 0 ? 1000 : unsigned(killed * 1000 / (killed + alive));
}

}  // namespace yidi
