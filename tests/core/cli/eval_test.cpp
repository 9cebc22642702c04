// `yidi eval` as it is run: one line out for each line in, in the same order, with any number of threads.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "support/data_folder.h"

namespace yidi::test {
namespace {

class Eval : public testing::Test {
 protected:
  void SetUp() override {
    data.copy(project_path("tests/data/asking"));
    ASSERT_EQ(std::system((std::string(YIDI_COMMAND) + " compile -q " + data.path() + " -o " + packs()).c_str()), 0);
  }
  std::string packs() const { return out.path() + "/packs"; }

  std::string eval(const std::string& input, const std::string& options = "") {
    const std::string in = out.path() + "/in";
    std::ofstream(in, std::ios::binary) << input;
    const std::string command = std::string(YIDI_COMMAND) + " eval --packs " + packs() + " " + options + " < " + in;
    std::string found;
    FILE* pipe = popen(command.c_str(), "r");
    char buffer[4096];
    while (const std::size_t count = std::fread(buffer, 1, sizeof(buffer), pipe)) found.append(buffer, count);
    EXPECT_EQ(pclose(pipe), 0);
    return found;
  }

  static std::string person(int id) {
    return "{\"id\":" + std::to_string(id) + R"(,"guide":"test","as_of":"2026-01-01","answers":{}})";
  }

  DataFolder data;
  DataFolder out{DataFolder::With::nothing};
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

TEST_F(Eval, KeepsTheOrderOfLinesWithAnyNumberOfThreads) {
  constexpr int people = 20000;
  std::string input;
  for (int id = 0; id < people; ++id) input += (id % 7 == 0 ? std::to_string(id) : person(id)) + "\n";
  const std::string alone = eval(input);
  const std::vector<std::string> lines = lines_of(alone);
  ASSERT_EQ(lines.size(), std::size_t(people));
  for (int id = 0; id < people; ++id) {
    const std::string head = "{\"id\":" + (id % 7 == 0 ? "null" : std::to_string(id)) + ",\"v\":1,";
    ASSERT_TRUE(lines[std::size_t(id)].starts_with(head)) << lines[std::size_t(id)];
  }
  for (const char* jobs : {"--jobs 2", "--jobs 3", "--jobs 16"}) EXPECT_EQ(eval(input, jobs), alone) << jobs;
}

TEST_F(Eval, AnswersALineOfAnyLengthAndTheLastOneWithoutALineBreak) {
  const std::string usual = eval(person(1) + "\n");
  EXPECT_EQ(lines_of(usual).size(), 1u);
  EXPECT_EQ(eval(person(1)), usual);
  EXPECT_EQ(eval(person(1) + std::string(300000, ' ') + "\n" + person(1)), usual + usual);
  EXPECT_EQ(eval(person(1) + "\r\n" + person(1) + "\r\n"), usual + usual);
  EXPECT_EQ(eval(""), "");
}

TEST_F(Eval, AnswersEmptyLinesToo) {
  const std::vector<std::string> lines = lines_of(eval("\n\n" + person(5) + "\n\n", "--jobs 2"));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0], R"({"id":null,"v":1,"state":"error","code":"YD004","at":"line","text":"expected a JSON object"})");
  EXPECT_TRUE(lines[2].starts_with(R"({"id":5,)"));
}

TEST_F(Eval, EndsWithAnErrorWhereNobodyTakesTheLines) {
  const std::string in = out.path() + "/in";
  std::ofstream(in, std::ios::binary) << person(1) << "\n";
  for (const char* jobs : {"", " --jobs 2"}) {
    const std::string command = std::string(YIDI_COMMAND) + " eval --packs " + packs() + jobs + " < " + in + " > /dev/full";
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2) << command;
  }
}

}  // namespace
}  // namespace yidi::test
