// From a folder of authored JSON to rule packs and their texts. Native only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "yidi/date.h"
#include "yidi/diagnostic.h"

namespace yidi {

// By guide and question: which other questions may stand on one way with it (bits in the order of the guide's
// questions). Found by walking a finished pack; an upper bound on the questions still to come is read off it.
using TogetherMasks = std::map<std::string, std::vector<std::uint64_t>>;

// By node of a pack: the names of the definitions that were put in there. A pack itself does not know them.
using NamedNodes = std::map<std::uint16_t, std::set<std::string>>;

// What one guide needs of a pack, by name. A pack made of it says the same for that guide, and goes by the digest of the whole.
struct PackPart {
  std::string guide;
  std::set<std::string> decisions;
  std::set<std::string> facts;
  std::string digest;
};

// One change to what the authors wrote, and where it is.
struct Mutant {
  std::string kind;                 // delete negate date duration number symbol paper grade override ask
  std::string about;                // the rule, definition, question, claim or procedure
  std::string text;                 // what has been changed
  Diagnostic at;                    // its code and text stay empty
  std::vector<std::string> packs;   // that the change can touch
  std::vector<std::string> claims;  // of the rules that it can touch
};

// A data folder that has been read and checked.
class Sources {
 public:
  // Reads a folder; whatever is wrong with it is in diagnostics().
  explicit Sources(const std::string& folder);
  ~Sources();

  // By file, line and column. Empty where packs can be made.
  std::vector<Diagnostic> diagnostics() const;

  // The ids of the packs: "00" and two digits for each province in which people are insured.
  std::vector<std::string> packs() const;
  std::vector<std::string> locales() const;
  std::vector<std::string> guides() const;

  // The bytes of a pack; none where there are diagnostics. `together` by guide; without it every question may stand with
  // every other.
  std::vector<std::byte> compile(const std::string& pack, const TogetherMasks& together = {}) const;

  // The bytes of a part of a pack: a page fetches no more than that.
  std::vector<std::byte> compile_part(const std::string& pack, const TogetherMasks& together, const PackPart& part) const;

  // The definitions of a pack; none where there are diagnostics.
  NamedNodes definitions(const std::string& pack) const;

  // The texts of a guide in a pack and a locale, as JSON.
  std::string question_texts(const std::string& pack, const std::string& guide, const std::string& locale) const;
  std::string outcome_texts(const std::string& pack, const std::string& guide, const std::string& locale) const;

  // The text of one question, as JSON.
  std::string question_text(const std::string& fact, const std::string& locale) const;

  // What is wrong with the data though packs can be made of it (YD811 to YD815), sources judged as of a day.
  std::vector<Diagnostic> lints(Day as_of) const;

  // Where a rule, fact, decision, guide, claim, source or code of a vocabulary is written, for a finding about it; the diagnostic's text stays empty.
  Diagnostic place_of(const std::string& name) const;

  // The condition of a rule as it is written, and the words of a claim; empty where there is none.
  std::string condition_of(const std::string& rule) const;
  std::string claim_text(const std::string& claim) const;

  // The codes that decisions may give, by decision.
  std::map<std::string, std::set<std::string>> declared_codes() const;

  // The regions of a pack's people, for walks over all of them: every code within the province.
  std::vector<std::uint32_t> insured_regions(const std::string& pack) const;

  // Every change, one at a time, that should be noticed; and the sources after one of them. What the compiler refuses has
  // diagnostics, or compiles to no bytes. Both may be called from several threads.
  std::vector<Mutant> mutants() const;
  std::unique_ptr<const Sources> mutated(std::size_t mutant) const;

 private:
  struct Parts;
  explicit Sources(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace yidi
