#include "compiler/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace yidi {

namespace fs = std::filesystem;

namespace {

struct Section {
  const char* key;
  Json::Type type;
  void (*load)(Loading&, const Json&);
};

// In the order in which they are read, each from all documents before the next: later ones refer to earlier ones.
constexpr Section sections[] = {
    {"sources", Json::Type::object, load_sources},
    {"claims", Json::Type::object, load_claims},
    {"regions", Json::Type::object, load_regions},
    {"calendar", Json::Type::object, load_calendar},
    {"vocabulary", Json::Type::object, load_vocabularies},
    {"types", Json::Type::object, load_types},
    {"definitions", Json::Type::object, load_definitions},
    {"facts", Json::Type::object, load_facts},
    {"decisions", Json::Type::object, load_decisions},
    {"guides", Json::Type::object, load_guides},
    {"texts", Json::Type::object, load_texts},
    {"procedures", Json::Type::object, load_procedures},
    {"rules", Json::Type::array, load_rules},
    {"renames", Json::Type::object, load_renames},
};

void load_locales(Loading& loading, const Json* list) {
  if (!list) return;
  loading.model.locales.clear();
  const std::vector<std::string> known = {"zh-Hans", "zh-Hant", "en"};
  for (const Json& element : list->elements)
    if (expect(element, Json::Type::string, loading.diagnostics) && check_choice(loading, &element, known, "locale"))
      loading.model.locales.push_back(element.string);
}

// What concerns the document as a whole; returns the area whose rules it holds.
std::uint32_t load_head(Model& model, Diagnostics& diagnostics, const Json& root) {
  Loading loading{model, diagnostics};
  ObjectReader reader(root, diagnostics);
  reader.text("$schema");
  reader.text("about");
  const Json* region = reader.optional("region", Json::Type::string);
  loading.area = read_region(loading, region);
  if (loading.area != 0) model.areas.push_back({loading.area, region->place});
  if (const auto from = read_date(loading, reader.optional("as_of_from", Json::Type::string)))
    model.as_of_from[loading.area] = *from;
  load_locales(loading, reader.optional("locales", Json::Type::array));
  for (const Section& section : sections) reader.optional(section.key, section.type);
  return loading.area;
}

std::vector<fs::path> find_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory() && entry->path().filename() == "schema") entry.disable_recursion_pending();
    if (entry->is_regular_file() && entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Text read_text(Loading& loading, const Json* value) {
  Text text;
  if (!value) return text;
  if (!expect(*value, Json::Type::object, loading.diagnostics)) return text;
  text.place = value->place;
  for (const JsonMember& member : value->members) {
    const std::string locale = member.name == "zh" ? "zh-Hans" : member.name;
    if (member.name != "zh" && member.name != "zh-Hant" && member.name != "en") {
      loading.diagnostics.report(Code::unknown_key, member.place, "there is no locale \"" + member.name + "\" here",
                                 member.name == "zh-Hans" ? "zh" : nearest(member.name, {"zh", "zh-Hant", "en"}));
      continue;
    }
    if (!expect(member.value, Json::Type::string, loading.diagnostics)) continue;
    if (member.value.string.empty()) loading.diagnostics.report(Code::missing_text, member.value.place, "the text is empty");
    text.by_locale[locale] = member.value.string;
  }
  return text;
}

Formula read_formula(Loading& loading, const Json* value) {
  if (!value || !expect(*value, Json::Type::string, loading.diagnostics)) return {};
  feel::Flaw flaw;
  Formula formula{value, feel::parse(value->string, flaw)};
  if (!formula.expression)
    loading.diagnostics.report(flaw.code, value->place_in_string(flaw.offset), flaw.text, flaw.hint);
  return formula;
}

std::optional<Day> read_date(Loading& loading, const Json* value) {
  if (!value || !expect(*value, Json::Type::string, loading.diagnostics)) return std::nullopt;
  const auto day = parse_date(value->string);
  if (!day)
    loading.diagnostics.report(Code::bad_value, value->place,
                               "expected a date YYYY-MM-DD between 1900 and 2199, found \"" + value->string + "\"");
  return day;
}

Interval read_interval(Loading& loading, const Json* value) {
  Interval interval;
  if (!value) return interval;
  ObjectReader reader(*value, loading.diagnostics);
  interval.from = read_date(loading, reader.optional("from", Json::Type::string));
  interval.until = read_date(loading, reader.optional("to", Json::Type::string));
  if (interval.from && interval.until && *interval.until < *interval.from)
    loading.diagnostics.report(Code::bad_value, value->place, "the interval ends before it begins");
  return interval;
}

std::uint32_t read_region(Loading& loading, const Json* value) {
  if (!value || !expect(*value, Json::Type::string, loading.diagnostics)) return 0;
  const std::string& text = value->string;
  const bool digits = text.size() == 6 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) return std::uint32_t(std::stoul(text));
  loading.diagnostics.report(Code::bad_value, value->place, "expected a six-digit region code, found \"" + text + "\"");
  return 0;
}

bool check_choice(Loading& loading, const Json* value, const std::vector<std::string>& allowed, const char* what) {
  if (!value || !value->is(Json::Type::string)) return false;
  if (std::find(allowed.begin(), allowed.end(), value->string) != allowed.end()) return true;
  loading.diagnostics.report(Code::bad_value, value->place, "there is no " + std::string(what) + " \"" + value->string + "\"",
                             nearest(value->string, allowed));
  return false;
}

std::vector<std::pair<std::string, Place>> read_names(Loading& loading, const Json* value) {
  std::vector<std::pair<std::string, Place>> names;
  if (!value || !expect(*value, Json::Type::array, loading.diagnostics)) return names;
  for (const Json& element : value->elements)
    if (expect(element, Json::Type::string, loading.diagnostics)) names.push_back({element.string, element.place});
  return names;
}

bool check_code(Loading& loading, const std::string& code, Place place, bool upper_case) {
  const auto is_fine = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
           (upper_case && c >= 'A' && c <= 'Z');
  };
  if (!code.empty() && code.size() <= 80 && std::all_of(code.begin(), code.end(), is_fine)) return true;
  loading.diagnostics.report(Code::bad_value, place,
                             "a code is made of lower-case letters, digits, \"_\", \"-\" and \".\", found \"" + code + "\"");
  return false;
}

Model load_model(const std::string& folder, Diagnostics& diagnostics) {
  Model model;
  if (!fs::is_directory(folder)) {
    diagnostics.report_file(Code::unreadable_file, folder, "there is no such folder");
    return model;
  }
  std::vector<std::pair<const Json*, std::uint32_t>> documents;
  for (const fs::path& path : find_files(folder)) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) {
      diagnostics.report_file(Code::unreadable_file, path.string(), "the file cannot be read");
      continue;
    }
    model.files.push_back(std::make_shared<const SourceFile>(SourceFile{path.string(), text.str()}));
    model.documents->emplace_back();
    const Json& root = model.documents->back();
    if (parse_json(*model.files.back(), model.documents->back(), diagnostics))
      documents.push_back({&root, load_head(model, diagnostics, root)});
  }
  for (const Section& section : sections) {
    for (const auto& [root, area] : documents) {
      Loading loading{model, diagnostics, area};
      const Json* value = root->find(section.key);
      if (value && value->is(section.type)) section.load(loading, *value);
    }
  }
  return model;
}

}  // namespace yidi
