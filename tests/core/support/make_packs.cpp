// Compiles the data folders of the tests: make-packs DATA OUT writes OUT/<folder>.<pack>.ypk for every folder of DATA,
// each together with DATA/base, and OUT/names, which lists them.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "support/limits.h"
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

// A guide beside the base, with the mask of questions that may stand together, where it is not to be found by walking.
bool compile_limit(const fs::path& data, const fs::path& out, const std::string& what, const std::string& guide,
                   const yidi::TogetherMasks& together = {}) {
  const fs::path merged = out / "merged" / ("limits-" + what);
  fs::copy(data / "base", merged);
  std::ofstream(merged / "guide.json") << guide;
  const yidi::Sources sources(merged.string());
  for (const yidi::Diagnostic& diagnostic : sources.diagnostics()) std::cerr << to_string(diagnostic) << "\n";
  return sources.diagnostics().empty() && write(out / ("limits-" + what + ".00.ypk"), sources.compile("00", together));
}

// Sixty-four questions of which each excludes two others: the number of sets that can stand together is 3 to the 21st.
yidi::TogetherMasks tangled() {
  std::vector<std::uint64_t> masks;
  for (unsigned i = 0; i < 64; ++i) masks.push_back(~(std::uint64_t(7) << (i / 3 * 3)) | std::uint64_t(1) << i);
  return {{"test", masks}};
}

bool compile_limits(const fs::path& data, const fs::path& out) {
  namespace wire = yidi::wire;
  using namespace yidi::test;
  return compile_limit(data, out, "deep", deep_guide(wire::deepest_expression)) &&
         compile_limit(data, out, "overrides", override_guide(wire::most_overrides)) &&
         compile_limit(data, out, "parts", parts_guide(wire::most_parts)) &&
         compile_limit(data, out, "questions", questions_guide(wire::most_questions)) &&
         compile_limit(data, out, "tangled", questions_guide(wire::most_questions), tangled()) &&
         write(out / "limits-nested.00.ypk", nested_pack(deepest_nesting)) &&
         write(out / "limits-too-nested.00.ypk", nested_pack(deepest_nesting + 1));
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
  return compile_limits(data, out) ? 0 : 1;
}
