// The ways of two packs from one beginning: questions, answers, and where nothing can differ any more.
#include <algorithm>
#include <set>

#include "verifier/answers.h"
#include "verifier/pair_walk.h"

namespace yidi {

using wire::none;

// Gives a side the answer to its question if it has been given to the other; false where there is none, or the side does
// not take it.
bool PairWalk::give(std::size_t which, std::size_t depth) {
  Side& side = sides_[which];
  const std::uint16_t question = side.judged ? side.way(depth).current() : none;
  if (question == none) return false;
  const std::size_t fact = fact_of_[which][question];
  const auto value = answers_[fact].is(Kind::undetermined) ? std::nullopt : translated(which, fact, answers_[fact]);
  if (!value || !side.way(depth).answer(*value)) return false;
  side.state.answers[question] = *value;
  return true;
}

// What a side asks next that has no answer yet, or nothing: it has come to an end.
std::size_t PairWalk::advance(std::size_t which, std::size_t depth) {
  Side& side = sides_[which];
  if (!side.judged) return nothing;
  do {
    const std::uint16_t question = side.way(depth).question();
    if (question == none) return nothing;
    const std::size_t fact = fact_of_[which][question];
    if (answers_[fact].is(Kind::undetermined)) return fact;
  } while (give(which, depth));
  return nothing;
}

void PairWalk::walk(std::size_t depth) {
  if (enough()) return;
  const std::vector<Value> before = sides_[0].state.answers, after = sides_[1].state.answers;
  for (std::size_t s = 0; s < 2; ++s) give(s, depth);
  if (!is_same_from(depth)) {
    const std::size_t asked = advance(0, depth), other = advance(1, depth);
    if (asked == nothing && other == nothing) {
      on_end(depth);
    } else if (asked == other ? !has_been_gone(depth) : on_split(depth)) {
      const std::size_t fact = asked != nothing ? asked : other;
      for (const Value answer : answers_to(fact)) {
        for (Side& side : sides_)
          if (side.judged) side.way(depth + 1) = side.way(depth);
        answers_[fact] = answer;
        walk(depth + 1);
        answers_[fact] = Value();
      }
    }
  }
  sides_[0].state.answers = before;
  sides_[1].state.answers = after;
}

// What one side has been asked and the other has not can bring out more in the one.
bool PairWalk::know_the_same(std::size_t depth) {
  Evaluation &one = sides_[0].way(depth).evaluation(), &other = sides_[1].way(depth).evaluation();
  for (std::uint16_t fact = 0; fact < sides_[0].view.facts.size(); ++fact)
    if (one.fact(fact).kind() != other.fact(fact).kind()) return false;
  return true;
}

bool PairWalk::can_differ(std::uint16_t index, std::size_t depth) {
  if (!changes_ || changes_->decisions[index] || !know_the_same(depth)) return true;
  const View& view = sides_[0].view;
  if (!(view.decisions[index].flags() & wire::notes)) return false;
  if (note_) return true;
  // The engine's own notes read deadlines and papers.
  for (std::size_t other = 0; other < view.decisions.size(); ++other) {
    const bool read = (view.decisions[other].flags() & wire::earliest_counts) || wire::Policy(view.decisions[other].policy()) == wire::Policy::materials;
    if (read && changes_->decisions[other]) return true;
  }
  return false;
}

// Whether nothing can differ, whatever is answered from here on.
bool PairWalk::is_same_from(std::size_t depth) {
  if (!changes_ || !know_the_same(depth)) return false;
  if (note_) {  // where the admission lies before the day of judgement, both are told who decided then
    const Value admission = sides_[0].way(depth).evaluation().fact(sides_[0].view.admission_fact);
    if (admission.is(Kind::undetermined) || (admission.is(Kind::date) && admission.payload() < sides_[0].state.as_of)) return false;
  }
  const auto silent = [&](const std::array<std::uint16_t, 2>& rule) { return is_silent(0, rule[0], depth) && is_silent(1, rule[1], depth); };
  const auto apart = [&](const std::array<std::uint16_t, 2>& pair) { return is_silent(0, pair[0], depth) || is_silent(0, pair[1], depth); };
  return std::all_of(changes_->rules.begin(), changes_->rules.end(), silent) &&
         std::all_of(changes_->order.begin(), changes_->order.end(), apart);
}

// Whether a rule has no part, or surely cannot hold any more: then it neither decides nor dissents, nor casts doubt.
bool PairWalk::is_silent(std::size_t which, std::uint16_t rule, std::size_t depth) {
  if (rule == none || sides_[which].frame.standing[rule] == Standing::no_part) return true;
  return sides_[which].way(depth).evaluation().is_surely_false(sides_[which].view.rules[rule].when());
}

// An answer as a side says it; none where the side does not take it, its limits aside.
std::optional<Value> PairWalk::translated(std::size_t which, std::size_t fact, Value value) const {
  const View& view = sides_[which].view;
  const std::uint16_t index = facts_[fact].index[which];
  if (index == none) return std::nullopt;
  if (value.is(Kind::symbol)) value = Value::symbol(name_of_[which][std::size_t(value.payload())]);
  return takes(view, view.facts[index], value) ? std::optional(value) : std::nullopt;
}

// Every answer that either side takes.
std::vector<Value> PairWalk::answers_to(std::size_t fact) {
  std::vector<Value> answers;
  bool unsure = false, date = false;
  for (std::size_t s = 0; s < 2; ++s) {
    if (facts_[fact].index[s] == none) continue;
    const View& view = sides_[s].view;
    const wire::Fact& asked = view.facts[facts_[fact].index[s]];
    unsure |= (asked.flags() & wire::allows_unsure) != 0;
    date |= wire::FactType(asked.type()) == wire::FactType::date;
    for (Value answer : listed_answers(view, asked, &sides_[1 - s].view)) {
      if (answer.is(Kind::symbol)) answer = {code_of_[s][std::size_t(answer.payload())], Kind::symbol};
      if (std::find(answers.begin(), answers.end(), answer) == answers.end()) answers.push_back(answer);
    }
  }
  if (date)
    for (const Day day : dates(fact)) answers.push_back(Value::date(day));
  if (unsure) answers.push_back(Value::unsure());
  return answers;
}

// One date of every class that either side tells apart.
const std::vector<Day>& PairWalk::dates(std::size_t fact) {
  std::string key = std::to_string(fact);
  for (const Side& side : sides_)
    for (const Value answer : side.state.answers)
      key += answer.is(Kind::date) ? "," + std::to_string(answer.payload()) : answer.is(Kind::unsure) ? ",u" : ",";
  const auto [found, fresh] = known_dates_.try_emplace(key);
  if (!fresh) return found->second;
  std::set<Day> days;
  std::string told_of_default;
  bool has_default = false;
  for (std::size_t s = 0; s < 2; ++s) {
    const std::uint16_t index = facts_[fact].index[s];
    if (!sides_[s].judged || index == none) continue;
    for (const Day day : sides_[s].dates.around(index, sides_[s].state)) days.insert(day);
    has_default |= sides_[s].view.facts[index].default_value() != none;
    told_of_default += sides_[s].dates.signature(index, sides_[s].state) + "|";
  }
  std::set<std::string> seen;
  if (has_default) seen.insert(std::move(told_of_default));
  std::optional<Day> second;
  for (const Day day : days) {
    std::string told;
    bool taken = false;
    for (std::size_t s = 0; s < 2; ++s) {
      const std::uint16_t index = facts_[fact].index[s];
      if (!sides_[s].judged || index == none) continue;
      sides_[s].state.answers[index] = Value::date(day);
      told += sides_[s].dates.signature(index, sides_[s].state) + "|";
      taken |= sides_[s].dates.takes(index, day);
      sides_[s].state.answers[index] = Value();
    }
    if (!taken) continue;
    if (seen.insert(std::move(told)).second) found->second.push_back(day);
    else if (!has_default && !second) second = day;
  }
  if (found->second.size() == 1 && second) found->second.push_back(*second);
  return found->second;
}

}  // namespace yidi
