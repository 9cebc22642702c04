#include "support/packs.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "runtime/view.h"
#include "support/lines.h"

namespace yidi::test {

namespace {

const std::string folder = YIDI_TEST_PACKS;

[[noreturn]] void give_up(const std::string& text) {
  std::fprintf(stderr, "%s\n", text.c_str());
  std::exit(2);
}

std::string read(const std::string& name) {
  std::ifstream in(folder + "/" + name, std::ios::binary);
  if (!in)
    give_up("There is no " + folder + "/" + name +
            ". The native build makes it: cmake --preset native && cmake --build --preset native");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<std::byte> pack_bytes(const std::string& name) {
  const std::string content = read(name + ".ypk");
  const auto* bytes = reinterpret_cast<const std::byte*>(content.data());
  return {bytes, bytes + content.size()};
}

std::vector<std::string> pack_names() {
  std::vector<std::string> names;
  const std::string list = read("names");
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = list.find('\n', at);
    names.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

std::unique_ptr<const Pack> open_pack(const std::string& name) {
  Error error;
  auto pack = Pack::open(pack_bytes(name), error);
  if (!pack) give_up(name + " is refused: " + error.text);
  return pack;
}

Guide::Guide(const std::string& pack, std::string guide, std::string as_of)
    : engine_(open_pack(pack)), guide_(std::move(guide)), as_of_(std::move(as_of)) {}

std::string Guide::token(const std::string& answers) const {
  const std::string head = "y=1." + std::string(pack().id()) + "." + guide_ + "." + as_of_;
  return answers.empty() ? head : head + "&" + answers;
}

std::string Guide::step(const std::string& answers) {
  std::string line;
  engine_.step(token(answers), line);
  return line;
}

std::string Guide::get(const std::string& answers, const std::string& path) {
  return part(step(answers), path);
}

std::string Guide::value(const std::string& answers, const std::string& decision) {
  return get(answers, "decisions." + decision + ".value");
}

std::string Guide::asks(const std::string& answers) {
  const std::string fact = get(answers, "fact");
  return fact.size() > 2 && fact[0] == '"' ? fact.substr(1, fact.size() - 2) : fact;
}

State Guide::state(const std::string& answers) const {
  State state(pack());
  Error error;
  if (!read_token(pack(), token(answers), state, error)) give_up(answers + ": " + error.text);
  return state;
}

std::uint16_t Guide::fact(const std::string& name) const {
  return pack().view().find_fact(name);
}

}  // namespace yidi::test
