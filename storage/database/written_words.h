#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/schema/word_columns.h"

namespace sammachip {

// Hears what is written into columns of people's words that are found by notes. One at a time on a
// connection.
class WrittenWords {
 public:
  virtual ~WrittenWords() = default;
  // `text` now stands in the column of the row: the values of the table's key, parted by "|". Not
  // called for what is empty. May not write itself.
  virtual void wrote(const WordColumn& column, const std::string& row, std::string_view text) = 0;
};

// Which of a statement's values are such words, and which are its row's key. Places in the SQL,
// counted from 1.
struct WordValues {
  std::vector<std::pair<std::size_t, const WordColumn*>> words;
  std::vector<std::size_t> key;
};

// Of a statement whose values have these names, in order; nothing if it writes no such words.
// Throws std::logic_error where it writes some and does not name its row: they could not be found
// again.
std::optional<WordValues> word_values(const std::string& sql,
                                      const std::vector<std::string>& names);

}  // namespace sammachip
