// docs/data-model.md, compared with the tables that the program makes.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "support/places.h"
#include "tests/docs/documents.h"
#include "tests/support/temporary_folder.h"

namespace sammachip {

TEST_CASE("The drawing of the tables is as script/data-model draws it now") {
  if (std::system("command -v sqlite3 >/dev/null") != 0) {
    std::cout << "skipped: there is no sqlite3 to read the tables with\n";
    return;
  }
  const TemporaryFolder folder;
  const std::string document = folder.file("data-model.md");
  const std::string written = read_file("docs/data-model.md");
  std::ofstream(document) << written;
  const std::string command =
      "'" + source_dir() + "/script/data-model' '" + bot_program() + "' '" + document + "'";
  CHECK(std::system(command.c_str()) == 0);
  std::ostringstream drawn;
  drawn << std::ifstream(document).rdbuf();
  INFO("Run script/data-model PROGRAM, and say in the document what a row of a new table is.");
  CHECK(drawn.str() == written);
}

}  // namespace sammachip
