#include "yidi/compiler.h"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "model/digest.h"
#include "runtime/view.h"
#include "verifier/opening.h"
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
    const std::vector<std::byte> bytes = sources_.compile(id_, together_.find(*plain));
    auto pack = Pack::open(bytes, error);
    if (!pack) return error;
    entry_["digest"] = pack->digest();
    put(entry_["file"], id_ + "." + pack->digest() + ".ypk", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    entry_["bytes"] = bytes.size();
    Engine engine(std::move(pack));
    for (const std::string& locale : sources_.locales()) {
      put_named(entry_["texts"][locale]["questions"], locale + ".questions", sources_.question_texts(id_, locale));
      put_named(entry_["texts"][locale]["outcome"], locale + ".outcome", sources_.outcome_texts(id_, locale));
      write_openings(engine, locale);
    }
    return error_;
  }

  const Output& entry() const { return entry_; }

 private:
  void put(Output& name_slot, const std::string& name, std::string_view content) {
    name_slot = name;
    if (auto failed = write_file((folder_ / name).string(), content); failed && !error_) error_ = failed;
  }
  void put_named(Output& name_slot, const std::string& kind, const std::string& content) {
    put(name_slot, id_ + "." + kind + "." + content_digest(content) + ".json", content);
  }

  void write_openings(Engine& engine, const std::string& locale) {
    const View& view = engine.pack().view();
    for (std::size_t guide = 0; guide < view.guides.size(); ++guide) {
      const auto opening = find_opening(engine, std::uint16_t(guide));
      if (!opening) continue;
      const wire::Fact& fact = view.facts[opening->fact];
      const std::string guide_name(view.name(view.guides[guide].name())), fact_name(view.name(fact.name()));
      Output step = {{"v", 1}, {"state", "ask"}, {"fact", fact_name}};
      constexpr const char* types[] = {"boolean", "symbol", "region", "date", "integer"};
      step["type"] = types[fact.type()];
      if (wire::FactType(fact.type()) == wire::FactType::symbol)
        for (const std::uint16_t option : view.options(fact)) step["options"].push_back(view.name(option));
      step["unsure"] = (fact.flags() & wire::allows_unsure) != 0;
      step["asked"] = 0;
      step["at_most"] = opening->at_most;
      step["path"] = Output::array();
      std::string from;
      char text[10];
      format_date(opening->from, text);
      const Output content = {{"from", std::string(text, 10)},
                              {"step", step},
                              {"text", Output::parse(sources_.question_text(fact_name, locale))}};
      put_named(entry_["openings"][locale][guide_name], locale + "." + guide_name + ".opening", content.dump());
    }
  }

  const Sources& sources_;
  std::string id_;
  fs::path folder_;
  TogetherFinder& together_;
  Output entry_;
  std::optional<Error> error_;
};

struct Options {
  std::string data = "data", folder = "build/packs";
  std::vector<std::string> only;
  bool quiet = false;
};

int compile(const Options& options) {
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
  auto options = std::make_shared<Options>();
  command->add_option("data", options->data, "The folder with the authored files")->capture_default_str();
  command->add_option("-o,--output", options->folder, "Where the packs go")->capture_default_str();
  add_only_option(*command, options->only);
  command->add_flag("-q,--quiet", options->quiet, "Say nothing where all is well");
  command->footer("Examples:\n  yidi compile data -o build/packs\n  yidi compile data -o build/packs --only 36,44\nErrors are FILE:LINE:COLUMN: error YDnnn: what is wrong.");
  command->callback([options, &run] { run = [options] { return compile(*options); }; });
}

}  // namespace yidi::cli
