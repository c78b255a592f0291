// What somebody writes before they have answered the privacy notice: an answer to it, or words that
// are kept for the question they belong to. docs/programme.md 9.1.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"

namespace sammachip {

// The question of the notice, as Talks::open_question() names it.
inline constexpr char kNoticeQuestion[] = "notice.answer";

enum class NoticeSaid { kYes, kNo, kOther };
// Whether the words answer the notice: its buttons in either language, and a yes or no in any words
// ("ตกลงจ้า", "เริ่มเลย", "ไม่เอา").
NoticeSaid notice_said(const std::string& text, const Turn& turn);

// What the notice's talk begins with: what was written before, and what `text` adds to it: a code,
// a figure, the number of a house, a name. Each stays until another of its kind is written.
JsonValue kept_before_notice(const std::string& text, const std::string& version, const Turn& turn);

// Whether this version of the notice was put to the person and waits for its answer.
bool is_notice_put(const std::string& version, const Turn& turn);

}  // namespace sammachip
