// The functions of the rule language, typed.
#include "compiler/lowering.h"

namespace yidi {

using feel::Form;

// A date or duration that is written as a call with a text.
Lowering::Typed Lowering::constant_duration(const Expression& e) {
  if (e.children.size() == 1 && e.child(0).form == Form::string) {
    const Typed typed = temporal(e.child(0), e.child(0).text);
    if (!typed.fine()) return {};
    if (typed.type.only(Kind::date) != (e.text == "date"))
      return fail(e.child(0), Code::feel_bad_literal, "\"" + e.child(0).text + "\" is not a " + e.text);
    return typed;
  }
  return fail(e, Code::feel_outside_subset, "in a rule " + e.text + "() takes one text");
}

// min and max of several values, or of a list that is written out.
Lowering::Typed Lowering::extreme(const Expression& e) {
  const bool one_list = e.children.size() == 1 && e.child(0).form == Form::list;
  const auto& values = one_list ? e.child(0).children : e.children;
  Typed best;
  for (const auto& child : values) {
    const Typed value = lower(*child, nullptr);
    if (!value.fine()) return {};
    if (!best.fine()) {
      best = value;
      continue;
    }
    const Typed better = compare(*child, e.text == "min" ? "<" : ">", value, best);
    if (!better.fine()) return {};
    best = make(wire::Op::conditional, best.type, better.node, value.node, best.node);
  }
  return best.fine() ? best : fail(e, Code::feel_argument_count, e.text + "() needs a value");
}

Lowering::Typed Lowering::call(const Expression& e) {
  const FeelType truth = FeelType::of(Kind::boolean), date = FeelType::of(Kind::date), region = FeelType::of(Kind::region);
  if (e.text == "not") {
    const Typed a = boolean(e.child(0));
    return a.fine() ? make(wire::Op::logical_not, truth, a.node) : Typed{};
  }
  if (e.text == "date" || e.text == "duration") return constant_duration(e);
  if (e.text == "min" || e.text == "max") return extreme(e);
  if (e.text == "year" || e.text == "month" || e.text == "day") {
    const Typed a = of(e.child(0), Kind::date);
    const auto which = e.text == "year" ? wire::Property::year : e.text == "month" ? wire::Property::month : wire::Property::day;
    return a.fine() ? make(wire::Op::property, FeelType::of(Kind::integer), a.node, 0, 0, std::uint8_t(which)) : Typed{};
  }
  if (e.text == "within") {
    const Typed a = of(e.child(0), Kind::region), b = of(e.child(1), Kind::region);
    return a.fine() && b.fine() ? both(wire::Op::within, a, b) : Typed{};
  }
  if (e.text == "province" || e.text == "pooling area") {
    const Typed a = of(e.child(0), Kind::region);
    return a.fine() ? make(e.text == "province" ? wire::Op::province : wire::Op::pooling_area, region, a.node) : Typed{};
  }
  if (e.text == "add working days" || e.text == "working days estimated") {
    const Typed from = of(e.child(0), Kind::date), count = of(e.child(1), Kind::integer);
    if (!from.fine() || !count.fine()) return {};
    return e.text == "add working days" ? make(wire::Op::working_day, date, from.node, count.node)
                                        : make(wire::Op::working_estimated, truth, from.node, count.node);
  }
  if (e.text == "is unsure") {
    if (e.child(0).form != Form::name || !scope_.model->facts.count(e.child(0).text))
      return fail(e.child(0), Code::feel_type, "is unsure() asks about a fact");
    const Typed a = lower(e.child(0), nullptr);
    return a.fine() ? make(wire::Op::is_unsure, truth, a.node) : Typed{};
  }
  if (e.text == "as date") {
    const Typed a = lower(e.child(0), nullptr), b = of(e.child(1), Kind::date);
    if (!a.fine() || !b.fine()) return {};
    if (!a.type.has(Kind::date)) return fail(e.child(0), Code::feel_type, "this is never a date, it is " + to_string(a.type));
    return make(wire::Op::date_or, date, a.node, b.node);
  }
  return fail(e, Code::feel_outside_subset, "rules do not use " + e.text + "()");
}

}  // namespace yidi
