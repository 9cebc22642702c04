// `yidi compile` as it is run: the folder of packs with its index, exit codes, and where messages go.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "model/digest.h"
#include "support/command.h"
#include "support/data_folder.h"

namespace yidi::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string content_digest(const std::string& content) {
  Sha256 sha;
  sha.update({reinterpret_cast<const std::byte*>(content.data()), content.size()});
  return hexadecimal(sha.finish()).substr(0, 16);
}

class Compile : public testing::Test {
 protected:
  void SetUp() override { data.copy(project_path("tests/data/asking")); }
  Ended compile(Stream stream = Stream::out) { return run_yidi("compile " + data.path() + " -o " + packs(), stream); }
  std::string packs() const { return out.path() + "/packs"; }
  json index() const { return json::parse(read_file(packs() + "/index.json")); }

  DataFolder data;
  DataFolder out{DataFolder::With::nothing};
};

TEST_F(Compile, SaysWhatItHasMade) {
  const Ended ended = compile();
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(ended.out.starts_with("4 packs, ")) << ended.out;
  EXPECT_TRUE(ended.out.ends_with(" bytes, in " + packs() + "\n")) << ended.out;
  EXPECT_EQ(run_yidi("compile -q " + data.path() + " -o " + packs()).out, "");
}

TEST_F(Compile, TheIndexNamesEveryPackByItsDigest) {
  ASSERT_EQ(compile().code, 0);
  const json root = index();
  EXPECT_EQ(root["v"], 1);
  EXPECT_EQ(root["locales"], json::array({"zh-Hans"}));
  EXPECT_EQ(root["guides"], json::array({"guess", "test"}));
  ASSERT_EQ(root["packs"].size(), 4u);
  for (const auto& [id, entry] : root["packs"].items()) {
    const std::string bytes = read_file(packs() + "/" + entry["file"].get<std::string>());
    EXPECT_EQ(bytes.size(), entry["bytes"].get<std::size_t>());
    const auto* data_bytes = reinterpret_cast<const std::byte*>(bytes.data());
    Error error;
    const auto pack = Pack::open({data_bytes, data_bytes + bytes.size()}, error);
    ASSERT_TRUE(pack) << error.text;
    EXPECT_EQ(pack->id(), id);
    EXPECT_EQ(pack->digest(), entry["digest"]);
    EXPECT_EQ(entry["file"], id + "." + pack->digest() + ".ypk");
  }
}

TEST_F(Compile, TextsAreNamedByTheirContent) {
  ASSERT_EQ(compile().code, 0);
  const json root = index();
  for (const auto& [id, entry] : root["packs"].items()) {
    for (const char* kind : {"questions", "outcome"}) {
      const std::string name = entry["texts"]["zh-Hans"][kind];
      const std::string content = read_file(packs() + "/" + name);
      EXPECT_EQ(name, id + ".zh-Hans." + kind + "." + content_digest(content) + ".json");
      EXPECT_TRUE(json::accept(content));
    }
  }
}

TEST_F(Compile, OpeningsAreTheFirstStepWithItsText) {
  ASSERT_EQ(compile().code, 0);
  const std::string name = index()["packs"]["00"]["openings"]["zh-Hans"]["test"];
  const std::string content = read_file(packs() + "/" + name);
  EXPECT_LE(content.size(), 1024u);
  json opening = json::parse(content);
  EXPECT_EQ(opening["from"], "2024-01-01");
  EXPECT_EQ(opening["text"], json::parse(R"({"ask":"?"})"));
  DataFolder tokens(DataFolder::With::nothing);
  tokens.put("tokens", "y=1.00.test.2026-01-01\n");
  const Ended step = run_yidi("step --packs " + packs() + " < " + tokens.path() + "/tokens");
  json line = json::parse(step.out);
  line.erase("because");
  EXPECT_EQ(opening["step"], line);
}

TEST_F(Compile, NothingOldIsLeftBehind) {
  ASSERT_EQ(compile().code, 0);
  const std::string before = index()["packs"]["00"]["file"];
  data.put("more.json", R"({ "facts": { "another": { "type": "boolean", "ask": { "zh": "?" } } } })");
  ASSERT_EQ(compile().code, 0);
  EXPECT_NE(index()["packs"]["00"]["file"], before);
  EXPECT_FALSE(fs::exists(packs() + "/" + before));
}

TEST_F(Compile, MistakesGoToStderrAndNoPackIsWritten) {
  data.put("more.json", R"({ "fatcs": {} })");
  const Ended ended = compile(Stream::err);
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(
      ended.out,
      data.path() + "/more.json:1:3: error YD104: there is no key \"fatcs\" here (did you mean \"facts\"?)\n1 error\n");
  EXPECT_FALSE(fs::exists(packs()));
  EXPECT_EQ(compile().out, "");
}

TEST_F(Compile, AMissingFolderCouldNotBeRead) {
  const Ended ended = run_yidi("compile " + data.path() + "/nothing -o " + packs(), Stream::err);
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.out.find("YD001"), std::string::npos);
}

}  // namespace
}  // namespace yidi::test
