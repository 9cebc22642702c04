#include "compiler/feel/functions.h"

#include <algorithm>

#include "compiler/source.h"

namespace yidi::feel {

namespace {

// The rest of DMN 1.5, chapter 10.3.4: known, so that a message can say that it is left out on purpose.
constexpr std::string_view left_out[] = {
    "number",       "string",           "time",          "date and time",    "years and months duration",
    "substring",    "substring before", "substring after", "replace",        "matches",
    "split",        "string join",      "sum",           "mean",             "all",
    "any",          "sublist",          "insert before", "remove",           "reverse",
    "index of",     "union",            "distinct values", "flatten",        "product",
    "median",       "stddev",           "mode",          "list replace",     "decimal",
    "floor",        "ceiling",          "round up",      "round down",       "round half up",
    "round half down", "abs",           "modulo",        "sqrt",             "log",
    "exp",          "odd",              "even",          "before",           "after",
    "meets",        "met by",           "overlaps",      "overlaps before",  "overlaps after",
    "finishes",     "finished by",      "includes",      "during",           "starts",
    "started by",   "coincides",        "day of year",   "day of week",      "month of year",
    "week of year", "sort",             "get value",     "get entries",      "context",
    "context put",  "context merge",    "now",           "today",            "range"};

std::string count_text(const std::vector<const Function*>& ways) {
  std::string text;
  for (const Function* way : ways)
    text += (text.empty() ? "" : " or ") + std::to_string(way->parameters.size()) + (way->repeats ? " or more" : "");
  return text + (text == "1" ? " argument" : " arguments");
}

std::string parameters_text(const std::vector<const Function*>& ways) {
  std::string text;
  for (const Function* way : ways) {
    if (!text.empty()) text += " or ";
    for (std::size_t i = 0; i < way->parameters.size(); ++i) text += (i > 0 ? ", " : "") + way->parameters[i];
  }
  return text;
}

// The position of each named argument among the parameters; false where one has no place or a place stays empty.
bool places_of(const Function& way, const std::vector<Argument>& arguments, std::vector<std::size_t>& places) {
  if (arguments.size() != way.parameters.size()) return false;
  for (const Argument& argument : arguments) {
    const auto found = std::find(way.parameters.begin(), way.parameters.end(), argument.name);
    const std::size_t place = std::size_t(found - way.parameters.begin());
    if (found == way.parameters.end() || std::count(places.begin(), places.end(), place) > 0) return false;
    places.push_back(place);
  }
  return true;
}

}  // namespace

const std::vector<Function>& functions() {
  static const std::vector<Function> all = {
      {"not", {"negand"}},
      {"date", {"from"}},
      {"date", {"year", "month", "day"}},
      {"duration", {"from"}},
      {"count", {"list"}},
      {"min", {"list"}, true},
      {"max", {"list"}, true},
      {"list contains", {"list", "element"}},
      {"append", {"list", "item"}, true},
      {"concatenate", {"list"}, true},
      {"string length", {"string"}},
      {"contains", {"string", "match"}},
      {"starts with", {"string", "match"}},
      {"ends with", {"string", "match"}},
      {"upper case", {"string"}},
      {"lower case", {"string"}},
      {"is", {"value1", "value2"}},
      {"year", {"date"}},
      {"month", {"date"}},
      {"day", {"date"}},
      {"within", {"region", "area"}, false, true},
      {"province", {"region"}, false, true},
      {"pooling area", {"region"}, false, true},
      {"add working days", {"date", "count"}, false, true},
      {"working days estimated", {"date", "count"}, false, true},
      {"is unsure", {"fact"}, false, true},
      {"as date", {"value", "otherwise"}, false, true},
  };
  return all;
}

std::vector<const Function*> find_functions(std::string_view name) {
  std::vector<const Function*> ways;
  for (const Function& function : functions())
    if (name == function.name) ways.push_back(&function);
  return ways;
}

std::string nearest_function(std::string_view name) {
  std::vector<std::string> known;
  for (const Function& function : functions()) known.push_back(function.name);
  return nearest(name, known);
}

bool is_left_out(std::string_view name) { return std::find(std::begin(left_out), std::end(left_out), name) != std::end(left_out); }

bool arrange(const std::string& name, std::size_t begin, std::vector<Argument>& arguments,
             std::vector<ExpressionPointer>& arranged, Flaw& flaw) {
  const auto ways = find_functions(name);
  const auto refuse = [&](std::size_t offset, std::string text, std::string hint) {
    flaw = {Code::feel_argument_count, offset, std::move(text), std::move(hint)};
    return false;
  };
  if (!arguments.empty() && !arguments[0].name.empty()) {
    for (const Function* way : ways) {
      std::vector<std::size_t> places;
      if (!places_of(*way, arguments, places)) continue;
      arranged.resize(arguments.size());
      for (std::size_t i = 0; i < arguments.size(); ++i) arranged[places[i]] = std::move(arguments[i].value);
      return true;
    }
    std::vector<std::string> known;
    for (const Function* way : ways) known.insert(known.end(), way->parameters.begin(), way->parameters.end());
    for (const Argument& argument : arguments)
      if (std::find(known.begin(), known.end(), argument.name) == known.end())
        return refuse(argument.begin, name + "() has no parameter \"" + argument.name + "\", it takes " + parameters_text(ways),
                      nearest(argument.name, known));
    return refuse(begin, name + "() takes each of " + parameters_text(ways) + " once", {});
  }
  for (const Function* way : ways) {
    const std::size_t least = way->parameters.size(), given = arguments.size();
    if (given != least && !(way->repeats && given > least)) continue;
    for (Argument& argument : arguments) arranged.push_back(std::move(argument.value));
    return true;
  }
  return refuse(begin, name + "() takes " + count_text(ways) + ", found " + std::to_string(arguments.size()), {});
}

}  // namespace yidi::feel
