// The answers to questions that are worth trying out, and which a question takes. Dates have their own classes.
#pragma once

#include <vector>

#include "runtime/view.h"
#include "yidi/value.h"

namespace yidi {

// Every answer to a question but dates and "don't know": all codes, every region that the rules name and one that they do
// not, and numbers around every number of the rules. The rules of a pack that this one is compared with count, too.
std::vector<Value> listed_answers(const View& view, const wire::Fact& fact, const View* compared = nullptr);

// Whether a question takes an answer, its limits aside.
bool takes(const View& view, const wire::Fact& fact, Value answer);

}  // namespace yidi
