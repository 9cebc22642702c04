// The questionnaire as a pure function, and the complete evaluation: the two things a pack is for.
//
// An engine holds one pack and some scratch memory. It has no clock, does no I/O, throws nothing and remembers nothing
// that could change an answer: the same state always gives the same bytes, on every platform.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yidi/pack.h"
#include "yidi/state.h"

namespace yidi {

// Where a state has led to.
struct Step {
  enum class Kind { ask, outcome, error };
  Kind kind = Kind::error;

  std::uint16_t fact = 0;           // ask: the question
  unsigned at_most = 0;             // ask: how many more questions can follow at most, this one included
  std::uint16_t decision = 0;       // ask: the decision for which it is needed
  std::vector<std::uint16_t> path;  // ask, outcome: the facts asked so far, in the order of asking, places left out
  Error error;                      // error
};

namespace batch {
class BatchEngine;
}

class Engine {
 public:
  explicit Engine(std::unique_ptr<const Pack> pack);
  ~Engine();

  const Pack& pack() const;

  // One state token in, one line of canonical ASCII JSON out (ask, outcome or error), without a line break.
  // `out` is appended to.
  void step(std::string_view token, std::string& out);

  // The same for a state that has been read already.
  void step(const State& state, std::string& out);

  // What the state leads to, without writing it down.
  Step examine(const State& state);

  // The state with one answer changed. Every later answer is kept as long as the new path still asks for it; the ones
  // it no longer asks for are taken out and returned in `dropped`. While a question is open that is not yet known.
  struct Changed {
    State state;
    std::vector<std::uint16_t> dropped;
  };
  Changed change(const State& state, std::uint16_t fact, Value value);

  // The state with the last question's answer taken back. The same state where none has been answered.
  State back(const State& state);

  // How each rule of the shown decisions fared, as a line of JSON; for explanations.
  void trace(const State& state, std::string& out);

 private:
  friend class batch::BatchEngine;  // core/batch: sees what a run has read
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yidi
