#include "tests/crash/villagers.h"

#include <catch2/catch.hpp>

#include "commands/demo.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/database/identifier.h"
#include "storage/database/query.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_sums.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "tests/bot/rig.h"
#include "tests/support/usual.h"
#include "tests/support/wait.h"

namespace sammachip::testing {

namespace {

constexpr int kReporters = 6;
constexpr int kTalkers = 3;
constexpr int kFirstBaht = 3001;
constexpr std::size_t kMostUnderWay = 40;

void add_house(Records& records, const AccountId& user, int number, std::int64_t now_ms) {
  Household house = usual_house(std::to_string(500 + number), now_ms, user);
  house.id = new_id(now_ms);
  records.households.insert(house);
  records.line_accounts.save(usual_account(user, "ทดสอบ", now_ms));
  records.household_links.insert({new_id(now_ms), user, house.id, Relation::kHead, now_ms, {}});
}

// 3555 is a laugh as much as a figure.
int next_clear(int baht) {
  do {
    ++baht;
  } while (std::to_string(baht).find("555") != std::string::npos);
  return baht;
}

std::set<std::string> texts(Connection& connection, const std::string& sql) {
  const std::vector<std::string> all = Query<std::string()>(connection, sql).all();
  return {all.begin(), all.end()};
}

void check_whole(Records& records) {
  Connection& connection = records.connection;
  CHECK(connection.number("SELECT COUNT(*) FROM pragma_integrity_check"
                          " WHERE integrity_check <> 'ok'") == 0);
  CHECK(connection.number("SELECT COUNT(*) FROM pragma_foreign_key_check") == 0);
  CHECK(records.income_sums.recount().empty());
  CHECK(connection.number("SELECT COUNT(*) FROM conversation"
                          " WHERE NOT json_valid(answers) OR json_type(answers) <> 'object'") == 0);
  CHECK(connection.number("SELECT COUNT(*) FROM inbox WHERE status <> 'done'") == 0);
}

void check_effects(Connection& connection, const Villagers& villagers) {
  // Nothing is said without its event, and at most one thing for each.
  CHECK(connection.number("SELECT COUNT(*) FROM outbox WHERE webhook_event_id NOT IN"
                          " (SELECT webhook_event_id FROM inbox)") == 0);
  CHECK(connection.number("SELECT COUNT(*) FROM (SELECT webhook_event_id FROM outbox"
                          " GROUP BY webhook_event_id HAVING COUNT(*) > 1)") == 0);
  // No report without its event, and one for each that reports clearly: of the right amount.
  CHECK(connection.number("SELECT COUNT(*) FROM income_report WHERE message_id IS NOT NULL AND"
                          " message_id NOT IN (SELECT message_id FROM inbox"
                          " WHERE message_id IS NOT NULL)") == 0);
  CHECK(connection.number("SELECT COUNT(*) FROM (SELECT message_id FROM income_report WHERE"
                          " message_id IS NOT NULL GROUP BY message_id HAVING COUNT(*) > 1)") == 0);
  const auto kept = texts(connection, "SELECT message_id FROM inbox WHERE message_id IS NOT NULL");
  const auto counted = texts(connection,
                             "SELECT message_id || ' ' || amount_satang FROM income_report"
                             " WHERE message_id IS NOT NULL AND status = 'current'");
  int missing = 0;
  int unheard = 0;
  for (const auto& [message, baht] : villagers.reported()) {
    const bool is_kept = kept.contains(message);
    const bool is_counted = counted.contains(message + " " + std::to_string(baht) + "00");
    missing += is_kept && !is_counted ? 1 : 0;
    unheard += !is_kept && is_counted ? 1 : 0;
  }
  CHECK(missing == 0);
  CHECK(unheard == 0);
}

void check_replies(Connection& connection, const Villagers& villagers) {
  const auto owed = texts(connection, "SELECT reply_token FROM outbox WHERE kind = 'reply'");
  const auto sent =
      texts(connection, "SELECT reply_token FROM outbox WHERE kind = 'reply' AND status = 'sent'");
  const auto taken = villagers.replies_taken();
  int twice = 0;
  int unfounded = 0;
  for (const auto& [token, times] : taken) {
    twice += times > 1 ? 1 : 0;
    unfounded += owed.contains(token) ? 0 : 1;
  }
  int untrue = 0;
  for (const auto& token : sent) untrue += taken.contains(token) ? 0 : 1;
  CHECK(twice == 0);
  CHECK(unfounded == 0);
  CHECK(untrue == 0);
}

}  // namespace

Villagers::Villagers(simulator::Platform& platform, const std::string& database_url, unsigned seed)
    : platform_(platform), random_(seed), next_baht_(kReporters, kFirstBaht) {
  Database database(database_url);
  const MovableClock clock;
  seed_demo(database, clock.now());
  Records records(database);
  Transaction transaction(database.writer());
  for (int i = 0; i < kReporters + kTalkers; ++i) {
    const simulator::Phone phone = platform.person("คนที่ " + std::to_string(i));
    add_house(records, AccountId(phone.id()), i, milliseconds(clock.now()));
    (i < kReporters ? reporters_ : talkers_).push_back(phone);
  }
  transaction.commit();
}

bool Villagers::keeps_busy(std::size_t events) {
  const std::size_t before = acknowledged().size();
  std::size_t acts = 0;
  return wait_until([&] {
    const std::size_t answered = acknowledged().size() - before;
    if (answered >= events) return true;
    if (acts < answered + kMostUnderWay) {
      acts_once();
      acts += reporters_.size() + talkers_.size();
    }
    return false;
  });
}

void Villagers::acts_once() {
  for (std::size_t person = 0; person < reporters_.size(); ++person) reports(person);
  for (auto& phone : talkers_) says_something(phone);
}

std::string Villagers::reports(std::size_t person) {
  int& baht = next_baht_[person];
  baht = next_clear(baht);
  const std::string id = reporters_[person].says("ขายได้ " + std::to_string(baht) + " บาท");
  reported_[id] = baht;
  return id;
}

void Villagers::says_something(simulator::Phone& phone) {
  static const std::vector<std::string> kWords{"ร้อยห้า",    "105",      "เมนู",     "ยอดของฉัน",
                                               "ยกเลิก",    "แก้ไข",     "ย้อนกลับ",  "300-400",
                                               "วันละ 300", "ไม่มีรายได้", "ส่งรายได้", "ข้อมูลของฉัน"};
  const std::size_t choice =
      std::uniform_int_distribution<std::size_t>(0, kWords.size() + 1)(random_);
  if (choice == kWords.size()) {
    phone.sends_sticker();
  } else if (choice > kWords.size()) {
    phone.sends_photo();
  } else {
    phone.says(kWords[choice]);
  }
}

std::set<std::string> Villagers::acknowledged() const {
  std::set<std::string> ids;
  for (const auto& delivery : platform_.calls().deliveries()) {
    if (delivery.status == 200) ids.insert(delivery.event_ids.begin(), delivery.event_ids.end());
  }
  return ids;
}

std::map<std::string, int> Villagers::replies_taken() const {
  std::map<std::string, int> taken;
  for (const auto& call : platform_.calls().calls()) {
    if (call.path.find("/message/reply") == std::string::npos || call.status != 200) continue;
    ++taken[Json::parse(call.body).at("replyToken").get<std::string>()];
  }
  return taken;
}

void check_nothing_lost_nothing_twice(const std::string& database_url, const Villagers& villagers) {
  Database database(database_url);
  Records records(database);
  check_whole(records);
  check_effects(records.connection, villagers);
  check_replies(records.connection, villagers);
  const auto kept = texts(records.connection, "SELECT webhook_event_id FROM inbox");
  int lost = 0;
  for (const auto& id : villagers.acknowledged()) lost += kept.contains(id) ? 0 : 1;
  CHECK(lost == 0);
}

}  // namespace sammachip::testing
