#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// kGot and kNotGot are what the household says.
enum class HandoverStatus { kWaiting, kGot, kNotGot };
template <>
struct EnumWords<HandoverStatus> {
  static constexpr std::string_view kAll[] = {"waiting", "got", "not_got"};
};

// How much of something, in thousandths of a unit: "0.5 kilo" is 500.
struct HandoverAmount {
  std::optional<long long> milli = {};  // Above 0; nothing: said in words alone.
  std::string unit = {};
};

// That a household was given some of what was bought: once of each purchase.
struct Handover {
  HandoverId id = {};
  ProgrammeId programme_id = {};
  PurchaseId purchase_id = {};
  HouseholdId household_id = {};
  std::string quantity = {};  // In words: "2 bags (1 kilo)".
  HandoverStatus status = HandoverStatus::kWaiting;
  AccountId given_by = {};
  long long created_at_ms = 0;
  std::optional<long long> answered_at_ms = {};  // Set exactly when it is not kWaiting.
  HandoverAmount amount = {};
};

template <>
struct Columns<Handover> {
  static constexpr std::string_view kTable = "handover";
  static constexpr std::string_view kNames =
      "id, programme_id, purchase_id, household_id, quantity, status, given_by, created_at_ms, "
      "answered_at_ms, amount_milli, unit";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.purchase_id, row.household_id, row.quantity,
                    row.status, row.given_by, row.created_at_ms, row.answered_at_ms,
                    row.amount.milli, row.amount.unit);
  }
};

// What the households were given. All but `waiting_for_household` give what was answered too.
class Handovers {
 public:
  explicit Handovers(Connection& connection);
  // Throws StorageRefused if the house has some of the purchase already.
  void insert(const Handover& handover);
  std::optional<Handover> find(const HandoverId& id);
  // Keeps what the household said, over what it said before. False if unknown. REQUIRES: not
  // kWaiting.
  bool answer(const HandoverId& id, HandoverStatus status, long long now_ms);
  // Given once more, by `given_by`: waits for its answer again. False if unknown.
  bool give_again(const HandoverId& id, const AccountId& given_by);
  // What was handed out of a purchase that was replaced is of the one in its place.
  void move_all(const PurchaseId& from_purchase_id, const PurchaseId& to_purchase_id);
  // Whether anything of the purchase was handed over.
  bool exists_for_purchase(const PurchaseId& purchase_id);
  // Oldest first, at most 1,000 each.
  std::vector<Handover> list_for_purchase(const PurchaseId& purchase_id);
  std::vector<Handover> list_for_household(const HouseholdId& household_id);
  std::vector<Handover> waiting_for_household(const HouseholdId& household_id);
  // Those of an area (code prefix; empty: all) that did not arrive, said before a moment; the
  // longest ago first.
  std::vector<Handover> not_got_in_area(const AreaCode& area_code, long long before_ms, int limit);

 private:
  Query<void(Handover)> insert_;
  Query<Handover(HandoverId id)> find_;
  Query<void(HandoverStatus status, long long now_ms, HandoverId id)> answer_;
  Query<void(AccountId given_by, HandoverId id)> give_again_;
  Query<void(PurchaseId to_purchase_id, PurchaseId from_purchase_id)> move_all_;
  Query<int(PurchaseId purchase_id)> exists_;
  Query<Handover(PurchaseId purchase_id)> for_purchase_;
  Query<Handover(HouseholdId household_id)> for_household_, waiting_for_household_;
  Query<Handover(long long before_ms, Area, int limit)> not_got_;
};

}  // namespace sammachip
