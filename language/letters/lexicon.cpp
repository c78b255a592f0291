#include "language/letters/lexicon.h"

#include <algorithm>
#include <array>
#include <vector>

#include "language/letters/bytes.h"
#include "language/letters/lexicon_rows.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

struct Entry {
  std::string_view word;
  Word kind;
  std::int64_t value;
};

constexpr std::size_t kBuckets = 257;

// Thai letters begin with the bytes E0 B8 or E0 B9: the third byte tells them apart.
std::size_t bucket_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80U) return 128U + byte(0);
  if (text.size() < 3 || byte(0) != 0xE0U || (byte(1) & 0xFEU) != 0xB8U) return 256;
  return ((byte(1) & 1U) << 6U) | (byte(2) & 0x3FU);
}

class Lexicon {
 public:
  Lexicon() {
    for (const LexiconRow& row : number_rows()) add(row);
    for (const LexiconRow& row : money_rows()) add(row);
    for (const LexiconRow& row : other_rows()) add(row);
    for (std::vector<Entry>& bucket : buckets_) {
      std::stable_sort(bucket.begin(), bucket.end(), [](const Entry& a, const Entry& b) {
        return a.word.size() > b.word.size();
      });
    }
  }

  const std::vector<Entry>& bucket(std::string_view text) const {
    return buckets_[bucket_of(text)];
  }

 private:
  void add(const LexiconRow& row) {
    for (std::string_view words = row.words; !words.empty();) {
      const std::size_t end = std::min(words.find(' '), words.size());
      const std::string_view word = words.substr(0, end);
      if (!word.empty()) buckets_[bucket_of(word)].push_back({word, row.kind, row.value});
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  std::array<std::vector<Entry>, kBuckets> buckets_;
};

bool ends_cleanly(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  if (is_small_latin(text[end - 1]) && is_small_latin(text[end])) return false;
  return !leans_on_consonant(decode_character(text, end).character);
}

}  // namespace

LexiconMatch longest_word(std::string_view text, std::size_t position) {
  static const Lexicon lexicon;
  const std::string_view rest = text.substr(position);
  for (const Entry& entry : lexicon.bucket(rest)) {
    if (rest.starts_with(entry.word) && ends_cleanly(text, position + entry.word.size())) {
      return {entry.word.size(), entry.kind, entry.value};
    }
  }
  return {};
}

}  // namespace sammachip
