#include "handlers/village/village_work.h"

#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/records.h"

namespace sammachip {

tl::expected<VillageYear, Ending> year_to_work_in(const std::string& programme_id, Act act,
                                                  const Turn& turn) {
  auto village = village_year(programme_id, act, turn);
  if (!village) return tl::make_unexpected(not_yours());
  if (village->programme.state == VillageState::kClosed ||
      village->programme.pause == VillagePause::kCancelled) {
    return tl::make_unexpected(
        ending_of("village.year_over", {{"village", village_text(village->place, turn)}}));
  }
  return std::move(*village);
}

std::pair<std::string, std::string> split_argument(const std::string& argument) {
  const auto bar = argument.find('|');
  if (bar == std::string::npos) return {argument, {}};
  return {argument.substr(0, bar), argument.substr(bar + 1)};
}

}  // namespace sammachip
