// The yidi command.
#include <iostream>

#include "cli/command.h"

int main(int argc, char** argv) {
  using namespace yidi::cli;
  CLI::App app{"yidi: do I have to register before care away from my insured place? Rules in, sourced answers out.", "yidi"};
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Help on every subcommand");
  Run run;
  for (const auto add : {add_compile, add_step, add_eval, add_ask, add_feel, add_test, add_check, add_explain, add_diff,
                         add_graph, add_site})
    add(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? said_yes : could_not;
  }
  std::ios::sync_with_stdio(false);
  return run();
}
