#include "batch/quick_record.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace yidi::batch {

namespace {

constexpr std::uint64_t each_byte(std::uint8_t byte) { return 0x0101010101010101u * byte; }

// Bytes that end a plain string or have no place in it: quotation marks, backslashes, controls, and what is not ASCII. The
// highest bit of such a byte is set; above the first one, others may be set that should not.
std::uint64_t special(std::uint64_t bytes) {
  const auto zero = [](std::uint64_t x) { return (x - each_byte(1)) & ~x; };
  return (zero(bytes ^ each_byte('"')) | zero(bytes ^ each_byte('\\')) | (bytes - each_byte(0x20)) | bytes) & each_byte(0x80);
}

class Scanner {
 public:
  explicit Scanner(std::string_view line) : at_(line.data()), end_(line.data() + line.size()) {}

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (std::size_t(end_ - at_) < word.size() || std::memcmp(at_, word.data(), word.size()) != 0) return false;
    at_ += word.size();
    return true;
  }
  void skip_blanks() {
    while (at_ != end_ && *at_ == ' ') ++at_;
  }
  bool at_end() const { return at_ == end_; }
  const char* at() const { return at_; }

  // A string without escapes.
  bool string(std::string_view& text) {
    if (!take('"')) return false;
    const char* const begin = at_;
    if constexpr (std::endian::native == std::endian::little) {
      while (end_ - at_ >= 8) {
        std::uint64_t bytes;
        std::memcpy(&bytes, at_, 8);
        const std::uint64_t found = special(bytes);
        if (found == 0) {
          at_ += 8;
          continue;
        }
        at_ += std::countr_zero(found) / 8;
        break;
      }
    }
    while (at_ != end_ && *at_ >= ' ' && *at_ != '"' && *at_ != '\\' && std::uint8_t(*at_) < 0x80) ++at_;
    text = {begin, std::size_t(at_ - begin)};
    return take('"');
  }

  // A whole number of at most 15 digits.
  bool number() {
    take('-');
    const char* const begin = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
    const std::size_t digits = std::size_t(at_ - begin);
    return digits > 0 && digits <= 15 && (digits == 1 || *begin != '0');
  }

  // What stands between two members, or behind the last one; `more` for the first.
  bool next(bool& more) {
    skip_blanks();
    more = take(',');
    if (more) skip_blanks();
    return more || take('}');
  }
  bool key(std::string_view& text) {
    if (!string(text)) return false;
    skip_blanks();
    if (!take(':')) return false;
    skip_blanks();
    return true;
  }

 private:
  const char* at_;
  const char* end_;
};

bool read_answers(Scanner& scanner, QuickRecord& record) {
  if (!scanner.take('{')) return false;
  scanner.skip_blanks();
  if (scanner.take('}')) return true;
  for (bool more = true; more;) {
    if (record.count == QuickRecord::most_answers) return false;
    QuickAnswer& answer = record.answers[record.count++];
    if (!scanner.key(answer.name)) return false;
    const char* const begin = scanner.at();
    answer.is_string = scanner.string(answer.text);
    if (!answer.is_string) {
      if (scanner.at() != begin || (!scanner.take("true") && !scanner.take("false"))) return false;
      answer.text = {begin, std::size_t(scanner.at() - begin)};
    }
    if (answer.text.empty()) return false;
    constexpr std::string_view insured = "insured_region";
    if (answer.is_string && answer.name == insured) record.insured = answer.text;
    if (!scanner.next(more)) return false;
  }
  return true;
}

bool read_id(Scanner& scanner, QuickRecord& record) {
  const char* const begin = scanner.at();
  std::string_view text;
  if (!scanner.string(text) && (scanner.at() != begin || !scanner.number())) return false;
  record.id = {begin, std::size_t(scanner.at() - begin)};
  return true;
}

}  // namespace

bool read_quickly(std::string_view line, QuickRecord& record) {
  record.id = "null";
  record.guide = "filing";
  record.as_of = record.insured = {};
  record.count = 0;
  Scanner scanner(line);
  if (!scanner.take('{')) return false;
  scanner.skip_blanks();
  unsigned seen = 0;
  for (bool more = true; more;) {
    std::string_view key;
    if (!scanner.key(key)) return false;
    const unsigned which = key == "id" ? 1 : key == "guide" ? 2 : key == "as_of" ? 4 : key == "answers" ? 8 : 0;
    if (which == 0 || (seen & which)) return false;
    seen |= which;
    const bool good = which == 1   ? read_id(scanner, record)
                      : which == 2 ? scanner.string(record.guide)
                      : which == 4 ? scanner.string(record.as_of)
                                   : read_answers(scanner, record);
    if (!good || !scanner.next(more)) return false;
  }
  return scanner.at_end() && (seen & 8);
}

}  // namespace yidi::batch
