// What holds for one person or several, put together from all ways: each decision with its values, and which answers
// make the difference.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "site/ways.h"

namespace yidi::site {

// Which answers lead to a value: under each answer those to the next question that matters. None: all of them do.
struct Condition {
  std::string fact;
  std::vector<std::string> answers;  // any of them
  std::vector<Condition> then;       // and one of these
};

struct Variant {
  Json value;
  std::vector<std::string> claims;
  std::string grade;  // the weakest; empty where nothing decided
  std::vector<std::string> confirm_because;
  std::vector<Condition> conditions;
  std::vector<std::size_t> ways;  // indexes into those of the block
};

struct Row {
  std::string decision;
  std::vector<Variant> variants;
};

struct Block {
  std::vector<const Person*> people;
  std::vector<Way> ways;
  std::vector<Row> rows;
};

// The first person's ways, put together. Decisions that tell nothing on any way have no row.
Block make_block(const Person& person, std::vector<Way> ways);

// People for whom the same holds share a block.
std::vector<Block> merge_alike(std::vector<Block> blocks);

// Whether two rows say the same on the same grounds.
bool same_row(const Row& one, const Row& other);

// What is in a list on some ways: each item once, with the condition under which it is there.
std::vector<Variant> items_of(const Row& row, const std::vector<Way>& ways);

const Row* find_row(const Block& block, const std::string& decision);

}  // namespace yidi::site
