// The list of villages that an office keeps in a spreadsheet, saved as CSV. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands/csv_text.h"
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
  std::vector<int> passed_lines;        // Below named columns, but neither code nor names in them.
  bool is_refused = false;              // Nothing could be read; `bad_lines` say why.
};

// Reads what read_table() can. The columns are code, moo, name, tambon, district, province: in this
// order, or in any order (with others between them) under a line that names them in English or
// Thai. Code and moo may have Thai digits. Where tambon, district or province are empty, as below a
// merged cell, the row above says them if the code says so too. Bad is a line that lacks something,
// has a name that no place can have, is of a village that was closed or of the people outside of
// all villages, has a code that an earlier one has (both are, if they differ), or calls an area
// otherwise than an earlier one.
VillageFile read_village_file(std::string_view bytes);

}  // namespace sammachip
