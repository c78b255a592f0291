// Which of several buttons a text types: buttons are gone after the next message on old phones and
// on a computer, so whatever stands on one can be written instead. Pure and thread-safe; any bytes
// will do and nothing throws (but std::bad_alloc).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sammachip {

// The button that `text` is the whole label of, however it is spaced and whatever polite words
// follow: "รับทราบเริ่มเลย", "รายการซื้อ ค่ะ". Nothing if it is none, or two have that label.
std::optional<std::size_t> whole_label(std::string_view text, std::span<const std::string> labels);

// The button that is meant by a text which is no whole label: its first or last words that no other
// has ("รับทราบ"), the label among more words ("หัวหน้าบ้านเองจ้า"), or a letter wrong in a long
// one. Nothing where two are meant, or one of the two says no and the other does not. Only where
// the text can be nothing else than one of them.
std::optional<std::size_t> nearest_label(std::string_view text,
                                         std::span<const std::string> labels);

// The button that is numbered so, from 1 to `count`: "2", "๒", "ข้อ 2", "เอาข้อสอง", "อันที่สอง".
std::optional<std::size_t> numbered_label(std::string_view text, std::size_t count);

// Which of two buttons says yes where the other says no by its first word: {yes, no}. Nothing where
// that is not clear.
struct YesAndNo {
  std::size_t yes;
  std::size_t no;
};
std::optional<YesAndNo> yes_and_no_of(std::span<const std::string> labels);

// All ways to type one label as bare_words(): the whole first, then its beginnings. For whoever
// keeps but their fingerprints.
std::vector<std::string> ways_to_type(std::string_view label);

// The text as ways_to_type() writes labels, and the same with ever less of what may only lead to a
// label: "เอา", "เลือก", "กดปุ่ม", "ขอ". Empty if nothing is said.
std::vector<std::string> ways_meant(std::string_view text);

}  // namespace sammachip
