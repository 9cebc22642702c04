// Authored files and positions in them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yidi/diagnostic.h"

namespace yidi {

// One file as it was read. `path` is how it appears in diagnostics.
struct SourceFile {
  std::string path;
  std::string text;
};

// A byte offset in a file.
struct Place {
  const SourceFile* file = nullptr;
  std::size_t offset = 0;
};

struct LineColumn {
  unsigned line;
  unsigned column;
};

// Line and column of an offset, both from 1; the column counts code points of UTF-8.
LineColumn line_column(std::string_view text, std::size_t offset);

// FILE:LINE
std::string place_text(const Place& place);

// Collects diagnostics; the same one at the same place only once.
class Diagnostics {
 public:
  void report(Code code, Place place, std::string text, std::string hint = {});

  // For what concerns a file as a whole, or a folder.
  void report_file(Code code, std::string path, std::string text);

  bool empty() const { return all_.empty(); }
  const std::vector<Diagnostic>& all() const { return all_; }

  // By file, line and column.
  std::vector<Diagnostic> sorted() const;

 private:
  void add(Diagnostic diagnostic);
  std::vector<Diagnostic> all_;
};

// The candidate that is closest to a misspelt name, if any is close: at most a third of its letters differ.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace yidi
