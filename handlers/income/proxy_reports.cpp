#include "handlers/income/proxy_reports.h"
#include "handlers/access/taking_part.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/reports.h"
#include "handlers/pushes/held.h"
#include "handlers/words/told_figure.h"
#include "storage/households/household_links.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr char kObjected[] = "income.object";
constexpr int kAuditLooked = 50;

bool is_own_house(const HouseholdId& household_id, const Turn& turn) {
  const auto& houses = houses_of(turn);
  return std::any_of(houses.begin(), houses.end(),
                     [&](const Household& house) { return house.id == household_id; }) &&
         may_see_figures(household_id, turn);
}

// The latest report that somebody else made for a house of the person's.
std::optional<IncomeReport> latest_for_own(Turn& turn) {
  std::optional<IncomeReport> latest;
  const std::string from = iso_date(months_back(turn.today, 1));
  for (const auto& house : houses_of(turn)) {
    if (!may_see_figures(house.id, turn)) continue;
    for (auto& report : turn.records.income_reports.editable(house.id, from)) {
      if (!is_by_others(report)) continue;
      if (!latest || latest->created_at_ms < report.created_at_ms) latest = std::move(report);
    }
  }
  return latest;
}

bool was_objected_to(const IncomeReport& report, Turn& turn) {
  const auto entries = turn.records.audit.about(report.id, kAuditLooked);
  return std::any_of(entries.begin(), entries.end(),
                     [](const AuditEntry& entry) { return entry.action == kObjected; });
}

void tell_reporter(const Household& house, const IncomeReport& report, Turn& turn) {
  audit_work(kObjected, "income_report", report.id, turn);
  hold_for(report.reported_by, "proxy.objected",
           {{"house", Told::words(house.house_no)},
            {"head", Told::words(house.head_name)},
            {"period", Told::period(days_of(report))}},
           turn);
}

}  // namespace

Source proxy_source(const Household& house, const Turn& turn) {
  const auto& houses = houses_of(turn);
  const bool is_linked = std::any_of(houses.begin(), houses.end(),
                                     [&](const Household& own) { return own.id == house.id; });
  if (is_linked) return source_from(house.id, turn);
  auto standings = standings_of(turn);
  std::erase_if(standings, [](const Standing& standing) {
    return standing.role != Role::kTeam && standing.role != Role::kLeader;
  });
  const bool as_team = may(turn.account.user_id, standings, Act::kReportIncome, about_house(house));
  return as_team ? Source::kTeam : Source::kOfficer;
}

bool is_by_others(const IncomeReport& report) {
  return report.source == Source::kTeam || report.source == Source::kOfficer ||
         report.source == Source::kHelper;
}

std::string proxy_topic(const ReportId& report_id) { return "proxy|" + report_id; }

void tell_owners(const Household& house, const IncomeReport& report, Turn& turn) {
  if (!is_by_others(report)) return;
  const std::string topic = proxy_topic(report.id);
  ToldValues told{{"name", Told::words(turn.account.called)},
                  {"house", Told::words(house.house_no)},
                  {"period", Told::period(days_of(report))}};
  // What they did not read yet of the figure before is not news any more.
  const auto written = turn.records.income_reports.find(report.id);
  if (written && written->supersedes) {
    drop_held(people_of(house.id, Helpers::kIncluded, turn), proxy_topic(*written->supersedes),
              turn);
  }
  const ToldValues hidden = told;
  told.emplace_back("figure", told_figure(report.amount_satang, report.basis));
  for (const auto& link : turn.records.household_links.list_for_household(house.id)) {
    if (link.user_id == turn.account.user_id) continue;
    if (link.relation == Relation::kHelper) {
      hold_until_they_write(link.user_id, "proxy.told", hidden, turn, {}, topic);
    } else {
      hold_until_they_write(link.user_id, "proxy.told_figure", told, turn,
                            {{"button.not_right", "proxy_wrong|" + report.id}}, topic);
    }
  }
}

Ending object_to_report(const ReportId& report_id, Turn& turn) {
  Ending ending;
  ending.buttons = {{"button.figures", "figures"}, {"button.menu", "menu"}};
  const auto report =
      report_id.empty() ? latest_for_own(turn) : turn.records.income_reports.find(report_id);
  if (!report || !is_own_house(report->household_id, turn) || !is_by_others(*report) ||
      report->status != ReportStatus::kCurrent) {
    ending.says.push_back({"proxy.nothing"});
    return ending;
  }
  const auto house = turn.records.households.find(report->household_id);
  if (house && !was_objected_to(*report, turn)) tell_reporter(*house, *report, turn);
  ending.says.push_back({"proxy.sorry"});
  ending.buttons.clear();
  ending.next = Start{"correct", JsonValue{{"report", report->id}}};
  return ending;
}

}  // namespace sammachip
