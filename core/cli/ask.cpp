// The questionnaire in a terminal.
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "runtime/view.h"

namespace yidi::cli {

namespace {

using nlohmann::json;

struct AskChoice {
  std::string guide = "filing", insured, care, locale = "zh-Hans", as_of, folder = "build/packs";
};

class Interview {
 public:
  explicit Interview(const AskChoice& choice) : choice_(choice), packs_(choice.folder) {}

  int run() {
    if (!choose_pack()) return could_not;
    const auto texts = packs_.text(pack_id_, choice_.locale, choice_.guide, "questions");
    if (!texts) return complain(texts.error(), could_not);
    questions_ = json::parse(*texts, nullptr, false);
    for (;;) {
      std::string line;
      engine_->step(*state_, line);
      const json step = json::parse(line, nullptr, false);
      if (step["state"] == "error") {
        std::cerr << "yidi: error " << step["code"].get<std::string>() << ": " << step["at"].get<std::string>() << ": "
                  << step["text"].get<std::string>() << "\n";
        return said_no;
      }
      if (step["state"] == "outcome") return show(step);
      if (!ask(step)) return said_no;
    }
  }

 private:
  bool choose_pack() {
    pack_id_ = choice_.insured.size() == 6 ? choice_.insured.substr(0, 2) : "00";
    const auto engine = packs_.engine(pack_id_);
    if (!engine) {
      complain(engine.error(), could_not);
      return false;
    }
    engine_ = *engine;
    std::string token = "y=1." + pack_id_ + "." + choice_.guide + "." + choice_.as_of;
    token += "&insured_region=" + (choice_.insured.empty() ? "unsure" : choice_.insured);
    if (!choice_.care.empty()) token += "&care_region=" + choice_.care;
    state_ = std::make_unique<State>(engine_->pack());
    Error error;
    if (read_token(engine_->pack(), token, *state_, error)) return true;
    complain(error, could_not);
    return false;
  }

  // The answers that a question offers, as they stand in a token.
  static std::vector<std::string> options_of(const json& step) {
    std::vector<std::string> options;
    if (step["type"] == "symbol") options = step["options"].get<std::vector<std::string>>();
    if (step["type"] == "boolean") options = {"true", "false"};
    if (!options.empty() && step["unsure"] == true) options.push_back("unsure");
    return options;
  }

  std::string label(const json& text, const std::string& value) const {
    if (value == "unsure") return text.value("unsure", "不清楚");
    const json values = text.value("values", json::object());
    if (values.contains(value)) {
      const std::string term = values[value].value("term", "");
      return values[value].value("label", value) + (term.empty() ? "" : "（" + term + "）");
    }
    return value == "true" ? "是" : value == "false" ? "否" : value;
  }

  bool ask(const json& step) {
    const std::string fact = step["fact"];
    const json text = questions_["facts"].value(fact, json::object());
    std::cout << "\n" << text.value("ask", fact) << "\n";
    const std::vector<std::string> options = options_of(step);
    for (std::size_t i = 0; i < options.size(); ++i) std::cout << "  " << i + 1 << "  " << label(text, options[i]) << "\n";
    if (step["type"] == "date") std::cout << "  YYYY-MM-DD" << (step["unsure"] == true ? "，或 unsure" : "") << "\n";
    if (step["type"] == "region") std::cout << "  六位行政区划代码\n";
    for (;;) {
      std::cout << "（最多还有 " << step["at_most"] << " 题；b 返回，q 退出）> " << std::flush;
      std::string line;
      if (!std::getline(std::cin, line) || line == "q") return false;
      if (line == "b") {
        *state_ = engine_->back(*state_);
        return true;
      }
      const bool number = !line.empty() && line.size() < 3 && line.find_first_not_of("0123456789") == std::string::npos;
      const std::size_t chosen = number ? std::stoul(line) : 0;
      if (chosen >= 1 && chosen <= options.size()) line = options[chosen - 1];
      const std::uint16_t index = engine_->pack().view().find_fact(fact);
      Value value;
      Error error;
      if (read_answer(engine_->pack(), index, line, value, error)) {
        state_->answers[index] = value;
        return true;
      }
      std::cout << "  没听懂：" << error.text << "\n";
    }
  }

  int show(const json& step) {
    const auto texts = packs_.text(pack_id_, choice_.locale, choice_.guide, "outcome");
    const json outcome = texts ? json::parse(*texts, nullptr, false) : json::object();
    const json labels = outcome.value("decisions", json::object());
    std::cout << "\n";
    for (const auto& [id, decision] : step["decisions"].items()) {
      std::cout << labels.value(id, id) << "：" << decision["value"].dump();
      if (decision["status"] == "confirm") std::cout << "  （向参保地核实）";
      std::cout << "  " << decision["claims"].dump() << "\n";
    }
    std::cout << "\n" << write_token(engine_->pack(), *state_) << "\n";
    return said_yes;
  }

  const AskChoice& choice_;
  Packs packs_;
  std::string pack_id_;
  Engine* engine_ = nullptr;
  std::unique_ptr<State> state_;
  json questions_;
};

}  // namespace

void add_ask(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("ask", "The questionnaire in the terminal");
  auto choice = std::make_shared<AskChoice>();
  char now[10];
  format_date(today(), now);
  choice->as_of = std::string(now, 10);
  command->add_option("--guide", choice->guide, "Which guide")->capture_default_str();
  command->add_option("--insured", choice->insured, "Six-digit code of the insured place; none: not known");
  command->add_option("--care", choice->care, "Six-digit code of the place of care");
  command->add_option("--lang", choice->locale, "Locale of the texts")->capture_default_str();
  command->add_option("--as-of", choice->as_of, "The day of judgement (default: today in China)");
  add_packs_option(*command, choice->folder);
  command->footer("Example:\n  yidi ask --guide filing --insured 440300 --care 110000");
  command->callback([choice, &run] { run = [choice] { return Interview(*choice).run(); }; });
}

}  // namespace yidi::cli
