#include "verifier/links.h"

#include <algorithm>
#include <utility>

namespace yidi {

namespace {

constexpr std::size_t most_forms = 256;

// As many working days may be that many days of the calendar: weekends, and at most two weeks off in a row.
std::int64_t longest(std::int64_t working_days) { return working_days + (working_days + 4) / 5 * 2 + 14; }

}  // namespace

LinkFinder::LinkFinder(const View& view, const Reach& reach, const std::vector<std::uint8_t>& depends)
    : view_(view), reach_(reach), depends_(depends), forms_(view.nodes.size()), of_place_(view.rules.size()) {}

Links LinkFinder::find(const Frame& frame, const std::vector<Day>& changes) {
  links_ = {};
  keep_to(frame);
  add_tests(frame);
  add_limits();
  add_deadlines(frame);
  add_changes(changes);
  return links_;
}

// What a decision can be hangs on the rules of the place: those of other places would give it dates that nobody there meets.
// The rules of all days count, since people who were admitted before a change meet those of then.
void LinkFinder::keep_to(const Frame& frame) {
  std::vector<bool> of_place;
  for (const wire::Rule& rule : view_.rules) of_place.push_back(rule.area() == 0 || lies_within(view_, frame.insured, rule.area()));
  if (of_place == of_place_) return;
  of_place_ = std::move(of_place);
  forms_.assign(view_.nodes.size(), Memo());
}

const LinkFinder::Forms& LinkFinder::forms(std::uint16_t index) {
  if (!forms_[index].known) {
    const bool before = std::exchange(reads_calendar_, false);
    Forms made = make_forms(view_.nodes[index]);
    if (made.size() > most_forms) {
      reads_calendar_ = true;
      made.clear();
    }
    forms_[index] = {std::move(made), std::exchange(reads_calendar_, before), true};
  }
  reads_calendar_ |= forms_[index].calendar;
  return forms_[index].forms;
}

LinkFinder::Forms LinkFinder::make_forms(const wire::Node& node) {
  Forms made;
  const auto take = [&](std::uint16_t from) {
    const Forms more = forms(from);
    made.insert(made.end(), more.begin(), more.end());
  };
  switch (wire::Op(node.op())) {
    case wire::Op::constant: {
      const wire::Constant& constant = view_.constants[node.a()];
      switch (Kind(constant.kind())) {
        case Kind::date: return {{Anchor{Anchor::Kind::fixed, std::int32_t(constant.payload())}, {}, {}}};
        case Kind::months: return {{{}, {}, {constant.payload(), 0}}};
        case Kind::days:
        case Kind::integer: return {{{}, {}, {0, constant.payload()}}};
        default: return {};
      }
    }
    case wire::Op::as_of: return {{Anchor{Anchor::Kind::as_of, 0}, {}, {}}};
    case wire::Op::fact:
      if (wire::FactType(view_.facts[node.a()].type()) != wire::FactType::date) return {};
      return {{Anchor{Anchor::Kind::fact, node.a()}, {}, {}}};
    case wire::Op::decision: return forms_of_decision(view_.decisions[node.a()]);
    case wire::Op::conditional: take(node.b()); take(node.c()); return made;
    case wire::Op::date_or: take(node.a()); take(node.b()); return made;
    case wire::Op::add: return sums(node.a(), node.b(), 1);
    case wire::Op::subtract: return sums(node.a(), node.b(), -1);
    case wire::Op::multiply: return products(node.a(), node.b());
    case wire::Op::negate:
      for (const Form& form : forms(node.a())) made.push_back({form.minus, form.plus, {-form.offset.months, -form.offset.days}});
      return made;
    case wire::Op::working_day:
      for (const Form& count : forms(node.b()))
        for (const Form& form : forms(node.a()))
          for (std::int64_t days = count.offset.days; days <= longest(count.offset.days); ++days)
            made.push_back({form.plus, form.minus, {form.offset.months, form.offset.days + days}});
      return made;
    case wire::Op::property: {
      const bool of_period = wire::Property(node.extra()) == wire::Property::days;
      if (of_period) return forms(node.a());
      reads_calendar_ = true;
      return {};
    }
    default: return {};
  }
}

LinkFinder::Forms LinkFinder::forms_of_decision(const wire::Decision& decision) {
  Forms made;
  const auto take = [&](std::uint16_t index) {
    const wire::Shape& shape = view_.shapes[index];
    if (wire::ShapeKind(shape.kind()) != wire::ShapeKind::expression) return;
    const Forms more = forms(shape.a());
    made.insert(made.end(), more.begin(), more.end());
  };
  take(decision.otherwise());
  for (unsigned rule = decision.rules_begin(); rule < unsigned(decision.rules_begin() + decision.rules_count()); ++rule)
    if (of_place_[rule]) take(view_.rules[rule].value());
  return made;
}

std::optional<LinkFinder::Form> LinkFinder::sum(const Form& a, const Form& b, int sign) {
  Form form{a.plus, a.minus, {a.offset.months + sign * b.offset.months, a.offset.days + sign * b.offset.days}};
  const auto put = [](std::optional<Anchor>& into, std::optional<Anchor>& against, const std::optional<Anchor>& more) {
    if (!more) return true;
    if (against == more) against.reset();
    else if (into) return false;
    else into = more;
    return true;
  };
  const bool kept = put(form.plus, form.minus, sign > 0 ? b.plus : b.minus) && put(form.minus, form.plus, sign > 0 ? b.minus : b.plus);
  return kept ? std::optional(form) : std::nullopt;
}

LinkFinder::Forms LinkFinder::sums(std::uint16_t a, std::uint16_t b, int sign) {
  Forms made;
  const Forms left = forms(a);
  for (const Form& one : left)
    for (const Form& other : forms(b))
      if (const auto total = sum(one, other, sign)) made.push_back(*total);
      else reads_calendar_ = true;
  return made;
}

LinkFinder::Forms LinkFinder::products(std::uint16_t a, std::uint16_t b) {
  Forms made;
  const Forms left = forms(a);
  for (const Form& one : left) {
    for (const Form& other : forms(b)) {
      const bool anchored = one.plus || one.minus || other.plus || other.minus;
      if (anchored) {
        reads_calendar_ = true;
        continue;
      }
      // One of the two is a number, and numbers are kept as days.
      const Form& number = one.offset.months == 0 ? one : other;
      const Offset& by = &number == &one ? other.offset : one.offset;
      made.push_back({{}, {}, {by.months * number.offset.days, by.days * number.offset.days}});
    }
  }
  return made;
}

void LinkFinder::compare(const Form& a, const Form& b, bool hidden) {
  const auto difference = sum(a, b, -1);
  if (!difference) {
    links_.calendar = true;
    links_.opaque |= hidden;
    return;
  }
  // A month against days, counted from one and the same date: that hangs on where in the year it lies.
  if (!difference->plus && !difference->minus && difference->offset.months != 0 && (a.plus || a.minus)) {
    links_.calendar = true;
    links_.opaque |= hidden;
  }
  if (!difference->plus || !difference->minus) return;
  add({*difference->plus, *difference->minus, {-difference->offset.months, -difference->offset.days}, hidden});
}

void LinkFinder::add(Link link) {
  if (std::find(links_.all.begin(), links_.all.end(), link) == links_.all.end()) links_.all.push_back(link);
}

void LinkFinder::add_tests(const Frame& frame) {
  for (const std::uint16_t test : find_date_tests(view_, frame, reach_, depends_)) {
    const wire::Node& node = view_.nodes[test];
    const wire::Op op = wire::Op(node.op());
    if (op == wire::Op::working_estimated) add_years(node);
    if (op != wire::Op::equal && op != wire::Op::less && op != wire::Op::less_or_equal) continue;
    const bool hidden = depends_[test] & on_more;
    reads_calendar_ = false;
    const Forms left = forms(node.a()), right = forms(node.b());
    links_.calendar |= reads_calendar_;
    links_.opaque |= reads_calendar_ && hidden;
    for (const Form& one : left) {
      for (const Form& other : right) {
        compare(one, other, hidden);
        links_.equal_months |= op == wire::Op::equal && one.offset.months != other.offset.months;
      }
    }
  }
}

// Working days are estimated where they leave the years that have a calendar.
void LinkFinder::add_years(const wire::Node& estimated) {
  const auto published = [&](int year) {
    return std::find(view_.calendar_years.begin(), view_.calendar_years.end(), year) != view_.calendar_years.end();
  };
  const Forms counts = forms(estimated.b());
  const Forms dates = forms(estimated.a());
  for (const int year : view_.calendar_years) {
    for (const int turn : {year, year + 1}) {
      if (published(turn) == published(turn - 1)) continue;
      for (const Form& count : counts) {
        const Day half = Day(longest(count.offset.days) / 2 + 1);
        for (const Form& form : dates)
          if (form.plus && !form.minus)
            add({*form.plus, {Anchor::Kind::fixed, to_day({turn, 1, 1})}, {-form.offset.months, -form.offset.days - half}, false, half});
      }
    }
  }
}

void LinkFinder::add_limits() {
  for (std::size_t fact = 0; fact < view_.facts.size(); ++fact) {
    if (!reach_.facts[fact]) continue;
    for (const std::uint16_t limit : {view_.facts[fact].min(), view_.facts[fact].max()})
      if (limit != wire::none)
        for (const Form& form : forms(limit)) compare({Anchor{Anchor::Kind::fact, std::int32_t(fact)}, {}, {}}, form, false);
  }
}

void LinkFinder::add_deadlines(const Frame& frame) {
  for (std::size_t decision = 0; decision < view_.decisions.size(); ++decision) {
    if (!reach_.decisions[decision] || !(view_.decisions[decision].flags() & wire::earliest_counts)) continue;
    Forms deadlines;
    auto take = [&](std::uint16_t node) {
      for (const Form& form : forms(node))
        if (form.plus && !form.minus) deadlines.push_back(form);
    };
    for (const std::uint16_t rule : frame.rules_of(std::uint16_t(decision))) each_expression(view_, view_.rules[rule].value(), take);
    for (std::size_t i = 0; i < deadlines.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) compare(deadlines[i], deadlines[k], true);
  }
}

// The engine judges the day of admission by the rules of then, and as of then.
void LinkFinder::add_changes(const std::vector<Day>& changes) {
  if (view_.admission_fact == wire::none || changes.empty()) return;
  const Anchor admission{Anchor::Kind::fact, view_.admission_fact}, as_of{Anchor::Kind::as_of, 0};
  add({admission, as_of, {}, true, 0, true});
  for (const Day day : changes) add({admission, {Anchor::Kind::fixed, day}, {}, true, 0, true});
  const std::vector<Link> so_far = links_.all;
  for (const Link& link : so_far) {
    if (link.implied) continue;
    if (link.a == as_of && !(link.b == admission)) add({admission, link.b, link.offset, true, 0, true});
    if (link.b == as_of && !(link.a == admission)) add({link.a, admission, link.offset, true, 0, true});
  }
}

}  // namespace yidi
