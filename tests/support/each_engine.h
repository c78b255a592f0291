// A check that runs on SQLite and on PostgreSQL.
#pragma once

#include <catch2/catch.hpp>

#include "tests/support/postgres.h"
#include "tests/support/temporary_folder.h"

namespace sammachip {

// Runs `check` with the URL of an empty SQLite database, and with that of an empty PostgreSQL one.
template <class Check>
void on_each_engine(Check check) {
  SECTION("on SQLite") {
    const TemporaryFolder folder;
    check(folder.url());
  }
  SECTION("on PostgreSQL") {
    if (auto* postgres = Postgres::instance()) check(postgres->make_database());
  }
}

}  // namespace sammachip
