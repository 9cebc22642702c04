// Pictures of a guide: what decides what, and which question follows which.
#include "verifier/graph.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "runtime/view.h"
#include "verifier/space.h"

namespace yidi::cli {

namespace {

using nlohmann::json;

struct GraphChoice {
  std::string guide = "filing", insured, format = "dot", what = "decisions", merge = "states", as_of, locale = "zh-Hans";
  std::string folder = "build/packs", data;
  bool sources = false;
};

// A pack with its words, and with what only the authored files know.
struct Material {
  std::unique_ptr<Engine> compiled;
  const Pack* pack = nullptr;
  NamedNodes definitions;
  json questions, outcome;
};

std::optional<Error> lacks_guide(const GraphChoice& choice, const Pack& pack) {
  if (pack.view().find_guide(choice.guide) != wire::none) return std::nullopt;
  return Error{Code::unknown_guide, "guide", "there is no guide \"" + choice.guide + "\""};
}

std::optional<Error> from_data(const GraphChoice& choice, const std::string& id, Material& material) {
  const Sources sources(choice.data);
  const std::vector<Diagnostic> diagnostics = sources.diagnostics();
  for (const Diagnostic& diagnostic : diagnostics) std::cerr << to_string(diagnostic) << "\n";
  if (!diagnostics.empty()) return Error{Code::unreadable_file, choice.data, "the authored files have errors"};
  const std::vector<std::string> ids = sources.packs(), locales = sources.locales();
  if (std::find(ids.begin(), ids.end(), id) == ids.end())
    return Error{Code::other_pack, "pack", "there is no pack \"" + id + "\""};
  if (std::find(locales.begin(), locales.end(), choice.locale) == locales.end())
    return Error{Code::missing_text, "text", "the packs have no texts in " + choice.locale};
  Error error;
  auto pack = Pack::open(sources.compile(id), error);
  if (!pack) return error;
  material.compiled = std::make_unique<Engine>(std::move(pack));
  material.pack = &material.compiled->pack();
  if (auto lacking = lacks_guide(choice, *material.pack)) return lacking;
  material.definitions = sources.definitions(id);
  material.questions = json::parse(sources.question_texts(id, choice.guide, choice.locale));
  material.outcome = json::parse(sources.outcome_texts(id, choice.guide, choice.locale));
  return std::nullopt;
}

std::optional<Error> from_packs(Packs& packs, const GraphChoice& choice, const std::string& id, Material& material) {
  const auto engine = packs.engine(id);
  if (!engine) return engine.error();
  material.pack = &(*engine)->pack();
  if (auto lacking = lacks_guide(choice, *material.pack)) return lacking;
  for (const auto& [kind, text] : {std::pair{"questions", &material.questions}, {"outcome", &material.outcome}}) {
    const auto content = packs.text(id, choice.locale, choice.guide, kind);
    if (!content) return content.error();
    *text = json::parse(*content, nullptr, false);
  }
  return std::nullopt;
}

std::string at(const json& texts, const std::initializer_list<std::string>& path) {
  const json* found = &texts;
  for (const std::string& key : path) {
    if (!found->is_object() || !found->contains(key)) return "";
    found = &(*found)[key];
  }
  return found->is_string() ? found->get<std::string>() : "";
}

bool is_region(const std::string& code) {
  return code.size() == 6 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A stretch of days, "from..to" with either end open; empty where a code is none.
std::string stretch(const std::string& code) {
  const std::size_t dots = code.find("..");
  if (dots == std::string::npos) return "";
  const std::string from = code.substr(0, dots), to = code.substr(dots + 2);
  if (from.empty()) return to.empty() ? "任何一天" : to + " 及以前";
  return to.empty() ? from + " 及以后" : from + " 至 " + to;
}

// Puts the words of the texts beside the codes.
void put_words(Graph& graph, const Material& material) {
  for (Box& box : graph.boxes) {
    switch (box.kind) {
      case Box::Kind::decision: box.words = at(material.outcome, {"decisions", box.id}); break;
      case Box::Kind::question:
      case Box::Kind::given: box.words = at(material.questions, {"facts", box.id, "ask"}); break;
      case Box::Kind::source: box.words = at(material.outcome, {"sources", box.id, "title"}); break;
      case Box::Kind::outcome: box.words = "结论"; break;
      case Box::Kind::refusal: box.words = "无法判断"; break;
      case Box::Kind::definition: break;
    }
  }
  for (Arrow& arrow : graph.arrows) {
    const std::string fact = graph.boxes[arrow.from].id;
    for (Answer& answer : arrow.answers) {
      answer.words = answer.code == "unsure" ? at(material.questions, {"facts", fact, "unsure"})
                                             : at(material.questions, {"facts", fact, "values", answer.code, "label"});
      if (!answer.words.empty()) continue;
      if (answer.code == "unsure") answer.words = "不清楚";
      if (answer.code == "true") answer.words = "是";
      if (answer.code == "false") answer.words = "否";
      if (answer.code == "*") answer.words = "任何回答";
      if (is_region(answer.code)) answer.words = "例如 " + answer.code;
      if (answer.words.empty()) answer.words = stretch(answer.code);
    }
  }
  if (const std::string title = at(material.questions, {"guides", graph.title}); !title.empty())
    graph.title = title + " (" + graph.title + ")";
}

SourcesOfClaims sources_of_claims(const json& outcome) {
  SourcesOfClaims sources;
  const json claims = outcome.value("claims", json::object());
  for (const auto& [claim, entry] : claims.items())
    for (const json& source : entry["sources"]) sources[claim].push_back(source["id"]);
  return sources;
}

int draw(const GraphChoice& choice) {
  Material material;
  Packs packs(choice.folder);
  const std::string id = choice.insured.size() == 6 ? choice.insured.substr(0, 2) : "00";
  if (const auto failed = choice.data.empty() ? from_packs(packs, choice, id, material) : from_data(choice, id, material))
    return complain(*failed, could_not);

  const Pack& pack = *material.pack;
  const View& view = pack.view();
  const std::uint16_t guide = view.find_guide(choice.guide);
  Error error;
  Value insured = Value::unsure();
  if (!choice.insured.empty() &&
      (view.insured_fact == wire::none || !read_answer(pack, view.insured_fact, choice.insured, insured, error)))
    return complain({Code::token_region, "insured", "there is no insured place \"" + choice.insured + "\""}, could_not);
  const auto day = choice.as_of.empty() ? std::optional<Day>(Space(pack).last_change()) : parse_date(choice.as_of);
  if (!day) return complain({Code::token_as_of, "as-of", "expected a date YYYY-MM-DD"}, could_not);

  Graph graph;
  if (choice.what == "questions") {
    const Merge merge = choice.merge == "questions" ? Merge::questions : Merge::states;
    if (!question_graph(pack, guide, insured, *day, merge, graph, error)) return complain(error, said_no);
  } else {
    Frame frame;
    if (!make_frame(view, insured.is(Kind::region) ? RegionCode(insured.payload()) : 0, *day, frame, error))
      return complain(error, said_no);
    graph = decision_graph(view, guide, frame, material.definitions,
                           choice.sources ? sources_of_claims(material.outcome) : SourcesOfClaims());
  }
  put_words(graph, material);
  char date[10];
  format_date(*day, date);
  graph.title += (choice.insured.empty() ? "" : ", " + choice.insured) + ", " + std::string(date, 10);
  std::cout << (choice.format == "dot" ? to_dot(graph) : to_mermaid(graph));
  return said_yes;
}

}  // namespace

void add_graph(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("graph", "A picture of a guide: what decides what, or which question follows which");
  auto choice = std::make_shared<GraphChoice>();
  command->add_option("--guide", choice->guide, "Which guide")->capture_default_str();
  command->add_option("--insured", choice->insured, "Six-digit code of the insured place; none: not known");
  command->add_option("--format", choice->format, "dot or mermaid")->check(CLI::IsMember({"dot", "mermaid"}))->capture_default_str();
  command->add_option("--what", choice->what, "decisions: what they read; questions: in which order they are asked")
      ->check(CLI::IsMember({"decisions", "questions"}))
      ->capture_default_str();
  command->add_option("--merge", choice->merge, "One box for equal states, or for all states with one question")
      ->check(CLI::IsMember({"states", "questions"}))
      ->capture_default_str();
  command->add_option("--as-of", choice->as_of, "The day of judgement (default: the last day on which a rule changes)");
  command->add_flag("--sources", choice->sources, "Draw the sources that decisions rest on");
  command->add_option("--data", choice->data, "Authored files to draw from instead of packs; definitions are drawn as well");
  command->add_option("--lang", choice->locale, "Locale of the texts")->capture_default_str();
  add_packs_option(*command, choice->folder);
  command->footer("Example:\n  yidi graph --guide filing --insured 440300 --what questions --format dot | dot -Tsvg > filing.svg");
  command->callback([choice, &run] { run = [choice] { return draw(*choice); }; });
}

}  // namespace yidi::cli
