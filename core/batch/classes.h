// What is the same for many records before the first answer is looked at: the rules that apply, and what they say about
// the two places.
//
// Two records are in one class where
//   · the same rules are in force or bygone on the day of judgement, the same procedure decides, and the same rules are
//     past their day of review (a class of frames);
//   · every expression that reads nothing but the two places comes out the same, or is a region in both (a class of places).
// Which region it is may still differ: Expressions goes on with that.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "runtime/evaluation.h"
#include "yidi/state.h"

namespace yidi::batch {

class Classes {
 public:
  explicit Classes(const View& view);

  struct Places {
    std::uint32_t layer = 0;  // which areas the insured place lies in
    std::uint32_t id = 0;
  };
  Places places(const State& state);

  // The class of the frame of a layer's places on a day; -1 where they cannot be judged on that day.
  std::int32_t frame(std::uint32_t layer, Day day);

  // Whether a node reads the two places and constants alone: what it comes out as, regions aside, is told by the class.
  bool only_on_places(std::uint16_t node) const { return only_places_[node]; }

 private:
  struct Layer {
    RegionCode example = 0;               // one of its places
    std::vector<std::int32_t> by_period;  // -2 where it has not been worked out
  };
  struct Cached {
    Value insured, care;
    Places places{none, none};
  };

  void find_tests();
  void find_periods();
  Places work_out(Value insured, Value care);
  std::int32_t make_class(RegionCode insured, Day day);

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr unsigned cached_bits = 16;  // of the number of pairs of places that are kept, 1.5 MB

  const View& view_;
  std::vector<bool> only_places_;
  Indexes tests_;
  std::vector<RegionCode> areas_;
  std::vector<Day> periods_;  // the days on which any frame can change, in order
  Frame empty_;
  Evaluation evaluation_;
  std::vector<Layer> layers_;
  std::map<std::string, std::uint32_t> layer_ids_, place_ids_, frame_ids_;
  std::vector<Cached> cache_;
  Day last_day_ = 0;
  std::size_t last_period_ = 0;
};

}  // namespace yidi::batch
