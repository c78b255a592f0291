#include "storage/machine/push_ledger.h"

namespace sammachip {

PushLedger::PushLedger(Connection& connection)
    : add_(
          connection,
          insert_into("push_ledger", "month, class, count") +
              " ON CONFLICT (month, class) DO UPDATE SET count = push_ledger.count + excluded.count"
              " RETURNING count",
          in(row_.month), in(row_.push_class), in(row_.count), out(total_)),
      // The cast is for PostgreSQL, where the sum of BIGINTs is a NUMERIC.
      total_of_(connection,
                "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM push_ledger"
                " WHERE month = :month",
                in(month_), out(total_)),
      list_(connection,
            "SELECT month, class, count FROM push_ledger WHERE month = :month ORDER BY class",
            in(month_), out(row_.month), out(row_.push_class), out(row_.count)) {}

long long PushLedger::add(const std::string& month, const std::string& push_class,
                          long long count) {
  row_ = {month, push_class, count};
  add_.fetch_one();
  return total_;
}

long long PushLedger::total(const std::string& month) {
  month_ = month;
  total_of_.fetch_one();
  return total_;
}

std::vector<PushCount> PushLedger::list(const std::string& month) {
  month_ = month;
  return list_.fetch_all(row_);
}

}  // namespace sammachip
