#include "commands/list_import.h"

#include <algorithm>
#include <iostream>

namespace sammachip {

namespace {

constexpr std::size_t kMostLinesShown = 50;

std::string counted_lines(std::size_t lines) {
  return std::to_string(lines) + (lines == 1 ? " line" : " lines");
}

std::string shown_lines(const std::vector<BadLine>& bad_lines) {
  std::string text;
  for (std::size_t i = 0; i < bad_lines.size() && i < kMostLinesShown; ++i) {
    const auto& [line, what] = bad_lines[i];
    text += "\n  " + (line == 0 ? "" : "line " + std::to_string(line) + ": ") + what;
  }
  if (bad_lines.size() > kMostLinesShown) {
    text += "\n  and " + std::to_string(bad_lines.size() - kMostLinesShown) + " more";
  }
  return text;
}

}  // namespace

std::shared_ptr<ListImport> list_import(ProgramCommand& command, const std::string& columns) {
  auto asked = std::make_shared<ListImport>();
  command.option("FILE", asked->file, columns).required().existing_file();
  command.flag(
      "--skip-bad", [asked] { asked->skips_bad = true; },
      "Takes the good lines though others are bad; names those");
  command.flag(
      "--dry-run", [asked] { asked->is_dry = true; },
      "Only says what each line would change, and which are bad");
  return asked;
}

Exit end_import(const ListImport& asked, ListTaken taken, Transaction& transaction) {
  std::stable_sort(taken.bad_lines.begin(), taken.bad_lines.end(),
                   [](const BadLine& a, const BadLine& b) { return a.line < b.line; });
  if (asked.is_dry) std::cout << taken.plan << std::flush;
  const bool takes_some = asked.skips_bad && !taken.plan.empty();
  if (!taken.bad_lines.empty() && !takes_some) throw refused_file(asked.file, taken.bad_lines);
  if (!taken.bad_lines.empty()) {
    std::cerr << "Left out: " << counted_lines(taken.bad_lines.size()) << " of " << asked.file
              << " cannot be taken." << shown_lines(taken.bad_lines) << '\n';
  }
  if (!asked.is_dry) transaction.commit();
  std::string passed;
  for (const int line : taken.passed_lines) {
    passed += (passed.empty() ? " " : ", ") + std::to_string(line);
  }
  if (!passed.empty()) std::cout << "no part of the list: line" << passed << '\n';
  std::cout << (asked.is_dry ? "nothing was written; it would be: " : "") << taken.summary << '\n';
  return Exit::kDone;
}

std::runtime_error refused_file(const std::string& path, const std::vector<BadLine>& bad_lines) {
  const bool is_whole = bad_lines.size() == 1 && bad_lines.front().line == 0;
  return std::runtime_error(
      "Nothing was imported: " + (is_whole ? "" : counted_lines(bad_lines.size()) + " of ") + path +
      " cannot be taken." + shown_lines(bad_lines));
}

}  // namespace sammachip
