#include "storage/villages/handovers.h"

namespace sammachip {
namespace {

const std::string kOldestFirst = " ORDER BY created_at_ms, id LIMIT 1000";

}  // namespace

Handovers::Handovers(Connection& connection)
    : insert_(connection, sql::insert<Handover>()),
      find_(connection, sql::select<Handover>() + " WHERE id = :id"),
      answer_(connection,
              "UPDATE handover SET status = :status, answered_at_ms = :now WHERE id = :id"),
      give_again_(connection,
                  "UPDATE handover SET status = 'waiting', answered_at_ms = NULL, given_by = :by"
                  " WHERE id = :id"),
      move_all_(connection, "UPDATE handover SET purchase_id = :to WHERE purchase_id = :from"),
      exists_(connection, "SELECT 1 FROM handover WHERE purchase_id = :purchase LIMIT 1"),
      for_purchase_(connection,
                    sql::select<Handover>() + " WHERE purchase_id = :purchase" + kOldestFirst),
      for_household_(connection,
                     sql::select<Handover>() + " WHERE household_id = :household" + kOldestFirst),
      waiting_for_household_(
          connection, sql::select<Handover>() +
                          " WHERE household_id = :household AND status = 'waiting'" + kOldestFirst),
      not_got_(connection, "SELECT " + sql::columns<Handover>() + kFromVillages +
                               "handover WHERE " + kOfVillage +
                               " AND status = 'not_got' AND answered_at_ms < :before AND " +
                               kInArea + " ORDER BY answered_at_ms, id LIMIT :most") {}

void Handovers::insert(const Handover& handover) { insert_.run(handover); }

std::optional<Handover> Handovers::find(const HandoverId& id) { return find_.one(id); }

bool Handovers::answer(const HandoverId& id, HandoverStatus status, long long now_ms) {
  return answer_.changed(status, now_ms, id) == 1;
}

bool Handovers::give_again(const HandoverId& id, const AccountId& given_by) {
  return give_again_.changed(given_by, id) == 1;
}

void Handovers::move_all(const PurchaseId& from_purchase_id, const PurchaseId& to_purchase_id) {
  move_all_.run(to_purchase_id, from_purchase_id);
}

bool Handovers::exists_for_purchase(const PurchaseId& purchase_id) {
  return exists_.one(purchase_id).has_value();
}

std::vector<Handover> Handovers::list_for_purchase(const PurchaseId& purchase_id) {
  return for_purchase_.all(purchase_id);
}

std::vector<Handover> Handovers::list_for_household(const HouseholdId& household_id) {
  return for_household_.all(household_id);
}

std::vector<Handover> Handovers::waiting_for_household(const HouseholdId& household_id) {
  return waiting_for_household_.all(household_id);
}

std::vector<Handover> Handovers::not_got_in_area(const AreaCode& area_code, long long before_ms,
                                                 int limit) {
  return not_got_.all(before_ms, Area(area_code), limit);
}

}  // namespace sammachip
