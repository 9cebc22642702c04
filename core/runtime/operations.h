// The operations of the rule language on known values, and the truth tables that carry "not asked yet" and "don't know".
#pragma once

#include "runtime/view.h"

namespace yidi {

// not: what is not known stays so.
Value negation(Value a);

// and: false wins over everything; then undetermined (an answer may still make it false); then unsure.
Value conjunction(Value a, Value b);

// or: true wins over everything; then undetermined; then unsure.
Value disjunction(Value a, Value b);

// Unknown operands come back as they are. Anything without a value in the calendar or in 64 bits is unsure.
Value property(wire::Property which, Value a);
Value unary(const View& view, wire::Op op, Value a);

// Both operands are known.
Value binary(const View& view, wire::Op op, Value a, Value b);

}  // namespace yidi
