// What a whole village earned, written as one message: a line for each house, in any order, with
// the house's number, its head's name, or both. Pure and thread-safe; any bytes will do and nothing
// throws (but std::bad_alloc). The first rule is never a figure at the wrong house: a number in
// front is a house number, and what is no house or could be two is to be asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/amounts/amount.h"
#include "language/lists/listed_house.h"

namespace sammachip {

enum class LineTrouble {
  kNone,
  kNoAmount,     // The house is clear; no figure is read.
  kWhichAmount,  // The house is clear; the figure could be two, or wants a second question.
  kTwice,        // Two lines give this house different figures.
  kNoHouse,      // A figure for a house that is not in the list.
  kWhichHouse,   // A figure that could be of two houses, or the number says one and the name
                 // another.
};

// A line about a house.
struct VillageLine {
  LineTrouble trouble = LineTrouble::kNone;
  std::vector<std::size_t> houses = {};  // Places in the vector given: one if the house is clear.
  AmountReading amount = {};
  std::string number = {};          // In front, as digits: "12", "23/1"; empty: none.
  bool is_number_doubtful = false;  // It may begin the amount: "12 พันห้า".
  std::string words = {};           // What was read as the amount.
  std::string called = {};  // The name as written, if it is not the one in the list; else empty.
  std::string line = {};    // All of it.
};

// Returns the lines about houses, each clear house once, in the order written; what the lines add
// (headings, greetings, totals) is left out. Lines are parted by line breaks, ";" or "/", several
// houses in one line by commas or by what can only begin another house (see line_cuts.h). "ที่เหลือ
// ไม่มี" is a line for each house that is in no other.
std::vector<VillageLine> read_village_lines(std::string_view text,
                                            const std::vector<ListedHouse>& houses);

// The lines that are about no house, normalised: a day in them may be that of all the others.
std::vector<std::string> lines_of_no_house(std::string_view text,
                                           const std::vector<ListedHouse>& houses);

// Whether `text` is such a list, or one line of it: a house and a figure, or several houses. A
// figure with a number or a person's name that are of no house is a line where others are.
bool is_village_list(std::string_view text, const std::vector<ListedHouse>& houses);

// Whether it may be one at all; else it need not be asked about with the houses looked up.
bool may_be_village_list(std::string_view text);

}  // namespace sammachip
