#include "yidi/feel.h"

#include <iostream>

#include "cli/command.h"

namespace yidi::cli {

void add_feel(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("feel", "The value of a FEEL expression, as JSON");
  auto expression = std::make_shared<std::string>();
  command->add_option("expression", *expression, "An expression of the subset of FEEL (DMN 1.5)")->required();
  command->footer("Example:\n  yidi feel 'date(\"2024-02-29\") + duration(\"P1Y\")'\n  \"2025-02-28\"");
  command->callback([expression, &run] {
    run = [expression] {
      const auto value = evaluate_feel(*expression);
      if (!value) {
        std::cerr << "yidi: error " << code_text(value.error().code) << ": column " << value.error().at << ": "
                  << value.error().text << "\n";
        return said_no;
      }
      std::cout << *value << "\n";
      return said_yes;
    };
  });
}

}  // namespace yidi::cli
