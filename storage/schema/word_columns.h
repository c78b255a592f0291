// Every column in which words of people stand: what is taken back, erased, kept for a time or shown
// to whom it is about goes through this list. A test compares it, and the columns without words of
// people, with the schema.
#pragma once

#include <span>
#include <string_view>

namespace sammachip {

// How the words of a message are found in a column when they are taken back (LINE's unsend).
enum class FoundBy {
  kNoted,    // Storage notes it when they are written: table `said`.
  kMessage,  // The row has the message's id.
  kSearch,   // Only what is on its way to people, so it is read.
};

// What becomes of the words when their person is erased, beside what becomes of the house's.
enum class WithPerson { kStay, kGo };

// A column with words of people.
struct WordColumn {
  std::string_view table;
  std::string_view column;
  std::string_view key;  // Of the table: "id", or "session_id, household_id".
  FoundBy found_by = FoundBy::kNoted;
  // The column with the id of the person whose words they are; empty: who wrote them is not known
  // of the row.
  std::string_view person = {};
  WithPerson with_person = WithPerson::kStay;
  // The column with the id of the house they are about, with whose record they go; empty: no house.
  std::string_view house = {};
  bool is_json = false;  // An object or array in whose texts they stand.
  // Whether nothing is left where words were taken back; else "…" says that something was there.
  bool is_left_empty = false;
  bool may_be_null = false;  // Then nothing is NULL.
};

std::span<const WordColumn> word_columns();

}  // namespace sammachip
