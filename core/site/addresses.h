// Where pages stand, and how they link to each other: without a base, relative to the page that links.
#pragma once

#include <string>
#include <vector>

#include "site/regions.h"

namespace yidi::site {

class Addresses {
 public:
  // `locales`: those that have pages, the main one first.
  Addresses(std::vector<std::string> locales, std::string base) : locales_(std::move(locales)), base_(std::move(base)) {}

  const std::vector<std::string>& locales() const { return locales_; }
  bool absolute() const { return !base_.empty(); }

  // The folder of a page within the site: "", "440300/", "en/440300/".
  std::string folder(RegionCode area, const std::string& locale) const;

  // From the page in one folder to the page in another, or to a file of the site.
  static std::string link(const std::string& from, const std::string& to);

  // The address that search engines are told: absolute if there is a base.
  std::string stated(const std::string& from, const std::string& to) const { return absolute() ? base_ + to : link(from, to); }

  // To what lies beside the folder of the pages: the element, and the page that shows it alone.
  static std::string beside(const std::string& from, const std::string& file) { return link(from, "../" + file); }

 private:
  std::vector<std::string> locales_;
  std::string base_;
};

}  // namespace yidi::site
