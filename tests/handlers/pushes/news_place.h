// A village in which whatever is told of a moment comes about.
#pragma once

#include <algorithm>
#include <map>

#include "bot/line/quota_reading.h"
#include "handlers/digest/digest_job.h"
#include "handlers/pushes/held_job.h"
#include "handlers/pushes/push_budget.h"
#include "handlers/pushes/used_up.h"
#include "handlers/words/told.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/settings.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

namespace sammachip {

inline Instant moment(const std::string& day, std::chrono::minutes at = std::chrono::minutes(0)) {
  return Instant(*parse_iso_date(day)) + at - std::chrono::hours(7);
}

// A village whose list is confirmed: a leader "สมใจ", a sage "แดง" who looks after house 12 ("ก"),
// house 45 without LINE, and an officer "อร". It is Wednesday, 14 June 2017, 9:00, and nothing
// waits for anybody.
struct Place {
  // Without pushes, what is said of the bot's own accord waits for people's next message.
  explicit Place(bool has_pushes) {
    chat.database().writer().execute("UPDATE household SET status = 'left'");
    chat.database().writer().execute("UPDATE role_grant SET until_ms = 1");
    programme = add_leader(chat, "สมใจ");
    set_targets(chat, programme, 2, 2);
    const TeamMemberId sage = add_sage(chat, programme, "ครูแดง", "แดง");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    house = add_listed_household(chat, programme, "12", "ก", sage);
    add_listed_household(chat, programme, "45");
    confirm_list(chat, programme);
    add_officer(chat, "อร", "920603");
    // Since Sunday, 11 June: from the week of the 12th on they are asked.
    chat.database().writer().execute("UPDATE household SET created_at_ms = 1497196800000");
    chat.database().writer().execute("DELETE FROM held_message");
    set_ceiling(has_pushes ? 3000 : 0);
  }

  void set_ceiling(int pushes) {
    chat.player().change(
        [&](Records& records) { records.settings.save(kPushCeiling, std::to_string(pushes)); });
  }
  void move_to(Instant then) {
    chat.player().clock().move(
        std::chrono::duration_cast<std::chrono::seconds>(then - instant_from(chat.now_ms())));
  }

  // Planned by the leader; `day` and `time` as they are written.
  std::string plans(const std::string& day = "พรุ่งนี้", const std::string& time = "9 โมง") {
    ChatPlayer& player = chat.player();
    player.posts_back("สมใจ", "c|session|" + programme);
    player.taps("สมใจ", "ลงมือทำ");
    player.says("สมใจ", "เพาะเห็ด");
    player.taps("สมใจ", day);
    player.says("สมใจ", time);
    player.says("สมใจ", "ศาลาหมู่บ้าน");
    player.taps("สมใจ", "ครูแดง");
    player.taps("สมใจ", "ถูกแล้ว");
    return chat.records().training_sessions.list(programme).back().id;
  }
  void moves_session() {
    const std::string session = plans();
    chat.player().posts_back("สมใจ", "c|session_move|" + session);
    chat.player().says("สมใจ", "20 มิ.ย.");
    chat.player().says("สมใจ", "10 โมง");
    chat.player().taps("สมใจ", "ถูกแล้ว");
  }
  void cancels_session() {
    const std::string session = plans();
    chat.player().posts_back("สมใจ", "c|session_cancel|" + session);
    chat.player().taps("สมใจ", "ยกเลิกนัดนี้");
  }
  std::string asks_for_help() {
    HelpRequest request;
    request.id = new_id(chat.now_ms());
    request.household_id = house;
    request.user_id = ChatPlayer::user_id("ก");
    request.kind = "visit";
    request.created_at_ms = chat.now_ms();
    request.due_on = "2017-06-16";
    chat.player().change([&](Records& records) { records.help_requests.insert(request); });
    return request.id;
  }
  void buys_without_receipt() {
    Purchase purchase = sent_purchase(chat, programme, "เชื้อเห็ด");
    purchase.bought_on = "2017-06-11";
    purchase.entered_by = ChatPlayer::user_id("สมใจ");
    chat.player().change([&](Records& records) { records.purchases.insert(purchase); });
  }
  // The rules of that hour of that day.
  void reminds(const std::string& day, std::chrono::minutes at) {
    const Instant then = moment(day, at);
    move_to(then);
    for (const auto& hour : reminder_hours()) {
      if (hour.at == at) all_pages(chat, hour, settings, then, then);
    }
  }
  void digests(const std::string& day) {
    Submission submission;
    submission.id = new_id(chat.now_ms());
    submission.programme_id = programme;
    submission.sent_by = ChatPlayer::user_id("สมใจ");
    submission.sent_at_ms = chat.now_ms();
    DigestSettings digest;
    move_to(moment(day) + digest.at);
    AreaFacts facts;
    std::string position;
    do {
      chat.player().change([&](Records& records) {
        if (position.empty()) records.submissions.insert(submission);
        const Instant now = instant_from(chat.now_ms());
        position =
            send_digests(digest, settings, records, Chat::texts(), facts, now, now, position, {});
      });
    } while (!position.empty());
  }
  void uses_up() {
    chat.player().change([&](Records& records) {
      records.settings.save(kPushCeiling, "300");
      keep_reading({300, 300}, chat.now_ms(), records);
      tell_if_used_up(records, Chat::texts(), settings, instant_from(chat.now_ms()), "",
                      std::chrono::hours(1));
      keep_reading({3000, 0}, chat.now_ms(), records);
    });
  }

  // What waits of a sentence: for whom, and how it reads.
  std::map<std::string, std::string> waiting(std::string_view key) {
    std::map<std::string, std::string> words;
    Query<HeldMessage(std::string_view key)> with_key(
        chat.database().writer(), sql::select<HeldMessage>() + " WHERE text_key = :key");
    for (const auto& row : with_key.all(key)) {
      const Listener listener{Language::kThai, Chat::texts(), chat.records()};
      words[row.user_id] =
          Chat::texts().say(Language::kThai, row.text_key, worded(row.values_json, listener));
    }
    return words;
  }
  // Whether whoever waits hears it now, writing until nothing waits any more.
  bool is_heard(const std::map<std::string, std::string>& words) {
    bool found = false;
    for (const std::string person : {"สมใจ", "แดง", "ก", "อร"}) {
      const auto theirs = words.find(ChatPlayer::user_id(person));
      if (theirs == words.end()) continue;
      for (const char* written : {"เมนู", "งานวันนี้", "ตามเรื่อง"}) {
        const auto bubbles = chat.player().says(person, written).bubbles;
        found = found || std::count(bubbles.begin(), bubbles.end(), theirs->second) > 0;
      }
    }
    return found;
  }
  // Looks what waits each half an hour of `day` that is not past, from 7:00 to 20:00.
  void looks_all_day(Day day) {
    const Instant began = instant_from(chat.now_ms());
    for (std::chrono::minutes at = std::chrono::hours(7); at <= std::chrono::hours(20);
         at += std::chrono::minutes(30)) {
      const Instant look = Instant(day) + at - std::chrono::hours(7);
      if (look < began) continue;
      move_to(look);
      push_all_held(chat, settings);
    }
  }
  long long pushes() {
    return chat.database().writer().number("SELECT COUNT(*) FROM outbox WHERE kind <> 'reply'");
  }
  long long last_end_ms() {
    return chat.database().writer().number(
        "SELECT MAX(not_after_ms) FROM outbox WHERE kind <> 'reply'");
  }

  Chat chat;
  NotifySettings settings;
  ProgrammeId programme;
  HouseholdId house;
};

}  // namespace sammachip
