#include "handlers/digest/digest_job.h"

#include "handlers/calendar/quiet_hours.h"
#include "handlers/words/wording.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/notifications.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr char kLastDay[] = "last_digest_day";  // The setting that tells the last day with digests.
constexpr char kDigestReader[] = "officer";
constexpr int kOfficersRead = 50;

// Where a run stands: since when there is news, and who had theirs last.
struct Position {
  std::string news_since;   // The ISO day of the digest before; empty: none is known.
  std::string after_place;  // As in PlacedGrant.
};

Position parse_position(const std::string& text) {
  const auto bar = text.find('|');
  return {text.substr(0, bar), bar == std::string::npos ? std::string() : text.substr(bar + 1)};
}

// One morning's run over the officers.
class Morning {
 public:
  Morning(const DigestSettings& digests, const NotifySettings& settings, Records& records,
          const Texts& texts, AreaFacts& facts, Instant due, Instant now)
      : digests_(digests),
        settings_(settings),
        records_(records),
        facts_(facts),
        now_(now),
        today_(std::chrono::floor<std::chrono::days>(due + settings.utc_offset)),
        nobody_(
            Turn::of_own_accord(today_, Language::kThai, records, texts, now, settings.utc_offset)),
        notifier_(records, texts, settings, now) {}

  bool is_over() const {
    return !is_working_day(today_, settings_.holidays) || now_ >= on(today_, kDigestUntil);
  }

  void tell(const AccountId& user, const std::string& news_since) {
    const std::string key = "digest|" + user + "|" + iso_date(today_);
    if (records_.notifications.exists(key)) return;
    auto account = records_.line_accounts.find(user);
    if (!account || account->status != AccountStatus::kActive) return;
    Turn turn = nobody_.for_reader(*account);
    const Day before = working_day_before(today_, settings_.holidays);
    const Day since = parse_iso_date(news_since).value_or(before);
    const auto facts_of = [this](const auto& areas, Instant from, Turn& asked) {
      return facts_.of(areas, from, asked);
    };
    const auto digest =
        digest_for(on(since, digests_.at), since < before ? std::optional(before) : std::nullopt,
                   facts_of, turn);
    if (!digest) return;
    if (!digest->is_quiet) return send(key, *account, *digest);
    if (std::chrono::weekday{today_} == std::chrono::Monday) send_quiet(key, *account, turn);
  }

  Day today() const { return today_; }
  void end() { notifier_.flush(); }

 private:
  Instant on(Day day, std::chrono::minutes time) const {
    return Instant(day) + time - settings_.utc_offset;
  }

  Notice notice(const std::string& key, const LineAccount& account) const {
    Notice notice("digest.ready", on(today_ + std::chrono::days{1}, std::chrono::minutes{0}));
    notice.key = key;
    notice.user_id = account.user_id;
    notice.push_class = PushClass::kDigest;
    notice.values = {{"name", Told::words(account.called)}};
    notice.buttons = {{"button.digest", "digest"}};
    notice.push_until = on(today_, kDigestUntil);
    notice.topic = "digest";
    return notice;
  }

  void send(const std::string& key, const LineAccount& account, const Digest& digest) {
    Notice told = notice(key, account);
    told.card = Bubble{digest.words, digest.card.flex_json};
    notifier_.send(told);
  }

  // One line, so that it is known to be well.
  void send_quiet(const std::string& key, const LineAccount& account, Turn& turn) {
    Notice told = notice(key, account);
    told.card = Bubble{say("digest.quiet", {{"name", account.called}}, turn), {}};
    notifier_.send(told);
  }

  const DigestSettings& digests_;
  const NotifySettings& settings_;
  Records& records_;
  AreaFacts& facts_;
  const Instant now_;
  const Day today_;
  const Turn nobody_;
  Notifier notifier_;
};

}  // namespace

std::string send_digests(const DigestSettings& digests, const NotifySettings& settings,
                         Records& records, const Texts& texts, AreaFacts& facts, Instant due,
                         Instant now, const std::string& position, std::chrono::milliseconds page) {
  const auto began = std::chrono::steady_clock::now();
  Morning morning(digests, settings, records, texts, facts, due, now);
  if (morning.is_over()) return {};
  Position at = parse_position(position);
  if (position.empty()) at.news_since = records.settings.find(kLastDay).value_or("");
  const auto officers = records.role_grants.grants_by_area(kDigestReader, at.after_place,
                                                           milliseconds(now), kOfficersRead);
  for (const auto& officer : officers) {
    morning.tell(officer.user_id, at.news_since);
    at.after_place = officer.place;
    if (std::chrono::steady_clock::now() - began >= page) break;
  }
  const bool is_last = officers.size() < kOfficersRead &&
                       (officers.empty() || at.after_place == officers.back().place);
  if (!is_last) return at.news_since + "|" + at.after_place;
  records.settings.save(kLastDay, iso_date(morning.today()));
  return {};
}

}  // namespace sammachip
