#include "support/data_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "verifier/survey.h"

namespace yidi::test {

namespace fs = std::filesystem;

fs::path project_path(const std::string& path) {
  return fs::path(YIDI_SOURCE) / path;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path << " cannot be read";
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

DataFolder::DataFolder(With with) {
  static int count = 0;
  path_ = fs::temp_directory_path() / ("yidi-tests-" + std::to_string(getpid()) + "-" + std::to_string(count++));
  fs::remove_all(path_);
  fs::create_directories(path_);
  if (with == With::base) copy(project_path("tests/data/base"));
}

DataFolder::~DataFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

DataFolder& DataFolder::put(const std::string& name, const std::string& content) {
  fs::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << content;
  return *this;
}

DataFolder& DataFolder::copy(const fs::path& folder) {
  fs::copy(folder, path_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  return *this;
}

std::string DataFolder::diagnostics() const {
  std::string lines;
  for (const Diagnostic& diagnostic : Sources(path()).diagnostics()) lines += to_string(diagnostic) + "\n";
  const std::string prefix = path() + "/";
  for (std::size_t at = lines.find(prefix); at != std::string::npos; at = lines.find(prefix, at))
    lines.erase(at, prefix.size());
  return lines;
}

std::unique_ptr<const Pack> DataFolder::pack(const std::string& id, const TogetherMasks& together) const {
  EXPECT_EQ(diagnostics(), "");
  Error error;
  auto pack = Pack::open(Sources(path()).compile(id, together), error);
  EXPECT_TRUE(pack) << error.text;
  return pack;
}

std::unique_ptr<const Pack> DataFolder::walked_pack(const std::string& id) const {
  TogetherFinder finder;
  return pack(id, finder.find(*pack(id)));
}

}  // namespace yidi::test
