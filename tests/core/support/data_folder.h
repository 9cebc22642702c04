// Data folders for tests of the compiler: tests/data/base and whatever a test puts beside it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "yidi/compiler.h"
#include "yidi/engine.h"

namespace yidi::test {

// A file of the project.
std::filesystem::path project_path(const std::string& path);
std::string read_file(const std::filesystem::path& path);

// A folder of its own that is gone with the object.
class DataFolder {
 public:
  enum class With { base, nothing };
  explicit DataFolder(With with = With::base);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  DataFolder& put(const std::string& name, const std::string& content);
  DataFolder& copy(const std::filesystem::path& folder);

  std::string path() const { return path_.string(); }

  // What the compiler has to say, a line each, files named as they lie in the folder. Empty where all is well.
  std::string diagnostics() const;

  // A pack of the folder, or an engine on it; a failure of the test where there is none.
  std::unique_ptr<const Pack> pack(const std::string& id = "00", const TogetherMasks& together = {}) const;
  Engine engine(const std::string& id = "00") const { return Engine(pack(id)); }

  // The pack with the masks that a walk has found, as `yidi compile` makes it.
  std::unique_ptr<const Pack> walked_pack(const std::string& id = "00") const;

 private:
  std::filesystem::path path_;
};

}  // namespace yidi::test
