#include "yidi/resume.h"

#include "runtime/json_writer.h"
#include "runtime/view.h"

namespace yidi {

namespace {

// The present name of a fact or, with a value, the present spelling of one of its values.
std::string_view renamed(const View& view, std::string_view fact, const std::string_view* value) {
  for (const wire::Rename& rename : view.renames) {
    if (view.name(rename.fact()) != fact || (rename.value() != wire::none) != (value != nullptr)) continue;
    const std::uint16_t to = value ? rename.to_value() : rename.to_fact();
    if (to != wire::none && (!value || view.name(rename.value()) == *value)) return view.name(to);
  }
  return value ? *value : fact;
}

}  // namespace

void resume(const Pack& pack, std::string_view rest, Day today, std::string& out) {
  const View& view = pack.view();
  Error error;
  const auto refused = [&](Code code, std::string_view at, const char* why) {
    refuse(error, code, at, why);
    write_error(error, out);
  };
  if (rest.starts_with('#')) rest.remove_prefix(1);
  State state(pack);
  state.as_of = today;
  std::string_view head = cut(rest, '&');
  if (!head.starts_with("y=")) return refused(Code::bad_token, "y", "the state of a link begins with y=1.");
  head.remove_prefix(2);
  if (cut(head, '.') != "1") return refused(Code::other_token_version, "y", "this engine reads states of version 1");
  if (cut(head, '.') != pack.id()) return refused(Code::other_pack, "y", "the link belongs to another pack");
  const bool same_pack = cut(head, '.') == pack.digest();
  state.guide = view.find_guide(cut(head, '.'));
  if (state.guide == wire::none) return refused(Code::token_guide, "y", "the pack has no such guide");
  const bool chosen = !head.empty();
  if (chosen) {
    const auto day = parse_date(head);
    if (!day) return refused(Code::token_as_of, "y", "expected the day of judgement, YYYY-MM-DD");
    state.as_of = *day;
  }

  std::string dropped;
  JsonWriter names(dropped);
  names.open('[');
  while (!rest.empty()) {
    std::string_view value = cut(rest, '&');
    const std::string_view old_name = cut(value, '='), name = renamed(view, old_name, nullptr);
    const std::uint16_t fact = view.find_fact(name);
    if (fact != wire::none && state.has(fact)) return refused(Code::token_duplicate, name, "the fact is given twice");
    Value answer;
    const bool kept = fact != wire::none && read_answer(pack, fact, renamed(view, name, &value), answer, error);
    if (kept)
      state.answers[fact] = answer;
    else
      names.text(printable(old_name));
  }
  names.close(']');
  if (!insured_here(pack, state))
    return refused(Code::other_pack, "insured_region", "people insured there have another pack");

  JsonWriter json(out);
  json.open('{');
  json.key("v");
  json.number(1);
  json.member("state", "resumed");
  json.member_text("token", write_token(pack, state));
  json.key("chosen");
  json.boolean(chosen);
  json.key("same_pack");
  json.boolean(same_pack);
  json.key("dropped");
  json.raw(dropped.c_str());
  json.close('}');
}

std::string write_link(const Pack& pack, const State& state, bool chosen) {
  // The token y=1.<pack>.<guide>.<as_of>&… with the digest put in and, unless it was chosen, the day taken out.
  const std::string token = write_token(pack, state);
  constexpr std::size_t guide = 7, date_length = 11;
  const std::size_t day = token.find('.', guide), answers = day + date_length;
  std::string link = token.substr(0, guide) + pack.digest() + "." + token.substr(guide, (chosen ? answers : day) - guide);
  return link + token.substr(answers);
}

}  // namespace yidi
