// Finished lines as templates: fixed text, cut into parts that many lines share, and holes for values.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

#include "batch/lines.h"
#include "batch/text_buffer.h"

namespace yidi::batch {

using TemplateId = std::uint32_t;

class Templates {
 public:
  Templates(const View& view, Expressions& expressions) : view_(view), expressions_(expressions) {}

  TemplateId add(std::string_view line, const std::vector<Hole>& holes);

  // Appends the line for the record that the expressions are turned to, from its byte `skip` on, which lies in the first
  // part.
  void write(TemplateId id, std::size_t skip, TextBuffer& out);

  std::size_t count() const { return templates_.size(); }
  void clear();
  std::size_t bytes() const { return bytes_; }

 private:
  struct Template {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
    std::uint32_t text_bytes = 0;
    std::uint32_t holes = 0;
  };
  struct Text {
    const char* data = nullptr;
    std::uint32_t size = 0;
  };

  void add_text(std::string_view text);
  char* write_value(Value value, char* to) const;

  static constexpr std::uint32_t hole = 0x80000000;  // marks a part that is an expression

  const View& view_;
  Expressions& expressions_;
  std::vector<Template> templates_;
  std::vector<std::uint32_t> parts_;
  std::vector<Text> texts_;
  std::deque<std::string> kept_;
  std::unordered_map<std::string_view, std::uint32_t> text_ids_;
  std::size_t bytes_ = 0;
};

}  // namespace yidi::batch
