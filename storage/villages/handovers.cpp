#include "storage/villages/handovers.h"

namespace sammachip {
namespace {

const std::string kHandoverColumns =
    "id, programme_id, purchase_id, household_id, quantity, status, given_by, created_at_ms, "
    "answered_at_ms";
const std::string kSelectHandover = "SELECT " + kHandoverColumns + " FROM handover WHERE ";
const std::string kOldestFirst = " ORDER BY created_at_ms, id LIMIT 1000";

auto fields(Handover& row) {
  return std::tie(row.id, row.programme_id, row.purchase_id, row.household_id, row.quantity,
                  row.status, row.given_by, row.created_at_ms, row.answered_at_ms);
}

}  // namespace

Handovers::Handovers(Connection& connection)
    : insert_(connection, insert_into("handover", kHandoverColumns), in(fields(row_))),
      find_(connection, kSelectHandover + "id = :id", in(key_), out(fields(row_))),
      answer_(connection, update_by_id("handover", "status, answered_at_ms"), in(row_.status),
              in(row_.answered_at_ms), in(key_)),
      exists_(connection,
              "SELECT COUNT(*) FROM (SELECT id FROM handover WHERE purchase_id = :purchase LIMIT 1)"
              " AS one",
              in(key_), out(count_)),
      for_purchase_(connection, kSelectHandover + "purchase_id = :purchase" + kOldestFirst,
                    in(key_), out(fields(row_))),
      for_household_(connection, kSelectHandover + "household_id = :household" + kOldestFirst,
                     in(key_), out(fields(row_))),
      waiting_for_household_(
          connection,
          kSelectHandover + "household_id = :household AND status = 'waiting'" + kOldestFirst,
          in(key_), out(fields(row_))) {}

void Handovers::insert(const Handover& handover) {
  row_ = handover;
  insert_.run();
}

std::optional<Handover> Handovers::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

bool Handovers::answer(const std::string& id, HandoverStatus status, long long now_ms) {
  key_ = id;
  row_.status = status;
  row_.answered_at_ms = now_ms;
  return answer_.run() == 1;
}

bool Handovers::exists_for_purchase(const std::string& purchase_id) {
  key_ = purchase_id;
  exists_.fetch_one();
  return count_ > 0;
}

std::vector<Handover> Handovers::list_for_purchase(const std::string& purchase_id) {
  key_ = purchase_id;
  return for_purchase_.fetch_all(row_);
}

std::vector<Handover> Handovers::list_for_household(const std::string& household_id) {
  key_ = household_id;
  return for_household_.fetch_all(row_);
}

std::vector<Handover> Handovers::waiting_for_household(const std::string& household_id) {
  key_ = household_id;
  return waiting_for_household_.fetch_all(row_);
}

}  // namespace sammachip
