// The list of villages that an office keeps in a spreadsheet, saved as CSV. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/csv_file.h"
#include "storage/ids/ids.h"

namespace sammachip {

// A village as one line of the file gives it.
struct ListedVillage {
  int line = 0;      // Where its line begins, from 1.
  VillageCode code;  // 8 digits.
  int moo = 0;
  std::string name;  // Without "บ้าน" before it, as the bot's sentences have that.
  std::string tambon, district, province;  // Without "ตำบล", "อ." and the like before them.
};

struct VillageFile {
  std::vector<ListedVillage> villages;  // Of the good lines.
  std::vector<BadLine> bad_lines;       // By line.
};

// Reads CSV (commas, fields in double quotes where needed, any line ends) in UTF-8 or, where it is
// none, Windows-874. The columns are code, moo, name, tambon, district, province: in this order, or
// in any order (with others between them) under a first line that names them in English or Thai.
// Code and moo may have Thai digits. Empty lines are passed over. Bad is a line that lacks
// something, whose code an earlier one has, or that calls an area otherwise than an earlier one.
VillageFile read_village_file(std::string_view bytes);

}  // namespace sammachip
