// Number words with a slip of the thumb in them: "สองพันนแปด", "ห้รา้อย", "ยี่สสิบ". Private to
// language/.
#pragma once

#include <array>
#include <string_view>

namespace sammachip {

// The words of numbers, without tones and shortening marks.
inline constexpr std::array<std::u32string_view, 19> kNumberWordsWithoutTones = {
    U"หนึง", U"สอง", U"สาม", U"สี",   U"หา",  U"หก", U"เจด", U"แปด", U"เกา", U"เอด",
    U"สิบ",  U"ยีสิบ", U"ซาว", U"รอย", U"ฮอย", U"พัน", U"หมืน", U"แสน", U"ลาน"};

// Whether `text`, without spaces, is a row of number words but for one letter: one too many, one
// left out, another one, or two in the wrong order. Tones and shortening marks do not count. Of
// words of two letters ("หก") only a doubled letter or turned ones are taken for a slip: "หมก" is a
// word.
bool is_row_of_numbers_with_slip(std::string_view text);

}  // namespace sammachip
