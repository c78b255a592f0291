#include "simulator/text_length.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace sammachip::simulator {

namespace {

icu::UnicodeString unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

}  // namespace

std::size_t utf16_length(std::string_view utf8) {
  return static_cast<std::size_t>(unicode(utf8).length());
}

std::size_t grapheme_count(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  // One iterator a thread: making one costs far more than counting a label.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (!iterator) throw std::runtime_error("ICU has no character break rules");
  const icu::UnicodeString text = unicode(utf8);
  iterator->setText(text);
  std::size_t count = 0;
  while (iterator->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

}  // namespace sammachip::simulator
