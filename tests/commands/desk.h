// A folder with a database, and the program run on it as an operator runs it.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "support/places.h"
#include "tests/support/holds.h"
#include "tests/support/moment.h"
#include "tests/support/run_command.h"
#include "tests/support/temporary_folder.h"

namespace sammachip {

// A folder of its own for each test, with the database the commands use.
class Desk : public TemporaryFolder {
 public:
  // `input` goes to standard input; `environment` is put before the command, which is run on the
  // tests' day.
  Ran run(const std::string& arguments, const std::string& input = "",
          const std::string& environment = "") const {
    const std::string in = file("input");
    std::ofstream(in) << input;
    const auto offset = testing::whole_offset_to_test_now();
    const std::string command = "env SAMMACHIP_TIME_OFFSET_S=" + std::to_string(offset.count()) +
                                " " + environment + " SAMMACHIP_DATABASE_URL='" + url("bot.db") +
                                "' '" + bot_program() + "' " + arguments + " <'" + in + "' 2>&1";
    return run_command(command);
  }
};

}  // namespace sammachip
