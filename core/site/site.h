// Static pages from packs: one for the nation, each province and each area with rules of its own, in every locale. Read
// without a script; what they say comes from the engine.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "site/regions.h"
#include "site/texts.h"
#include "yidi/engine.h"

namespace yidi::site {

// Where everything comes from, and where pages go.
struct Material {
  std::vector<std::string> packs, locales;  // the first locale is the one without a folder of its own
  std::function<Result<Engine*>(const std::string& pack)> engine;
  std::function<Result<std::string>(const std::string& pack, const std::string& locale, const std::string& kind)> text;
  std::function<Result<std::string>(const std::string& locale)> words;
  std::function<std::optional<Error>(const std::string& path, const std::string& content)> write;
};

struct Options {
  std::string guide = "filing";
  std::optional<Day> as_of;  // none: the last day on which somebody looked at a source
  std::string base;          // the address under which the pages will stand, with a slash at its end; may be empty
};

struct Written {
  std::size_t pages = 0;
  std::vector<std::string> without_words;  // locales left out, as the pages have no words in them
};

Result<Written> write_site(const Material& material, const Regions& regions, const Options& options);

}  // namespace yidi::site
