#include "yidi/compiler.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "model/digest.h"
#include "runtime/view.h"
#include "verifier/opening.h"
#include "verifier/part.h"
#include "verifier/survey.h"

namespace yidi::cli {

namespace {

namespace fs = std::filesystem;
using Output = nlohmann::ordered_json;

std::string content_digest(std::string_view content) {
  Sha256 sha;
  sha.update({reinterpret_cast<const std::byte*>(content.data()), content.size()});
  const auto digest = sha.finish();
  return hexadecimal(std::span(digest).first(8));
}

// Writes what belongs to one pack and describes it for the index.
class PackWriter {
 public:
  PackWriter(const Sources& sources, std::string id, fs::path folder, TogetherFinder& together)
      : sources_(sources), id_(std::move(id)), folder_(std::move(folder)), together_(together) {}

  // An error if a file cannot be written.
  std::optional<Error> write() {
    // Twice: what can stand together is found by walking the pack, and the pack carries it.
    Error error;
    const auto plain = Pack::open(sources_.compile(id_), error);
    if (!plain) return error;
    const TogetherMasks& together = together_.find(*plain);
    const std::vector<std::byte> bytes = sources_.compile(id_, together);
    auto pack = Pack::open(bytes, error);
    if (!pack) return error;
    entry_["digest"] = pack->digest();
    entry_["file"] = id_ + "." + pack->digest() + ".ypk";
    put(entry_["file"], {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    entry_["bytes"] = bytes.size();
    write_parts(*pack, together);
    Engine engine(std::move(pack));
    const View& view = engine.pack().view();
    entry_["openings"] = Output::array();
    for (std::size_t guide = 0; guide < view.guides.size(); ++guide)
      if (const auto opening = find_opening(engine, std::uint16_t(guide))) {
        const std::string name(view.name(view.guides[guide].name()));
        entry_["openings"].push_back(name);
        openings_.emplace(name, *opening);
      }
    for (const std::string& locale : sources_.locales()) write_texts(view, locale);
    return error_;
  }

  const Output& entry() const { return entry_; }

 private:
  void put(const std::string& name, std::string_view content) {
    if (auto failed = write_file((folder_ / name).string(), content); failed && !error_) error_ = failed;
  }

  // The words of a locale, by guide and kind. One digest over all of them names them: pages fetch the index before
  // anything else, and digests are what it weighs.
  void write_texts(const View& view, const std::string& locale) {
    std::map<std::pair<std::string, std::string>, std::string> contents;
    for (const auto& [guide, opening] : openings_) contents[{guide, "opening"}] = opening_text(view, opening, locale);
    for (const std::string& guide : sources_.guides()) {
      contents[{guide, "questions"}] = sources_.question_texts(id_, guide, locale);
      contents[{guide, "outcome"}] = sources_.outcome_texts(id_, guide, locale);
    }
    std::string all;
    for (const auto& [key, content] : contents) all += content + "\n";
    const std::string digest = content_digest(all);
    entry_["texts"][locale] = digest;
    for (const auto& [key, content] : contents) put(text_file(id_, locale, key.first, key.second, digest), content);
  }

  // The first step with its words.
  std::string opening_text(const View& view, const Opening& opening, const std::string& locale) const {
    const wire::Fact& fact = view.facts[opening.fact];
    const std::string fact_name(view.name(fact.name()));
    Output step = {{"v", 1}, {"state", "ask"}, {"fact", fact_name}};
    constexpr const char* types[] = {"boolean", "symbol", "region", "date", "integer"};
    step["type"] = types[fact.type()];
    if (wire::FactType(fact.type()) == wire::FactType::symbol)
      for (const std::uint16_t option : view.options(fact)) step["options"].push_back(view.name(option));
    step["unsure"] = (fact.flags() & wire::allows_unsure) != 0;
    step["asked"] = 0;
    step["at_most"] = opening.at_most;
    step["path"] = Output::array();
    char from[10];
    format_date(opening.from, from);
    const Output content = {{"from", std::string(from, 10)},
                            {"step", step},
                            {"text", Output::parse(sources_.question_text(fact_name, locale))}};
    return content.dump();
  }

  // What each guide needs of the pack, for pages: <pack>.<guide>.<digest>.ypk.
  void write_parts(const Pack& pack, const TogetherMasks& together) {
    for (std::size_t guide = 0; guide < pack.view().guides.size(); ++guide) {
      const PackPart part = find_part(pack, std::uint16_t(guide));
      const std::vector<std::byte> bytes = sources_.compile_part(id_, together, part);
      put(id_ + "." + part.guide + "." + part.digest + ".ypk", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
  }

  const Sources& sources_;
  std::string id_;
  fs::path folder_;
  TogetherFinder& together_;
  Output entry_;
  std::map<std::string, Opening> openings_;  // by guide
  std::optional<Error> error_;
};

struct CompileOptions {
  std::string data = "data", folder = "build/packs";
  std::vector<std::string> only;
  bool quiet = false;
};

int compile(const CompileOptions& options) {
  const std::string& folder = options.folder;
  const Sources sources(options.data);
  const std::vector<Diagnostic> diagnostics = sources.diagnostics();
  for (const Diagnostic& diagnostic : diagnostics) std::cerr << to_string(diagnostic) << "\n";
  if (!diagnostics.empty()) {
    std::cerr << diagnostics.size() << (diagnostics.size() == 1 ? " error" : " errors") << "\n";
    const bool unreadable = diagnostics.size() == 1 && diagnostics[0].code == Code::unreadable_file;
    return unreadable ? could_not : said_no;
  }
  std::error_code failed;
  fs::create_directories(folder, failed);
  // Old content under old digests would pile up.
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".ypk" || entry.path().extension() == ".json") fs::remove(entry.path(), failed);

  Output index = {{"v", 1}, {"locales", sources.locales()}, {"guides", sources.guides()}, {"packs", Output::object()}};
  std::size_t bytes = 0;
  TogetherFinder together;
  std::size_t written = 0;
  const auto wanted = choose_packs(sources, options.only);
  if (!wanted) return complain(wanted.error(), could_not);
  for (const std::string& id : *wanted) {
    PackWriter writer(sources, id, folder, together);
    if (const auto error = writer.write()) return complain(*error, could_not);
    index["packs"][id] = writer.entry();
    bytes += writer.entry()["bytes"].get<std::size_t>();
    ++written;
  }
  if (const auto error = write_file(folder + "/index.json", index.dump() + "\n")) return complain(*error, could_not);
  if (!options.quiet) std::cout << written << " packs, " << bytes << " bytes, in " << folder << "\n";
  return said_yes;
}

}  // namespace

void add_compile(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("compile", "Authored JSON to rule packs and their texts");
  auto options = std::make_shared<CompileOptions>();
  command->add_option("data", options->data, "The folder with the authored files")->capture_default_str();
  command->add_option("-o,--output", options->folder, "Where the packs go")->capture_default_str();
  add_only_option(*command, options->only);
  command->add_flag("-q,--quiet", options->quiet, "Say nothing where all is well");
  command->footer("Examples:\n  yidi compile data -o build/packs\n  yidi compile data -o build/packs --only 36,44\nErrors are FILE:LINE:COLUMN: error YDnnn: what is wrong.");
  command->callback([options, &run] { run = [options] { return compile(*options); }; });
}

}  // namespace yidi::cli
