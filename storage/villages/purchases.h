#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

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
  std::string id = {};
  std::string programme_id = {};
  std::string bought_on = {};  // ISO date.
  std::string vendor = {};
  std::string item = {};
  std::string quantity = {};  // As said, e.g. "5".
  std::string unit = {};
  long long amount_satang = 0;  // Of the whole purchase; above 0.
  Evidence evidence = Evidence::kLater;
  std::string evidence_reason = {};  // Why there is none; may be empty in a draft only.
  std::optional<std::string> photo_id = {};
  PurchaseStatus status = PurchaseStatus::kDraft;
  std::string reason = {};  // Why it was returned.
  std::string entered_by = {};
  long long created_at_ms = 0;
  std::optional<std::string> decided_by = {};  // Who accepted or returned it last, and when.
  std::optional<long long> decided_at_ms = {};
  std::optional<std::string> supersedes = {};  // The purchase this one replaced.
};

struct WaitingPurchase {
  Purchase purchase = {};
  std::string village_code = {};
};

// The purchases. Who entered one never decides on it.
class Purchases {
 public:
  explicit Purchases(Connection& connection);
  void insert(const Purchase& purchase);
  std::optional<Purchase> find(const std::string& id);
  // Saves what was bought, its evidence, status and reason: not programme, creation, decision and
  // supersedes. False if unknown. Throws StorageRefused if it would be accepted or returned with no
  // decision.
  bool update(const Purchase& purchase);
  // Ends the old one as replaced and inserts `purchase`, which supersedes it. False, and nothing
  // changes, if the old one is unknown, replaced or withdrawn. REQUIRES: a transaction is open.
  bool replace(const std::string& old_id, const Purchase& purchase);
  // Accepts or returns it. False if it is not kSent. Throws StorageRefused if `by` entered it.
  bool decide(const std::string& id, PurchaseStatus status, const std::string& by,
              const std::string& reason, long long now_ms);
  // All, newest first, at most 500.
  std::vector<Purchase> list(const std::string& programme_id);
  // The sum of what is sent or accepted, in satang.
  long long spent(const std::string& programme_id);
  // The same of all villages of an area (code prefix; empty: all) in a fiscal year.
  long long spent_in_area(const std::string& area_code, int fiscal_year_be);
  // Those of an area (code prefix; empty: all) that are kSent, oldest first.
  std::vector<WaitingPurchase> waiting_in_area(const std::string& area_code, int limit);
  // Those of an area bought before a day (ISO) that are sent, accepted or returned and whose
  // evidence is to come later, oldest first.
  std::vector<Purchase> without_evidence_in_area(const std::string& area_code,
                                                 const std::string& before_date, int limit);
  // A page of those bought on either of two days (ISO) that wait for their evidence like these,
  // everywhere, by id after `after_id`.
  std::vector<Purchase> without_evidence_of(const std::string& one_date,
                                            const std::string& other_date,
                                            const std::string& after_id, int limit);

 private:
  WaitingPurchase row_;
  std::string key_, until_, date_;
  long long spent_satang_ = 0;
  int limit_ = 0, year_ = 0;
  Statement insert_, find_, update_, end_, decide_, list_, spent_, spent_in_area_, waiting_,
      without_evidence_, without_evidence_of_;
};

}  // namespace sammachip
