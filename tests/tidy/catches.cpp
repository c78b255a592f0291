#include "tests/tidy/catches.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/functions.h"

namespace sammachip::tidy {

namespace {

struct Catching {
  std::string_view file;
  std::string_view why;
};

constexpr std::array kMayCatch{
    // What fails in the program.
    Catching{"bot/engine/event_engine.cpp", "an event that fails is rolled back, told and counted"},
    Catching{"bot/http/http_server.cpp", "a request that fails is answered with 500"},
    Catching{"bot/base/failure.cpp", "for threads that do not end when one turn of theirs fails"},
    Catching{"bot/base/log.cpp", "no line of the log is worth an event"},
    Catching{"storage/database/attempt.h", "for destructors, which have nobody to tell"},
    // What is told in other words, or tried again.
    Catching{"storage/database/connection.cpp",
             "what cannot be opened is named; a lock is awaited"},
    Catching{"storage/database/backup.cpp", "the backup that cannot be made or restored is named"},
    Catching{"commands/command_upkeep.cpp", "doctor and replay go on to what else is wrong"},
    Catching{"simulator/control_api.cpp", "a request that is wrong is answered with 400"},
    // Where a library throws what is a value to us.
    Catching{"bot/base/json_mistake.h", "nlohmann's JSON"},
    Catching{"bot/http/http_workers.cpp", "std::thread, on a machine without another"},
    Catching{"commands/command_parser.cpp", "CLI11"},
    // What a test looks at.
    Catching{"tests/support/thrown.h", "every test"},
};

// "catch (...)", not <catch2/catch.hpp>.
std::vector<std::size_t> catches_in(const Source& source) {
  std::vector<std::size_t> catches = places_of("catch", source);
  std::erase_if(catches, [&](std::size_t at) {
    const auto next = source.code.find_first_not_of(" \n", at + std::string_view("catch").size());
    return next == std::string::npos || source.code[next] != '(';
  });
  return catches;
}

bool is_in_main(std::size_t at, const std::vector<Block>& blocks) {
  return std::ranges::any_of(blocks, [&](const Block& block) {
    return block.head == "int main()" && block.begin < at && at < block.end;
  });
}

}  // namespace

Findings stray_catches(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    const auto catches = catches_in(source);
    const auto listed = std::ranges::find(kMayCatch, source.file, &Catching::file);
    if (listed != kMayCatch.end()) {
      if (catches.empty()) {
        findings.push_back(found_at(source, 1,
                                    "nothing is caught here any more: take it out of the list " +
                                        std::string("in tests/tidy/catches.cpp")));
      }
      continue;
    }
    if (catches.empty()) continue;
    const auto blocks = blocks_of(source);
    for (const std::size_t at : catches) {
      if (is_in_main(at, blocks)) continue;
      findings.push_back(found_at(source, source.line_of(at),
                                  "a catch: return a value, or let it go to those who catch all " +
                                      std::string("(tests/tidy/catches.cpp)")));
    }
  }
  return findings;
}

}  // namespace sammachip::tidy
