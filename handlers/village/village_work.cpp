#include "handlers/village/village_work.h"

#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/records.h"

namespace sammachip {

tl::expected<VillageYear, Ending> year_to_work_in(const ProgrammeId& programme_id, Act act,
                                                  const Turn& turn) {
  if (auto over = year_over(programme_id, act, turn)) return tl::make_unexpected(std::move(*over));
  auto village = village_year(programme_id, act, turn);
  if (!village) return tl::make_unexpected(not_yours());
  return std::move(*village);
}

std::pair<std::string, std::string> split_argument(const std::string& argument) {
  const auto bar = argument.find('|');
  if (bar == std::string::npos) return {argument, {}};
  return {argument.substr(0, bar), argument.substr(bar + 1)};
}

}  // namespace sammachip
