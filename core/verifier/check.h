// Proves a set of packs: every answer set of every person reaches exactly one complete outcome, no question is pointless,
// no rule is dead.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "yidi/error.h"
#include "yidi/pack.h"

namespace yidi {

struct Finding {
  Code code = Code::none;
  std::string about;    // the rule, question, decision, claim or source
  std::string text;     // what is wrong, with the pack where that matters
  std::string witness;  // a state token that shows it; empty where nobody has to be asked
  std::string link;     // the fragment that opens it in a page
  std::string hint;     // what to do
  std::uint64_t times = 1;  // in how many of the states or settled decisions that were walked
};

// How often a decision is less than sure, over all outcomes.
struct Doubts {
  std::uint64_t otherwise = 0;
  std::uint64_t confirm = 0;
};

struct GuideReport {
  std::uint64_t packs = 0;     // walked; packs that differ in nothing but the province are walked once
  std::uint64_t states = 0;    // questions met
  std::uint64_t walked = 0;    // of them, those that stand for all: nowhere before was the same left to find out
  std::uint64_t outcomes = 0;
  std::uint64_t distinct = 0;  // outcomes that differ in a value or status
  unsigned most = 0;           // questions on the longest way
  double mean = 0;             // questions, on the last class of days, every pair of places and every answer equally likely
  double slack = 0;            // of "at most", mean over states
  std::map<std::string, Doubts> decisions;
};

struct CheckReport {
  std::vector<Finding> findings;
  std::map<std::string, GuideReport> guides;
  std::map<std::string, std::map<std::string, GuideReport>> kinds;  // by guide, then by the first pack of each kind
};

// What no pack knows, and only those can judge who see the authored data: the codes that decisions may give.
struct Declared {
  std::map<std::string, std::set<std::string>> values;  // by decision
};

// Walks packs and gathers what is wrong. Findings about a rule, question or value are those that hold in every pack.
class Checker {
 public:
  explicit Checker(Declared declared);
  ~Checker();

  // A pack has to stay until finish().
  void add(const Pack& pack);

  // Walks the packs, two at a time. What was found in all of them together.
  CheckReport finish();

 private:
  void walk();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace yidi
