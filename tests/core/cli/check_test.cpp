// Data folders with everything that `yidi check` finds in them: tests/check/bad/<what is wrong>/ has its findings, word for
// word and in their order, in expected.txt; nothing is found in those of tests/check/good.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "runtime/view.h"
#include "support/command.h"
#include "support/data_folder.h"
#include "verifier/check.h"
#include "verifier/survey.h"

namespace yidi::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<std::string> check_folders(const std::string& kind) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(project_path("tests/check/" + kind))) names.insert(entry.path().filename());
  return {names.begin(), names.end()};
}

std::string check_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

// A folder with its packs, compiled as `yidi compile` does.
class Checked {
 public:
  explicit Checked(const std::string& name) : packs_(DataFolder::With::nothing), data_(DataFolder::With::nothing) {
    data_.copy(project_path("tests/check/" + name));
    EXPECT_EQ(run_yidi("compile -q " + data_.path() + " -o " + packs_.path()).code, 0) << name;
  }

  Ended check(const std::string& options = "", Stream stream = Stream::out) const {
    return run_yidi("check --as-of 2026-11-22 --packs " + packs_.path() + " --data " + data_.path() + " " + options, stream);
  }

  // The findings as printed, files named as they lie in the folder, without the figures that follow.
  std::string findings() const {
    std::string text = check().out;
    for (std::size_t at; (at = text.find(data_.path() + "/")) != std::string::npos;) text.erase(at, data_.path().size() + 1);
    const std::size_t figures = text.find("test: ");
    return figures == std::string::npos ? text : text.substr(0, figures);
  }

  std::unique_ptr<Engine> engine(const std::string& id) const {
    Sources sources(data_.path());
    TogetherFinder together;
    Error error;
    const auto plain = Pack::open(sources.compile(id), error);
    return std::make_unique<Engine>(Pack::open(sources.compile(id, together.find(*plain)), error));
  }

  DataFolder& data() { return data_; }
  const DataFolder& packs() const { return packs_; }

 private:
  DataFolder packs_, data_;
};

class BadCheck : public testing::TestWithParam<std::string> {};
class GoodCheck : public testing::TestWithParam<std::string> {};

TEST_P(BadCheck, IsFoundWordForWord) {
  EXPECT_EQ(Checked("bad/" + GetParam()).findings(), read_file(project_path("tests/check/bad/" + GetParam() + "/expected.txt")));
}

// Every answer that a question takes, for dates those around the day of judgement.
std::vector<Value> answers(const View& view, std::uint16_t question, Day as_of) {
  const wire::Fact& fact = view.facts[question];
  std::vector<Value> all;
  if (wire::FactType(fact.type()) == wire::FactType::boolean) all = {Value::boolean(true), Value::boolean(false)};
  if (wire::FactType(fact.type()) == wire::FactType::date)
    for (Day day = as_of - 40; day <= as_of + 40; ++day) all.push_back(Value::date(day));
  if (fact.flags() & wire::allows_unsure) all.push_back(Value::unsure());
  return all;
}

void prove(Engine& engine, const json& finding) {
  const std::string code = finding["code"], about = finding["about"], witness = finding["witness"];
  std::string line;
  engine.step(witness, line);
  const json step = json::parse(line);
  if (code == "YD801") {
    EXPECT_EQ(step["state"], "outcome") << line;
    ASSERT_TRUE(step["decisions"].contains(about)) << line;
    EXPECT_TRUE(step["decisions"][about]["value"].is_null()) << line;
  } else if (code == "YD802") {
    EXPECT_EQ(step["code"], "YD701") << line;
    EXPECT_EQ(step["at"], about) << line;
  } else if (code == "YD806") {
    ASSERT_EQ(step["fact"], about) << line;
    std::set<std::string> outcomes;
    State state(engine.pack());
    Error error;
    ASSERT_TRUE(read_token(engine.pack(), witness, state, error)) << error.text;
    const View& view = engine.pack().view();
    const std::uint16_t question = view.find_fact(about);
    for (const Value answer : answers(view, question, state.as_of)) {
      state.answers[question] = answer;
      line.clear();
      engine.step(state, line);
      json after = json::parse(line);
      ASSERT_EQ(after["state"], "outcome") << line;
      std::string shown;
      for (const auto& [decision, conclusion] : after["decisions"].items())
        shown += decision + conclusion["value"].dump() + conclusion["status"].dump() + conclusion.value("confirm_because", json()).dump();
      outcomes.insert(shown);
    }
    EXPECT_EQ(outcomes.size(), 1u) << witness;
  } else if (code == "YD807") {
    EXPECT_NE(step["state"], "error") << line;
  } else if (code == "YD809") {
    EXPECT_NE(line.find("\"rule\":null"), std::string::npos) << line;
  } else {
    ADD_FAILURE() << "no witness is expected of " << code;
  }
}

TEST_P(BadCheck, IsShownByItsWitness) {
  const Checked checked("bad/" + GetParam());
  const Ended ended = checked.check("--json");
  EXPECT_EQ(ended.code, 1);
  const json report = json::parse(ended.out);
  ASSERT_FALSE(report["findings"].empty());
  for (const json& finding : report["findings"]) {
    EXPECT_TRUE(finding.contains("file")) << finding.dump();
    if (!finding.contains("witness")) continue;
    const std::string pack = finding["witness"].get<std::string>().substr(4, 2);
    prove(*checked.engine(pack), finding);
    EXPECT_TRUE(finding["link"].get<std::string>().starts_with("#y=1." + pack + ".")) << finding.dump();
  }
}

TEST_P(GoodCheck, IsCleanAndEndsWithZero) {
  const Checked checked("good/" + GetParam());
  EXPECT_EQ(checked.findings(), "");
  EXPECT_EQ(checked.check().code, 0);
}

INSTANTIATE_TEST_SUITE_P(Check, BadCheck, testing::ValuesIn(check_folders("bad")), check_name);
INSTANTIATE_TEST_SUITE_P(Check, GoodCheck, testing::ValuesIn(check_folders("good")), check_name);

TEST(Check, HasABadFolderForEveryCodeAndAGoodTwin) {
  std::set<std::string> met;
  for (const std::string& name : check_folders("bad")) {
    const std::string expected = read_file(project_path("tests/check/bad/" + name + "/expected.txt"));
    for (std::size_t at = expected.find(" YD"); at != std::string::npos; at = expected.find(" YD", at + 1)) met.insert(expected.substr(at + 1, 5));
    const bool any_other = name == "used-claim-called-unused";  // every good folder is its twin
    EXPECT_TRUE(any_other || fs::exists(project_path("tests/check/good/" + name))) << name;
  }
  // YD810 needs a pack that no compiler makes: see below.
  for (int code = 801; code <= 815; ++code) EXPECT_TRUE(code == 810 || met.count("YD" + std::to_string(code))) << code;
}

TEST(Check, MasksThatSayTooFewQuestionsAreFound) {
  DataFolder data(DataFolder::With::nothing);
  data.copy(project_path("tests/check/good/pointless-question"));
  Checker checker({});
  const auto pack = data.pack("00", {{"test", {0b01, 0b10}}});  // as if no two questions could stand on one way
  checker.add(*pack);
  const CheckReport report = checker.finish();
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].code, Code::too_many_ahead);
  EXPECT_EQ(report.findings[0].about, "one");
  EXPECT_EQ(report.findings[0].witness, "y=1.00.test.2024-01-01");
}

TEST(Check, PacksOfOtherDataAreRefused) {
  Checked checked("good/pointless-date");
  std::string guide = read_file(checked.data().path() + "/guide.json");
  guide.replace(guide.find("day < as_of"), 11, "day > as_of");
  checked.data().put("guide.json", guide);
  const Ended ended = checked.check("", Stream::err);
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.out.find("not compiled from"), std::string::npos) << ended.out;
}

TEST(Check, FoldersThatAreMissingCannotBeChecked) {
  EXPECT_EQ(run_yidi("check --data /nowhere").code, 2);
  EXPECT_EQ(run_yidi("check --as-of 2026-13-01").code, 2);
}

TEST(Check, SaysTheSameEveryTime) {
  const Checked checked("bad/pointless-question");
  EXPECT_EQ(checked.check("--json").out, checked.check("--json").out);
}

}  // namespace
}  // namespace yidi::test
