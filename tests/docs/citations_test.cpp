// What comments and documents cite, and that it is there: sections of docs/, and no document that
// is not in the repository.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support/places.h"
#include "tests/docs/documents.h"

namespace sammachip {
namespace {

using Sections = std::set<std::string>;

// The numbers of a document's headings: "## 3. States" is 3, "### 3.2 Gates" is 3.2.
Sections sections_of(const std::string& text) {
  static const std::regex kHeading(R"(^#{2,3} ([0-9]+(?:\.[0-9]+)*)\.? )");
  Sections sections;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_search(line, found, kHeading)) sections.insert(found[1]);
  }
  return sections;
}

std::string text_of(const std::smatch& match, std::size_t group) { return match[group].str(); }

// A comment goes on in the next line: what is cited stands behind its document all the same.
std::string without_line_ends(const std::string& text) {
  static const std::regex kLineEnd(R"(\n[ \t]*(?://|#|--)[ \t]*)");
  return std::regex_replace(text, kLineEnd, " ");
}

struct Citation {
  std::string document, section;
};

// "docs/line.md 3.1, 3.2" cites two sections of it.
std::vector<Citation> citations_in(const std::string& text) {
  static const std::regex kCited(
      R"((docs/[a-z-]+\.md)((?:(?:,| and| to|;|:)? [0-9]{1,2}(?:\.[0-9]{1,2})*(?![0-9%:]))+))");
  static const std::regex kNumber(R"([0-9]+(?:\.[0-9]+)*)");
  std::vector<Citation> citations;
  if (text.find("docs/") == std::string::npos) return citations;
  const std::string flat = without_line_ends(text);
  for (std::sregex_iterator at(flat.begin(), flat.end(), kCited), end; at != end; ++at) {
    const std::string numbers = text_of(*at, 2);
    for (std::sregex_iterator number(numbers.begin(), numbers.end(), kNumber); number != end;
         ++number) {
      citations.push_back({text_of(*at, 1), number->str()});
    }
  }
  return citations;
}

// Documents that are in nobody's clone, by the names under which they were cited; and LINE's
// reference by its lines.
std::vector<std::string> strangers_in(const std::string& text) {
  static const std::regex kStranger(
      R"(\b(?:DOMAIN|DESIGN|STYLE|LAYOUT|LINE)\.md\b|\b(?:DOMAIN|DESIGN|STYLE|LAYOUT)\b[ ,:]+)"
      R"((?:\.|[0-9"]|promise|section)|\bR:[0-9]{2,}|\.\./shared/(?!line-openapi|corpus|cases))");
  std::vector<std::string> strangers;
  // Most texts have none of these, and need not be read by the pattern.
  constexpr std::array kMarks = {"DOMAIN",  "DESIGN", "STYLE",     "LAYOUT",
                                 "LINE.md", "R:",     "../shared/"};
  const auto is_in = [&](const char* mark) { return text.find(mark) != std::string::npos; };
  if (std::none_of(kMarks.begin(), kMarks.end(), is_in)) return strangers;
  const std::string flat = without_line_ends(text);
  for (std::sregex_iterator at(flat.begin(), flat.end(), kStranger), end; at != end; ++at) {
    strangers.push_back(at->str());
  }
  return strangers;
}

// Sources, scripts and documents of the checkout, but not this test, which names what it looks for.
std::vector<std::string> texts_of_checkout() {
  namespace fs = std::filesystem;
  const fs::path root = source_dir();
  constexpr std::array kFolders = {"bench",  "bot",       "cmake",  "commands", "docs",
                                   "script", "simulator", "tests",  "storage",  "language",
                                   ".ci",    "handlers",  "locales"};
  const std::set<std::string> kBinary{".png", ".tsv"};
  std::vector<std::string> paths{"README.md",  "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
                                 "Dockerfile", "CMakeLists.txt",  ".editorconfig"};
  for (const char* folder : kFolders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string path = entry.path().lexically_relative(root).string();
      const bool is_text =
          entry.is_regular_file() && !kBinary.contains(entry.path().extension().string());
      if (is_text && path != "tests/docs/citations_test.cpp") paths.push_back(path);
    }
  }
  return paths;
}

}  // namespace

TEST_CASE("Every section that is cited is there") {
  std::map<std::string, Sections> sections;
  std::size_t cited = 0;
  for (const auto& path : texts_of_checkout()) {
    for (const auto& [document, section] : citations_in(read_file(path))) {
      INFO(path << " cites " << document << " " << section);
      const auto [known, is_new] = sections.try_emplace(document);
      if (is_new) known->second = sections_of(read_file(document));
      CHECK(known->second.contains(section));
      ++cited;
    }
  }
  CHECK(cited > 100);
}

TEST_CASE("Nothing cites a document that is not in the repository") {
  for (const auto& path : texts_of_checkout()) {
    for (const auto& stranger : strangers_in(read_file(path))) {
      INFO(path << " cites " << stranger);
      CHECK(false);
    }
  }
}

TEST_CASE("What is cited is found over the end of a comment's line, and in a list") {
  const auto cited = citations_in("// as docs/line.md\n// 3.1, 3.2 has it. 4 of them\n");
  REQUIRE(cited.size() == 2);
  CHECK(cited[0].document == "docs/line.md");
  CHECK(cited[0].section == "3.1");
  CHECK(cited[1].section == "3.2");
  CHECK(sections_of("## 3. Sending\n### 3.1 Replies\n## Limits\n") == Sections{"3", "3.1"});
  CHECK(strangers_in("// as DESIGN,\n// promise 4 has it; LINE.md 3").size() == 2);
  CHECK(strangers_in("// DESIGN of it, and what STYLE is").empty());
}

}  // namespace sammachip
