// Whatever people do, whatever the clock does and however often the process restarts: what the bot
// says of its own accord keeps its rules. docs/programme.md 8.2.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "bot/engine/scheduler.h"
#include "handlers/calendar/quiet_hours.h"
#include "handlers/calendar/rounds.h"
#include "handlers/programme.h"
#include "handlers/pushes/notify.h"
#include "handlers/pushes/push_budget.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "support/dice.h"
#include "support/village.h"

using namespace sammachip;

namespace {

constexpr std::chrono::minutes kBangkok{7 * 60};
constexpr long long kCeiling = 60;

// A push as it went into the outbox, for each of its people.
struct Push {
  std::string user;
  std::string body;
  Instant made;
  Instant not_after;
};

// Two villages with leaders, sages, houses, an officer; their people do what the dice say.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    settings_.holidays = Holidays(holidays_, "test");
    chat_.database().writer().execute("UPDATE household SET status = 'left'");
    for (const char* village : {kFirstVillage, kSecondVillage}) {
      const std::string leader = std::string("ผู้นำ") + village;
      leaders_.push_back(leader);
      const ProgrammeId programme = add_leader(chat_, leader, village);
      const std::string sage_name = std::string("ครู") + village;
      const TeamMemberId sage = add_sage(chat_, programme, sage_name, sage_name);
      confirm_team(chat_, programme);
      leaders_.push_back(sage_name);
      for (int house = 1; house <= 4; ++house) {
        const std::string person = "บ้าน" + std::to_string(house) + village;
        houses_.push_back(person);
        add_listed_household(chat_, programme, std::to_string(house), person,
                             house % 2 == 0 ? sage : "");
      }
    }
    add_officer(chat_, "อร", "920603");
    chat_.database().writer().execute("UPDATE household SET created_at_ms = 1493600000000");
    int day = 0;
    for (const auto& house : ids()) {
      chat_.database().writer().execute("UPDATE household SET reporting_day = " +
                                        std::to_string(day++ % 8) + " WHERE id = '" + house + "'");
    }
    chat_.player().change(
        [](Records& records) { records.settings.save(kPushCeiling, std::to_string(kCeiling)); });
    for (const auto& job : jobs()) next_[job.name] = job.next_due(now());
  }

  void step() {
    move_clock();
    somebody_acts();
    run_jobs();
    look();
  }

  std::size_t pushes() const { return seen_; }

 private:
  Instant now() { return instant_from(chat_.now_ms()); }
  Day day_of(Instant at) const { return std::chrono::floor<std::chrono::days>(at + kBangkok); }
  bool happens(unsigned in) { return below(in, random_) == 0; }

  std::vector<std::string> ids() {
    return Query<std::string()>(chat_.database().writer(),
                                "SELECT id FROM household WHERE status = 'active'")
        .all();
  }

  // Mostly some hours on, now and then days, now and then back.
  void move_clock() {
    if (happens(40))
      return chat_.player().clock().move(std::chrono::hours(24 * below(12, random_)));
    if (happens(25)) return chat_.player().clock().move(-std::chrono::hours(below(60, random_)));
    chat_.player().clock().move(std::chrono::minutes(20 + below(200, random_)));
  }

  std::string anybody() {
    std::vector<std::string> all = houses_;
    all.insert(all.end(), leaders_.begin(), leaders_.end());
    all.emplace_back("อร");
    return pick(all, random_);
  }

  void somebody_acts() {
    if (happens(2)) return;
    const std::string person = anybody();
    ChatPlayer& player = chat_.player();
    switch (below(12, random_)) {
      case 0:
        player.says(person, "เงียบ");
        break;
      case 1:
        player.does(person, EventType::kUnfollow);
        break;
      case 2:
      case 3:
        player.does(person, EventType::kFollow);
        break;
      case 4:
        player.says(person, "เมนู");
        break;
      case 5:
        player.says(person, "พูดอีกครั้ง");  // Words that mean nothing to the bot.
        break;
      case 6:
        if (happens(4)) player.restart();
        break;
      default:
        if (std::find(houses_.begin(), houses_.end(), person) != houses_.end()) {
          player.says(person, happens(3) ? "0" : std::to_string(50 * (1 + below(20, random_))));
        } else {
          player.says(person, "งานวันนี้");
        }
    }
  }

  std::vector<ScheduledJob> jobs() {
    if (!programme_) {  // Once: it is what takes longest here.
      ProgrammeSettings settings;
      settings.holidays = settings_.holidays;
      programme_ = std::make_unique<Programme>(Chat::texts(), settings);
    }
    return programme_->scheduled_jobs();
  }

  // As the scheduler does; now and then the process ends in the middle of a run.
  void run_jobs() {
    for (const auto& job : jobs()) {
      Instant& next = next_[job.name];
      if (next > now()) {
        if (next > job.next_due(job.next_due(now()))) next = job.next_due(now());
        continue;
      }
      ScheduledRun run{latest_due(job.next_due, next, now()), now(), {}};
      bool is_broken_off = false;
      do {
        chat_.player().change([&](Records& records) { run.position = job.run(records, run); });
        is_broken_off = happens(50);
      } while (!run.position.empty() && !is_broken_off);
      // Broken off, it is begun anew at the next look.
      if (!is_broken_off || happens(2)) next = job.next_due(now());
    }
  }

  std::vector<Push> new_pushes() {
    std::vector<Push> found;
    Query<OutboxMessage()> all(chat_.database().writer(),
                               sql::select<OutboxMessage>() + " WHERE kind <> 'reply'");
    for (const auto& row : all.all()) {
      // By id, as after a clock that went back the new ones do not come last.
      if (!rows_.insert(row.id).second) continue;
      const Json body = Json::parse(row.body_json);
      std::vector<std::string> people{row.recipient};
      if (row.kind == OutboxKind::kMulticast) {
        people = body.at("to").get<std::vector<std::string>>();
      }
      const std::string said = body.at("messages").dump();
      for (const auto& person : people) {
        found.push_back(
            {person, said, instant_from(row.created_at_ms), instant_from(row.not_after_ms)});
      }
    }
    return found;
  }

  void look() {
    for (const Push& push : new_pushes()) {
      ++seen_;
      const Day day = day_of(push.made);
      const Instant midnight = Instant(day) - kBangkok;
      INFO(iso_date(day) << " " << push.user << "\n" << push.body);
      // Never at night or on a holiday, and not delivered then, either.
      CHECK(push.made >= midnight + kQuietUntil);
      CHECK(push.not_after <= midnight + kQuietFrom);
      CHECK_FALSE(settings_.holidays.includes(day));
      // Never to who left, stopped or wants quiet.
      const auto account = chat_.records().line_accounts.find(AccountId(push.user));
      REQUIRE(account);
      CHECK(account->status == AccountStatus::kActive);
      CHECK(account->muted_until_ms <= milliseconds(push.made));
      // One a day, and of houses two a week, also over a clock that went back.
      auto& days = days_[push.user];
      CHECK(std::count(days.begin(), days.end(), day) == 0);
      days.push_back(day);
      if (is_house(push.user)) {
        CHECK(std::count_if(days.begin(), days.end(), [&](Day other) {
                return other <= day && other > day - std::chrono::days{7};
              }) <= 2);
      }
      // Never the same question about a round twice.
      if (push.body.find("ช่วง ") != std::string::npos) {
        CHECK(said_.insert(push.user + push.body).second);
      }
      CHECK(++by_month_[month_key(day)] <= kCeiling);
    }
    check_rounds();
  }

  bool is_house(const std::string& user) const {
    return std::any_of(houses_.begin(), houses_.end(), [&](const std::string& person) {
      return ChatPlayer::user_id(person) == user;
    });
  }

  // A question about a round is pushed on its last day or, late, two days after it; and the day
  // after that, at the latest, it goes out with an answer or never.
  void check_rounds() {
    Query<std::tuple<std::string, std::string>()> pushed(
        chat_.database().writer(),
        "SELECT key, day FROM notification WHERE outcome = 'pushed'"
        " AND (key LIKE 'round|%' OR key LIKE 'late|%')");
    for (const auto& [key, day] : pushed.all()) {
      const Day said = *parse_iso_date(day);
      const Day ended = *parse_iso_date(key.substr(key.size() - 10));
      INFO(key << " on " << day);
      const int most = key.rfind("late", 0) == 0 ? 3 : 1;
      CHECK((said - ended).count() <= most);
      CHECK((said - ended).count() >= 0);
    }
  }

  std::istringstream holidays_{"06-20 วันหยุด\n2017-07-10 อาสาฬหบูชา\n"};
  std::mt19937 random_;
  NotifySettings settings_;
  Chat chat_;
  std::unique_ptr<Programme> programme_;
  std::vector<std::string> houses_, leaders_;
  std::map<std::string, Instant> next_;
  std::map<std::string, std::vector<Day>> days_;
  std::map<std::string, long long> by_month_;
  std::set<std::string> said_;
  std::set<std::string> rows_;
  std::size_t seen_ = 0;
};

}  // namespace

TEST_CASE("Of its own accord the bot says nothing twice, late, at night, too often, to who left") {
  std::size_t pushes = 0;
  for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
    INFO("seed " << seed);
    World world(seed);
    for (int step = 0; step < 400; ++step) world.step();
    pushes += world.pushes();
  }
  CHECK(pushes > 50);  // 96 to 139, as random identifiers have it.
}
