// The values that rules give, written as JSON and compared.
#pragma once

#include "runtime/evaluation.h"
#include "runtime/json_writer.h"

namespace yidi {

// Writes a value; what is not known appears as null.
void write_shape(JsonWriter& json, Evaluation& evaluation, std::uint16_t shape);

// Writes the papers of an alternative, as a list.
void write_papers_of(JsonWriter& json, std::uint16_t alternative);

// Whether two shapes come out as the same JSON.
bool same_value(Evaluation& evaluation, std::uint16_t a, std::uint16_t b);

}  // namespace yidi
