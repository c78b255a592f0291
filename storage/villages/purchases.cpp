#include "storage/villages/purchases.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kChangeablePurchaseColumns =
    "bought_on, vendor, item, quantity, unit, amount_satang, evidence, evidence_reason, photo_id, "
    "status, reason";
const std::string kPurchaseColumns =
    "id, programme_id, entered_by, created_at_ms, decided_by, decided_at_ms, supersedes, " +
    kChangeablePurchaseColumns;
const std::string kSelectPurchase = "SELECT " + kPurchaseColumns + " FROM purchase ";

auto changeable(Purchase& row) {
  return std::tie(row.bought_on, row.vendor, row.item, row.quantity, row.unit, row.amount_satang,
                  row.evidence, row.evidence_reason, row.photo_id, row.status, row.reason);
}

auto fields(Purchase& row) {
  return std::tuple_cat(std::tie(row.id, row.programme_id, row.entered_by, row.created_at_ms,
                                 row.decided_by, row.decided_at_ms, row.supersedes),
                        changeable(row));
}

auto fields(WaitingPurchase& row) {
  return std::tuple_cat(fields(row.purchase), std::tie(row.village_code));
}

}  // namespace

Purchases::Purchases(Connection& connection)
    : insert_(connection, insert_into("purchase", kPurchaseColumns), in(fields(row_.purchase))),
      find_(connection, kSelectPurchase + "WHERE id = :id", in(key_), out(fields(row_.purchase))),
      update_(connection, update_by_id("purchase", kChangeablePurchaseColumns),
              in(changeable(row_.purchase)), in(row_.purchase.id)),
      end_(connection,
           "UPDATE purchase SET status = 'replaced' WHERE id = :id"
           " AND status NOT IN ('replaced', 'withdrawn')",
           in(key_)),
      decide_(connection,
              update_by_id("purchase", "status, decided_by, decided_at_ms, reason") +
                  " AND status = 'sent'",
              in(row_.purchase.status), in(row_.purchase.decided_by),
              in(row_.purchase.decided_at_ms), in(row_.purchase.reason), in(key_)),
      list_(connection,
            kSelectPurchase +
                "WHERE programme_id = :programme ORDER BY created_at_ms DESC, id DESC" +
                " LIMIT 500",
            in(key_), out(fields(row_.purchase))),
      // The cast, because a sum of BIGINT is NUMERIC in PostgreSQL.
      spent_(connection,
             "SELECT CAST(COALESCE(SUM(amount_satang), 0) AS BIGINT) FROM purchase"
             " WHERE programme_id = :programme AND status IN ('sent', 'accepted')",
             in(key_), out(spent_satang_)),
      spent_in_area_(connection,
                     "SELECT CAST(COALESCE(SUM(amount_satang), 0) AS BIGINT)"
                     " FROM village_programme CROSS JOIN purchase"
                     " WHERE purchase.programme_id = village_programme.id"
                     " AND fiscal_year_be = :year AND status IN ('sent', 'accepted') AND " +
                         std::string(kInArea),
                     in(year_), in(key_), in(until_), out(spent_satang_)),
      waiting_(connection,
               "SELECT " + kPurchaseColumns + ", village_code" + kFromVillages + "purchase WHERE " +
                   kOfVillage + " AND status = 'sent' AND " + kInArea +
                   " ORDER BY created_at_ms, id LIMIT :most",
               in(key_), in(until_), in(limit_), out(fields(row_))),
      without_evidence_(
          connection,
          "SELECT " + kPurchaseColumns + kFromVillages + "purchase WHERE " + kOfVillage +
              " AND evidence = 'later'" + " AND status IN ('sent', 'accepted', 'returned')" +
              " AND bought_on < :before AND " + kInArea + " ORDER BY bought_on, id LIMIT :most",
          in(date_), in(key_), in(until_), in(limit_), out(fields(row_.purchase))),
      without_evidence_of_(connection,
                           kSelectPurchase +
                               " WHERE evidence = 'later'"
                               " AND status IN ('sent', 'accepted', 'returned')"
                               " AND (bought_on = :one OR bought_on = :other) AND id > :after"
                               " ORDER BY id LIMIT :most",
                           in(date_), in(until_), in(key_), in(limit_),
                           out(fields(row_.purchase))) {}

void Purchases::insert(const Purchase& purchase) {
  row_.purchase = purchase;
  insert_.run();
}

std::optional<Purchase> Purchases::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_.purchase) : std::nullopt;
}

bool Purchases::update(const Purchase& purchase) {
  row_.purchase = purchase;
  return update_.run() == 1;
}

bool Purchases::replace(const std::string& old_id, const Purchase& purchase) {
  key_ = old_id;
  if (end_.run() == 0) return false;
  row_.purchase = purchase;
  row_.purchase.supersedes = old_id;
  insert_.run();
  return true;
}

bool Purchases::decide(const std::string& id, PurchaseStatus status, const std::string& by,
                       const std::string& reason, long long now_ms) {
  key_ = id;
  row_.purchase.status = status;
  row_.purchase.decided_by = by;
  row_.purchase.decided_at_ms = now_ms;
  row_.purchase.reason = reason;
  return decide_.run() == 1;
}

std::vector<Purchase> Purchases::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_.purchase);
}

long long Purchases::spent(const std::string& programme_id) {
  key_ = programme_id;
  spent_.fetch_one();
  return spent_satang_;
}

long long Purchases::spent_in_area(const std::string& area_code, int fiscal_year_be) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  year_ = fiscal_year_be;
  spent_in_area_.fetch_one();
  return spent_satang_;
}

std::vector<WaitingPurchase> Purchases::waiting_in_area(const std::string& area_code, int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  limit_ = limit;
  return waiting_.fetch_all(row_);
}

std::vector<Purchase> Purchases::without_evidence_in_area(const std::string& area_code,
                                                          const std::string& before_date,
                                                          int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  date_ = before_date;
  limit_ = limit;
  return without_evidence_.fetch_all(row_.purchase);
}

std::vector<Purchase> Purchases::without_evidence_of(const std::string& one_date,
                                                     const std::string& other_date,
                                                     const std::string& after_id, int limit) {
  date_ = one_date;
  until_ = other_date;
  key_ = after_id;
  limit_ = limit;
  return without_evidence_of_.fetch_all(row_.purchase);
}

}  // namespace sammachip
