// The heads' names in a line. Private to language/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/lists/listed_house.h"

namespace sammachip {

struct Chunk {
  std::size_t begin = 0, end = 0;  // Bytes of the text.
};

// Words parted by white space and brackets, or where figures begin or end.
std::vector<Chunk> chunks_of(std::string_view text);

struct NameMatch {
  double likeness = 0;
  double score = 0;  // The same, and how many words it is.
  std::vector<std::size_t> houses;
  std::size_t begin = 0, end = 0;  // Bytes of the text.

  bool is_sure() const;  // Written as in the list, or nearly.
};

// The best name among the first words, or among the last; no houses if there is none.
enum class NameAt { kFront, kBack };
NameMatch find_name(std::string_view text, const std::vector<Chunk>& chunks, NameAt at,
                    const std::vector<ListedHouse>& houses);

// A name written together with what follows it: "สมใจสามพัน", "สมใจไม่ได้ขาย".
NameMatch find_glued(std::string_view text, const Chunk& chunk,
                     const std::vector<ListedHouse>& houses);

// The name without title and surname: what people write.
std::string written_name(const std::string& name);

// Whether `text` begins with a word that stands before figures and is no name.
bool begins_no_name(std::string_view text);

bool holds_digit(std::string_view text);

// Whether it says an amount, or something that is asked about as one.
bool reads_as_amount(std::string_view words);

}  // namespace sammachip
