#include <iostream>

#include "cli/command.h"
#include "runtime/json_writer.h"

namespace yidi::cli {

namespace {

// The pack that a token names: its second part. Empty where the text is no token at all.
std::string pack_of(const std::string& token) {
  const std::size_t begin = token.find('.');
  const std::size_t end = begin == std::string::npos ? begin : token.find('.', begin + 1);
  return end == std::string::npos ? std::string() : token.substr(begin + 1, end - begin - 1);
}

}  // namespace

void add_step(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("step", "State tokens in, a line each; the next question or the outcome out");
  auto folder = std::make_shared<std::string>("build/packs");
  auto traced = std::make_shared<bool>(false);
  add_packs_option(*command, *folder);
  command->add_flag("--trace", *traced, "How each rule fared, instead of the step");
  command->footer("Example:\n  echo 'y=1.44.filing.2026-11-22&care_region=110000&insured_region=440300' | yidi step");
  command->callback([folder, traced, &run] {
    run = [folder, traced] {
      Packs packs(*folder);
      if (auto nation = packs.engine("00"); !nation && nation.error().code != Code::other_pack)
        return complain(nation.error(), could_not);
      bool fine = true;
      std::string line, out;
      while (std::getline(std::cin, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const std::string id = pack_of(line);
        const bool digits = id.size() == 2 && std::isdigit(static_cast<unsigned char>(id[0])) && std::isdigit(static_cast<unsigned char>(id[1]));
        auto engine = digits ? packs.engine(id) : Result<Engine*>(Error{Code::bad_token, "y", "a state begins with y=1. and a pack"});
        out.clear();
        if (!engine) {
          write_error({engine.error().code, "y", engine.error().text}, out);
        } else if (*traced) {
          State state((*engine)->pack());
          Error error;
          if (read_token((*engine)->pack(), line, state, error))
            (*engine)->trace(state, out);
          else
            write_error(error, out);
        } else {
          (*engine)->step(line, out);
        }
        fine &= out.find("\"state\":\"error\"") == std::string::npos;
        std::cout << out << "\n";
      }
      return fine ? said_yes : said_no;
    };
  });
}

}  // namespace yidi::cli
