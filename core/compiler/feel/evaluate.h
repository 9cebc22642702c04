// The tree walked under DMN semantics.
#pragma once

#include <memory>

#include "compiler/feel/syntax.h"
#include "compiler/feel/value.h"
#include "yidi/feel.h"

namespace yidi::feel {

// What evaluation may cost before it is given up; see yidi/feel.h.
inline constexpr std::int64_t most_steps = 500000;

// What a name stands for; nullptr where nothing binds it.
class Bindings {
 public:
  virtual ~Bindings() = default;
  virtual const FeelValue* find(const std::string& name) = 0;
};

// The value of an expression; empty with the flaw filled in (limit_exceeded) where it would take more steps than are left,
// from which what it took is taken. `world` and `outer` may be nullptr: a function or a name that needs them is null.
std::optional<FeelValue> evaluate(const Expression& expression, const FeelWorld* world, Bindings* outer,
                                  std::int64_t& steps_left, Flaw& flaw);

// Whether a function of an expression asks about the world.
bool needs_world(const Expression& expression);

// An extension on evaluated arguments.
FeelValue call_world(const FeelWorld& world, const std::string& name, const std::vector<FeelValue>& arguments);
bool is_world_function(const std::string& name);

}  // namespace yidi::feel
