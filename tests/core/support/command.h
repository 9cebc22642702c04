// Runs the yidi command as it is run in a terminal.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace yidi::test {

struct Ended {
  int code = -1;
  std::string out;
};

enum class Stream { out, err };

// The command with its arguments, as a shell reads them; what it says on one of its streams.
inline Ended run_yidi(const std::string& arguments, Stream stream = Stream::out) {
  const std::string command =
      std::string(YIDI_COMMAND) + " " + arguments + (stream == Stream::err ? " 2>&1 >/dev/null" : " 2>/dev/null");
  Ended ended;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    ended.out.append(buffer.data(), count);
  ended.code = WEXITSTATUS(pclose(pipe));
  return ended;
}

}  // namespace yidi::test
