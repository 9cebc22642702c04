// What an engine is made of.
#pragma once

#include "runtime/walk.h"
#include "yidi/engine.h"

namespace yidi {

struct Engine::Parts {
  explicit Parts(std::unique_ptr<const Pack> opened)
      : pack(std::move(opened)), walk(pack->view()), scratch(pack->view()) {}

  // Follows a state's answers; afterwards the walk knows where they have led to.
  bool run(const State& state, Error& error);

  // Frames of the places and days asked for last: most callers ask many states of few places.
  static constexpr std::size_t kept_frames = 16;

  std::unique_ptr<const Pack> pack;
  Walk walk;
  Evaluation scratch;
  Frame frames[kept_frames];
  std::size_t next_frame = 0;
};

}  // namespace yidi
