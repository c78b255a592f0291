// The registers of what belongs to a village, a year and a house, compared with the schema and with
// what a merge does.
#include "storage/schema/village_columns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "storage/database/migrations.h"
#include "storage/households/income_sums.h"
#include "storage/joining/invitations.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/role_grants.h"
#include "storage/villages/late_tasks.h"
#include "storage/villages/village_merge.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"
#include "tests/storage/migration_trial.h"

namespace sammachip {
namespace {

using NamedColumns = std::set<std::string>;

std::string dotted(std::string_view table, std::string_view column) {
  return std::string(table) + "." + std::string(column);
}

template <class Column>
NamedColumns names_in(std::span<const Column> columns) {
  NamedColumns names;
  for (const auto& column : columns) {
    INFO(dotted(column.table, column.column));
    CHECK(names.insert(dotted(column.table, column.column)).second);
  }
  return names;
}

// The text columns of all tables that `is_wanted`, called with the name of the table and the
// column.
template <class Wanted>
NamedColumns columns_that(Connection& connection, Wanted is_wanted) {
  NamedColumns names;
  for (const auto& table : table_names(connection)) {
    for (const auto& column : text_columns(connection, table)) {
      if (is_wanted(table, column)) names.insert(dotted(table, column));
    }
  }
  return names;
}

long long rows_with(const std::string& table, const std::string& column, const std::string& value,
                    Connection& connection) {
  return connection.number("SELECT COUNT(*) FROM " + table + " WHERE \"" + column + "\" = '" +
                           value + "'");
}

void grant(const RoleGrantId& id, const AccountId& user, const std::string& role,
           const AreaCode& area, Records& records) {
  records.role_grants.insert({id, user, role, area, "U-officer", 10, {}});
}

}  // namespace

TEST_CASE("A column in which a village's code stands is in the register of villages") {
  with_filled([](Connection& connection) {
    Records records(connection);
    const NamedColumns listed = names_in(village_columns());
    const NamedColumns found =
        columns_that(records.connection, [&](const std::string& table, const std::string& column) {
          const bool is_named_so = column == "area_code" || column == "merged_into" ||
                                   column.find("village") != std::string::npos;
          return is_named_so || rows_with(table, column, kVillage, records.connection) > 0 ||
                 rows_with(table, column, kOtherVillage, records.connection) > 0;
        });
    for (const auto& name : found) {
      INFO(name << ": say in storage/schema/village_columns.cpp what becomes of it when the "
                   "village is merged into another");
      CHECK(listed.contains(name));
    }
    for (const auto& column : village_columns()) {
      INFO(dotted(column.table, column.column));
      CHECK((column.at_merge == AtMerge::kMoves) == column.why.empty());
      CHECK((column.at_merge == AtMerge::kStays) == column.called.empty());
      CHECK_NOTHROW(rows_with(std::string(column.table), std::string(column.column), kVillage,
                              records.connection));
    }
  });
}

TEST_CASE("A column that names a year or a house is in its register") {
  with_filled([](Connection& connection) {
    Records records(connection);
    const auto named = [&](const std::string& name) {
      return columns_that(records.connection, [&](const std::string&, const std::string& column) {
        return column.ends_with(name);
      });
    };
    CHECK(named("programme_id") == names_in(hanging_on_years()));
    CHECK(named("household_id") == names_in(hanging_on_houses()));
    if (records.connection.engine() != Engine::kSqlite) return;
    Query<std::string(std::string_view of)> references(
        records.connection,
        "SELECT m.name || '.' || k.\"from\" FROM sqlite_master AS m,"
        " pragma_foreign_key_list(m.name) AS k WHERE m.type = 'table' AND k.\"table\" = :of");
    for (const auto& name : references.all("village")) {
      CHECK(names_in(village_columns()).contains(name));
    }
    for (const auto& name : references.all("village_programme")) {
      CHECK(names_in(hanging_on_years()).contains(name));
    }
    for (const auto& name : references.all("household")) {
      CHECK(names_in(hanging_on_houses()).contains(name));
    }
  });
}

TEST_CASE("Whatever hangs on a year or a house is noticed before one is dropped") {
  with_filled([](Connection& connection) {
    Records records(connection);
    const auto check_each = [&](std::span<const HangingColumn> columns, const auto& is_empty) {
      CHECK(is_empty());
      for (const auto& [table, column, is_derived] : columns) {
        INFO(dotted(table, column));
        const Transaction transaction(connection);
        const std::string name(column), rows(table);
        connection.execute("UPDATE " + rows + " SET " + name + " = 'new' WHERE " + name +
                           " = (SELECT MIN(" + name + ") FROM " + rows + ")");
        REQUIRE(rows_with(rows, name, "new", connection) > 0);
        CHECK(is_empty() == is_derived);
      }
    };
    records.places.upsert(
        VillageProgramme{.id = "new", .village_code = kVillage, .fiscal_year_be = 2590});
    check_each(hanging_on_years(), [&] {
      return is_untouched(records.places.find_programme_by_id("new").value(), connection);
    });
    records.households.insert(household("new"));
    check_each(hanging_on_houses(),
               [&] { return is_bare(records.households.find("new").value(), connection); });
  });
}

TEST_CASE("After a merge nothing is left in the old village, and nothing is lost") {
  with_filled([](Connection& connection) {
    Records records(connection);
    connection.execute("UPDATE village_programme SET fiscal_year_be = 2570 WHERE id = 'p2'");
    records.income_sums.rebuild();
    const Shape shape = shape_of(connection);
    const auto count = [&](const std::string& table) {
      return connection.number("SELECT COUNT(*) FROM " + table);
    };
    std::map<std::string, long long> before;
    for (const auto& [table, columns] : shape) before[table] = count(table);
    Transaction transaction(connection);
    const auto merged = merge_villages(kVillage, kOtherVillage, 700, connection);
    transaction.commit();
    // Something was written of each kind.
    CHECK(merged.size() ==
          static_cast<std::size_t>(std::ranges::count_if(village_columns(), [](const auto& column) {
            return column.at_merge != AtMerge::kStays;
          })));
    for (const auto& column : village_columns()) {
      INFO(dotted(column.table, column.column));
      if (column.at_merge == AtMerge::kStays) continue;
      CHECK(rows_with(std::string(column.table), std::string(column.column), kVillage,
                      connection) == 0);
    }
    for (const auto& [table, rows] : before) {
      INFO(table);
      if (table != "village_month") CHECK(count(table) == rows);
    }
    CHECK(records.income_sums.recount().empty());
    const auto old = records.places.find_village(kVillage)->village;
    CHECK(old.retired_at_ms == 700);
    CHECK(old.merged_into == VillageCode(kOtherVillage));
    CHECK(records.places.find_village("92060199")->village.merged_into ==
          VillageCode(kOtherVillage));
  });
}

TEST_CASE("The months of two villages that become one are added up") {
  with_records([](Records& records) {
    add_programmes(records);
    records.households.insert(household("h1"));
    records.households.insert(household("h2", kOtherVillage));
    records.income_reports.add(report("i1", "h1", "2026-11-03", 300));
    records.income_reports.add(report("i2", "h2", "2026-11-04", 20));
    records.income_reports.add(report("i3", "h2", "2026-10-04", 1));
    records.connection.execute("DELETE FROM village_programme WHERE id = 'p2'");
    Transaction transaction(records.connection);
    merge_villages(kOtherVillage, kVillage, 700, records.connection);
    transaction.commit();
    const auto month = records.income_sums.village(kVillage, "2026-11", Basis::kGross).value();
    CHECK(month.households_reporting == 2);
    CHECK(month.report_count == 2);
    CHECK(month.sum_satang == 320);
    CHECK(records.income_sums.village(kVillage, "2026-10", Basis::kGross)->sum_satang == 1);
    CHECK(records.income_sums.recount().empty());
  });
}

TEST_CASE("Who held a role in both villages holds it once after a merge") {
  with_records([](Records& records) {
    add_villages(records);
    grant("g1", "U-both", "leader", kVillage, records);
    grant("g2", "U-both", "leader", kOtherVillage, records);
    grant("g3", "U-one", "team", kOtherVillage, records);
    grant("g4", "U-officer", "officer", "9206", records);
    Transaction transaction(records.connection);
    merge_villages(kOtherVillage, kVillage, 700, records.connection);
    transaction.commit();
    CHECK(ids_of(records.role_grants.list_for_user("U-both", 700)) == Ids{"g1"});
    CHECK(ids_of(records.role_grants.ended_for_user("U-both", 700)) == Ids{"g2"});
    CHECK(records.role_grants.list_for_user("U-one", 700).at(0).area_code == AreaCode(kVillage));
    CHECK(records.role_grants.list_for_user("U-officer", 700).at(0).area_code == "9206");
    const auto held = roles_held_in(kVillage, 700, records.connection);
    REQUIRE(held.size() == 2);
    CHECK(held.at(0).role == "leader");
    CHECK(held.at(1).user_id == "U-one");
  });
}

TEST_CASE("A year is dropped with what the bot wrote of it by itself") {
  with_records([](Records& records) {
    add_programmes(records);
    records.connection.execute("INSERT INTO late_task VALUES ('p1', 'team', '2026-10-01')");
    CHECK(is_untouched(records.places.find_programme_by_id("p1").value(), records.connection));
    drop_year("p1", records.connection);
    CHECK_FALSE(records.places.find_programme_by_id("p1"));
    records.places.save_state("p2", VillageState::kOpened, VillagePause::kPaused);
    CHECK_FALSE(
        is_untouched(records.places.find_programme_by_id("p2").value(), records.connection));
  });
}

TEST_CASE("A retired village is found but not listed, and its codes let nobody in") {
  with_records([](Records& records) {
    add_villages(records);
    records.join_codes.insert({"AAAA2222", kVillage, {}, 5, {}});
    records.invitations.insert({"AB", "leader", kVillage, "U1", 5, 900, {}, {}, {}, {}});
    CHECK(records.places.retire(kVillage, 100, {}));
    CHECK_FALSE(records.places.retire(kVillage, 101, {}));
    CHECK(records.places.find_village(kVillage)->village.retired_at_ms == 100);
    CHECK(records.places.list_villages("9206").size() == 1);
    CHECK(records.places.list_with_retired("9206").size() == 2);
    CHECK_FALSE(records.join_codes.find("AAAA2222"));
    CHECK_FALSE(records.invitations.use("AB", "U2", 200));
    // What an import writes leaves that alone.
    records.places.upsert(Village{kVillage, 1, "บ้านนา", "920601"});
    CHECK(records.places.list_villages("9206").size() == 1);
    CHECK(records.places.reopen(kVillage));
    CHECK_FALSE(records.places.reopen(kVillage));
    CHECK(records.places.list_villages("9206").size() == 2);
    CHECK(records.join_codes.find("AAAA2222"));
    CHECK(records.invitations.use("AB", "U2", 200));
  });
}

}  // namespace sammachip
