#include "data_packs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "runtime/text.h"
#include "support/data_folder.h"
#include "yidi/compiler.h"

namespace yidi::test {

namespace {

const Sources& sources() {
  static const Sources read(project_path("data").string());
  return read;
}

}  // namespace

std::vector<std::string> data_pack_ids() { return sources().packs(); }

std::unique_ptr<const Pack> data_pack(const std::string& id) {
  static std::map<std::string, std::vector<std::byte>> compiled;
  std::vector<std::byte>& bytes = compiled[id];
  if (bytes.empty()) bytes = sources().compile(id);
  Error error;
  auto pack = Pack::open(bytes, error);
  EXPECT_TRUE(pack) << id << ": " << error.text;
  return pack;
}

std::vector<std::string> packs_with_rules() {
  std::vector<std::string> found = {"00"};
  for (const auto& entry : std::filesystem::directory_iterator(project_path("data/provinces")))
    if (entry.is_directory()) found.push_back(entry.path().filename().string());
  std::sort(found.begin(), found.end());
  return found;
}

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

batch::FindEngine DataEngines::finder() {
  return [this](const std::string& id) -> Result<Engine*> {
    const auto ids = data_pack_ids();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) return Error{Code::other_pack, "pack", "there is none"};
    return &engine(id);
  };
}

Engine& DataEngines::engine(const std::string& id) {
  auto& engine = engines_[id];
  if (!engine) engine = std::make_unique<Engine>(data_pack(id));
  return *engine;
}

std::string answer(batch::Evaluator& evaluator, std::string_view line) {
  batch::TextBuffer out;
  evaluator.answer(line, out);
  return std::string(out.text());
}

}  // namespace yidi::test
