#include "storage/machine/leases.h"

namespace sammachip {

Leases::Leases(Connection& connection)
    : held_by_another_(connection,
                       "SELECT COUNT(*) FROM lease WHERE name = :name AND holder <> :holder"
                       " AND until_ms > :now AND until_ms <= :latest"),
      take_(connection,
            "INSERT INTO lease (name, holder, token, until_ms) VALUES (:name, :holder, 1, :until)"
            " ON CONFLICT (name) DO UPDATE SET"
            " token = CASE WHEN lease.holder = excluded.holder THEN lease.token"
            " ELSE lease.token + 1 END,"
            " holder = excluded.holder, until_ms = excluded.until_ms"
            " WHERE lease.holder = excluded.holder OR lease.until_ms <= :now"
            " OR lease.until_ms > :latest RETURNING token"),
      // An update that changes nothing locks the row: on PostgreSQL another process waits for the
      // end of this transaction before it can take the lease.
      hold_(connection,
            "UPDATE lease SET until_ms = until_ms WHERE name = :name AND holder = :holder"
            " AND token = :token AND until_ms > :now"),
      release_(connection,
               "UPDATE lease SET holder = '', until_ms = 0"
               " WHERE name = :name AND holder = :holder AND token = :token") {}

std::optional<long long> Leases::take(const std::string& name, const std::string& holder,
                                      long long now_ms, long long life_ms) {
  const long long latest_ms = now_ms + 2 * life_ms;
  // Asked first, as the insert would lock the row, and make its holder wait, even if it fails.
  if (held_by_another_.only(name, holder, now_ms, latest_ms) > 0) return std::nullopt;
  return take_.one(name, holder, now_ms + life_ms, now_ms, latest_ms);
}

bool Leases::holds(const std::string& name, const std::string& holder, long long token,
                   long long now_ms) {
  return hold_.changed(name, holder, token, now_ms) == 1;
}

void Leases::release(const std::string& name, const std::string& holder, long long token) {
  release_.run(name, holder, token);
}

}  // namespace sammachip
