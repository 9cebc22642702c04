// The engine for many records: the same lines, from a memory of what earlier records have led to.
//
// Exactly what Engine::step writes. The first record of its kind is answered by the engine itself; what that has read off
// the record becomes a way through a decision tree (answer_tree.h), and the line a template with holes for dates and
// regions (templates.h). A record whose way is known is answered without evaluating a rule. Why that is exact is told in
// run.h. Errors are never remembered, and a line that does not come out of its template as the engine wrote it is not
// either.
//
// Memory: bytes() tells an upper estimate; whoever owns the engine calls clear() when it has become too much. Nothing but
// speed is lost by that.
#pragma once

#include "batch/answer_tree.h"
#include "yidi/engine.h"

namespace yidi::batch {

class BatchEngine {
 public:
  // The engine outlives this, and may be used beside it.
  explicit BatchEngine(Engine& engine);
  ~BatchEngine();

  // Appends the line that answers a state, from its byte `skip` (at most 7) on.
  void step(const State& state, TextBuffer& out, std::size_t skip = 0);

  // Whether a state's line is remembered, without writing it.
  bool knows(const State& state) { return find(state, classes_of(state)) != AnswerTree::none; }

  // How many states have been answered by the engine, and how often the line could not be remembered.
  std::size_t asked() const { return asked_; }
  std::size_t refused() const { return refused_; }

  std::size_t bytes() const { return expressions_.bytes() + tree_.bytes() + templates_.bytes(); }
  void clear();

 private:
  struct Found {
    bool judged = false;  // whether the day can be judged at all, and is an ordinary one
    std::uint64_t classes = 0;
    std::uint32_t layer = 0;
  };
  Found classes_of(const State& state);
  TemplateId find(const State& state, const Found& found) {
    expressions_.begin(state, found.layer);
    return found.judged ? tree_.find(found.classes) : AnswerTree::none;
  }
  bool remember(const State& state, const Found& found, std::string_view line);

  Engine& engine_;
  Classes classes_;
  Expressions expressions_;
  AnswerTree tree_;
  Templates templates_;
  Frame nothing_;
  std::string line_;
  TextBuffer check_;
  std::size_t asked_ = 0;
  std::size_t refused_ = 0;
};

}  // namespace yidi::batch
