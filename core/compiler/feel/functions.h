// The functions of the subset under their DMN names, the extensions of this project, and what of FEEL is left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/feel/syntax.h"

namespace yidi::feel {

// One way to call a function. date() has two.
struct Function {
  std::string name;
  std::vector<std::string> parameters;
  bool repeats = false;    // the last parameter takes any number of arguments
  bool extension = false;  // no part of DMN
};

const std::vector<Function>& functions();

// Every way to call a function; empty where the subset has none of that name.
std::vector<const Function*> find_functions(std::string_view name);

// The name of the subset that is nearest to a misspelt one, or empty.
std::string nearest_function(std::string_view name);

// Whether FEEL has a function of that name that the subset leaves out.
bool is_left_out(std::string_view name);

// The arguments of a call as they were written.
struct Argument {
  std::string name;  // empty for a positional one
  std::size_t begin = 0;
  ExpressionPointer value;
};

// Puts arguments in the order of the parameters. False with the flaw filled in (feel_argument_count) where there is no
// way to call the function like this. `begin` is where the call stands.
bool arrange(const std::string& name, std::size_t begin, std::vector<Argument>& arguments,
             std::vector<ExpressionPointer>& arranged, Flaw& flaw);

}  // namespace yidi::feel
