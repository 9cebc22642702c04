#include "batch/batch_engine.h"

#include "runtime/engine_parts.h"

namespace yidi::batch {

BatchEngine::BatchEngine(Engine& engine)
    : engine_(engine),
      classes_(engine.pack().view()),
      expressions_(engine.pack().view(), classes_),
      tree_(expressions_),
      templates_(engine.pack().view(), expressions_) {}

BatchEngine::~BatchEngine() = default;

BatchEngine::Found BatchEngine::classes_of(const State& state) {
  const Classes::Places places = classes_.places(state);
  const std::int32_t frame = classes_.frame(places.layer, state.as_of);
  return {frame >= 0 && Expressions::is_ordinary(state.as_of), std::uint64_t(places.id) << 40 | std::uint64_t(frame & 0xFFFFFF) << 16 | state.guide, places.layer};
}

void BatchEngine::step(const State& state, TextBuffer& out, std::size_t skip) {
  const Found found = classes_of(state);
  const TemplateId known = find(state, found);
  if (known != AnswerTree::none) return templates_.write(known, skip, out);

  ++asked_;
  line_.clear();
  engine_.parts_->scratch.begin(nothing_);  // so that what it has worked out belongs to this state
  engine_.step(state, line_);
  if (found.judged && engine_.parts_->walk.error().code == Code::none && !remember(state, found, line_)) ++refused_;
  out.append(std::string_view(line_).substr(skip));
}

bool BatchEngine::remember(const State& state, const Found& found, std::string_view line) {
  Walk& walk = engine_.parts_->walk;
  std::vector<Observation> observations;
  std::vector<Hole> holes;
  Origins origins(walk.evaluation(), state, expressions_, classes_, observations);
  if (!find_holes(line, walk, origins, expressions_, holes)) return false;
  observe_run(walk, engine_.parts_->scratch, state, origins, expressions_);
  for (const Observation& observation : observations)
    if (expressions_.value(observation.source) != observation.result) return false;
  const TemplateId made = templates_.add(line, holes);
  check_.clear();
  templates_.write(made, 0, check_);
  if (check_.text() != line) return false;
  tree_.grow(found.classes, observations, made);
  return true;
}

void BatchEngine::clear() {
  expressions_.clear();
  tree_.clear();
  templates_.clear();
}

}  // namespace yidi::batch
