#include "batch/records.h"

#include "runtime/text.h"
#include "runtime/view.h"

namespace yidi::test {

std::string record_line(const Pack& pack, const State& state, const std::string& id) {
  const View& view = pack.view();
  std::string line = "{\"id\":" + id + ",\"guide\":\"" + std::string(view.name(view.guides[state.guide].name())) + "\",\"as_of\":\"";
  append_date(line, state.as_of);
  line += "\",\"answers\":{";
  for (std::uint16_t fact = 0; fact < state.answers.size(); ++fact) {
    if (!state.has(fact)) continue;
    const Value value = state.answers[fact];
    const bool quoted = !value.is(Kind::boolean) && !value.is(Kind::integer);
    if (line.back() != '{') line += ',';
    line += "\"" + std::string(view.name(view.facts[fact].name())) + "\":";
    if (quoted) line += '"';
    append_plain(line, view, value);
    if (quoted) line += '"';
  }
  return line + "}}";
}

std::string plain_line(Engine& engine, const State& state, const std::string& id) {
  std::string step;
  engine.step(state, step);
  return "{\"id\":" + id + "," + step.substr(1);
}

std::string answer(batch::Evaluator& evaluator, std::string_view line) {
  batch::TextBuffer out;
  evaluator.answer(line, out);
  return std::string(out.text());
}

void damage(std::string& line, std::mt19937& random) {
  constexpr char odd[] = "\"\\{}[]:, \t0129-eabn\x7f\x1f\xc3";
  for (unsigned changes = random() % 3; changes > 0; --changes) {
    const std::size_t at = random() % line.size();
    const char with = odd[random() % (sizeof(odd) - 1)];
    switch (random() % 4) {
      case 0: line[at] = with; break;
      case 1: line.insert(at, 1, with); break;
      case 2: line.erase(at, 1 + random() % 3); break;
      default: line.resize(at + 1);
    }
  }
}

}  // namespace yidi::test
