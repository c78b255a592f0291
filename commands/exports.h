// What an office takes out of the records of its area: tables for spreadsheets, and lessons in the
// form of the knowledge notes (docs/programme.md 1). Only what lies in the area.
#pragma once

#include <ostream>
#include <string>

#include "bot/talks/texts.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct Records;

// Code prefix of the area; its households, a line each, without LINE accounts.
void export_households(const AreaCode& area_code, Records& records, std::ostream& out);

// Its reports that stand, a line each, without the words they were written in.
void export_reports(const AreaCode& area_code, Records& records, std::ostream& out);

// Its purchases of every year but those in whose place there is another, a line each: with what
// proves each, in the words of the chat.
void export_purchases(const AreaCode& area_code, Language language, const Texts& texts,
                      Records& records, std::ostream& out);

// How lessons are worded and when "now" is: who holds which position.
struct LessonExport {
  AreaCode area_code;
  std::string occupation;  // Code; empty: all.
  Language language = Language::kThai;
  std::chrono::minutes utc_offset{0};
  long long now_ms = 0;
};
// A section for each lesson, under the headings of the knowledge form.
void export_lesson_notes(const LessonExport& what, const Texts& texts, Records& records,
                         std::ostream& out);
// The same as a table, a line each.
void export_lesson_table(const LessonExport& what, const Texts& texts, Records& records,
                         std::ostream& out);

}  // namespace sammachip
