#include "handlers/used_up.h"

#include "bot/log.h"
#include "handlers/push_budget.h"
#include "handlers/roles.h"
#include "handlers/rounds.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::minutes kLookEvery{15};
// LINE does not say when its month turns: what it counts on the first morning may be last month's.
constexpr std::chrono::hours kMonthBegins{9};
constexpr int kPage = 500;

std::vector<std::string> all_officers(Instant now, Records& records) {
  std::vector<std::string> officers;
  std::vector<std::string> page;
  do {
    page = records.role_grants.people_with_role(
        std::string(kAsOfficer), officers.empty() ? "" : officers.back(), milliseconds(now), kPage);
    officers.insert(officers.end(), page.begin(), page.end());
  } while (std::ssize(page) == kPage);
  return officers;
}

}  // namespace

Instant next_used_up_look(Instant after) {
  const auto since = after.time_since_epoch();
  return Instant((since / kLookEvery + 1) * kLookEvery);
}

void tell_if_used_up(Records& records, const Texts& texts, const NotifySettings& settings,
                     Instant now) {
  const Day today = std::chrono::floor<std::chrono::days>(now + settings.utc_offset);
  const Period month = calendar_month(today);
  if (now + settings.utc_offset < Instant(month.from) + kMonthBegins) return;
  const PushCounts counts = push_counts(today, records);
  // A ceiling of nothing is a decision: there is nothing to be told.
  if (counts.most() == 0 || counts.left() > 0) return;
  bool is_news = false;
  Notifier notifier(records, texts, settings, now);
  for (const auto& user_id : all_officers(now, records)) {
    Notice notice;
    notice.key = "quota|" + user_id + "|" + month_key(today);
    notice.user_id = user_id;
    notice.push_class = PushClass::kDigest;  // What else an officer is told.
    notice.text_key = "forecast.used_up";
    notice.values = {{"most", std::int64_t{counts.most()}}};
    notice.buttons = {{"button.quota", "quota", {}}};
    notice.not_after = Instant(month.to + std::chrono::days{1}) - settings.utc_offset;
    notice.topic = "quota";
    if (notifier.keep(notice) == NoticeOutcome::kHeld) is_news = true;
  }
  if (is_news) {
    log_warning("nothing is pushed any more this month: it waits for people's next messages",
                {{"used", std::to_string(counts.used())}, {"most", std::to_string(counts.most())}});
  }
}

}  // namespace sammachip
