#include "handlers/access/out_of_house.h"

#include "handlers/access/houses.h"
#include "handlers/words/endings.h"

namespace sammachip {

std::optional<Ending> out_of_house(const HouseholdId& household_id, const Turn& turn) {
  for (const auto& house : houses_of(turn)) {
    if (house.id == household_id) return std::nullopt;
  }
  return ending_with("report.out_of_house", {}, {{"button.contact", "contact"}});
}

}  // namespace sammachip
