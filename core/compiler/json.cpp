#include "compiler/json.h"

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

namespace yidi {

namespace {

constexpr std::size_t deepest = 40;

// Walks over the text and leaves word how far the parser has come.
class CountingIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator() = default;
  CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    if (reached_) *reached_ = at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_ = nullptr;
  const char** reached_ = nullptr;
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(const SourceFile& file, const char* const& reached, Json& root, Diagnostics& diagnostics)
      : file_(file), reached_(reached), root_(root), diagnostics_(diagnostics) {}

  bool null() override { return scalar(Json::Type::null, before_word()); }
  bool boolean(bool value) override {
    scalar(Json::Type::boolean, before_word());
    last_->boolean = value;
    return true;
  }
  bool number_integer(number_integer_t value) override {
    scalar(Json::Type::integer, before_number());
    last_->integer = value;
    return true;
  }
  bool number_unsigned(number_unsigned_t value) override {
    scalar(Json::Type::integer, before_number());
    if (value > std::uint64_t(INT64_MAX)) return too_large();
    last_->integer = std::int64_t(value);
    return true;
  }
  // Whole numbers of more than 64 bits arrive here as well.
  bool number_float(number_float_t, const string_t& text) override {
    const bool decimal = text.find_first_of(".eE") != std::string::npos;
    scalar(decimal ? Json::Type::decimal : Json::Type::integer, before_number());
    return decimal || too_large();
  }
  bool string(string_t& value) override {
    scalar(Json::Type::string, before_string());
    last_->string = value;
    return true;
  }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Json::Type::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::Type::array); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Json& object = *stack_.back();
    const Place place{&file_, before_string()};
    const bool repeated = object.find(name) != nullptr;
    if (repeated)
      diagnostics_.report(Code::duplicate_key, place, "the key \"" + name + "\" stands here a second time");
    key_ = {name, place, {}, repeated};
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& exception) override {
    std::string text = exception.what();
    const bool key = text.find("parsing object key") != std::string::npos;
    if (const std::size_t cut = text.find(" - "); cut != std::string::npos) text = text.substr(cut + 3);
    text = text.substr(0, text.find("; last read"));
    replace(text, "; expected '}'", "; expected ',' or '}'");
    replace(text, "; expected ']'", "; expected ',' or ']'");
    if (key) replace(text, "expected string literal", "expected a key in quotation marks");
    // A string or a word that was not expected has been read to its end; of other tokens that is one character.
    std::size_t back = 1;
    if (text.starts_with("unexpected string literal") || text.starts_with("unexpected number literal")) back = token.size();
    if (text.starts_with("unexpected true literal") || text.starts_with("unexpected null literal")) back = 4;
    if (text.starts_with("unexpected false literal")) back = 5;
    diagnostics_.report(Code::json_syntax, {&file_, position > back ? position - back : 0}, "this is not JSON: " + text);
    return false;
  }

 private:
  static void replace(std::string& text, std::string_view from, std::string_view to) {
    if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  }

  std::size_t reached() const { return std::size_t(reached_ - file_.text.data()); }

  // The parser has just read the closing quote. Inside a string every quote is escaped by an odd number of backslashes.
  std::size_t before_string() const {
    std::size_t at = reached() - 1;
    for (;;) {
      --at;
      if (file_.text[at] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < at && file_.text[at - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) return at;
    }
  }
  std::size_t before_word() const {
    std::size_t at = reached();
    while (at > 0 && file_.text[at - 1] >= 'a' && file_.text[at - 1] <= 'z') --at;
    return at;
  }
  // The parser knows that a number has ended only from the character after it.
  std::size_t before_number() const {
    const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'; };
    std::size_t at = reached();
    if (at > 0 && !is_part(file_.text[at - 1])) --at;
    while (at > 0 && is_part(file_.text[at - 1])) --at;
    return at;
  }

  Json& add(Json value) {
    if (stack_.empty()) return root_ = std::move(value);
    Json& parent = *stack_.back();
    if (parent.is(Json::Type::array)) {
      parent.elements.push_back(std::move(value));
      return parent.elements.back();
    }
    key_.value = std::move(value);
    parent.members.push_back(std::move(key_));
    return parent.members.back().value;
  }
  bool scalar(Json::Type type, std::size_t offset) {
    Json value;
    value.type = type;
    value.place = {&file_, offset};
    last_ = &add(std::move(value));
    return true;
  }
  // Goes on: whoever wrote it wants to know what else is wrong.
  bool too_large() {
    diagnostics_.report(Code::limit_exceeded, last_->place, "the number has more than 64 bits");
    return true;
  }
  bool open(Json::Type type) {
    if (stack_.size() >= deepest) {
      diagnostics_.report(Code::limit_exceeded, {&file_, reached() - 1},
                          "nested deeper than " + std::to_string(deepest) + " levels");
      return false;
    }
    scalar(type, reached() - 1);
    stack_.push_back(last_);
    return true;
  }
  bool close() {
    std::erase_if(stack_.back()->members, [](const JsonMember& member) { return member.repeated; });
    stack_.pop_back();
    return true;
  }

  const SourceFile& file_;
  const char* const& reached_;
  Json& root_;
  Diagnostics& diagnostics_;
  std::vector<Json*> stack_;
  JsonMember key_;
  Json* last_ = nullptr;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  for (const JsonMember& member : members)
    if (member.name == name) return &member.value;
  return nullptr;
}

Place Json::place_in_string(std::size_t index) const {
  Place at{place.file, place.offset + 1};
  const std::string& text = place.file->text;
  for (std::size_t decoded = 0; decoded < index && at.offset < text.size();) {
    if (text[at.offset] != '\\') {
      ++at.offset;
      ++decoded;
    } else if (text[at.offset + 1] == 'u') {
      const unsigned unit = unsigned(std::stoul(text.substr(at.offset + 2, 4), nullptr, 16));
      const bool pair = unit >= 0xD800 && unit < 0xDC00;
      decoded += pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
      at.offset += pair ? 12 : 6;
    } else {
      at.offset += 2;
      ++decoded;
    }
  }
  return at;
}

const char* type_name(Json::Type type) {
  constexpr const char* names[] = {"null", "true or false", "a whole number", "a decimal number", "a string", "a list", "an object"};
  return names[unsigned(type)];
}

bool parse_json(const SourceFile& file, Json& root, Diagnostics& diagnostics) {
  const char* reached = file.text.data();
  TreeBuilder builder(file, reached, root, diagnostics);
  const char* begin = file.text.data();
  return nlohmann::json::sax_parse(CountingIterator(begin, &reached), CountingIterator(begin + file.text.size(), nullptr),
                                   &builder);
}

}  // namespace yidi
