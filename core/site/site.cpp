#include "site/site.h"

#include <algorithm>

#include "site/writing.h"

namespace yidi::site {

namespace {

std::string iso(Day day) {
  char text[10];
  format_date(day, text);
  return std::string(text, 10);
}

Result<Texts> read_texts(const Material& material, const std::string& pack, const std::string& locale) {
  Texts texts;
  for (const auto& [kind, target] : {std::pair{"questions", &texts.questions}, {"outcome", &texts.outcome}}) {
    const auto content = material.text(pack, locale, kind);
    if (!content) return content.error();
    *target = Json::parse(*content, nullptr, false);
    if (target->is_discarded()) return Error{Code::json_syntax, pack, std::string("the pack's texts are no JSON: ") + kind};
  }
  return texts;
}

// The last day on which somebody looked at a source of any pack. Texts are long and this is all that is wanted of them yet.
Result<Day> last_checked(const Material& material) {
  constexpr std::string_view key = "\"verified_on\":\"";
  std::string last;
  for (const std::string& pack : material.packs) {
    const auto content = material.text(pack, material.locales.front(), "outcome");
    if (!content) return content.error();
    for (std::size_t at = content->find(key); at != std::string::npos; at = content->find(key, at + 1))
      last = std::max(last, content->substr(at + key.size(), 10));
  }
  const auto day = parse_date(last);
  if (!day) return Error{Code::bad_command_line, "--as-of", "no source says when somebody looked at it: a day is needed"};
  return *day;
}

std::string sitemap(const std::vector<RegionCode>& pages, const Addresses& addresses, const std::string& changed) {
  Markup map;
  map.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  map.open("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}, {"xmlns:xhtml", "http://www.w3.org/1999/xhtml"}});
  for (const std::string& locale : addresses.locales())
    for (const RegionCode area : pages) {
      map.raw("\n").open("url").leaf("loc", addresses.stated("", addresses.folder(area, locale))).leaf("lastmod", changed);
      for (const std::string& other : addresses.locales())
        map.open("xhtml:link", {{"rel", "alternate"}, {"hreflang", other}, {"href", addresses.stated("", addresses.folder(area, other))}}).close();
      map.close();
    }
  return map.finish() + "\n";
}

}  // namespace

Result<Written> write_site(const Material& material, const Regions& regions, const Options& options) {
  Written written;
  std::vector<std::pair<std::string, Words>> words;
  std::vector<std::string> locales;
  for (const std::string& locale : material.locales) {
    const auto content = material.words(locale);
    Json parsed = content ? Json::parse(*content, nullptr, false) : Json();
    if (parsed.is_discarded()) return Error{Code::json_syntax, locale, "the words of the pages are no JSON"};
    if (!parsed.is_object()) {
      written.without_words.push_back(locale);
      continue;
    }
    words.emplace_back(locale, Words(std::move(parsed)));
    locales.push_back(locale);
  }
  if (locales.empty()) return Error{Code::missing_text, "words", "there are no words of the pages in any locale of the packs"};

  Day as_of = 0;
  if (options.as_of) {
    as_of = *options.as_of;
  } else {
    const auto checked = last_checked(material);
    if (!checked) return checked.error();
    as_of = *checked;
  }

  std::vector<Page> pages;
  for (const std::string& id : material.packs) {
    const auto engine = material.engine(id);
    if (!engine) return engine.error();
    for (Page& page : make_pages(**engine, regions, options.guide, as_of)) pages.push_back(std::move(page));
  }
  std::vector<RegionCode> areas;
  for (const Page& page : pages) areas.push_back(page.area);

  const Addresses addresses(locales, options.base);
  for (const auto& [locale, said] : words) {
    const Regions named = regions.renamed(said.places());
    std::string pack;
    Texts texts;
    for (const Page& page : pages) {
      if (page.pack != pack) {
        auto read = read_texts(material, page.pack, locale);
        if (!read) return read.error();
        texts = std::move(*read);
        pack = page.pack;
      }
      const Wording wording(texts, said, named);
      const std::string path = addresses.folder(page.area, locale) + "index.html";
      if (const auto failed = material.write(path, write_page(page, areas, wording, addresses, locale))) return *failed;
      ++written.pages;
    }
  }
  if (addresses.absolute())
    if (const auto failed = material.write("sitemap.xml", sitemap(areas, addresses, iso(as_of)))) return *failed;
  return written;
}

}  // namespace yidi::site
