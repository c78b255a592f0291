#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

// What handlers/materials/evidence.h calls lacking, of a purchase that is not decided yet.
const std::string kUnproved =
    "evidence <> 'none' AND NOT EXISTS (SELECT 1 FROM photo WHERE subject_id = purchase.id"
    " AND subject_id <> '' AND purpose = 'purchase'"
    " AND (photo.status = 'waiting' OR photo.status = 'kept'))";
const std::string kToProve = "status IN ('sent', 'returned') AND " + kUnproved;

}  // namespace

Purchases::Purchases(Connection& connection)
    : insert_(connection, sql::insert<Purchase>()),
      update_(connection, sql::update<Purchase>()),
      find_(connection, sql::select<Purchase>() + " WHERE id = :id"),
      end_(connection,
           "UPDATE purchase SET status = 'replaced' WHERE id = :id"
           " AND status NOT IN ('replaced', 'withdrawn')"),
      decide_(connection,
              "UPDATE purchase SET status = :status, decided_by = :by, decided_at_ms = :now,"
              " reason = :reason WHERE id = :id AND status = 'sent'"),
      list_(connection, sql::select<Purchase>() +
                            " WHERE programme_id = :programme"
                            " ORDER BY created_at_ms DESC, id DESC LIMIT 500"),
      // The cast, because a sum of BIGINT is NUMERIC in PostgreSQL.
      spent_(connection,
             "SELECT CAST(COALESCE(SUM(amount_satang), 0) AS BIGINT) FROM purchase"
             " WHERE programme_id = :programme AND status IN ('sent', 'accepted')"),
      spent_in_area_(connection,
                     "SELECT CAST(COALESCE(SUM(amount_satang), 0) AS BIGINT)"
                     " FROM village_programme CROSS JOIN purchase"
                     " WHERE purchase.programme_id = village_programme.id"
                     " AND fiscal_year_be = :year AND pause <> 'cancelled'"
                     " AND status IN ('sent', 'accepted') AND " +
                         std::string(kInArea)),
      waiting_(connection, "SELECT " + sql::columns<Purchase>() + ", village_code" + kFromVillages +
                               "purchase WHERE " + kOfVillage + " AND status = 'sent' AND " +
                               kInArea + " ORDER BY created_at_ms, id LIMIT :most"),
      without_evidence_(connection, "SELECT " + sql::columns<Purchase>() + kFromVillages +
                                        "purchase WHERE " + kOfVillage + " AND " + kToProve +
                                        " AND bought_on < :before AND " + kInArea +
                                        " ORDER BY bought_on, id LIMIT :most"),
      without_evidence_of_(connection,
                           sql::select<Purchase>() + " WHERE " + kToProve +
                               " AND (bought_on = :one OR bought_on = :other) AND id > :after"
                               " ORDER BY id LIMIT :most"),
      without_evidence_by_(connection, sql::select<Purchase>() +
                                           " WHERE entered_by = :user"
                                           " AND (status IN ('draft', 'sent', 'returned')"
                                           " OR (status = 'accepted' AND reason <> '')) AND " +
                                           kUnproved +
                                           " ORDER BY created_at_ms DESC, id DESC LIMIT 20") {}

void Purchases::insert(const Purchase& purchase) { insert_.run(purchase); }

std::optional<Purchase> Purchases::find(const PurchaseId& id) { return find_.one(id); }

bool Purchases::update(const Purchase& purchase) { return update_.changed(purchase) == 1; }

bool Purchases::replace(const PurchaseId& old_id, const Purchase& purchase) {
  if (end_.changed(old_id) == 0) return false;
  Purchase replacing = purchase;
  replacing.supersedes = old_id;
  insert_.run(replacing);
  return true;
}

bool Purchases::decide(const PurchaseId& id, PurchaseStatus status, const AccountId& by,
                       const std::string& reason, long long now_ms) {
  return decide_.changed(status, by, now_ms, reason, id) == 1;
}

std::vector<Purchase> Purchases::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

long long Purchases::spent(const ProgrammeId& programme_id) { return spent_.only(programme_id); }

long long Purchases::spent_in_area(const AreaCode& area_code, int fiscal_year_be) {
  return spent_in_area_.only(fiscal_year_be, Area(area_code));
}

std::vector<WaitingPurchase> Purchases::waiting_in_area(const AreaCode& area_code, int limit) {
  return waiting_.all(Area(area_code), limit);
}

std::vector<Purchase> Purchases::without_evidence_in_area(const AreaCode& area_code,
                                                          const std::string& before_date,
                                                          int limit) {
  return without_evidence_.all(before_date, Area(area_code), limit);
}

std::vector<Purchase> Purchases::without_evidence_of(const std::string& one_date,
                                                     const std::string& other_date,
                                                     const PurchaseId& after_id, int limit) {
  return without_evidence_of_.all(one_date, other_date, after_id, limit);
}

std::vector<Purchase> Purchases::without_evidence_by(const AccountId& user_id) {
  return without_evidence_by_.all(user_id);
}

}  // namespace sammachip
