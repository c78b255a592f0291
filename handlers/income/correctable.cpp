#include "handlers/income/correctable.h"

#include <string>
#include <utility>

#include "handlers/access/houses.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/proxy_reports.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

std::vector<IncomeReport> correctable(Day on, Turn& turn) {
  std::vector<IncomeReport> reports;
  const std::string from = iso_date(months_back(on, 1));
  for (const auto& house : houses_of(turn)) {
    const bool is_helper = !may_see_figures(house.id, turn);
    for (auto& report : turn.records.income_reports.editable(house.id, from)) {
      const bool is_theirs = report.reported_by == turn.account.user_id && is_by_others(report);
      if (is_helper && !is_theirs) continue;
      reports.push_back(std::move(report));
    }
  }
  return reports;
}

}  // namespace sammachip
