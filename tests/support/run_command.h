// A command that a shell runs.
#pragma once

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <string>

namespace sammachip {

struct Ran {
  int exit = 0;
  std::string output;
};

// Runs `command` and returns how it ended and what it wrote to standard output. `2>&1` in the
// command adds standard error.
inline Ran run_command(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Ran ran;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) {
    ran.output.append(buffer, got);
  }
  ran.exit = WEXITSTATUS(::pclose(pipe));
  return ran;
}

}  // namespace sammachip
