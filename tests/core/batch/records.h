// People as records, and what is said to them.
#pragma once

#include <random>
#include <string>

#include "batch/evaluator.h"
#include "yidi/engine.h"

namespace yidi::test {

// A state as a line for `yidi eval`, and what the engine itself says to it.
std::string record_line(const Pack& pack, const State& state, const std::string& id);
std::string plain_line(Engine& engine, const State& state, const std::string& id);

// What an evaluator answers to a line.
std::string answer(batch::Evaluator& evaluator, std::string_view line);

// Changes a line in up to two places, as damage or a slip of the hand would.
void damage(std::string& line, std::mt19937& random);

}  // namespace yidi::test
