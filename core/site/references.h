// The claims that a page rests on, numbered in the order in which they are first named.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "site/markup.h"
#include "site/wording.h"

namespace yidi::site {

class References {
 public:
  explicit References(const Wording& wording) : wording_(wording) {}

  // Links to claims: "依据 1、4".
  void cite(Markup& page, const std::vector<std::string>& claims);

  // The list that they link to: each claim with its grade and sources, and on which day somebody looked.
  void write(Markup& page) const;

  // The latest day on which one of the sources was looked at, and the earliest by which somebody has to look again; empty
  // where none says so.
  std::string last_checked() const;
  std::string review_by() const;

  bool empty() const { return order_.empty(); }
  std::size_t count() const { return order_.size(); }

 private:
  void write_source(Markup& page, const Json& cited) const;

  const Wording& wording_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> order_;
};

}  // namespace yidi::site
