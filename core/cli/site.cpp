// Static pages from the packs.
#include "site/site.h"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"

namespace yidi::cli {

namespace {

namespace fs = std::filesystem;

struct SiteChoice {
  std::string output = "build/dist/guide", folder = "build/packs", regions = "data/regions", look = "web/guide", base, as_of;
  bool quiet = false;
};

std::optional<Error> write_below(const std::string& folder, const std::string& path, const std::string& content) {
  std::error_code failed;
  fs::create_directories((fs::path(folder) / path).parent_path(), failed);
  return write_file(folder + "/" + path, content);
}

int make(const SiteChoice& choice) {
  Packs packs(choice.folder);
  if (const auto nation = packs.engine("00"); !nation) return complain(nation.error(), could_not);
  const auto regions = site::Regions::read(choice.regions);
  if (!regions) return complain(regions.error(), could_not);
  constexpr const char* shared[] = {"guide.css", "guide.js"};  // what all pages have in common
  std::vector<std::string> look;
  for (const char* name : shared) {
    const auto file = read_file(choice.look + "/" + name);
    if (!file) return complain(file.error(), could_not);
    look.push_back(*file);
  }

  site::Options options;
  options.base = choice.base.empty() || choice.base.ends_with('/') ? choice.base : choice.base + "/";
  if (!choice.as_of.empty()) {
    options.as_of = parse_date(choice.as_of);
    if (!options.as_of) return complain({Code::token_as_of, "as-of", "expected a date YYYY-MM-DD"}, could_not);
  }
  site::Material material;
  material.packs = packs.ids();
  material.locales = packs.locales();
  material.engine = [&](const std::string& id) { return packs.engine(id); };
  material.text = [&](const std::string& id, const std::string& locale, const std::string& kind) { return packs.text(id, locale, "filing", kind); };
  // Words that a build has made lie with the packs, whose texts it has made as well.
  material.words = [&](const std::string& locale) {
    const auto written = read_file(choice.look + "/" + locale + ".json");
    return written ? written : read_file(choice.folder + "/" + locale + ".pages.json");
  };
  material.write = [&](const std::string& path, const std::string& content) { return write_below(choice.output, path, content); };

  // Pages of areas that have none any more would go on saying what held once.
  std::error_code failed;
  if (fs::exists(choice.output + "/guide.css", failed)) fs::remove_all(choice.output, failed);
  const auto written = site::write_site(material, *regions, options);
  if (!written) return complain(written.error(), could_not);
  for (std::size_t i = 0; i < look.size(); ++i)
    if (const auto error = write_below(choice.output, shared[i], look[i])) return complain(*error, could_not);
  for (const std::string& locale : written->without_words)
    std::cerr << "yidi: no pages in " << locale << ": " << choice.look << "/" << locale << ".json is missing\n";
  if (!choice.quiet) std::cout << written->pages << " pages in " << choice.output << "\n";
  return said_yes;
}

}  // namespace

void add_site(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("site", "Static pages: one for the nation, each province and each area with rules of its own");
  auto choice = std::make_shared<SiteChoice>();
  command->add_option("-o,--output", choice->output, "Where the pages go; what an earlier run left there goes away")->capture_default_str();
  command->add_option("--base", choice->base, "The address of that folder on the web: absolute links for search engines, and a sitemap");
  command->add_option("--as-of", choice->as_of, "The day of judgement (default: the last day on which somebody looked at a source)");
  command->add_option("--regions", choice->regions, "The folder with the names of the places")->capture_default_str();
  command->add_option("--look", choice->look, "The folder with the words, the style sheet and the script of the pages")->capture_default_str();
  command->add_flag("-q,--quiet", choice->quiet, "Say nothing where all is well");
  add_packs_option(*command, choice->folder);
  command->footer("Example:\n  yidi site -o build/dist/guide --base https://example.org/yidi/guide/");
  command->callback([choice, &run] { run = [choice] { return make(*choice); }; });
}

}  // namespace yidi::cli
