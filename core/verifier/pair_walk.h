// Two packs walked together: every class of places, days, dates and answers that either of them tells apart.
//
// The packs name facts and codes alike and may number them otherwise. An answer is given to both, to each when it asks;
// what one asks first the other will know. What is done at the ends is for those who derive from it.
//
// Ways on which nothing can differ are left: where the frames of the day say the same, and where all rules that do not say
// the same are false, whatever will be answered.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <optional>

#include "runtime/walk.h"
#include "verifier/days.h"
#include "verifier/frame_changes.h"

namespace yidi {

// A pack at two days of judgement.
struct TwoDays {
  Day before, after;
};

// What has to be known of a pack, for as many walks as there are.
struct Ground {
  explicit Ground(const Pack& opened) : pack(opened), structure(pack.view()), space(pack) {}

  // Of a pack that may be much like another one.
  Ground(const Pack& opened, const Ground& like)
      : pack(opened), structure(pack.view()), space(has_places_of(like) ? Space(pack, like.space) : Space(pack)) {}

  bool has_places_of(const Ground& other) const {
    return structure.rest == other.structure.rest && structure.places == other.structure.places;
  }

  const Pack& pack;
  const Structure structure;
  const Space space;
};

// One of the two packs, on the present way.
class Side {
 public:
  Side(const Ground& ground, const std::string& guide);

  const Ground& ground;
  const Pack& pack;
  const View& view;
  DateClasses dates;
  Frame frame;
  State state;         // the answers on the present way, places and given dates included
  bool judged = false;  // false where the day lies before the first rule

  // The state at a depth of the walk. Where the side is judged, it has a way.
  Walk& way(std::size_t depth);
  bool has_outcome(std::size_t depth);

  // The decisions that the guide leads to.
  std::span<const std::uint16_t> goals() const { return view.goals(view.guides[state.guide]); }

 private:
  friend class PairWalk;
  void begin(const PlacePair& places, Day day, const std::vector<Day>& changes);

  std::deque<Walk> ways_;
  const State blank_;
};

class PairWalk {
 public:
  // What is known or of no account, so that more can be left.
  struct Given {
    bool without_note = false;     // the note on rules that have changed since the admission does not count
    bool without_reviews = false;  // nor which rules are due for review, where all else is the same
    bool sound = false;            // no two rules of the first pack contradict each other
  };
  PairWalk(const Ground& before, const Ground& after, const std::string& guide, Given given);
  virtual ~PairWalk() = default;

  // On every class of days, or on two days alone: the packs on one each.
  void run(std::optional<TwoDays> days = {});

 protected:
  // Where both have come to an end: an outcome, or a refusal.
  virtual void on_end(std::size_t depth) = 0;

  // Where one asks what the other does not, with the answers so far; false to leave the way.
  virtual bool on_split(std::size_t /*depth*/) { return true; }

  // Whether there is no need to go on.
  virtual bool enough() const { return false; }

  // Before a question that both ask: whether another way, from which the same can follow, has been gone already.
  virtual bool has_been_gone(std::size_t /*depth*/) { return false; }

  Side& side(std::size_t which) { return sides_[which]; }

  // Whether a decision of the first pack may come out differently on the present way.
  bool can_differ(std::uint16_t decision, std::size_t depth);

 private:
  struct Fact {
    std::array<std::uint16_t, 2> index = {wire::none, wire::none};  // on either side; none where it has no such fact
    bool given = false;                                             // rather than asked, on a side
  };
  static constexpr std::size_t nothing = std::size_t(-1);

  // People insured in one place, over time.
  struct Past {
    Value insured;
    std::array<History, 2> histories;
    std::vector<FrameChanges> changes;  // by phase; of those in which both sides are judged
    std::vector<bool> note;             // by phase: whether the note on changed rules can differ
  };

  void match_names();
  std::vector<PlacePair> places() const;
  const Past& past_of(Value insured);
  void walk_days(const PlacePair& pair);
  void walk_day(const PlacePair& pair, Day before, Day after);
  void walk_given(std::size_t fact);
  void walk(std::size_t depth);
  bool is_same_from(std::size_t depth);
  bool know_the_same(std::size_t depth);
  bool is_silent(std::size_t which, std::uint16_t rule, std::size_t depth);
  bool give(std::size_t which, std::size_t depth);
  std::size_t advance(std::size_t which, std::size_t depth);
  std::optional<Value> translated(std::size_t which, std::size_t fact, Value value) const;
  std::vector<Value> answers_to(std::size_t fact);
  const std::vector<Day>& dates(std::size_t fact);

  std::array<Side, 2> sides_;
  std::array<DayCutter, 2> cutters_;
  FrameComparer comparer_;
  const bool same_rest_;  // whether the packs say the same but for their rules
  const bool with_note_;
  std::optional<Past> past_;
  const FrameChanges* changes_ = nullptr;  // of the present frames; none where nothing can be left
  bool note_ = false;                      // whether the note can differ on the present day
  std::vector<Fact> facts_;
  std::array<std::vector<std::size_t>, 2> fact_of_;  // by a side's fact: its number in facts_
  // Codes are numbered over both packs: by a side's name, and back (wire::none where a side does not know the code).
  std::array<std::vector<std::uint32_t>, 2> code_of_;
  std::array<std::vector<std::uint16_t>, 2> name_of_;
  std::vector<Value> answers_;  // by fact, codes as numbered over both; undetermined while nothing has been answered
  std::map<std::string, std::vector<Day>> known_dates_;
};

}  // namespace yidi
