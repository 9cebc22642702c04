#include "runtime/walk.h"

#include <bit>

#include "runtime/shapes.h"

namespace yidi {

Walk::Walk(const View& view) : view_(&view), bit_of_(view.facts.size()), evaluation_(view) {}

void Walk::begin(const Frame& frame, const State& given) {
  guide_ = &view_->guides[given.guide];
  questions_ = view_->questions(*guide_);
  goals_ = view_->goals(*guide_);
  for (std::uint16_t& bit : bit_of_) bit = wire::none;
  for (std::size_t bit = 0; bit < questions_.size(); ++bit) bit_of_[questions_[bit]] = std::uint16_t(bit);
  evaluation_.begin(frame);
  path_.clear();
  goal_ = 0;
  unaskable_ = 0;
  current_ = wire::none;
  insured_known_ = view_->insured_fact == wire::none || given.has(view_->insured_fact);
  error_.code = Code::none;
  const auto has_default = [&](std::uint16_t fact) { return view_->facts[fact].default_value() != wire::none; };
  for (std::uint16_t fact = 0; fact < view_->facts.size(); ++fact)
    if (given.has(fact) && (is_place(fact) || has_default(fact))) evaluation_.set_fact(fact, given.answers[fact]);
  evaluation_.apply_defaults();
  for (std::uint16_t fact = 0; fact < view_->facts.size(); ++fact)
    if (given.has(fact) && has_default(fact) && !accept(fact, given.answers[fact])) return;
}

// Takes an answer in, unless it is a date outside the limits of its question.
bool Walk::accept(std::uint16_t index, Value value) {
  const wire::Fact& fact = view_->facts[index];
  if (value.is(Kind::date)) {
    const auto outside = [&](std::uint16_t limit, bool upper) {
      if (limit == wire::none) return false;
      const Value bound = evaluation_.node(limit);
      return bound.is(Kind::date) && (upper ? value.payload() > bound.payload() : value.payload() < bound.payload());
    };
    if (outside(fact.min(), false) || outside(fact.max(), true)) {
      return refuse(error_, Code::token_bounds, view_->name(fact.name()),
                    "the date lies outside the limits of its question");
    }
  }
  evaluation_.set_fact(index, value);
  return true;
}

std::uint16_t Walk::question() {
  current_ = wire::none;
  if (error_.code != Code::none) return wire::none;
  if (!insured_known_) return current_ = view_->insured_fact;
  for (;;) {
    while (goal_ < goals_.size() && evaluation_.decision(goals_[goal_]).state != Verdict::State::undetermined) ++goal_;
    if (goal_ == goals_.size()) {
      find_conflict(error_);
      return wire::none;
    }
    current_ = next_question();
    if (current_ != wire::none) return current_;
    close_unaskable();
  }
}

bool Walk::answer(Value value) {
  if (!accept(current_, value)) return false;
  if (current_ == view_->insured_fact) insured_known_ = true;
  if (!is_place(current_)) push(path_, current_);
  return true;
}

std::uint16_t Walk::next_question() {
  Evaluation::Support support = evaluation_.search_support(bit_of_, false);
  evaluation_.add_decision(goals_[goal_], support);
  std::uint64_t open = support.mask;
  unaskable_ = 0;
  std::uint64_t tried = 0;
  while (open != 0) {
    const int bit = std::countr_zero(open);
    const std::uint64_t mask = std::uint64_t(1) << bit;
    const std::uint16_t fact = questions_[std::size_t(bit)];
    const std::uint16_t asked_when = view_->facts[fact].asked_when();
    open &= ~mask;
    tried |= mask;
    if (asked_when == wire::none) return fact;
    const Value asked = evaluation_.node(asked_when);
    if (asked.is_true()) return fact;
    if (asked.is(Kind::undetermined)) {
      evaluation_.add_node(asked_when, support);
      open |= support.mask & ~tried;
    } else
      unaskable_ |= mask;
  }
  return wire::none;
}

// A question that matters and yet may not be asked counts as "don't know": never as a confident "no".
void Walk::close_unaskable() {
  for (std::size_t bit = 0; bit < questions_.size(); ++bit)
    if (unaskable_ >> bit & 1) evaluation_.set_fact(questions_[bit], Value::unsure());
  if (unaskable_ != 0) return;
  for (std::size_t fact = 0; fact < view_->facts.size(); ++fact)
    if (!evaluation_.fact(std::uint16_t(fact)).known()) evaluation_.set_fact(std::uint16_t(fact), Value::unsure());
}

// Asked at the end: what an answer given for the sake of another goal has brought out counts as well.
bool Walk::find_conflict(Error& error) {
  for (std::size_t i = 0; i < view_->decisions.size(); ++i) {
    const Verdict* verdict = evaluation_.peek(std::uint16_t(i));
    if (!verdict || verdict->winner == wire::none) continue;
    const wire::Rule& winner = view_->rules[verdict->winner];
    for (const std::uint16_t index : evaluation_.frame().rules_of(std::uint16_t(i))) {
      const wire::Rule& other = view_->rules[index];
      if (index <= verdict->winner || !(other.flags() & wire::supplies) || other.depth() != winner.depth() ||
          other.from() != winner.from() || evaluation_.firing(index).truth() != Truth::yes ||
          evaluation_.shape_known(other.value()) != Truth::yes || same_value(evaluation_, winner.value(), other.value()))
        continue;
      refuse(error, Code::rule_conflict, view_->name(view_->decisions[i].name()), "equal rank: ");
      error.text += view_->name(view_->rules[verdict->winner].name());
      error.text += " and ";
      error.text += view_->name(view_->rules[index].name());
      return true;
    }
  }
  return false;
}

// Every question that may still be asked on some way from here.
std::uint64_t Walk::ahead() {
  Evaluation::Support support = evaluation_.search_support(bit_of_, true);
  for (std::size_t goal = goal_; goal < goals_.size(); ++goal) evaluation_.add_decision(goals_[goal], support);
  std::uint64_t looked_at = 0, asked = 0;
  while (const std::uint64_t open = support.mask & ~looked_at) {
    const std::uint64_t bit = open & -open;
    looked_at |= bit;
    const std::uint16_t fact = questions_[std::size_t(std::countr_zero(open))], asked_when = view_->facts[fact].asked_when();
    if (asked_when != wire::none) {
      if (evaluation_.node(asked_when).is_false()) continue;
      evaluation_.add_node(asked_when, support);
    }
    if (!is_place(fact)) asked |= bit;
  }
  return asked;
}

// Before the insured place is known its own rules are not: any question may follow.
std::uint64_t Walk::every_question() const {
  std::uint64_t mask = 0;
  for (std::size_t bit = 0; bit < questions_.size(); ++bit)
    if (!is_place(questions_[bit])) mask |= std::uint64_t(1) << bit;
  return mask;
}

// The most questions of a set that can be asked on one way: no two of them exclude each other. Sets can be made for which
// that takes for ever; once the steps are used up all that is left counts, which is too many and never too few.
unsigned Walk::most_together(std::uint64_t open, unsigned& steps) const {
  const unsigned all = unsigned(std::popcount(open));
  if (all == 0 || steps == 0) return all;
  --steps;
  const int bit = std::countr_zero(open);
  const std::uint64_t rest = open & (open - 1);
  const std::uint64_t compatible = rest & view_->together[guide_->together_begin() + std::size_t(bit)];
  const unsigned with = 1 + most_together(compatible, steps);
  if (compatible == rest || with > all - 1) return with;
  const unsigned without = most_together(rest, steps);
  return with > without ? with : without;
}

unsigned Walk::at_most() {
  unsigned steps = 4096;
  return most_together(insured_known_ ? ahead() : every_question(), steps);
}

bool Walk::follow(const State& state) {
  for (std::uint16_t fact = question(); fact != wire::none; fact = question())
    if (!state.has(fact) || !answer(state.answers[fact])) break;
  return error_.code == Code::none;
}

}  // namespace yidi
