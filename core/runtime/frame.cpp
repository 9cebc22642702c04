#include "runtime/frame.h"

#include "runtime/text.h"

namespace yidi {

namespace {

// The closed procedure of the most specific area that covers the day.
std::uint8_t find_procedure(const View& view, RegionCode insured, Day as_of) {
  std::uint8_t found = wire::no_procedure;
  int depth = -1;
  for (std::size_t i = 0; i < view.procedures.size(); ++i) {
    const wire::Procedure& procedure = view.procedures[i];
    if (as_of < procedure.from() || as_of > procedure.until()) continue;
    if (procedure.area() != 0 && !lies_within(view, insured, procedure.area())) continue;
    if (region_depth(procedure.area()) <= depth) continue;
    depth = region_depth(procedure.area());
    found = std::uint8_t(i);
  }
  return found;
}

// The day from which the place can be judged: what the most specific area that names one says.
Day first_day_of(const View& view, RegionCode insured) {
  Day from = first_day;
  int depth = -1;
  for (const wire::Start& start : view.starts) {
    if (start.area() != 0 && !lies_within(view, insured, start.area())) continue;
    if (region_depth(start.area()) <= depth) continue;
    depth = region_depth(start.area());
    from = start.from();
  }
  return from;
}

Standing standing_of(const View& view, const Frame& frame, const wire::Rule& rule) {
  if (rule.area() != 0 && !lies_within(view, frame.insured, rule.area())) return Standing::no_part;
  if (rule.procedure() == frame.procedure)
    return frame.as_of < rule.from() || frame.as_of > rule.until() ? Standing::no_part : Standing::in_force;
  const bool ended = rule.procedure() != wire::no_procedure && view.procedures[rule.procedure()].until() < frame.as_of;
  return ended ? Standing::bygone : Standing::no_part;
}

}  // namespace

bool make_frame(const View& view, RegionCode insured, Day as_of, Frame& frame, Error& error) {
  frame.rules.clear();
  frame.begin.clear();
  frame.as_of = as_of;
  frame.insured = insured;
  frame.procedure = find_procedure(view, insured, as_of);
  if (frame.procedure == wire::no_procedure) {
    const Day from = first_day_of(view, insured);
    if (as_of < from) {
      refuse(error, Code::before_first_rule, "as_of", "the rules of this area begin on ");
      append_date(error.text, from);
      return false;
    }
  }
  frame.standing.resize(view.rules.size());
  for (std::size_t i = 0; i < view.rules.size(); ++i) frame.standing[i] = standing_of(view, frame, view.rules[i]);
  for (const wire::Decision& decision : view.decisions) {
    push(frame.begin, std::uint16_t(frame.rules.size()));
    for (unsigned i = decision.rules_begin(); i < unsigned(decision.rules_begin() + decision.rules_count()); ++i)
      if (frame.standing[i] == Standing::in_force) push(frame.rules, std::uint16_t(i));
  }
  push(frame.begin, std::uint16_t(frame.rules.size()));
  return true;
}

}  // namespace yidi
