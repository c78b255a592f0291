#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "storage/database/database.h"
#include "storage/database/identifier.h"
#include "storage/database/query.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "tests/support/each_engine.h"

namespace sammachip {

// As on_each_engine(), with the records of an open database.
template <class Check>
void with_records(Check check) {
  on_each_engine([&](const std::string& url) {
    Database database(url);
    Records records(database);
    check(records);
  });
}

inline constexpr char kVillage[] = "92060101";
inline constexpr char kOtherVillage[] = "92060102";

// Two villages of tambon Na Wong, district Huai Yot, province Trang.
inline void add_villages(Records& records) {
  records.places.upsert(Province{"92", "ตรัง"});
  records.places.upsert(District{"9206", "ห้วยยอด", "92", "075271000", "กัญญ์ขนิษฐ์"});
  records.places.upsert(Tambon{"920601", "นาวง", "9206"});
  records.places.upsert(Village{kVillage, 1, "บ้านนา", "920601"});
  records.places.upsert(Village{kOtherVillage, 2, "บ้านไร่", "920601"});
}

// This year's programme of the two villages: "p1" and "p2".
inline void add_programmes(Records& records) {
  add_villages(records);
  records.places.upsert(
      VillageProgramme{.id = "p1", .village_code = kVillage, .fiscal_year_be = 2569});
  records.places.upsert(
      VillageProgramme{.id = "p2", .village_code = kOtherVillage, .fiscal_year_be = 2569});
}

inline Household household(const HouseholdId& id, const VillageCode& village = kVillage) {
  Household household;
  household.id = id;
  household.village_code = village;
  household.house_no = id;
  household.created_by = "U-officer";
  return household;
}

inline IncomeReport report(const ReportId& id, const HouseholdId& household_id,
                           const std::string& day, long long amount_satang) {
  IncomeReport report;
  report.id = id;
  report.household_id = household_id;
  report.period_from = day;
  report.period_to = day;
  report.earned_on = day;
  report.amount_satang = amount_satang;
  report.reported_by = "U-reporter";
  return report;
}

// The ids of rows, in their order.
template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}
using Ids = std::vector<std::string>;

// The names of all tables, and all columns of a table that hold text.
inline std::vector<std::string> table_names(Connection& connection) {
  return Query<std::string()>(connection,
                              connection.engine() == Engine::kSqlite
                                  ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                                    " AND name NOT LIKE 'sqlite_%' ORDER BY name"
                                  : "SELECT CAST(tablename AS TEXT) FROM pg_tables"
                                    " WHERE schemaname = 'public' ORDER BY tablename")
      .all();
}

inline std::vector<std::string> text_columns(Connection& connection, const std::string& table) {
  return Query<std::string(std::string_view table)>(
             connection,
             connection.engine() == Engine::kSqlite
                 ? "SELECT name FROM pragma_table_info(:table) WHERE type = 'TEXT'"
                 : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns"
                   " WHERE table_schema = 'public' AND data_type = 'text' AND table_name = :table")
      .all(table);
}

}  // namespace sammachip
