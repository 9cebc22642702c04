#include "cli/line_pump.h"

#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace yidi::cli {

namespace {

constexpr std::size_t bytes_a_read = std::size_t(64) << 10;

// Whole lines, and what has become of them. Blocks go round: free, filled, answered, written, free.
struct Block {
  enum class State { free, filled, answered };
  State state = State::free;
  std::string lines;
  batch::TextBuffer out;
};

// Cuts stdin into blocks of whole lines.
class Input {
 public:
  // False at the end. A block takes what there is: whoever writes line by line is answered line by line.
  bool fill(std::string& lines) {
    lines.swap(rest_);
    rest_.clear();
    while (!ended_) {
      const std::size_t before = lines.size();
      lines.resize(before + bytes_a_read);
      ssize_t count;
      do count = ::read(STDIN_FILENO, lines.data() + before, bytes_a_read);
      while (count < 0 && errno == EINTR);
      lines.resize(before + std::size_t(count > 0 ? count : 0));
      failed_ = count < 0;
      ended_ = count <= 0;
      const std::size_t last = std::string_view(lines).substr(before).rfind('\n');
      if (last == std::string_view::npos) continue;
      rest_.assign(lines, before + last + 1);
      lines.resize(before + last + 1);
      return true;
    }
    return !lines.empty();
  }
  bool failed() const { return failed_; }

 private:
  std::string rest_;
  bool ended_ = false;
  bool failed_ = false;
};

void answer_block(const AnswerLine& answer, Block& block) {
  block.out.clear();
  std::string_view rest = block.lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    answer(rest.substr(0, end), block.out);
    block.out.append("\n");
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
}

bool write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(std::size_t(count));
  }
  return true;
}

bool pump_alone(const AnswerLine& answer) {
  Input input;
  Block block;
  while (input.fill(block.lines)) {
    answer_block(answer, block);
    if (!write_out(block.out.text())) return false;
  }
  return !input.failed();
}

// One thread reads, some answer, and this one writes in the order of reading.
class Pump {
 public:
  explicit Pump(unsigned jobs) : blocks_(2 * jobs + 2) {}

  bool run(unsigned jobs, const std::function<AnswerLine()>& make_answerer) {
    std::vector<std::thread> threads;
    threads.emplace_back([this] { read(); });
    for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([this, &make_answerer] { answer(make_answerer()); });
    const bool written = write();
    for (std::thread& thread : threads) thread.join();
    return written && !failed_;
  }

 private:
  Block& block(std::size_t number) { return blocks_[number % blocks_.size()]; }

  void read() {
    Input input;
    for (std::size_t number = 0;; ++number) {
      Block& next = block(number);
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || next.state == Block::State::free; });
        if (stopped_) return;
      }
      const bool more = input.fill(next.lines);
      std::lock_guard lock(mutex_);
      failed_ = input.failed();
      if (more) {
        next.state = Block::State::filled;
        filled_ = number + 1;
      } else {
        ended_ = true;
      }
      changed_.notify_all();
      if (!more) return;
    }
  }

  void answer(const AnswerLine& answer_line) {
    for (;;) {
      Block* next;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || ended_ || taken_ < filled_; });
        if (stopped_ || taken_ == filled_) return;
        next = &block(taken_++);
      }
      answer_block(answer_line, *next);
      std::lock_guard lock(mutex_);
      next->state = Block::State::answered;
      changed_.notify_all();
    }
  }

  bool write() {
    for (std::size_t number = 0;; ++number) {
      Block& next = block(number);
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
          return (number < filled_ && next.state == Block::State::answered) || (ended_ && number == filled_);
        });
        if (number == filled_) return true;
      }
      const bool written = write_out(next.out.text());
      std::lock_guard lock(mutex_);
      next.state = Block::State::free;
      stopped_ = !written;
      changed_.notify_all();
      if (!written) return false;
    }
  }

  std::vector<Block> blocks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t filled_ = 0;  // how many blocks have been read, and how many have been taken to be answered
  std::size_t taken_ = 0;
  bool ended_ = false;    // nothing more to read
  bool stopped_ = false;  // nobody takes what is written
  bool failed_ = false;
};

}  // namespace

bool pump_lines(unsigned jobs, const std::function<AnswerLine()>& make_answerer) {
  return jobs == 1 ? pump_alone(make_answerer()) : Pump(jobs).run(jobs, make_answerer);
}

}  // namespace yidi::cli
