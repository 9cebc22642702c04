// HTML as it is written: texts and attributes are escaped, and elements close in the order in which they were opened.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yidi::site {

// What may stand in a text or between the quotes of an attribute.
std::string escape(std::string_view text);

// An address that a page may link to: http or https, or none at all.
bool is_web_address(std::string_view url);

class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // An attribute whose value is empty is left out.
  Markup& open(std::string_view tag, Attributes attributes = {});
  Markup& close();  // the element that was opened last
  Markup& text(std::string_view text);
  Markup& leaf(std::string_view tag, std::string_view text, Attributes attributes = {});  // nothing but text in it
  Markup& single(std::string_view tag, Attributes attributes);                            // <meta …>: never closed
  Markup& data(std::string_view type, std::string_view json);  // a block that browsers do not run; cannot end early

  Markup& raw(std::string_view html);  // written by another Markup, or no text of anybody's

  // Everything written so far; elements that are open are closed.
  std::string finish();

 private:
  void begin(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

// Closes its element at the end of a scope.
class Element {
 public:
  Element(Markup& markup, std::string_view tag, Markup::Attributes attributes = {}) : markup_(markup) {
    markup_.open(tag, attributes);
  }
  ~Element() { markup_.close(); }
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;

 private:
  Markup& markup_;
};

// What is folded until somebody opens it: its heading, and how much there is.
class Fold {
 public:
  Fold(Markup& markup, std::string_view heading, std::string_view title, std::string_view more = {}) : details_(markup, "details", {{"class", "fold"}}) {
    Element summary(markup, "summary");
    markup.leaf(heading, title);
    if (!more.empty()) markup.text(" ").leaf("span", more, {{"class", "small"}});
  }

 private:
  Element details_;
};

}  // namespace yidi::site
