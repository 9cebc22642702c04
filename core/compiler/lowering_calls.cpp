// The functions of the rule language, typed.
#include "compiler/lowering.h"

namespace yidi {

using feel::Form;

// The working day that is a constant number of days away is checked for what the calendar can tell.
Lowering::Typed Lowering::working_days(const Expression& e) {
  const Typed from = of(e.child(0), Kind::date), count = of(e.child(1), Kind::integer);
  if (!from.fine() || !count.fine()) return {};
  const Value* constant = builder_.constant_of(count.node);
  const bool negative = e.child(1).form == Form::negate;
  if (negative || (constant && (constant->payload() < 0 || constant->payload() > 400)))
    return fail(e.child(1), Code::feel_type, "expected 0 to 400 working days");
  return e.text == "add working days"
             ? make(wire::Op::working_day, FeelType::of(Kind::date), from.node, count.node)
             : make(wire::Op::working_estimated, FeelType::of(Kind::boolean), from.node, count.node);
}

Lowering::Typed Lowering::call(const Expression& e, const FeelType* expected) {
  const FeelType truth = FeelType::of(Kind::boolean), date = FeelType::of(Kind::date), region = FeelType::of(Kind::region);
  if (e.text == "not") {
    const Typed a = boolean(e.child(0));
    return a.fine() ? make(wire::Op::logical_not, truth, a.node) : Typed{};
  }
  if (e.text == "date" || e.text == "duration") {
    if (e.children.size() > 1 || e.child(0).form != Form::string) return fold(e, expected);
    const Typed typed = temporal(e.child(0), e.child(0).text);
    if (!typed.fine() || typed.type.only(Kind::date) == (e.text == "date")) return typed;
    return fail(e.child(0), Code::feel_bad_literal, "\"" + e.child(0).text + "\" is not a " + e.text);
  }
  if (e.text == "min" || e.text == "max") return extreme(e);
  if (e.text == "count") return count(e);
  if (e.text == "is") return relate(e, "=", e.child(0), e.child(1));
  if (e.text == "list contains") {
    const auto list = elements(e.child(0));
    if (list) return one_of(e, e.child(1), *list);
    return fail(e.child(0), Code::feel_outside_subset, "in a rule list contains() takes a list that is written out");
  }
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
  if (e.text == "add working days" || e.text == "working days estimated") return working_days(e);
  if (e.text == "is unsure") {
    const std::string& name = e.child(0).text;
    if (e.child(0).form != Form::name || (!scope_.model->facts.count(name) && !scope_.model->definitions.count(name)))
      return fail(e.child(0), Code::feel_type, "is unsure() asks about a fact or a definition");
    const Typed a = lower(e.child(0), nullptr);
    return a.fine() ? make(wire::Op::is_unsure, truth, a.node) : Typed{};
  }
  if (e.text == "as date") {
    const Typed a = lower(e.child(0), nullptr), b = of(e.child(1), Kind::date);
    if (!a.fine() || !b.fine()) return {};
    if (!a.type.has(Kind::date)) return fail(e.child(0), Code::feel_type, "this is never a date, it is " + to_string(a.type));
    return make(wire::Op::date_or, date, a.node, b.node);
  }
  if (e.text == "append" || e.text == "concatenate")
    return fail(e, Code::feel_outside_subset, "in a rule a list stands after \"in\", or in \"some\" and \"every\"");
  return fold(e, expected);  // the functions of texts
}

}  // namespace yidi
