// The engine for JavaScript: free functions over integer handles. Text crosses as pointer and length, in ASCII; what
// comes back lies in one buffer until the next call. Nothing here decides anything.
#include <emscripten/bind.h>

#include <memory>
#include <vector>

#include "runtime/json_writer.h"
#include "yidi/engine.h"
#include "yidi/resume.h"

namespace {

constexpr int most_engines = 64;  // open at the same time

std::unique_ptr<yidi::Engine> engines[most_engines];
std::vector<std::byte> input;
std::string output;

yidi::Engine* engine(int handle) { return handle >= 0 && handle < most_engines ? engines[handle].get() : nullptr; }

std::string_view text(std::size_t begin, std::size_t length) {
  return {reinterpret_cast<const char*>(input.data()) + begin, length};
}

// Room for the bytes of a pack or of tokens; the address to write them to.
unsigned reserve(unsigned length) {
  input.resize(length);
  return unsigned(reinterpret_cast<std::uintptr_t>(input.data()));
}

unsigned output_address() { return unsigned(reinterpret_cast<std::uintptr_t>(output.data())); }
unsigned output_length() { return unsigned(output.size()); }

// Opens the pack that was written to the reserved room; the handle, or -1 with an error line as output.
int load() {
  output.clear();
  yidi::Error error;
  auto pack = yidi::Pack::open(std::move(input), error);
  input.clear();
  for (int handle = 0; pack && handle < most_engines; ++handle) {
    if (engines[handle]) continue;
    engines[handle] = std::make_unique<yidi::Engine>(std::move(pack));
    return handle;
  }
  if (pack) yidi::refuse(error, yidi::Code::limit_exceeded, "pack", "too many packs are open");
  yidi::write_error(error, output);
  return -1;
}

void close_engine(int handle) {
  if (engine(handle)) engines[handle].reset();
}

// A step for each line of the reserved room, a line each. False where the handle is closed.
bool step(int handle) {
  output.clear();
  yidi::Engine* const found = engine(handle);
  if (!found) return false;
  for (std::size_t begin = 0; begin <= input.size();) {
    std::size_t end = begin;
    while (end < input.size() && input[end] != std::byte('\n')) ++end;
    if (begin > 0) output += '\n';
    found->step(text(begin, end - begin), output);
    begin = end + 1;
  }
  return true;
}

// Reads the fragment of a link that stands in the reserved room; `today`, in days since 1970, where it names no day.
bool resume_link(int handle, int today) {
  output.clear();
  yidi::Engine* const found = engine(handle);
  if (!found) return false;
  yidi::resume(found->pack(), text(0, input.size()), today, output);
  return true;
}

}  // namespace

EMSCRIPTEN_BINDINGS(yidi) {
  emscripten::function("reserve", &reserve);
  emscripten::function("outputAddress", &output_address);
  emscripten::function("outputLength", &output_length);
  emscripten::function("load", &load);
  emscripten::function("close", &close_engine);
  emscripten::function("step", &step);
  emscripten::function("resume", &resume_link);
}
