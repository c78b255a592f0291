// Number words that no figure took up: what was not read may belong to the figure beside it, so
// that the figure cannot stand. Private to language/.
//
//   สามพันยืสิบ       3,000, and สิบ behind a word that is none
//   สอง ค่ะ สามร้อย    300, and สอง before it
//   สามพันห้าสิป      3,500, and สิป, one letter from สิบ
//   สมพันห้าร้อย       1,500, and สม, one letter from สาม
#pragma once

#include <string_view>
#include <vector>

#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Whether `word` is one letter, or only its tone, away from a number word, and is no common word.
bool may_be_misspelt_number(std::string_view word);

// Whether a number word, or what may be one, stands unread beside a figure of money.
bool leaves_number_unread(std::string_view text, const std::vector<Token>& tokens,
                          const std::vector<Figure>& figures);

// Whether a message without a figure may hold one in number words that were not read: "แปกร้อย".
bool hides_number(std::string_view text, const std::vector<Token>& tokens,
                  const std::vector<Figure>& figures);

}  // namespace sammachip
