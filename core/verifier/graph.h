// Two pictures of a guide, for one insured place and one day: what decides what, and which question follows which.
//
// Extraction knows codes only; whoever draws puts the words beside them. Boxes and arrows come in an order that depends
// on nothing but the pack.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/frame.h"
#include "yidi/compiler.h"
#include "yidi/engine.h"

namespace yidi {

struct Box {
  enum class Kind {
    decision,    // DMN: decision
    question,    // DMN: input data that people are asked for
    given,       // input data with a default, given and never asked
    definition,  // a named expression; its id lists all names that mean the same
    source,      // DMN: knowledge source
    outcome,     // the end of a way
    refusal,     // a way that the engine refuses; the id is the code
  };
  Kind kind;
  std::string id;
  std::string words = {};
};

struct Answer {
  std::string code;  // as in a token; a stretch of days as "from..to", either end open; "*" for every answer
  std::string words = {};
};

struct Arrow {
  enum class Kind { information, authority, answer };
  Kind kind;
  std::size_t from, to;  // boxes
  std::vector<Answer> answers = {};
};

struct Graph {
  enum class Direction { up, down };
  Direction direction = Direction::up;
  std::string title;
  std::vector<Box> boxes;
  std::vector<Arrow> arrows;
};

// By claim: the sources that it rests on.
using SourcesOfClaims = std::map<std::string, std::vector<std::string>>;

// The decisions that the goals of a guide read, and what those read in turn, by the rules of a frame. An arrow leads to
// what needs the other end. With no definitions they are seen through, with no sources none are drawn.
Graph decision_graph(const View& view, std::uint16_t guide, const Frame& frame, const NamedNodes& definitions,
                     const SourcesOfClaims& sources);

// How much of a flow is one box.
enum class Merge {
  states,     // states from which the same questions follow on the same answers
  questions,  // all states that ask the same question
};

// The questions of a guide, walked with the engine on every way that the rules tell apart. Facts with a default keep it.
// Refused, as a step would be, where the place cannot be judged on that day.
bool question_graph(const Pack& pack, std::uint16_t guide, Value insured, Day as_of, Merge merge, Graph& graph, Error& error);

// A graph as the text of a picture.
std::string to_dot(const Graph& graph);
std::string to_mermaid(const Graph& graph);

}  // namespace yidi
