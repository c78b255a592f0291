#include "handlers/access/out_of_house.h"

#include "handlers/access/houses.h"

namespace sammachip {

std::optional<Ending> out_of_house(const HouseholdId& household_id, const Turn& turn) {
  for (const auto& house : houses_of(turn)) {
    if (house.id == household_id) return std::nullopt;
  }
  Ending ending;
  ending.says.push_back({"report.out_of_house"});
  ending.buttons = {{"button.contact", "contact"}};
  return ending;
}

}  // namespace sammachip
