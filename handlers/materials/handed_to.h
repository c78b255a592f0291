// To whom something is handed out, and how much each gets where that was written beside the houses.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "language/lists/quantity.h"
#include "storage/households/households.h"

namespace sammachip {

// An answer to "whom" or "which houses". One of the three says it, the others are empty.
struct HandedTo {
  std::string whom;                         // kToAll, kToSome, or a house_set() of those offered.
  std::vector<std::string> houses;          // Ids.
  std::map<std::string, Quantity> amounts;  // By a house's id: what it gets, as it was written.
};
void to_json(Json& json, const HandedTo& to);
void from_json(const Json& json, HandedTo& to);

inline constexpr char kToAll[] = "all";
inline constexpr char kToSome[] = "some";

// Everybody, some, or the houses at once, with or without how much each gets. Of those that were
// offered; see several_houses.h.
Reader<HandedTo> all_or_some();
// The houses alone, likewise.
Reader<HandedTo> which_get_it();

// Of those offered, the ids of the houses that the answer names; not of kToAll and kToSome.
std::vector<std::string> ids_of(const HandedTo& to, const Turn& turn);

// {"milli", "unit"}; a Quantity of nothing where it is none.
Json amount_json(const Quantity& amount);
Quantity quantity_in(const Json& amount);

// How much, as {"milli", "unit"}. `again`: the sentence where no amount is read.
Reader<Json> some_of_it(const char* again);

}  // namespace sammachip
