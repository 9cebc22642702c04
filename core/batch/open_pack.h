// The packs that an evaluator has open, and what their people are answered with.
//
// Most provinces have no rules of their own: their packs differ in the seal and the province alone. Such packs are one
// family and share a batch engine, whose lines name the digest of the first; each puts in its own. The engine reads the
// province only where it asks for the insured place, and nobody gets to such a pack without it. The pack of the nation,
// where that is asked, shares with nobody.
#pragma once

#include "batch/batch_engine.h"
#include "batch/quick_record.h"
#include "batch/words.h"

namespace yidi::batch {

// The bytes that all packs of a family have in common.
std::string family_body(const Pack& pack);

struct Family {
  Family(Engine& first, std::string common)
      : body(std::move(common)), digest(first.pack().digest()), batch(first), words(first.pack().view()), state(first.pack()) {}

  std::string body;
  std::string digest;
  BatchEngine batch;
  Words words;
  State state;    // of the record that is being answered
  Indexes given;  // the facts that it has
};

struct OpenPack {
  OpenPack(Engine& engine, Family& its_family) : pack(engine.pack()), family(its_family), digest(pack.digest()) {}

  // Fills in the family's state; false where anything is not as it should be.
  bool read(const QuickRecord& record);

  // Appends the line that answers a state, without its opening brace.
  void step(const State& state, TextBuffer& out);

  const Pack& pack;
  Family& family;
  std::string digest;

 private:
  bool read_one(std::uint16_t fact, const QuickAnswer& answer);
};

}  // namespace yidi::batch
