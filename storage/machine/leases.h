#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/database/query.h"

namespace sammachip {

// Who may do a piece of work that only one process is to do, and until when. A lease that is not
// prolonged lapses, so a holder that died is followed by another. What a holder does is safe only
// in a transaction that asks holds() first: one that slept through the end of its lease has an old
// token. Times are Unix milliseconds by the callers' clocks.
class Leases {
 public:
  explicit Leases(Connection& connection);

  // Takes `name` until `now_ms + life_ms`, or prolongs it if `holder` has it. Returns its fencing
  // token, from 1, which grows by one with each new holder; nothing while another has it. A lease
  // that ends more than two lives from now is one of a clock that was wrong: it counts as lapsed.
  // REQUIRES: `holder` is not empty, and no two processes use the same.
  std::optional<long long> take(const std::string& name, const std::string& holder,
                                long long now_ms, long long life_ms);
  // Whether `holder` still has it with this token. If so nobody else can take it before this
  // transaction ends.
  bool holds(const std::string& name, const std::string& holder, long long token, long long now_ms);
  // Gives it back, if `holder` has it with this token: the next may take it at once.
  void release(const std::string& name, const std::string& holder, long long token);

 private:
  Query<long long(std::string_view name, std::string_view holder, long long now_ms,
                  long long latest_ms)>
      held_by_another_;
  Query<long long(std::string_view name, std::string_view holder, long long until_ms,
                  long long now_ms, long long latest_ms)>
      take_;
  Query<void(std::string_view name, std::string_view holder, long long token, long long now_ms)>
      hold_;
  Query<void(std::string_view name, std::string_view holder, long long token)> release_;
};

}  // namespace sammachip
