#include "handlers/pushes/used_up.h"

#include "bot/base/log.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/pushes/push_budget.h"
#include "storage/joining/role_grants.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::minutes kLookEvery{15};
// LINE does not say when its month turns: what it counts on the first morning may be last month's.
constexpr std::chrono::hours kMonthBegins{9};
constexpr int kOfficersAtOnce = 50;

Notice used_up_notice(const AccountId& user_id, const PushCounts& counts, const Period& month,
                      const NotifySettings& settings) {
  Notice notice("forecast.used_up", Instant(month.to + std::chrono::days{1}) - settings.utc_offset);
  notice.key = "quota|" + user_id + "|" + month_key(month.from);
  notice.user_id = user_id;
  notice.push_class = PushClass::kDigest;  // What else an officer is told.
  notice.values = {{"most", Told::number(counts.most())}};
  notice.buttons = {{"button.quota", "quota"}};
  notice.topic = "quota";
  return notice;
}

}  // namespace

Instant next_used_up_look(Instant after) {
  const auto since = after.time_since_epoch();
  return Instant((since / kLookEvery + 1) * kLookEvery);
}

std::string tell_if_used_up(Records& records, const Texts& texts, const NotifySettings& settings,
                            Instant now, const std::string& position,
                            std::chrono::milliseconds page) {
  const auto began = std::chrono::steady_clock::now();
  const Day today = std::chrono::floor<std::chrono::days>(now + settings.utc_offset);
  const Period month = calendar_month(today);
  if (now + settings.utc_offset < Instant(month.from) + kMonthBegins) return {};
  const PushCounts counts = push_counts(today, records);
  // A ceiling of nothing is a decision: there is nothing to be told.
  if (counts.most() == 0 || counts.left() > 0) return {};
  // The first officer's news is the log's.
  const bool is_first = position.empty();
  bool is_logged = false;
  Notifier notifier(records, texts, settings, now);
  AccountId last(position);
  for (;;) {
    const auto officers = records.role_grants.people_with_role(std::string(kAsOfficer), last,
                                                               milliseconds(now), kOfficersAtOnce);
    for (const auto& user_id : officers) {
      const bool is_news =
          notifier.keep(used_up_notice(user_id, counts, month, settings)) == NoticeOutcome::kHeld;
      if (is_news && is_first && !is_logged) {
        log_warning(
            "nothing is pushed any more this month: it waits for people's next messages",
            {{"used", std::to_string(counts.used())}, {"most", std::to_string(counts.most())}});
        is_logged = true;
      }
      last = user_id;
      if (std::chrono::steady_clock::now() - began >= page) return last;
    }
    if (officers.size() < kOfficersAtOnce) return {};
  }
}

}  // namespace sammachip
