#include "tests/tidy/comments.h"

#include "tests/tidy/functions.h"

namespace sammachip::tidy {

Findings uncommented_classes(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    if (!source.is_in("storage/") || !source.is_header()) continue;
    for (const auto& block : blocks_of(source)) {
      if (block.kind != BlockKind::kClass || block.head.starts_with("template <>")) continue;
      const std::size_t line = source.line_of(block.begin);
      const auto above = line > 1 ? source.line(line - 1) : std::string_view();
      const auto begin = above.find_first_not_of(' ');
      if (begin != std::string_view::npos && above.substr(begin).starts_with("//")) continue;
      findings.push_back(found_at(source, line,
                                  block.head + ": say in a comment right above what it is, and " +
                                      "where they matter its threads, lifetime and errors"));
    }
  }
  return findings;
}

}  // namespace sammachip::tidy
