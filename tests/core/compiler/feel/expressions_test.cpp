// tests/feel/*.json: what each expression is worth by itself, what it does as a rule, and how either is refused.
//
// An entry is {"expression", "value"} or {"expression", "error", "column", "hint"?} for FEEL by itself, and {"when", "type",
// "given"?, "gives"?} or {"when", "error", "column", "hint"?} for a rule over the facts of tests/feel/model; "as" then says
// what the place asks for, a boolean where it is absent. Columns count from 1 in the expression, or in the file of a
// definition that is to blame.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "compiler/lowering.h"
#include "compiler/resolve.h"
#include "runtime/evaluation.h"
#include "yidi/feel.h"
#include "yidi/pack.h"

namespace yidi {
namespace {

namespace fs = std::filesystem;
using Entry = nlohmann::ordered_json;

const fs::path folder = fs::path(YIDI_SOURCE) / "tests/feel";

Entry read(const fs::path& path) { return Entry::parse(std::ifstream(path)); }

std::vector<std::string> mechanisms() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json" && entry.path().stem() != "differences") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

// The map and the calendar of tests/feel/model, for expressions that ask about them.
class TestWorld : public FeelWorld {
 public:
  bool is_region(std::uint32_t code) const override { return code == 310000 || code == 310118 || code == 440000 || code == 440300; }
  bool within(std::uint32_t region, std::uint32_t area) const override { return region == area || (region != 0 && region / 10000 * 10000 == area); }
  std::uint32_t province(std::uint32_t region) const override { return region / 10000 * 10000; }
  std::uint32_t pooling_area(std::uint32_t region) const override { return region == 310118 ? 310000 : region; }
  std::optional<WorkingDay> add_working_days(Day from, std::int64_t count) const override {
    if (count < 0) return std::nullopt;
    return WorkingDay{Day(from + count), count > 5};
  }
};

std::string quoted(const std::string& hint) { return "(did you mean \"" + hint + "\"?)"; }

void check_alone(const Entry& entry) {
  static const TestWorld world;
  const std::string expression = entry["expression"];
  const auto value = evaluate_feel(expression, [] { return Result<const FeelWorld*>(&world); });
  if (!entry.contains("error")) {
    ASSERT_TRUE(value) << code_text(value.error().code) << " at " << value.error().at << ": " << value.error().text;
    EXPECT_EQ(Entry::parse(*value), entry.at("value"));
    return;
  }
  ASSERT_FALSE(value) << "it is " << *value;
  EXPECT_EQ(code_text(value.error().code), entry["error"]);
  EXPECT_EQ(value.error().at, std::to_string(entry.at("column").get<int>()));
  if (entry.contains("hint"))
    EXPECT_NE(value.error().text.find(quoted(entry["hint"])), std::string::npos) << value.error().text;
  else
    EXPECT_EQ(value.error().text.find("did you mean"), std::string::npos) << value.error().text;
}

FeelType type_named(const Entry& entry, const Model& model) {
  const std::string name = entry.value("as", "boolean");
  if (name == "symbol") {
    FeelType type = FeelType::of(Kind::symbol);
    for (const Term& term : model.facts.at("reason").values) type.symbols.insert(term.code);
    return type;
  }
  const std::map<std::string, Kind> kinds = {{"boolean", Kind::boolean}, {"region", Kind::region}, {"date", Kind::date},
                                             {"months", Kind::months},   {"days", Kind::days},     {"integer", Kind::integer}};
  return FeelType::of(kinds.at(name));
}

Value value_given(const Entry& given, const View& view, const wire::Fact& fact) {
  if (given.is_boolean()) return Value::boolean(given);
  if (given.is_number()) return Value::integer(given);
  const std::string text = given;
  if (text == "unsure") return Value::unsure();
  if (wire::FactType(fact.type()) == wire::FactType::date) return Value::date(*parse_date(text));
  if (wire::FactType(fact.type()) == wire::FactType::region)
    return Value::region(text == "abroad" ? wire::abroad : std::uint32_t(std::stoul(text)));
  for (std::uint16_t i = 0; i < view.name_ends.size(); ++i)
    if (view.name(i) == text) return Value::symbol(i);
  ADD_FAILURE() << "no value " << text;
  return {};
}

Entry shown(Value value, const View& view) {
  switch (value.kind()) {
    case Kind::undetermined: return "undetermined";
    case Kind::unsure: return "unsure";
    case Kind::boolean: return value.is_true();
    case Kind::integer: return value.payload();
    case Kind::symbol: return view.name(std::uint16_t(value.payload()));
    case Kind::region: return value.payload() == 0 ? "abroad" : std::to_string(value.payload());
    case Kind::months: return feel::format_duration({true, value.payload(), 0});
    case Kind::days: return feel::format_duration({false, 0, value.payload() * 86400});
    case Kind::date: {
      char text[10];
      format_date(Day(value.payload()), text);
      return std::string(text, 10);
    }
    default: return nullptr;
  }
}

// A pack of nothing but the model's facts, its map and calendar, and one rule.
class RuleCheck {
 public:
  RuleCheck() { model_ = load_model((folder / "model").string(), diagnostics_); }

  void check(const Entry& entry) {
    ASSERT_TRUE(diagnostics_.empty()) << to_string(diagnostics_.all()[0]);
    PackBuilder builder;
    PackScope scope;
    scope.model = &model_;
    for (const auto& [id, fact] : model_.facts) scope.facts.emplace(id, std::uint16_t(scope.facts.size()));
    add_facts(builder);

    // The rule is read as from a file, so that positions are those of JSON text.
    const SourceFile file{"rule.json", Entry(entry["when"]).dump()};
    Json json;
    Diagnostics found;
    ASSERT_TRUE(parse_json(file, json, found));
    feel::Flaw flaw;
    const Formula formula{&json, feel::parse(json.string, flaw)};
    std::uint16_t node = wire::none;
    const FeelType expected = type_named(entry, model_);
    if (formula)
      node = Lowering(scope, builder, found, 0).lower(formula, expected);
    else
      found.report(flaw.code, json.place_in_string(flaw.offset), flaw.text, flaw.hint);
    if (entry.contains("error")) return check_refused(entry, json, found);
    ASSERT_TRUE(found.empty()) << to_string(found.all()[0]);
    if (entry.contains("gives")) check_value(entry, builder, node);
  }

 private:
  void add_facts(PackBuilder& builder) const {
    const std::vector<std::string> types = {"boolean", "symbol", "region", "date", "integer"};
    for (const auto& [id, fact] : model_.facts) {
      const auto type = std::find(types.begin(), types.end(), fact.type) - types.begin();
      for (const Term& value : fact.values) builder.name(value.code);
      builder.facts.push_back(wire::Fact(builder.name(id), std::uint8_t(type), wire::allows_unsure, 0, 0, wire::none,
                                         wire::none, wire::none, wire::none));
    }
    for (const auto& [code, region] : model_.regions) {
      builder.regions.push_back(code);
      if (region.pooling != 0) builder.pooled.push_back(wire::Pooled(code, region.pooling));
    }
    for (const auto& [year, calendar] : model_.calendar) {
      builder.calendar_years.push_back(std::uint16_t(year));
      builder.days_off.insert(builder.days_off.end(), calendar.off.begin(), calendar.off.end());
      builder.days_worked.insert(builder.days_worked.end(), calendar.worked.begin(), calendar.worked.end());
    }
  }

  static void check_refused(const Entry& entry, const Json& json, const Diagnostics& found) {
    ASSERT_FALSE(found.empty()) << "it is not refused";
    const Diagnostic first = found.sorted()[0];
    EXPECT_EQ(code_text(first.code), entry["error"]) << first.text;
    // Where it is the rule itself that is wrong, the column is that of the expression, before its quotes are escaped.
    const std::size_t column = entry.at("column").get<std::size_t>();
    const bool here = first.file == json.place.file->path;
    EXPECT_EQ(first.column, here ? json.place_in_string(column - 1).offset + 1 : column) << first.text;
    EXPECT_EQ(first.hint, entry.value("hint", "")) << first.text;
    if (entry.contains("says")) {
      EXPECT_NE(first.text.find(entry["says"].get<std::string>()), std::string::npos) << first.text;
    }
  }

  void check_value(const Entry& entry, const PackBuilder& builder, std::uint16_t node) {
    Error error;
    const auto pack = Pack::open(builder.finish(), error);
    ASSERT_TRUE(pack) << error.text;
    const View& view = pack->view();
    Frame frame;
    frame.as_of = *parse_date("2026-06-01");
    Evaluation evaluation(view);
    evaluation.begin(frame);
    const Entry given = entry.value("given", Entry::object());
    for (const auto& [name, value] : given.items()) {
      const std::uint16_t fact = view.find_fact(name);
      ASSERT_NE(fact, wire::none) << name;
      evaluation.set_fact(fact, value_given(value, view, view.facts[fact]));
    }
    EXPECT_EQ(shown(evaluation.node(node), view), entry["gives"]);
  }

  Diagnostics diagnostics_;
  Model model_;
};

class Mechanism : public testing::TestWithParam<std::string> {};

TEST_P(Mechanism, HoldsForEveryExpressionOfItsFile) {
  RuleCheck rules;
  const Entry entries = read(folder / (GetParam() + ".json"));
  ASSERT_GT(entries.size(), 5u) << "hardly a test";
  for (const Entry& entry : entries) {
    SCOPED_TRACE(entry.dump());
    if (entry.contains("when"))
      rules.check(entry);
    else
      check_alone(entry);
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& parameter) {
  std::string name = parameter.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Feel, Mechanism, testing::ValuesIn(mechanisms()), test_name);

// A misspelt key would make an entry pass without testing anything.
TEST(FeelFiles, HaveOnlyKeysThatMeanSomething) {
  const std::set<std::string> known = {"expression", "value", "when", "as", "given", "gives", "error", "column", "hint", "says", "why"};
  for (const std::string& mechanism : mechanisms())
    for (const Entry& entry : read(folder / (mechanism + ".json"))) {
      for (const auto& [key, value] : entry.items()) EXPECT_TRUE(known.count(key)) << mechanism << ": " << entry.dump();
      EXPECT_EQ(entry.contains("expression") + entry.contains("when"), 1) << entry.dump();
      EXPECT_EQ(entry.contains("value") + entry.contains("gives") + entry.contains("error"), 1) << entry.dump();
    }
}

}  // namespace
}  // namespace yidi
