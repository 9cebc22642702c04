#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

#include "cli/evaluator.h"

namespace yidi::cli {

namespace {

constexpr std::size_t lines_a_block = 512;

struct Block {
  std::vector<std::string> lines;
  std::string out;
};

bool read_block(Block& block) {
  block.lines.resize(lines_a_block);
  std::size_t count = 0;
  while (count < lines_a_block && std::getline(std::cin, block.lines[count])) ++count;
  block.lines.resize(count);
  return count > 0;
}

void answer_block(Evaluator& evaluator, Block& block) {
  block.out.clear();
  for (const std::string& line : block.lines) {
    evaluator.answer(line, block.out);
    block.out += '\n';
  }
}

// Each round every worker answers one block; the blocks are printed in the order in which they were read.
void run_parallel(const std::string& folder, unsigned jobs) {
  std::vector<std::unique_ptr<Packs>> packs;
  std::vector<std::unique_ptr<Evaluator>> evaluators;
  for (unsigned i = 0; i < jobs; ++i) {
    packs.push_back(std::make_unique<Packs>(folder));
    evaluators.push_back(std::make_unique<Evaluator>(*packs.back()));
  }
  std::vector<Block> blocks(jobs);
  for (;;) {
    unsigned filled = 0;
    while (filled < jobs && read_block(blocks[filled])) ++filled;
    if (filled == 0) return;
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < filled; ++i) threads.emplace_back([&, i] { answer_block(*evaluators[i], blocks[i]); });
    answer_block(*evaluators[0], blocks[0]);
    for (std::thread& thread : threads) thread.join();
    for (unsigned i = 0; i < filled; ++i) std::cout << blocks[i].out;
  }
}

}  // namespace

void add_eval(CLI::App& app, Run& run) {
  auto* command = app.add_subcommand("eval", "Complete evaluation: one person a line in, one line out, in the same order");
  auto folder = std::make_shared<std::string>("build/packs");
  auto jobs = std::make_shared<unsigned>(1);
  add_packs_option(*command, *folder);
  command->add_option("--jobs", *jobs, "How many threads")->check(CLI::Range(1, 64))->capture_default_str();
  command->footer(
      "Example:\n  echo '{\"id\":1,\"guide\":\"filing\",\"as_of\":\"2026-11-22\",\"answers\":{\"insured_region\":\"440300\","
      "\"care_region\":\"110000\"}}' | yidi eval");
  command->callback([folder, jobs, &run] {
    run = [folder, jobs] {
      Packs packs(*folder);
      if (auto nation = packs.engine("00"); !nation && nation.error().code != Code::other_pack)
        return complain(nation.error(), could_not);
      std::cin.tie(nullptr);
      run_parallel(*folder, *jobs);
      std::cout.flush();
      return std::cout ? said_yes : could_not;
    };
  });
}

}  // namespace yidi::cli
