// Authored folders with everything that the compiler says about them: tests/fixtures/bad/<what is wrong>/ has its
// diagnostics, word for word and in their order, in expected.txt; nothing is said about those in tests/fixtures/good.
// Each folder is read together with tests/data/base.
#include <gtest/gtest.h>

#include <set>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> fixture_folders(const std::string& kind) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(project_path("tests/fixtures/" + kind)))
    names.insert(entry.path().filename());
  return {names.begin(), names.end()};
}

std::string fixture_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

class BadFixture : public testing::TestWithParam<std::string> {};
class GoodFixture : public testing::TestWithParam<std::string> {};

TEST_P(BadFixture, IsRefusedWordForWord) {
  const fs::path folder = project_path("tests/fixtures/bad/" + GetParam());
  DataFolder data;
  data.copy(folder);
  EXPECT_EQ(data.diagnostics(), read_file(folder / "expected.txt"));
}

TEST_P(BadFixture, HasNoPacks) {
  DataFolder data;
  data.copy(project_path("tests/fixtures/bad/" + GetParam()));
  EXPECT_TRUE(Sources(data.path()).compile("00").empty());
}

TEST_P(GoodFixture, IsTakenWithoutAWord) {
  DataFolder data;
  data.copy(project_path("tests/fixtures/good/" + GetParam()));
  EXPECT_EQ(data.diagnostics(), "");
  for (const std::string& id : Sources(data.path()).packs()) EXPECT_TRUE(data.pack(id));
}

INSTANTIATE_TEST_SUITE_P(Fixtures, BadFixture, testing::ValuesIn(fixture_folders("bad")), fixture_name);
INSTANTIATE_TEST_SUITE_P(Fixtures, GoodFixture, testing::ValuesIn(fixture_folders("good")), fixture_name);

TEST(Fixtures, ThereIsOneForEveryCodeThatAuthorsCanMeet) {
  std::set<std::string> met;
  for (const std::string& name : fixture_folders("bad")) {
    const std::string expected = read_file(project_path("tests/fixtures/bad/" + name + "/expected.txt"));
    for (std::size_t at = expected.find(" YD"); at != std::string::npos; at = expected.find(" YD", at + 1))
      met.insert(expected.substr(at + 1, 5));
  }
  // The codes of core/include/yidi/error.h; YD208 is left to commands that take the name of a guide.
  const std::vector<std::pair<int, int>> ranges = {{101, 106}, {201, 207}, {209, 213}, {301, 308}, {401, 405}};
  for (const auto& [first, last] : ranges)
    for (int code = first; code <= last; ++code) EXPECT_TRUE(met.count("YD" + std::to_string(code))) << "YD" << code;
}

}  // namespace
}  // namespace yidi::test
