#include "language/answers/truth.h"

#include <string>

#include "language/letters/normalise.h"

namespace sammachip {

std::optional<bool> read_truth(std::string_view cell) {
  const std::string word = normalise(cell);
  for (const char* yes : {"yes", "true", "1", "ใช่"}) {
    if (word == yes) return true;
  }
  for (const char* no : {"no", "false", "0", "ไม่ใช่"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

}  // namespace sammachip
