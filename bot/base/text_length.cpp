#include "bot/base/text_length.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace sammachip {

namespace {

std::size_t code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

icu::BreakIterator& graphemes_of(const icu::UnicodeString& text) {
  // Opening an iterator costs far more than using it, and it is not thread-safe.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createCharacterInstance(icu::Locale("th"), error));
  }();
  iterator->setText(text);
  return *iterator;
}

std::string utf8_prefix(const icu::UnicodeString& text, int32_t units) {
  std::string out;
  text.tempSubStringBetween(0, units).toUTF8String(out);
  return out + "…";
}

}  // namespace

std::size_t utf16_length(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) count += byte >= 0xF0U ? 2 : 1;
  }
  return count;
}

std::size_t grapheme_count(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
  icu::BreakIterator& iterator = graphemes_of(text);
  std::size_t count = 0;
  while (iterator.next() != icu::BreakIterator::DONE) ++count;
  return count;
}

std::string cut_to_graphemes(std::string_view utf8, std::size_t most) {
  // A grapheme is at least one code point, so a short text needs no look at graphemes.
  if (code_points(utf8) <= most) return std::string(utf8);
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
  icu::BreakIterator& iterator = graphemes_of(text);
  int32_t end_with_ellipsis = 0;
  std::size_t count = 0;
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    if (++count == most - 1) end_with_ellipsis = end;
    if (count > most) return utf8_prefix(text, end_with_ellipsis);
  }
  return std::string(utf8);
}

std::string cut_to_utf16(std::string_view utf8, std::size_t most) {
  if (utf16_length(utf8) <= most) return std::string(utf8);
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
  const auto limit = static_cast<int32_t>(most - 1);
  icu::BreakIterator& iterator = graphemes_of(text);
  const int32_t end = iterator.isBoundary(limit) != 0 ? limit : iterator.preceding(limit);
  return utf8_prefix(text, end == icu::BreakIterator::DONE ? 0 : end);
}

}  // namespace sammachip
