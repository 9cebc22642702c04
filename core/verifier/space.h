// The classes into which everything that people can answer falls: what is in one class behaves the same.
#pragma once

#include <string>
#include <vector>

#include "runtime/evaluation.h"
#include "yidi/engine.h"

namespace yidi {

// A pair of places that stands for all pairs which no rule of the pack tells apart.
struct PlacePair {
  Value insured;
  Value care;
  bool has_insured = false;  // whether the pack asks for the place at all
  bool has_care = false;
};

class Space {
 public:
  explicit Space(const Pack& pack);

  // Of a pack with the same places and the same tests on them as another: the classes of places are taken over.
  Space(const Pack& pack, const Space& alike);

  // One pair per class: the same layers apply to the insured place, and every test on places comes out the same.
  const std::vector<PlacePair>& places() const { return places_; }

  // Every pair of places that a person of this pack can have.
  std::vector<PlacePair> all_places() const;

  // What tells pairs of places apart: equal for those that no rule does.
  std::vector<std::string> signatures_of(const std::vector<PlacePair>& pairs) const;

  // One place of care per class for people insured in one place, the lowest code of each; a single undetermined value
  // where the pack asks for none.
  std::vector<Value> care_places(Value insured) const;

  // What tells the classes of places apart. Two packs that differ in nothing but the province, and agree in this, have
  // the same ways.
  const std::string& fingerprint() const { return fingerprint_; }

  // The days of judgement on which anything begins or has ended: a rule, a procedure, an area's rules, or the time until
  // which a rule's sources may be relied on. The first day that can be judged at all is among them.
  const std::vector<Day>& days() const { return days_; }

  // The last of them on which rules change: none begins or ends after it.
  Day last_change() const { return last_change_; }

 private:
  void find_tests();
  void find_days();
  void find_places();
  std::string signature_of(const PlacePair& pair, Evaluation& evaluation) const;

  const View& view_;
  std::vector<PlacePair> places_;
  std::vector<Day> days_;
  Day last_change_ = 0;
  std::vector<std::uint16_t> place_tests_;
  std::vector<std::uint32_t> areas_;  // that rules, procedures and starts name
  std::string fingerprint_;
};

}  // namespace yidi
