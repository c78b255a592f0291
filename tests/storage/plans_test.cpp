#include <sqlite3.h>

#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>

#include "storage/database/migrations.h"
#include "storage/database/named_values.h"
#include "storage/database/query.h"
#include "tests/storage/each_database.h"
#include "tests/storage/filled_database.h"
#include "tests/storage/repository_calls.h"
#include "tests/support/places.h"

namespace sammachip {
namespace {

// These do not grow with people or time: places, and what the machine has one of.
const std::set<std::string> kBounded = {"province",      "district",        "tambon",
                                        "village",       "setting",         "lease",
                                        "scheduled_job", "schema_migration"};

// A method that reads a whole table that grows, and why it may. Of all its queries.
struct Allowed {
  std::string_view method;
  std::set<std::string_view> tables;
  std::string_view why;
};
const Allowed kAllowed[] = {
    {"Conversations::purge_before",
     {"conversation"},
     "a row for each talk somebody left; an index by time would be written at every message"},
    {"HouseholdStandings::recount", {"household"}, "an operator's check of every house"},
    {"Households::rhythms", {"household"}, "a forecast reckons for every house"},
    {"IncomeSums::rebuild",
     {"household_month", "household_year", "village_month", "income_report"},
     "an operator counts everything again"},
    {"IncomeSums::recount",
     {"household_month", "household_year", "village_month", "income_report"},
     "an operator's check of everything"},
    {"Lessons::search",
     {"lesson"},
     "the newest first, until the page is full; a village has a handful a year"},
    {"People::anonymise_household",
     {"held_message"},
     "what waits for others and names a house can only be read; an erasure is rare"},
    {"People::erase_person",
     {"audit", "held_message", "inbox", "programme_event"},
     "texts that quote a person can only be read, and an index by actor or sender would be "
     "written at every event; an erasure is rare"},
};

// Indexes of what is open or waits: they may be read from end to end.
constexpr std::string_view kOpenOnly[] = {"data_request_open", "photo_to_remove", "photo_due"};

// "method table" for each.
std::set<std::string> all_allowed() {
  std::set<std::string> all;
  for (const auto& [method, tables, why] : kAllowed) {
    for (const auto table : tables) all.insert(std::string(method) + " " + std::string(table));
  }
  return all;
}

void make_tambon(Connection& connection) {
  fill(connection, all_migrations().size());
  std::ifstream file(source_dir() + "/tests/storage/tambon.sql");
  std::ostringstream sql;
  sql << file.rdbuf();
  REQUIRE(sql.str().size() > 1000);
  connection.execute(sql.str());
  // PostgreSQL does so by itself; SQLite plans by the indexes alone, as nobody asks it to count.
  if (connection.engine() == Engine::kPostgresql) connection.execute("ANALYZE");
}

// The SQL that each method runs on SQLite, by its name.
using Queries = std::map<std::string, std::set<std::string>>;

Queries queries_of_methods(Connection& connection) {
  Queries queries;
  std::string method;
  const auto add = [&](const std::string& sql) { queries[method].insert(sql); };
  const std::function<void(const std::string&)> note = add;
  sqlite3_trace_v2(
      connection.sqlite(), SQLITE_TRACE_STMT,
      [](unsigned, void* context, void* statement, void*) {
        const auto& tell = *static_cast<const std::function<void(const std::string&)>*>(context);
        tell(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
        return 0;
      },
      const_cast<std::function<void(const std::string&)>*>(&note));
  Records records(connection);
  for (const auto& call : all_calls()) {
    method = "transaction";
    const Transaction transaction(connection);
    method = call.name;
    call.run(records);
    method = "transaction";
  }
  sqlite3_trace_v2(connection.sqlite(), 0, nullptr, nullptr);
  queries.erase("transaction");
  return queries;
}

// The table that `name` stands for in `sql`: itself, or what it is another name of.
std::string table_behind(const std::string& name, const std::string& sql, const Shape& shape) {
  if (shape.count(name) > 0) return name;
  std::smatch found;
  if (std::regex_search(sql, found, std::regex("(\\w+) AS " + name + "\\b"))) return found[1];
  return name;
}

using Plan = std::vector<std::string>;

Plan plan_on_sqlite(Connection& connection, const std::string& sql) {
  sqlite3_stmt* explain = nullptr;
  const std::string text = "EXPLAIN QUERY PLAN " + sql;
  REQUIRE(sqlite3_prepare_v2(connection.sqlite(), text.c_str(), -1, &explain, nullptr) ==
          SQLITE_OK);
  Plan plan;
  while (sqlite3_step(explain) == SQLITE_ROW) {
    plan.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(explain, 3)));
  }
  sqlite3_finalize(explain);
  return plan;
}

// For any values; with a scan only where there is no other way, as the planner prefers one for the
// small tables of a tambon.
Plan plan_on_postgresql(Connection& connection, const std::string& sql) {
  connection.execute("SET enable_seqscan = off");
  connection.execute("SET plan_cache_mode = force_generic_plan");
  const NamedValues values = find_values(sql);
  connection.execute("PREPARE asked AS " + values.numbered);
  std::string nothings;
  for (std::size_t i = 0; i < values.names.size(); ++i) nothings += i == 0 ? "NULL" : ", NULL";
  const std::string execute = nothings.empty() ? "asked" : "asked (" + nothings + ")";
  Plan plan = Query<std::string()>(connection, "EXPLAIN (COSTS off) EXECUTE " + execute).all();
  connection.execute("DEALLOCATE asked");
  return plan;
}

// The table that the line of a plan reads from end to end; empty: none.
std::string table_scanned(const std::string& line, const std::string& sql, const Shape& shape) {
  std::smatch found;
  if (!std::regex_search(line, found, std::regex("SCAN (\\w+)|Seq Scan on (\\w+)"))) return {};
  std::string table = table_behind(found[1].matched ? found[1] : found[2], sql, shape);
  return shape.count(table) > 0 && kBounded.count(table) == 0 ? table : std::string();
}

// An index that holds only what is open, or waits, may be read from end to end.
bool reads_what_is_open(const std::string& line) {
  return std::ranges::any_of(kOpenOnly, [&](std::string_view index) {
    return line.find("INDEX " + std::string(index)) != std::string::npos;
  });
}

// Prints each plan. Returns "method table" for each table that grows and is read from end to end.
std::set<std::string> scans_of(const Queries& queries, const Shape& shape,
                               const std::function<Plan(const std::string& sql)>& plan_of) {
  std::set<std::string> scans;
  for (const auto& [method, texts] : queries) {
    for (const std::string& sql : texts) {
      std::cout << method << ": " << sql << "\n";
      for (const std::string& line : plan_of(sql)) {
        std::cout << "    " << line << "\n";
        const std::string table = table_scanned(line, sql, shape);
        if (!table.empty() && !reads_what_is_open(line)) scans.insert(method + " " + table);
      }
    }
  }
  return scans;
}

}  // namespace

TEST_CASE("No query reads through a table that grows with people or time") {
  const TemporaryFolder folder;
  Connection sqlite(parse_location(folder.url()), Access::kReadWrite);
  make_tambon(sqlite);
  const Shape shape = shape_of(sqlite);
  const Queries queries = queries_of_methods(sqlite);
  CHECK(queries.size() > 250);
  // What stands in kAllowed and is not read any more is to go from there.
  CHECK(scans_of(queries, shape, [&](const std::string& sql) {
          return plan_on_sqlite(sqlite, sql);
        }) == all_allowed());
  auto* server = Postgres::instance();
  if (server == nullptr) return;
  Connection postgresql(parse_location(server->make_database()), Access::kReadWrite);
  make_tambon(postgresql);
  const std::set<std::string> allowed = all_allowed();
  for (const auto& scan : scans_of(queries, shape, [&](const std::string& sql) {
         return plan_on_postgresql(postgresql, sql);
       })) {
    INFO("on PostgreSQL: " << scan);
    CHECK(allowed.count(scan) == 1);
  }
}

}  // namespace sammachip
