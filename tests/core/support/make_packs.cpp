// Compiles the data folders of the tests: make-packs DATA OUT writes OUT/<folder>.<pack>.ypk for every folder of DATA,
// each together with DATA/base, and OUT/names, which lists them.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "verifier/survey.h"
#include "yidi/compiler.h"

namespace fs = std::filesystem;

namespace {

bool write(const fs::path& path, const std::vector<std::byte>& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
  return bool(out);
}

bool compile(const fs::path& merged, const fs::path& out, const std::string& name, std::ostream& names) {
  const yidi::Sources sources(merged.string());
  for (const yidi::Diagnostic& diagnostic : sources.diagnostics()) std::cerr << to_string(diagnostic) << "\n";
  if (!sources.diagnostics().empty()) return false;
  yidi::TogetherFinder together;
  for (const std::string& id : sources.packs()) {
    yidi::Error error;
    const auto plain = yidi::Pack::open(sources.compile(id), error);
    if (!plain) {
      std::cerr << name << "." << id << " is refused: " << error.text << "\n";
      return false;
    }
    if (!write(out / (name + "." + id + ".ypk"), sources.compile(id, together.find(*plain)))) return false;
    names << name << "." << id << "\n";
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const fs::path data = arguments[1], out = arguments[2];
  fs::remove_all(out);
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(data))
    if (entry.is_directory() && entry.path().filename() != "base") folders.insert(entry.path());
  fs::create_directories(out / "merged");
  std::ofstream names(out / "names");
  for (const fs::path& folder : folders) {
    const fs::path merged = out / "merged" / folder.filename();
    fs::copy(data / "base", merged);
    fs::copy(folder, merged);
    if (!compile(merged, out, folder.filename().string(), names)) return 1;
  }
  return 0;
}
