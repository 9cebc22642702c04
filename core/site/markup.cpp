#include "site/markup.h"

#include <algorithm>

namespace yidi::site {

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default:
        // Control characters are no characters of HTML, whatever a file said.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (url.starts_with(scheme) && url.size() > scheme.size())
      return std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  return false;
}

void Markup::begin(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    out_ += ' ';
    out_ += name;
    out_ += "=\"" + escape(value) + '"';
  }
  out_ += '>';
}

Markup& Markup::open(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  open_.emplace_back(tag);
  return *this;
}

Markup& Markup::close() {
  out_ += "</" + open_.back() + ">";
  // A line for each block keeps the pages readable in a diff; inside a line of text a break would show as a space.
  constexpr std::string_view blocks[] = {"p", "li", "tr", "ul", "ol", "dl", "div", "section", "table", "tbody", "thead", "nav", "head",
                                         "header", "footer", "main", "h1", "h2", "h3", "h4", "title", "details", "summary", "noscript"};
  if (std::find(std::begin(blocks), std::end(blocks), open_.back()) != std::end(blocks)) out_ += '\n';
  open_.pop_back();
  return *this;
}

Markup& Markup::text(std::string_view text) {
  out_ += escape(text);
  return *this;
}

Markup& Markup::leaf(std::string_view tag, std::string_view content, Attributes attributes) {
  return open(tag, attributes).text(content).close();
}

Markup& Markup::single(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  out_ += '\n';
  return *this;
}

Markup& Markup::data(std::string_view type, std::string_view json) {
  begin("script", {{"type", type}});
  for (const char c : json) {
    if (c == '<')
      out_ += "\\u003c";
    else
      out_ += c;
  }
  out_ += "</script>\n";
  return *this;
}

Markup& Markup::raw(std::string_view html) {
  out_ += html;
  return *this;
}

std::string Markup::finish() {
  while (!open_.empty()) close();
  return out_;
}

}  // namespace yidi::site
