// What was read of a village's list, in values: houses, figures, days. It is the answer that is
// kept, so that nothing is read from the words again: neither another day nor a house that joins,
// leaves or is renamed meanwhile shifts a figure. docs/programme.md 4.4.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/questions/amount_question.h"
#include "language/dates/date.h"
#include "storage/households/households.h"

namespace sammachip {

// The rounds of a house, as period_key() writes them.
struct HouseRounds {
  std::string current;
  std::string last;
  bool missed_last = false;  // Nothing was said about it by then.
};
void to_json(Json& json, const HouseRounds& rounds);
void from_json(const Json& json, HouseRounds& rounds);

// The rounds of the house as they run on `day`.
HouseRounds rounds_on(Day day, const Household& house, const Turn& turn);

// The days that words name, as period_key(). Those yet to come cannot be meant, so they are to be
// asked about.
struct DaysRead {
  std::vector<std::string> days;  // At most one if they are clear, else what they may be.
  bool are_clear = true;
};
DaysRead days_in(const std::string& words, const Turn& turn);

// A line about a house.
struct ReadLine {
  std::string line;                    // All of it.
  std::string words;                   // Of those, the amount.
  std::string called;                  // A name that nobody in the list has; else empty.
  std::string number;                  // The number in front; empty if there is none.
  std::vector<std::string> houses;     // Ids: the house, or those that it may be.
  bool is_house_clear = false;         // Then there is exactly one.
  std::optional<AmountAnswer> amount;  // If it is clear.
  std::vector<std::int64_t> amounts;   // Else what it may be, in satang.
  std::vector<std::string> days;       // The days that it names, as period_key(); or may name.
  bool are_days_clear = true;          // Then there is at most one stretch of them.
};
void to_json(Json& json, const ReadLine& line);
void from_json(const Json& json, ReadLine& line);

// The list as one of a village.
struct ReadVillage {
  ProgrammeId programme;  // The village's year.
  std::vector<ReadLine> lines;
  std::vector<std::string> days;  // That lines about no house name, or may name.
};
void to_json(Json& json, const ReadVillage& village);
void from_json(const Json& json, ReadVillage& village);

struct ReadList {
  std::string id;                             // Tells it from another list in the same talk.
  std::string written_on;                     // The day.
  std::vector<ReadVillage> villages;          // Those that it fits.
  std::map<std::string, HouseRounds> rounds;  // On that day, of the houses in the lines, by id.
};
void to_json(Json& json, const ReadList& list);
void from_json(const Json& json, ReadList& list);

// The answer to "type the list". Reads it with the houses that the person may report for: in the
// village chosen before (see below), else in those villages that it fits.
Reader<ReadList> village_list();
// For the reader above: the list is of this village's year. Empty: of any.
void keep_to_village(const ProgrammeId& programme_id, const Turn& turn);

// A figure, or a word instead of one, that can be written down as it is.
bool is_entry(const AmountAnswer& amount);

// The talk to begin with, if `text` is a list of a village for whose houses the person may report.
std::optional<Start> village_report_in(const std::string& text, Turn& turn);

// The talk to begin with, if the team, the leader or an officer writes a figure and has no house of
// their own: it is asked whose it is. Nothing if they may report for no house.
std::optional<Start> whose_figure_in(const std::string& text, Turn& turn);

}  // namespace sammachip
