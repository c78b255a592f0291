#include "storage/machine/push_ledger.h"

namespace sammachip {

PushLedger::PushLedger(Connection& connection)
    : add_(connection, sql::insert<PushCount>() +
                           " ON CONFLICT (month, class) DO UPDATE"
                           " SET count = push_ledger.count + excluded.count RETURNING count"),
      // The cast is for PostgreSQL, where the sum of BIGINTs is a NUMERIC.
      total_(connection,
             "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM push_ledger"
             " WHERE month = :month"),
      list_(connection, sql::select<PushCount>() + " WHERE month = :month ORDER BY class") {}

long long PushLedger::add(const std::string& month, const std::string& push_class,
                          long long count) {
  return add_.only(month, push_class, count);
}

long long PushLedger::total(const std::string& month) { return total_.only(month); }

std::vector<PushCount> PushLedger::list(const std::string& month) { return list_.all(month); }

}  // namespace sammachip
