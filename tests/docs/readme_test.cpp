// What README.md and docs/ say, compared with the program.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "bot/base/config.h"
#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/lists/village_lines.h"
#include "support/places.h"
#include "tests/docs/documents.h"

namespace sammachip {
namespace {

struct Row {
  std::string variable, meaning, fallback;
};

std::vector<Row> settings_in_readme() {
  std::vector<Row> rows;
  std::istringstream readme(read_file("README.md"));
  for (std::string line; std::getline(readme, line);) {
    if (line.rfind("| `SAMMACHIP_", 0) != 0) continue;
    const auto cells = cells_of(line);
    REQUIRE(cells.size() >= 3);
    rows.push_back({cells[0], cells[1], cells[2]});
  }
  return rows;
}

// Every "SAMMACHIP_…" name in a text.
std::vector<std::string> variables_in(const std::string& text) {
  std::vector<std::string> names;
  const std::string start = "SAMMACHIP_";
  for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    const auto end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_", at);
    names.push_back(text.substr(at, end - at));
  }
  return names;
}

// What stands in the second column of "What people say to it".
std::vector<std::string> words_in_readme() {
  std::vector<std::string> words;
  const std::string readme = read_file("README.md");
  const auto from = readme.find("| Who | Says | Gets |");
  std::istringstream lines(readme.substr(from, readme.find("\n\n", from) - from));
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::string cell = cells_of(line).at(1);
    for (std::size_t end = 0; end != std::string::npos;) {
      end = cell.find(" · ");
      words.push_back(cell.substr(0, end));
      if (end != std::string::npos) cell.erase(0, end + std::string(" · ").size());
    }
  }
  return words;
}

}  // namespace

TEST_CASE("README's table has each setting, in order, with its default") {
  const auto documented = settings_in_readme();
  const auto settings = setting_rows();
  REQUIRE(documented.size() == settings.size());
  for (std::size_t i = 0; i < settings.size(); ++i) {
    CHECK(documented[i].variable == settings[i].variable);
    CHECK(documented[i].fallback == settings[i].fallback);
    CHECK_FALSE(documented[i].meaning.empty());
  }
}

TEST_CASE("The documents name no setting that does not exist") {
  std::vector<std::string> known{"SAMMACHIP_CONFIG"};
  for (const auto& row : setting_rows()) {
    known.push_back(row.variable);
    if (row.flag.empty()) known.push_back(row.variable + "_FILE");  // A secret.
  }
  std::vector<std::string> paths = documents();
  paths.emplace_back("Dockerfile");
  for (const auto& path : paths) {
    const std::string text = read_file(path);
    INFO(path);
    CHECK_FALSE(text.empty());
    for (const auto& name : variables_in(text)) {
      INFO(name);
      CHECK(std::find(known.begin(), known.end(), name) != known.end());
    }
  }
}

TEST_CASE("Files that the documents point to are there") {
  for (const auto& path : documents()) {
    const std::string text = read_file(path);
    const auto folder = std::filesystem::path(source_dir()) / path;
    for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
      std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
      if (target.rfind("http", 0) == 0) continue;
      target = target.substr(0, target.find('#'));
      INFO(path << " points to " << target);
      CHECK(std::filesystem::exists(folder.parent_path() / target));
    }
  }
}

TEST_CASE("Every document is in an index") {
  const std::string readme = read_file("README.md");
  const std::string decisions = read_file("docs/decisions/README.md");
  for (const auto& path : documents()) {
    if (path == "README.md") continue;
    INFO(path);
    const std::string folder = "docs/decisions/";
    if (path.starts_with(folder) && path != folder + "README.md") {
      CHECK(decisions.find("(" + path.substr(folder.size()) + ")") != std::string::npos);
    } else {
      CHECK(readme.find("(" + path + ")") != std::string::npos);
    }
  }
}

TEST_CASE("Files and folders that the documents name are there") {
  const std::regex path(
      "`((?:bot|handlers|storage|language|commands|simulator|tests|docs|script|"
      "locales|cmake|bench)/[A-Za-z0-9_./-]*)`");
  std::size_t named = 0;
  for (const auto& document : documents()) {
    const std::string text = read_file(document);
    for (std::sregex_iterator at(text.begin(), text.end(), path), end; at != end; ++at) {
      INFO(document << " names " << (*at)[1]);
      CHECK(std::filesystem::exists(source_dir() + "/" + (*at)[1].str()));
      ++named;
    }
  }
  CHECK(named > 100);
}

TEST_CASE("Every word that README says can be said is understood") {
  const auto words = words_in_readme();
  CHECK(words.size() > 15);
  for (const auto& word : words) {
    INFO(word);
    const bool is_known = read_command(word) != Command::kNone ||
                          read_amount(word).certainty != Certainty::kNone ||
                          is_village_list(word, {{"1", "ก"}, {"2", "ข"}, {"3", "ค"}});
    CHECK(is_known);
  }
}

}  // namespace sammachip
