#include "support/lines.h"

namespace yidi::test {

namespace {

// The end of the JSON value at the beginning of a text; 0 where it is none.
std::size_t value_end(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = 0;
  if (text[0] == '"') {
    for (at = 1; at < text.size() && text[at] != '"'; ++at)
      if (text[at] == '\\') ++at;
    return at < text.size() ? at + 1 : 0;
  }
  if (text[0] != '{' && text[0] != '[') {
    const std::size_t end = text.find_first_of(",]}");
    const std::string_view word = text.substr(0, end);
    if (word == "null" || word == "true" || word == "false") return word.size();
    const std::size_t digits = word.starts_with('-') ? 1 : 0;
    const bool number = word.size() > digits && word.find_first_not_of("0123456789", digits) == std::string_view::npos;
    return number ? word.size() : 0;
  }
  const char close = text[0] == '{' ? '}' : ']';
  const bool object = close == '}';
  if (text.substr(1, 1) == std::string_view(&close, 1)) return 2;
  for (at = 1;;) {
    if (object) {
      const std::size_t key = text.substr(at, 1) == "\"" ? value_end(text.substr(at)) : 0;
      if (key == 0 || text.substr(at + key, 1) != ":") return 0;
      at += key + 1;
    }
    const std::size_t length = value_end(text.substr(at));
    if (length == 0) return 0;
    at += length;
    if (text.substr(at, 1) == std::string_view(&close, 1)) return at + 1;
    if (text.substr(at, 1) != ",") return 0;
    ++at;
  }
}

// Calls visit(key or position, value) for each member or element; stops where it returns true.
template <class Visit>
void each(std::string_view text, const Visit& visit) {
  if (text.size() < 3 || (text[0] != '{' && text[0] != '[')) return;
  const bool object = text[0] == '{';
  std::size_t position = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    std::string key = std::to_string(position++);
    if (object) {
      const std::size_t length = value_end(text.substr(at));
      key = text.substr(at + 1, length - 2);
      at += length + 1;
    }
    const std::size_t length = value_end(text.substr(at));
    if (length == 0 || visit(key, text.substr(at, length))) return;
    at += length;
  }
}

}  // namespace

std::string part(std::string_view line, std::string_view path) {
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view wanted = path.substr(0, dot);
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    std::string_view found;
    each(line, [&](const std::string& key, std::string_view value) {
      if (key == wanted) found = value;
      return key == wanted;
    });
    if (found.empty()) return "(none)";
    line = found;
  }
  return std::string(line);
}

int count(std::string_view line, std::string_view path) {
  const std::string list = part(line, path);
  if (list.empty() || list[0] != '[') return -1;
  int elements = 0;
  each(list, [&](const std::string&, std::string_view) {
    ++elements;
    return false;
  });
  return elements;
}

bool is_canonical(std::string_view line) {
  for (const char c : line)
    if (c < ' ' || c > '~') return false;
  return !line.empty() && line[0] == '{' && value_end(line) == line.size();
}

}  // namespace yidi::test
