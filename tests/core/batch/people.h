// Random people for comparing engines, and the comparison.
#pragma once

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "batch/batch_engine.h"

namespace yidi::test {

// Draws states of a pack: any guide, any place, days and dates where rules, months, years and holidays begin and end.
// About half the answers are those that are asked; of the others some are missing, some are never asked.
class People {
 public:
  People(const Pack& pack, unsigned seed);

  State draw(Engine& engine);

  // Judges only as of this day, or of this place.
  void fix_day(Day day) { fixed_day_ = day; }
  void fix_insured(std::uint32_t region) { fixed_insured_ = region; }

 private:
  Value answer(const State& state, std::uint16_t fact);
  Value region(const wire::Fact& fact);
  Day date(const State& state);
  unsigned below(std::size_t count) { return unsigned(random_() % count); }
  bool chance(unsigned one_in) { return below(one_in) == 0; }

  const Pack& pack_;
  const View& view_;
  std::vector<Day> days_;
  std::vector<std::uint32_t> own_regions_;
  std::mt19937 random_;
  Day fixed_day_ = first_day - 1;
  std::uint32_t fixed_insured_ = 0;
};

// Two engines on one pack. Each step fails the test where they do not write the same.
class Compared {
 public:
  explicit Compared(std::unique_ptr<const Pack> pack);

  void step(const State& state);

  const Pack& pack() const { return plain_.pack(); }
  Engine& engine() { return plain_; }
  batch::BatchEngine& batch() { return batch_; }

 private:
  Engine plain_;
  Engine other_;
  batch::BatchEngine batch_;
  std::string expected_;
  batch::TextBuffer found_;
};

}  // namespace yidi::test
