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

std::string text_file(const json& root, const std::string& id, const std::string& guide, const std::string& kind) {
  return id + ".zh-Hans." + guide + "." + kind + "." + root["packs"][id]["texts"]["zh-Hans"].get<std::string>() + ".json";
}

TEST_F(Compile, TheTextsOfALocaleAreNamedByAllTheirContent) {
  ASSERT_EQ(compile().code, 0);
  const json root = index();
  for (const auto& [id, entry] : root["packs"].items()) {
    std::string all;
    for (const std::string guide : {"guess", "test"}) {
      for (const char* kind : {"opening", "outcome", "questions"}) {
        const std::string path = packs() + "/" + text_file(root, id, guide, kind);
        const bool opens = entry["openings"].dump().find("\"" + guide + "\"") != std::string::npos;
        EXPECT_EQ(fs::exists(path), opens || std::string(kind) != "opening") << path;
        if (!fs::exists(path)) continue;
        EXPECT_TRUE(json::accept(read_file(path)));
        all += read_file(path) + "\n";
      }
    }
    EXPECT_EQ(entry["texts"]["zh-Hans"], content_digest(all)) << id;
  }
}

TEST_F(Compile, OpeningsAreTheFirstStepWithItsText) {
  ASSERT_EQ(compile().code, 0);
  const std::string content = read_file(packs() + "/" + text_file(index(), "00", "test", "opening"));
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

TEST_F(Compile, NewWordsChangeTheNamesOfTheTextsAlone) {
  ASSERT_EQ(compile().code, 0);
  const json before = index()["packs"]["00"];
  data.put("more.json", R"({ "texts": { "hello": { "zh": "你好" } } })");
  ASSERT_EQ(compile().code, 0);
  const json after = index()["packs"]["00"];
  EXPECT_EQ(after["file"], before["file"]);
  EXPECT_NE(after["texts"], before["texts"]);
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
