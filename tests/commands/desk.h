// A folder with a database, and the program run on it as an operator runs it.
#pragma once

#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/places.h"
#include "tests/support/moment.h"

namespace sammachip {

struct Ran {
  int exit = 0;
  std::string output;  // Standard output and error.
};

// A folder of its own for each test, with the database the commands use.
class Desk {
 public:
  Desk() {
    std::string name = (std::filesystem::temp_directory_path() / "sammachip-desk-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Desk() { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& file) const { return folder_ + "/" + file; }
  std::string url(const std::string& file) const { return "sqlite:///" + path(file); }

  // `input` goes to standard input; `environment` is put before the command, which is run on the
  // tests' day.
  Ran run(const std::string& arguments, const std::string& input = "",
          const std::string& environment = "") const {
    const std::string in = path("input");
    std::ofstream(in) << input;
    const auto offset = testing::whole_offset_to_test_now();
    const std::string command = "env SAMMACHIP_TIME_OFFSET_S=" + std::to_string(offset.count()) +
                                " " + environment + " SAMMACHIP_DATABASE_URL='" + url("bot.db") +
                                "' '" + bot_program() + "' " + arguments + " <'" + in + "' 2>&1";
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

 private:
  std::string folder_;
};

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace sammachip
