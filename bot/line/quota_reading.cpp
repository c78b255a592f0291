#include "bot/line/quota_reading.h"

#include <nlohmann/json.hpp>

#include "bot/base/clock.h"
#include "language/dates/date.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {
namespace {

using Json = nlohmann::json;

// One row, so that nobody sees the count of one reading with the limit of another.
constexpr char kSetting[] = "line_quota";
constexpr char kSilentSince[] = "line_silent_since";  // Milliseconds.
constexpr std::chrono::hours kBangkok{7};

}  // namespace

std::string line_month(std::int64_t now_ms) {
  return iso_date(std::chrono::floor<std::chrono::days>(instant_from(now_ms) + kBangkok))
      .substr(0, 7);
}

void keep_reading(const Quota& quota, std::int64_t now_ms, Records& records) {
  const std::string month = line_month(now_ms);
  Json row{{"month", month},
           {"used", quota.used},
           {"ledger", records.push_ledger.total(month)},
           {"read_at_ms", now_ms}};
  if (quota.limit) row["limit"] = *quota.limit;
  records.settings.save(kSetting, row.dump());
  records.settings.erase(kSilentSince);
}

void keep_silence(std::int64_t now_ms, Records& records) {
  if (!records.settings.find(kSilentSince)) {
    records.settings.save(kSilentSince, std::to_string(now_ms));
  }
}

bool is_line_away(Records& records) {
  // What is rare is asked first: the second looks through calls.
  if (!records.settings.find(kSilentSince)) return false;
  const auto last = records.outbox.last_push_status();
  return last == OutboxStatus::kExpired || last == OutboxStatus::kUnknown;
}

std::optional<QuotaReading> last_reading(Records& records) {
  const auto kept = records.settings.find(kSetting);
  if (!kept) return std::nullopt;
  const Json row = Json::parse(*kept, nullptr, /*allow_exceptions=*/false);
  if (!row.is_object()) return std::nullopt;
  QuotaReading reading;
  reading.month = row.value("month", "");
  reading.quota.used = row.value("used", std::int64_t{0});
  if (row.contains("limit")) reading.quota.limit = row.value("limit", std::int64_t{0});
  reading.ledger = row.value("ledger", std::int64_t{0});
  reading.read_at_ms = row.value("read_at_ms", std::int64_t{0});
  return reading;
}

}  // namespace sammachip
