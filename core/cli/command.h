// What the subcommands share.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "yidi/compiler.h"
#include "yidi/diagnostic.h"
#include "yidi/engine.h"

namespace yidi::cli {

// Exit codes of every subcommand.
inline constexpr int said_yes = 0;
inline constexpr int said_no = 1;    // the command did its work, and the answer is no
inline constexpr int could_not = 2;  // it could not do its work

// A subcommand adds itself and sets what is to be run.
using Run = std::function<int()>;
void add_compile(CLI::App& app, Run& run);
void add_step(CLI::App& app, Run& run);
void add_eval(CLI::App& app, Run& run);
void add_ask(CLI::App& app, Run& run);
void add_feel(CLI::App& app, Run& run);
void add_test(CLI::App& app, Run& run);
void add_check(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);
void add_diff(CLI::App& app, Run& run);
void add_graph(CLI::App& app, Run& run);
void add_site(CLI::App& app, Run& run);

// The compiled packs of a folder, each opened when it is first needed.
class Packs {
 public:
  explicit Packs(std::string folder) : folder_(std::move(folder)) {}

  // The engine of a pack ("44"), or an error: the folder or the pack is missing, or its bytes are damaged.
  Result<Engine*> engine(const std::string& id);

  // The ids of the folder's packs; none while the folder cannot be read.
  std::vector<std::string> ids() const;

  // The locales in which they have texts, the main one first.
  std::vector<std::string> locales() const;

  const std::string& folder() const { return folder_; }

  // The texts of a guide, of the kind "questions" or "outcome".
  Result<std::string> text(const std::string& id, const std::string& locale, const std::string& guide, const std::string& kind);

 private:
  Result<std::string> read(const std::string& name) const;

  std::string folder_;
  std::string index_;
  std::map<std::string, std::unique_ptr<Engine>> engines_;
};

// The file of a guide's texts; the index has the digest, {"packs", "44", "texts", "zh-Hans"}.
std::string text_file(const std::string& id, const std::string& locale, const std::string& guide, const std::string& kind,
                      const std::string& digest);

void add_packs_option(CLI::App& app, std::string& folder);

// --only 36,44: not all packs, but those.
void add_only_option(CLI::App& app, std::vector<std::string>& only);

// The ids of the packs that were asked for, in the order of the sources; all where none was. An error names one that the
// sources do not have.
Result<std::vector<std::string>> choose_packs(const Sources& sources, const std::vector<std::string>& only);

// Prints an error to stderr.
int complain(const Error& error, int exit_code);

// The whole of a file; an error where it cannot be read.
Result<std::string> read_file(const std::string& path);
std::optional<Error> write_file(const std::string& path, std::string_view content);

// The day it is where the command runs: the only clock of the product, for the terminal questionnaire alone.
Day today();

}  // namespace yidi::cli
