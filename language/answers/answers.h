// Short answers, commands and what is said between the lines. Pure and thread-safe; any bytes will
// do and nothing throws (but std::bad_alloc). Polite particles (ค่ะ ครับ จ้า นะ …) never matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "language/answers/command.h"

namespace sammachip {

enum class YesNo { kYes, kNo, kUnclear };

// Returns whether `text`, as a whole, says yes or no.
YesNo read_yes_no(std::string_view text);

// The same where one was asked for, also with a slip in it: "ถูกต้ง", "ไม่ถกต้อง".
YesNo nearest_yes_no(std::string_view text);

// Whether the person would rather not say: "ไม่อยากบอก", "ขอไม่ตอบ".
bool says_unwilling(std::string_view text);

// Whether the person does not know: "ไม่แน่ใจ", "จำไม่ได้".
bool says_unsure(std::string_view text);

// Whether the person did not understand what was explained: "ไม่เข้าใจ", "งง".
bool says_not_understood(std::string_view text);

// Whether the money or the goods are not counted yet: "ยังไม่ได้นับ".
bool says_not_counted(std::string_view text);

// Whether the text tells of illness, death, disaster, a quarrel or despair, so that a person must
// be told and no ready-made sentence sent. Errs on the side of telling a person.
bool says_heavy_news(std::string_view text);

// Returns the command that `text` is, as a whole, in Thai or English; kNone for any other text.
Command read_command(std::string_view text);

// "ให้ลูกไปแทน", "ส่งหลานไปแทนค่ะ": that somebody else goes instead.
bool says_substitute(std::string_view text);

// Returns what stands beside the words of the command where `text` begins or ends with them:
// "บ้าน 12" of "บ้าน 12 ไม่มีมือถือค่ะ", as it was written. Nothing if they are not there, or alone.
std::optional<std::string> beside_command(std::string_view text, Command command);

// The text without spaces, capitals and what is only politeness, to be compared with other words:
// "รายการซื้อ ค่ะ" is "รายการซื้อ".
std::string bare_words(std::string_view text);

// A command whose words begin a text, and what they are about: "หนองบัว หมู่ 7" of "ดูหมู่บ้าน
// หนองบัว หมู่ 7", as it was written.
struct CommandAbout {
  Command command = Command::kNone;
  std::string about;
};
// The one with the longest words; kNone if the text begins with none, or says nothing else. Short
// words are a command only where a space or a number follows: "ทีมเราขายดี" is none.
CommandAbout read_command_about(std::string_view text);

// Whether `keyword` stands in `text` as a word of its own, also in Thai written without spaces;
// not as part of a longer word. False if `keyword` is empty.
bool contains_keyword(std::string_view text, std::string_view keyword);

// Of two things shown one under the other, the person's own first, which one a text names as a
// whole: "ของฉัน", "เอาอันแรก"; "ของเขา", "ยอดหลัง"; "รวมกัน"; "ยอดเดียวกัน". `other` is what the
// person is called whose the second is; may be empty.
enum class WhichOf { kFirst, kSecond, kBoth, kSame, kUnclear };
WhichOf read_which_of(std::string_view text, std::string_view other);
// The same of what stood and what is new: "ยอดเดิม" is kFirst, "อันใหม่" kSecond.
WhichOf read_old_or_new(std::string_view text);

// Returns the small whole number (0 to 999) that `text` names as a count: "4", "สี่คน".
// Nothing if there is none, or more than one, or it is a range.
std::optional<int> read_count(std::string_view text);

}  // namespace sammachip
