#include "yidi/state.h"

#include "runtime/places.h"
#include "runtime/text.h"
#include "runtime/view.h"

namespace yidi {

State::State(const Pack& pack) : answers(pack.view().facts.size()) {}

bool insured_here(const Pack& pack, const State& state) {
  const View& view = pack.view();
  if (view.insured_fact == wire::none || !state.has(view.insured_fact)) return true;
  const Value insured = state.answers[view.insured_fact];
  const std::int64_t province = insured.is(Kind::region) ? insured.payload() / 10000 : 0;
  return province == view.root->province();
}

bool read_answer(const Pack& pack, std::uint16_t index, std::string_view text, Value& value, Error& error) {
  const View& view = pack.view();
  const wire::Fact& fact = view.facts[index];
  const auto refused = [&](Code code, const char* why) { return refuse(error, code, view.name(fact.name()), why); };
  if (text == "unsure") {
    value = Value::unsure();
    return (fact.flags() & wire::allows_unsure) ||
           refused(Code::token_unsure, "this question does not take unsure for an answer");
  }
  const wire::FactType type = wire::FactType(fact.type());
  std::int64_t number = 0;
  switch (type) {
    case wire::FactType::boolean:
      value = Value::boolean(text == "true");
      return text == "true" || text == "false" || refused(Code::token_value, "expected true or false");
    case wire::FactType::symbol:
      for (const std::uint16_t option : view.options(fact)) {
        value = Value::symbol(option);
        if (view.name(option) == text) return true;
      }
      return refused(Code::token_value, "expected one of the answers to this question");
    case wire::FactType::date: {
      const auto day = parse_date(text);
      if (!day) return refused(Code::token_value, "expected a date YYYY-MM-DD between 1900 and 2199");
      value = Value::date(*day);
      return true;
    }
    case wire::FactType::integer:
      if (!parse_number(text, number)) return refused(Code::token_value, "expected a whole number");
      value = Value::integer(number);
      return true;
    case wire::FactType::region: break;
  }
  if (text == "abroad" && (fact.flags() & wire::allows_abroad)) {
    value = Value::region(wire::abroad);
    return true;
  }
  if (text.size() != 6 || !parse_number(text, number) || number < 0)
    return refused(Code::token_value, "expected a six-digit region code");
  value = Value::region(std::uint32_t(number));
  return view.is_region(std::uint32_t(number)) || refused(Code::token_region, "no region has this code");
}

bool read_token(const Pack& pack, std::string_view rest, State& state, Error& error) {
  const View& view = pack.view();
  const auto refused = [&](Code code, const char* why) { return refuse(error, code, "y", why); };
  if (rest.ends_with('&')) return refused(Code::bad_token, "a state does not end with &");
  std::string_view head = cut(rest, '&');
  if (!head.starts_with("y=")) return refused(Code::bad_token, "a state begins with y=1.");
  head.remove_prefix(2);
  if (cut(head, '.') != "1") return refused(Code::other_token_version, "this engine reads states of version 1");
  if (cut(head, '.') != pack.id()) return refused(Code::other_pack, "the state belongs to another pack");
  state.guide = view.find_guide(cut(head, '.'));
  if (state.guide == wire::none) return refused(Code::token_guide, "the pack has no such guide");
  const auto as_of = parse_date(head);
  if (!as_of) return refused(Code::token_as_of, "expected the day of judgement, YYYY-MM-DD between 1900 and 2199");
  state.as_of = *as_of;

  while (!rest.empty()) {
    std::string_view value = cut(rest, '&');
    const std::string_view name = cut(value, '=');
    const std::uint16_t fact = view.find_fact(name);
    if (fact == wire::none) return refuse(error, Code::token_fact, printable(name), "there is no such fact");
    if (state.has(fact)) return refuse(error, Code::token_duplicate, name, "the fact is given twice");
    if (!read_answer(pack, fact, value, state.answers[fact], error)) return false;
  }
  return insured_here(pack, state) ||
         refuse(error, Code::other_pack, "insured_region", "people insured there have another pack");
}

std::string write_token(const Pack& pack, const State& state) {
  const View& view = pack.view();
  std::string token = "y=1.";
  token += pack.id();
  token += '.';
  token += view.name(view.guides[state.guide].name());
  token += '.';
  append_date(token, state.as_of);
  for (std::uint16_t fact = 0; fact < state.answers.size(); ++fact) {
    if (!state.has(fact)) continue;
    token += '&';
    token += view.name(view.facts[fact].name());
    token += '=';
    append_plain(token, view, state.answers[fact]);
  }
  return token;
}

}  // namespace yidi
