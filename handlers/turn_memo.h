// What the handlers look up once for a message and keep in Turn::memo.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "handlers/reports.h"
#include "storage/households.h"

namespace sammachip {

// See houses_of() and relation_to().
struct KnownHouses {
  std::vector<Household> houses;
  std::vector<std::pair<std::string, Relation>> relations;  // By household id; those left too.
};

// See reports_in().
struct KnownReports {
  std::string household_id;
  Period period{};
  EarlierReports reports;
};

struct TurnMemo {
  std::optional<KnownHouses> houses;
  std::optional<KnownReports> reports;
  std::string village_code;       // See speak_of_village(); empty: none.
  std::vector<Household> listed;  // See mark_among().
};

inline TurnMemo& memo_of(const Turn& turn) {
  if (!turn.memo.has_value()) turn.memo.emplace<TurnMemo>();
  return *std::any_cast<TurnMemo>(&turn.memo);
}

}  // namespace sammachip
