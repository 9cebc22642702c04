#include "cli/command.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace yidi::cli {

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  if (!in) return Error{Code::unreadable_file, path, "the file cannot be read"};
  return content.str();
}

std::optional<Error> write_file(const std::string& path, std::string_view content) {
  std::ofstream out(path, std::ios::binary);
  out.write(content.data(), std::streamsize(content.size()));
  if (!out) return Error{Code::unwritable_file, path, "the file cannot be written"};
  return std::nullopt;
}

Result<std::string> Packs::read(const std::string& name) const { return read_file(folder_ + "/" + name); }

Result<Engine*> Packs::engine(const std::string& id) {
  if (const auto known = engines_.find(id); known != engines_.end()) return known->second.get();
  if (index_.empty()) {
    auto index = read("index.json");
    if (!index) return Error{Code::unreadable_file, folder_ + "/index.json", "no compiled packs there; run: yidi compile"};
    index_ = *index;
  }
  const auto index = nlohmann::json::parse(index_, nullptr, false);
  const auto packs = index.find("packs");
  if (packs == index.end() || !packs->contains(id))
    return Error{Code::other_pack, "pack", "there is no pack \"" + id + "\""};
  const auto file = read((*packs)[id].value("file", ""));
  if (!file) return file.error();
  const auto* bytes = reinterpret_cast<const std::byte*>(file->data());
  Error error;
  auto pack = Pack::open({bytes, bytes + file->size()}, error);
  if (!pack) return error;
  return (engines_[id] = std::make_unique<Engine>(std::move(pack))).get();
}

std::vector<std::string> Packs::ids() const {
  std::vector<std::string> ids;
  const auto content = read("index.json");
  const auto index = nlohmann::json::parse(content ? *content : "", nullptr, false);
  if (index.is_object() && index.contains("packs"))
    for (const auto& [id, entry] : index["packs"].items()) ids.push_back(id);
  return ids;
}

std::vector<std::string> Packs::locales() const {
  const auto content = read("index.json");
  const auto index = nlohmann::json::parse(content ? *content : "", nullptr, false);
  return index.is_object() ? index.value("locales", std::vector<std::string>()) : std::vector<std::string>();
}

Result<std::string> Packs::text(const std::string& id, const std::string& locale, const std::string& guide, const std::string& kind) {
  if (auto opened = engine(id); !opened) return opened.error();
  const auto index = nlohmann::json::parse(index_, nullptr, false);
  const auto pointer = nlohmann::json::json_pointer("/packs/" + id + "/texts/" + locale);
  if (!index.contains(pointer)) return Error{Code::missing_text, "text", "the packs have no texts in " + locale};
  return read(text_file(id, locale, guide, kind, index[pointer].get<std::string>()));
}

std::string text_file(const std::string& id, const std::string& locale, const std::string& guide, const std::string& kind,
                      const std::string& digest) {
  return id + "." + locale + "." + guide + "." + kind + "." + digest + ".json";
}

void add_packs_option(CLI::App& app, std::string& folder) {
  app.add_option("--packs", folder, "The folder with the compiled packs")->capture_default_str();
}

void add_only_option(CLI::App& app, std::vector<std::string>& only) {
  app.add_option("--only", only, "Only these packs, separated by commas")->delimiter(',');
}

Result<std::vector<std::string>> choose_packs(const Sources& sources, const std::vector<std::string>& only) {
  const std::vector<std::string> all = sources.packs();
  for (const std::string& id : only)
    if (std::find(all.begin(), all.end(), id) == all.end()) return Error{Code::other_pack, "--only", "there is no pack \"" + id + "\""};
  if (only.empty()) return all;
  std::vector<std::string> chosen;
  std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
               [&](const std::string& id) { return std::find(only.begin(), only.end(), id) != only.end(); });
  return chosen;
}

int complain(const Error& error, int exit_code) {
  std::cerr << "yidi: error " << code_text(error.code) << ": " << (error.at.empty() ? "" : error.at + ": ") << error.text << "\n";
  return exit_code;
}

Day today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + std::chrono::hours(8));
  return Day(now.time_since_epoch().count());  // the day in China
}

}  // namespace yidi::cli
