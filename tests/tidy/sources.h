// The sources of this checkout as the rules read them: what is code, what is a comment, and what
// stands in quotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sammachip::tidy {

// A string in quotes. Parts that stand one after the other ("a" "b") are one each.
struct Quoted {
  std::size_t at;    // Where it begins in the text: at its first quote, or at the R of a raw one.
  std::string text;  // Between the quotes, as written.
  bool is_raw = false;
};

struct Source {
  std::string file;  // From the checkout: "handlers/income/reports.h".
  std::string text;
  // As long as the text; comments and what stands between quotes are blanks, lines stay lines.
  std::string code;
  std::vector<Quoted> quoted;
  std::vector<std::size_t> line_starts;

  // Counted from 1.
  std::size_t line_of(std::size_t at) const;
  // The line of that number without its end.
  std::string_view line(std::size_t number) const;
  bool is_in(std::string_view folder) const { return file.starts_with(folder); }
  bool is_header() const { return file.ends_with(".h"); }
};

Source source_from(std::string file, std::string text);

// Every .h and .cpp of the checkout, by name, but for what is built and the files of
// tests/tidy/broken/, which break the rules to show that it is noticed. Throws std::runtime_error
// if one cannot be read.
std::vector<Source> sources_of(const std::string& checkout);

// One of tests/tidy/broken/, as if it stood at `as`.
Source broken_source(const std::string& checkout, const std::string& name, std::string as);

// "handlers/income" of "handlers/income/reports.h".
std::string folder_of(const std::string& file);

// What breaks a rule: "handlers/income/reports.h:12: 104 columns; break the line at 100".
using Findings = std::vector<std::string>;
std::string found_at(const Source& source, std::size_t line, const std::string& what);

// The places of `word` in the code, where no letter or digit stands beside it.
std::vector<std::size_t> places_of(std::string_view word, const Source& source);

}  // namespace sammachip::tidy
