#pragma once

#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// How many messages that cost were sent in a month, of a class.
struct PushCount {
  std::string month = {};       // "YYYY-MM".
  std::string push_class = {};  // The programme's word: "digest", "reminder".
  long long count = 0;
};

// What was spent of LINE's monthly allowance.
class PushLedger {
 public:
  explicit PushLedger(Connection& connection);
  // Counts `count` more and returns the month's new total of that class.
  long long add(const std::string& month, const std::string& push_class, long long count);
  // The month's total of all classes.
  long long total(const std::string& month);
  std::vector<PushCount> list(const std::string& month);

 private:
  PushCount row_;
  std::string month_;
  long long total_ = 0;
  Statement add_, total_of_, list_;
};

}  // namespace sammachip
