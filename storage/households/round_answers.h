#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"
#include "storage/households/household_standings.h"

namespace sammachip {

// What a household answered about a round when it gave no figure.
enum class WithoutFigure { kNotYet, kUnwilling };
template <>
struct EnumWords<WithoutFigure> {
  static constexpr std::string_view kAll[] = {"not_yet", "unwilling"};
};

struct RoundAnswer {
  std::string household_id = {};
  std::string period_from = {};  // ISO dates; both days included.
  std::string period_to = {};
  WithoutFigure answer = WithoutFigure::kNotYet;
  std::string answered_by = {};  // LINE user id.
  long long answered_at_ms = 0;
};

// The rounds that were answered without a figure: neither silence nor a report.
class RoundAnswers {
 public:
  explicit RoundAnswers(Connection& connection);
  // Saves over an earlier answer about the same round.
  void save(const RoundAnswer& answer);
  std::optional<RoundAnswer> find(const std::string& household_id, const std::string& period_from,
                                  const std::string& period_to);
  // Those whose round ends on or after `from`, latest first.
  std::vector<RoundAnswer> since(const std::string& household_id, const std::string& from);

 private:
  RoundAnswer row_;
  std::string key_, from_, to_;
  HouseholdStandings standings_;
  Statement save_, find_, since_;
};

}  // namespace sammachip
