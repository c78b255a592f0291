#include "storage/villages/village_merge.h"

#include <span>
#include <string>

#include "storage/database/connection.h"
#include "storage/households/income_sums.h"
#include "storage/schema/village_columns.h"

namespace sammachip {
namespace {

const std::string kIsHeld = " AND from_ms <= :now AND (until_ms IS NULL OR until_ms > :now)";

template <class Of>
bool has_hanging(const Id<Of>& id, std::span<const HangingColumn> columns, Connection& connection) {
  for (const auto& [table, column, is_derived] : columns) {
    if (is_derived) continue;
    const std::string rows =
        "SELECT 1 FROM " + std::string(table) + " WHERE " + std::string(column) + " = :id LIMIT 1";
    if (Query<int(Id<Of>)>(connection, rows).one(id)) return true;
  }
  return false;
}

template <class Of>
void drop(const Id<Of>& id, const std::string& table, std::span<const HangingColumn> columns,
          Connection& connection) {
  for (const auto& hanging : columns) {
    if (!hanging.is_derived) continue;
    Query<void(Id<Of>)>(connection, "DELETE FROM " + std::string(hanging.table) + " WHERE " +
                                        std::string(hanging.column) + " = :id")
        .run(id);
  }
  Query<void(Id<Of>)>(connection, "DELETE FROM " + table + " WHERE id = :id").run(id);
}

// A house is in one village, so that none reports in both: the sums of the two are those of one.
long long add_months(const VillageCode& from, const VillageCode& into, Connection& connection) {
  Query<void(VillageCode, VillageCode)>(
      connection, "INSERT INTO village_month (" + sql::columns<VillageMonth>() +
                      ") SELECT :into, month, basis, households_reporting, report_count,"
                      " sum_satang FROM village_month WHERE village_code = :from"
                      " ON CONFLICT (village_code, month, basis) DO UPDATE SET"
                      " households_reporting ="
                      "  village_month.households_reporting + excluded.households_reporting,"
                      " report_count = village_month.report_count + excluded.report_count,"
                      " sum_satang = village_month.sum_satang + excluded.sum_satang")
      .run(into, from);
  return Query<void(VillageCode)>(connection,
                                  "DELETE FROM village_month WHERE village_code = :from")
      .changed(from);
}

long long move_rows(const VillageColumn& column, const VillageCode& from, const VillageCode& into,
                    Connection& connection) {
  const std::string name(column.column);
  return Query<void(VillageCode, VillageCode)>(connection, "UPDATE " + std::string(column.table) +
                                                               " SET " + name + " = :into WHERE " +
                                                               name + " = :from")
      .changed(into, from);
}

// A role that is held in both ends in the one before it moves, as something that was.
void end_second_roles(const VillageCode& from, const VillageCode& into, long long now_ms,
                      Connection& connection) {
  Query<void(long long, VillageCode, VillageCode)>(
      connection,
      "UPDATE role_grant SET until_ms = :now WHERE area_code = :from" + kIsHeld +
          " AND EXISTS (SELECT 1 FROM role_grant AS other WHERE other.area_code = :into"
          " AND other.user_id = role_grant.user_id AND other.role = role_grant.role"
          " AND other.from_ms <= :now AND (other.until_ms IS NULL OR other.until_ms > :now))")
      .run(now_ms, from, into);
}

}  // namespace

bool is_untouched(const VillageProgramme& year, Connection& connection) {
  return year.state == VillageState::kOpened && year.pause == VillagePause::kNone &&
         year.occupation.empty() && year.occupation_text.empty() &&
         !has_hanging(year.id, hanging_on_years(), connection);
}

bool is_bare(const Household& house, Connection& connection) {
  const bool has_record = house.members != 0 || !house.main_occupation.empty() ||
                          !house.programme_occupation.empty() || !house.skill.empty() ||
                          house.baseline_total_answer != BaselineAnswer::kMissing ||
                          house.baseline_occupation_answer != BaselineAnswer::kMissing;
  return !has_record && !house.programme_id &&
         !has_hanging(house.id, hanging_on_houses(), connection);
}

std::vector<Household> numbered_houses(const VillageCode& village_code, Connection& connection) {
  return Query<Household(VillageCode)>(connection,
                                       sql::select<Household>() +
                                           " WHERE village_code = :village AND house_no <> ''"
                                           " ORDER BY house_no, id")
      .all(village_code);
}

std::vector<HeldRole> roles_held_in(const VillageCode& village_code, long long now_ms,
                                    Connection& connection) {
  return Query<HeldRole(VillageCode, long long)>(
             connection,
             "SELECT DISTINCT role, user_id FROM role_grant WHERE area_code = :village" + kIsHeld +
                 " ORDER BY role, user_id")
      .all(village_code, now_ms);
}

void drop_year(const ProgrammeId& id, Connection& connection) {
  drop(id, "village_programme", hanging_on_years(), connection);
}

void drop_house(const HouseholdId& id, Connection& connection) {
  drop(id, "household", hanging_on_houses(), connection);
}

std::vector<MergedRows> merge_villages(const VillageCode& from, const VillageCode& into,
                                       long long now_ms, Connection& connection) {
  std::vector<MergedRows> merged;
  for (const auto& column : village_columns()) {
    if (column.at_merge == AtMerge::kStays) continue;
    long long rows = 0;
    if (column.table == "village_month") {
      rows = add_months(from, into, connection);
    } else {
      if (column.table == "role_grant") end_second_roles(from, into, now_ms, connection);
      rows = move_rows(column, from, into, connection);
    }
    if (rows > 0) merged.push_back({column.called, rows});
  }
  // One that was retired before stays so since then.
  Query<void(long long, VillageCode, VillageCode)>(
      connection,
      "UPDATE village SET retired_at_ms = COALESCE(retired_at_ms, :now), merged_into = :into"
      " WHERE code = :from")
      .run(now_ms, into, from);
  return merged;
}

}  // namespace sammachip
