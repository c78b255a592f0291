// A person's name out of the words in which it was told. Pure and thread-safe; any bytes will do
// and nothing throws (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// Why words are no name.
enum class NoName {
  kNone,     // They are one.
  kNothing,  // Nothing that can be read: signs, emoji, what nobody sees.
  kNumber,   // A number, a telephone, a house, money.
  kAnswer,   // A yes or no, "I do not know", "that is me", a question.
  kLink,
};

struct NameReading {
  std::string name;  // As it was written, with its title; empty if there is none.
  NoName why_none = NoName::kNone;
};

// The name in an answer to "what is the name?": "ชื่อแดงครับ" is แดง, "เรียกยายเนียมก็ได้" is ยายเนียม. A
// telephone number beside it is left out. Titles stay, but คุณ, which every sentence puts before a
// name by itself.
NameReading read_person_name(std::string_view text);

// The name by which somebody makes themselves known of their own accord, greeting or not: "สวัสดีจ้า
// ยายเนียมนะ", "หนูชื่อแดงค่ะ". Empty where the words are not clearly that.
std::string name_made_known(std::string_view text);

// The name in what somebody wants to be called from now on: "สมศรี" of "เปลี่ยนชื่อเป็น สมศรี". Empty if
// they named none.
std::string new_name_in(std::string_view text);

// An answer in a few own words (an occupation, a skill) without what is only politeness, signs and
// emoji. Empty if that leaves no word: a number, a yes or no, a link, signs.
std::string few_words_said(std::string_view text);

// The text without greeting and politeness at its ends: "กรีดยางค่ะ" is "กรีดยาง".
std::string without_politeness(std::string_view text);

}  // namespace sammachip
