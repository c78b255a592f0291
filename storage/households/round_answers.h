#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"
#include "storage/households/household_standings.h"

namespace sammachip {

// What a household answered about a round when it gave no figure.
enum class WithoutFigure { kNotYet, kUnwilling };
template <>
struct EnumWords<WithoutFigure> {
  static constexpr std::string_view kAll[] = {"not_yet", "unwilling"};
};

// That answer, and of which household and round it is. One of each is kept, the latest.
struct RoundAnswer {
  HouseholdId household_id = {};
  std::string period_from = {};  // ISO dates; both days included.
  std::string period_to = {};
  WithoutFigure answer = WithoutFigure::kNotYet;
  AccountId answered_by = {};  // LINE user id.
  long long answered_at_ms = 0;
};

template <>
struct Columns<RoundAnswer> {
  static constexpr std::string_view kTable = "round_answer";
  static constexpr std::string_view kNames =
      "household_id, period_from, period_to, answer, answered_by, answered_at_ms";
  static auto of(auto& row) {
    return std::tie(row.household_id, row.period_from, row.period_to, row.answer, row.answered_by,
                    row.answered_at_ms);
  }
};

// The rounds that were answered without a figure: neither silence nor a report. At most one answer
// for each household and round; it stays when a report about the round comes.
class RoundAnswers {
 public:
  explicit RoundAnswers(Connection& connection);
  // Saves over an earlier answer about the same round.
  void save(const RoundAnswer& answer);
  std::optional<RoundAnswer> find(const HouseholdId& household_id, const std::string& period_from,
                                  const std::string& period_to);
  // Those whose round ends on or after `from` (ISO), latest first; no limit.
  std::vector<RoundAnswer> since(const HouseholdId& household_id, const std::string& from);

 private:
  HouseholdStandings standings_;
  Query<void(RoundAnswer)> save_;
  Query<RoundAnswer(HouseholdId household_id, std::string_view period_from,
                    std::string_view period_to)>
      find_;
  Query<RoundAnswer(HouseholdId household_id, std::string_view from)> since_;
};

}  // namespace sammachip
