#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// How a purchase is proved. kVoucher: a substitute voucher. kNone: by nothing, for a stated reason.
// kLater: not yet.
enum class Evidence { kReceipt, kVoucher, kNone, kLater };
template <>
struct EnumWords<Evidence> {
  static constexpr std::string_view kAll[] = {"receipt", "voucher", "none", "later"};
};

enum class PurchaseStatus { kDraft, kSent, kAccepted, kReturned, kWithdrawn, kReplaced };
template <>
struct EnumWords<PurchaseStatus> {
  static constexpr std::string_view kAll[] = {"draft",    "sent",      "accepted",
                                              "returned", "withdrawn", "replaced"};
};

// Something bought from a village's material budget.
struct Purchase {
  PurchaseId id = {};
  ProgrammeId programme_id = {};
  std::string bought_on = {};  // ISO date.
  std::string vendor = {};
  std::string item = {};
  std::string quantity = {};  // As said, e.g. "5".
  std::string unit = {};
  long long amount_satang = 0;  // Of the whole purchase; above 0.
  Evidence evidence = Evidence::kLater;
  std::string evidence_reason = {};  // Why there is none; may be empty in a draft only.
  std::optional<PhotoId> photo_id = {};
  PurchaseStatus status = PurchaseStatus::kDraft;
  // Why it was returned; of an accepted one why, though no photo of its evidence was kept.
  std::string reason = {};
  AccountId entered_by = {};
  long long created_at_ms = 0;
  std::optional<AccountId> decided_by = {};  // Who accepted or returned it last, and when.
  std::optional<long long> decided_at_ms = {};
  std::optional<PurchaseId> supersedes = {};  // The purchase this one replaced.
};

template <>
struct Columns<Purchase> {
  static constexpr std::string_view kTable = "purchase";
  static constexpr std::string_view kNames =
      "id, programme_id, bought_on, vendor, item, quantity, unit, amount_satang, evidence, "
      "evidence_reason, photo_id, status, reason, entered_by, created_at_ms, decided_by, "
      "decided_at_ms, supersedes";
  static constexpr std::string_view kFixed =
      "programme_id, entered_by, created_at_ms, decided_by, decided_at_ms, supersedes";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.bought_on, row.vendor, row.item, row.quantity,
                    row.unit, row.amount_satang, row.evidence, row.evidence_reason, row.photo_id,
                    row.status, row.reason, row.entered_by, row.created_at_ms, row.decided_by,
                    row.decided_at_ms, row.supersedes);
  }
};

// A purchase with the village for which it was made, for those who decide in an area.
struct WaitingPurchase {
  Purchase purchase = {};
  VillageCode village_code = {};
};

template <>
struct Columns<WaitingPurchase> {
  static auto of(auto& row) {
    return std::tuple_cat(Columns<Purchase>::of(row.purchase), std::tie(row.village_code));
  }
};

// The purchases. Who entered one never decides on it. `find` gives those that are withdrawn or
// replaced too.
class Purchases {
 public:
  explicit Purchases(Connection& connection);
  void insert(const Purchase& purchase);
  std::optional<Purchase> find(const PurchaseId& id);
  // Saves what was bought, its evidence, status and reason: not programme, creation, decision and
  // supersedes. False if unknown. Throws StorageRefused if it would be accepted or returned with no
  // decision.
  bool update(const Purchase& purchase);
  // Ends the old one as replaced and inserts `purchase`, which supersedes it. False, and nothing
  // changes, if the old one is unknown, replaced or withdrawn. REQUIRES: a transaction is open.
  bool replace(const PurchaseId& old_id, const Purchase& purchase);
  // Accepts or returns it. False if it is not kSent. Throws StorageRefused if `by` entered it.
  bool decide(const PurchaseId& id, PurchaseStatus status, const AccountId& by,
              const std::string& reason, long long now_ms);
  // All, newest first, at most 500.
  std::vector<Purchase> list(const ProgrammeId& programme_id);
  // The sum of what is sent or accepted, in satang.
  long long spent(const ProgrammeId& programme_id);
  // The same of all villages of an area (code prefix; empty: all) in a fiscal year, without the
  // years that were called off.
  long long spent_in_area(const AreaCode& area_code, int fiscal_year_be);
  // Those of an area (code prefix; empty: all) that are kSent, oldest first.
  std::vector<WaitingPurchase> waiting_in_area(const AreaCode& area_code, int limit);
  // Those of an area bought before a day (ISO) that are sent or returned and of which evidence is
  // to come, but no photo is kept or being fetched; oldest first.
  std::vector<Purchase> without_evidence_in_area(const AreaCode& area_code,
                                                 const std::string& before_date, int limit);
  // A page of those bought on either of two days (ISO) that lack their evidence like these,
  // everywhere, by id after `after_id`.
  std::vector<Purchase> without_evidence_of(const std::string& one_date,
                                            const std::string& other_date,
                                            const PurchaseId& after_id, int limit);
  // Those that the person entered and that lack their evidence like these; also drafts, and what
  // was accepted without it for a reason. The newest first, at most 20.
  std::vector<Purchase> without_evidence_by(const AccountId& user_id);

 private:
  Query<void(Purchase)> insert_, update_;
  Query<Purchase(PurchaseId id)> find_;
  Query<void(PurchaseId id)> end_;
  Query<void(PurchaseStatus status, AccountId by, long long now_ms, std::string_view reason,
             PurchaseId id)>
      decide_;
  Query<Purchase(ProgrammeId programme_id)> list_;
  Query<long long(ProgrammeId programme_id)> spent_;
  Query<long long(int fiscal_year_be, Area)> spent_in_area_;
  Query<WaitingPurchase(Area, int limit)> waiting_;
  Query<Purchase(std::string_view before_date, Area, int limit)> without_evidence_;
  Query<Purchase(std::string_view one_date, std::string_view other_date, PurchaseId after_id,
                 int limit)>
      without_evidence_of_;
  Query<Purchase(AccountId user_id)> without_evidence_by_;
};

}  // namespace sammachip
