#include "yidi/feel.h"

#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "runtime/calendar.h"
#include "runtime/places.h"

namespace yidi::cli {

namespace {

// Regions and working days as the pack of the nation knows them.
class PackWorld : public FeelWorld {
 public:
  explicit PackWorld(const std::string& folder) : packs_(folder) {}

  // Opens the pack when it is first needed.
  Result<const FeelWorld*> open() {
    const auto engine = packs_.engine("00");
    if (!engine) return engine.error();
    view_ = &(*engine)->pack().view();
    return static_cast<const FeelWorld*>(this);
  }

  bool is_region(std::uint32_t code) const override { return view_->is_region(code); }
  bool within(std::uint32_t region, std::uint32_t area) const override { return lies_within(*view_, region, area); }
  std::uint32_t province(std::uint32_t region) const override { return province_of(region); }
  std::uint32_t pooling_area(std::uint32_t region) const override { return pooling_area_of(*view_, region); }
  std::optional<WorkingDay> add_working_days(Day from, std::int64_t count) const override {
    const auto found = yidi::add_working_days(*view_, from, count);
    if (!found) return std::nullopt;
    return WorkingDay{found->day, found->estimated};
  }

 private:
  Packs packs_;
  const View* view_ = nullptr;
};

bool is_about_the_expression(const Error& error) { return !error.at.empty() && error.at[0] >= '0' && error.at[0] <= '9'; }

int evaluate_one(const std::string& expression, PackWorld& world) {
  const auto value = evaluate_feel(expression, [&] { return world.open(); });
  if (value) {
    std::cout << *value << "\n";
    return said_yes;
  }
  if (!is_about_the_expression(value.error())) return complain(value.error(), could_not);
  return complain({value.error().code, "column " + value.error().at, value.error().text}, said_no);
}

// The next line; what goes beyond the longest expression is read over, so that memory stays constant.
bool read_line(std::istream& in, std::string& line) {
  constexpr std::size_t most = 10001;
  line.clear();
  char c;
  while (in.get(c) && c != '\n')
    if (line.size() < most) line += c;
  return in || !line.empty();
}

// One expression a line in, one line of JSON out: {"value":…}, or {"error":"YD308","column":4,"text":"…"}.
int evaluate_lines(PackWorld& world) {
  for (std::string line; read_line(std::cin, line);) {
    const auto value = evaluate_feel(line, [&] { return world.open(); });
    if (value) {
      std::cout << "{\"value\":" << *value << "}\n";
      continue;
    }
    const Error& error = value.error();
    if (!is_about_the_expression(error)) return complain(error, could_not);
    const nlohmann::ordered_json answer = {{"error", code_text(error.code)}, {"column", std::stoul(error.at)}, {"text", error.text}};
    std::cout << answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
  }
  return said_yes;
}

}  // namespace

void add_feel(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("feel", "The value of a FEEL expression, as JSON");
  auto expression = std::make_shared<std::string>();
  auto lines = std::make_shared<bool>(false);
  auto folder = std::make_shared<std::string>("build/packs");
  command->add_option("expression", *expression, "An expression of the subset of FEEL (DMN 1.5)");
  command->add_flag("--lines", *lines, "Read expressions from stdin, one a line, and write a line of JSON for each");
  add_packs_option(*command, *folder);
  command->allow_extras();  // an expression that begins with "-" looks like an option
  command->footer("Example:\n  yidi feel 'date(\"2024-02-29\") + duration(\"P1Y\")'\n  \"2025-02-28\"\n"
                  "within(), province(), pooling area() and add working days() look into the packs.");
  command->callback([=, &run] {
    const std::vector<std::string> extras = command->remaining();
    if (extras.size() == 1 && expression->empty() && !*lines) *expression = extras[0];
    else if (!extras.empty()) throw CLI::ExtrasError(extras);
    if (*lines != expression->empty()) throw CLI::ValidationError("expression", "either an expression or --lines is needed");
    run = [=] {
      PackWorld world(*folder);
      return *lines ? evaluate_lines(world) : evaluate_one(*expression, world);
    };
  });
}

}  // namespace yidi::cli
