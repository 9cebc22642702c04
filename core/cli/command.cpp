#include "cli/command.h"

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

Result<std::string> Packs::text(const std::string& id, const std::string& locale, const std::string& kind) {
  if (auto opened = engine(id); !opened) return opened.error();
  const auto index = nlohmann::json::parse(index_, nullptr, false);
  const auto pointer = nlohmann::json::json_pointer("/packs/" + id + "/texts/" + locale + "/" + kind);
  if (!index.contains(pointer)) return Error{Code::missing_text, "text", "the packs have no texts in " + locale};
  return read(index[pointer].get<std::string>());
}

void add_packs_option(CLI::App& app, std::string& folder) {
  app.add_option("--packs", folder, "The folder with the compiled packs")->capture_default_str();
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
