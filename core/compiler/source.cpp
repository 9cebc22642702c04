#include "compiler/source.h"

#include <algorithm>
#include <tuple>

namespace yidi {

namespace {

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Levenshtein distance with a swap of neighbours as one step.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) last[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t replaced = last[k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
      now[k] = std::min({replaced, last[k] + 1, now[k - 1] + 1});
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1]) now[k] = std::min(now[k], before[k - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace

LineColumn line_column(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  LineColumn result{1, 1};
  for (std::size_t i = 0; i < offset; ++i) {
    if (text[i] == '\n') {
      ++result.line;
      result.column = 1;
    } else if (!continues_code_point(text[i])) {
      ++result.column;
    }
  }
  return result;
}

std::string place_text(const Place& place) {
  return place.file->path + ":" + std::to_string(line_column(place.file->text, place.offset).line);
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string line = diagnostic.file;
  if (diagnostic.line != 0)
    line += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  line += ": error " + code_text(diagnostic.code) + ": " + diagnostic.text;
  if (!diagnostic.hint.empty()) line += " (did you mean \"" + diagnostic.hint + "\"?)";
  return line;
}

void Diagnostics::add(Diagnostic diagnostic) {
  for (const Diagnostic& known : all_)
    if (known.code == diagnostic.code && known.file == diagnostic.file && known.line == diagnostic.line &&
        known.column == diagnostic.column && known.text == diagnostic.text)
      return;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::report(Code code, Place place, std::string text, std::string hint) {
  if (!place.file) return add({code, "", 0, 0, std::move(text), std::move(hint)});
  const LineColumn where = line_column(place.file->text, place.offset);
  add({code, place.file->path, where.line, where.column, std::move(text), std::move(hint)});
}

void Diagnostics::report_file(Code code, std::string path, std::string text) {
  add({code, std::move(path), 0, 0, std::move(text), {}});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = all_;
  std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return result;
}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string* best = nullptr;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), name.size()), shorter = std::min(candidate.size(), name.size());
    if (longer - shorter >= least) continue;
    const std::size_t steps = distance(name, candidate);
    if (steps >= least) continue;
    least = steps;
    best = &candidate;
  }
  return best ? *best : std::string();
}

}  // namespace yidi
