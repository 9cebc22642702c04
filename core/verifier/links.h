// How dates hang together: what the rules compare with what, moved by which periods.
#pragma once

#include <optional>
#include <vector>

#include "verifier/nodes.h"

namespace yidi {

// What a date is counted from.
struct Anchor {
  enum class Kind : std::uint8_t { fact, as_of, fixed };
  Kind kind = Kind::fixed;
  std::int32_t which = 0;  // the fact, or the fixed day
  friend bool operator==(const Anchor&, const Anchor&) = default;
};

// A period, months before days.
struct Offset {
  std::int64_t months = 0, days = 0;
  friend bool operator==(const Offset&, const Offset&) = default;
};

// A comparison that turns over where `a` is `b` moved by the offset.
struct Link {
  Anchor a, b;
  Offset offset;
  bool hidden = false;   // no test on dates alone shows it: what is compared hangs on other facts, too
  Day width = 0;         // so many days around it may turn over, and the test itself says where
  bool implied = false;  // by the engine's own notes; never a step on the way from one date to another
  friend bool operator==(const Link&, const Link&) = default;
};

struct Links {
  std::vector<Link> all;
  bool equal_months = false;  // a test for equality over months: some days are no day's end
  bool calendar = false;  // a test reads years, months, days or weekdays of dates: windows around anchors are not enough
  bool opaque = false;    // a comparison of dates and other facts that is not a difference: every date is its own class
};

// Finds the links of a frame: of its tests, of the limits of questions, of deadlines that are compared with each other,
// and of the note on rules that have changed since the admission.
class LinkFinder {
 public:
  LinkFinder(const View& view, const Reach& reach, const std::vector<std::uint8_t>& depends);

  // `changes`: the days on which the rules of the place have changed.
  Links find(const Frame& frame, const std::vector<Day>& changes);

 private:
  // A sum: at most one date counted up, one counted down, and a period (or a number, as days).
  struct Form {
    std::optional<Anchor> plus, minus;
    Offset offset;
  };
  using Forms = std::vector<Form>;

  void keep_to(const Frame& frame);
  const Forms& forms(std::uint16_t node);
  Forms make_forms(const wire::Node& node);
  Forms forms_of_decision(const wire::Decision& decision);
  Forms sums(std::uint16_t a, std::uint16_t b, int sign);
  Forms products(std::uint16_t a, std::uint16_t b);
  static std::optional<Form> sum(const Form& a, const Form& b, int sign);

  void compare(const Form& a, const Form& b, bool hidden);
  void add(Link link);
  void add_tests(const Frame& frame);
  void add_years(const wire::Node& estimated);
  void add_limits();
  void add_deadlines(const Frame& frame);
  void add_changes(const std::vector<Day>& changes);

  const View& view_;
  const Reach& reach_;
  const std::vector<std::uint8_t>& depends_;
  struct Memo {
    Forms forms;
    bool calendar = false;  // whether it reads the calendar, or is no sum
    bool known = false;
  };
  std::vector<Memo> forms_;
  std::vector<bool> of_place_;  // by rule: whether its area is one of the frame's place, on whatever day
  Links links_;
  bool reads_calendar_ = false;  // whether anything met since it was last cleared does
};

}  // namespace yidi
