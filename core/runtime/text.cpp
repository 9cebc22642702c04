#include "runtime/text.h"

namespace yidi {

namespace {

std::uint64_t magnitude(std::int64_t number) { return number < 0 ? 0 - std::uint64_t(number) : std::uint64_t(number); }

void append_digits(std::string& out, std::uint64_t rest) {
  char digits[20];
  int at = 20;
  do {
    digits[--at] = char('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  out.append(digits + at, std::size_t(20 - at));
}

}  // namespace

void append_number(std::string& out, std::int64_t number) {
  if (number < 0) out += '-';
  append_digits(out, magnitude(number));
}

void append_date(std::string& out, Day day) {
  char text[10];
  format_date(day, text);
  out.append(text, 10);
}

void append_region(std::string& out, std::uint32_t region) {
  if (region == wire::abroad) {
    out += "abroad";
    return;
  }
  for (std::uint32_t place = 100000; place > 0; place /= 10) out += char('0' + region / place % 10);
}

void append_plain(std::string& out, const View& view, Value value) {
  switch (value.kind()) {
    case Kind::boolean: out += value.payload() ? "true" : "false"; break;
    case Kind::symbol: out += view.name(std::uint16_t(value.payload())); break;
    case Kind::region: append_region(out, std::uint32_t(value.payload())); break;
    case Kind::date: append_date(out, Day(value.payload())); break;
    case Kind::months:
    case Kind::days:
      out += value.payload() < 0 ? "-P" : "P";
      append_digits(out, magnitude(value.payload()));
      out += value.is(Kind::months) ? 'M' : 'D';
      break;
    case Kind::integer: append_number(out, value.payload()); break;
    case Kind::unsure: out += "unsure"; break;
    default: out += "null";
  }
}

std::string_view cut(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return part;
}

bool parse_number(std::string_view text, std::int64_t& number) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 17 || (text.front() == '0' && text.size() > 1)) return false;
  number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  if (negative) number = -number;
  return true;
}

std::string printable(std::string_view text) {
  constexpr std::size_t most = 40;
  std::string safe;
  for (const char c : text.substr(0, most)) safe += c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c;
  return safe;
}

}  // namespace yidi
