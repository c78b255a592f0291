// The occupations of the programme (docs/programme.md 4.2). Names are sentences:
// "occupation.<code>"; what people call them is in language/answers/occupation_words.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/households/households.h"

namespace sammachip {

struct Occupation {
  std::string_view code;
  // How often a household with it is asked. docs/programme.md 4.3: weekly for daily sales,
  // two-weekly for craft lots, monthly for season crops.
  Pace pace;
  bool is_main;       // Offered when asked what the house lives from.
  bool is_programme;  // Offered as the occupation practised in the programme.
};

const std::vector<Occupation>& occupations();

// Nothing (null) if the code is unknown.
const Occupation* find_occupation(std::string_view code);

// Which occupation was written, by its words; null if none of ours is recognised.
const Occupation* read_occupation(std::string_view text);

}  // namespace sammachip
