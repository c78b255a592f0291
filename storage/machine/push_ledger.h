#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// How many messages that cost were sent in a month, of a class.
struct PushCount {
  std::string month = {};
  std::string push_class = {};  // The programme's word: "digest", "reminder".
  long long count = 0;
};
template <>
struct Columns<PushCount> {
  static constexpr std::string_view kTable = "push_ledger";
  static constexpr std::string_view kNames = "month, class, count";
  static auto of(auto& row) { return std::tie(row.month, row.push_class, row.count); }
};

// What was spent of LINE's monthly allowance: a number for each month and class. Months are
// "YYYY-MM".
class PushLedger {
 public:
  explicit PushLedger(Connection& connection);
  // Counts `count` more and returns the month's new total of that class.
  long long add(const std::string& month, const std::string& push_class, long long count);
  // The month's total of all classes.
  long long total(const std::string& month);
  // The month's, by class.
  std::vector<PushCount> list(const std::string& month);

 private:
  Query<long long(std::string_view month, std::string_view push_class, long long count)> add_;
  Query<long long(std::string_view month)> total_;
  Query<PushCount(std::string_view month)> list_;
};

}  // namespace sammachip
