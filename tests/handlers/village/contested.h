// A village in which two do the same thing.
#pragma once

#include <catch2/catch.hpp>

#include "storage/households/help_requests.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

namespace sammachip {

// A village whose list is confirmed: the leader "สมใจ", the sage "แดง", the houses 90 ("ก") and 91;
// the officers "อร" and "เอก"; 1,000 baht to spend.
struct Contested {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "สมใจ");
  std::string sage, first, second;

  Contested() {
    set_targets(chat, programme, 2, 2);
    add_officer(chat, "อร", "920603");
    add_officer(chat, "เอก", "920603");
    sage = add_sage(chat, programme, "ครูแดง", "แดง");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    first = add_listed_household(chat, programme, "90", "ก");
    second = add_listed_household(chat, programme, "91");
    confirm_list(chat, programme);
    chat.player().change([&](Records& records) {
      VillageProgramme year = records.places.find_programme_by_id(programme).value();
      year.budget_satang = 100'000;
      records.places.upsert(year);
    });
  }

  Heard posts(const std::string& person, const std::string& command, const std::string& id) {
    return chat.player().posts_back(person, "c|" + command + "|" + id);
  }
  void closes_year() {
    posts("อร", "close_year", programme);
    chat.player().taps("อร", "ใช่");
    REQUIRE(programme_in(chat, programme).state == VillageState::kClosed);
  }
  // As far as the summary of the purchase.
  void tells_purchase(const std::string& line) {
    posts("สมใจ", "purchase", programme);
    chat.player().says("สมใจ", line);
    chat.player().taps("สมใจ", "วันนี้");
    chat.player().says("สมใจ", "ร้านในตลาด");
    chat.player().taps("สมใจ", "ไม่มีหลักฐาน");
    chat.player().says("สมใจ", "แม่ค้าไม่มีใบเสร็จ");
  }
  std::string buys(const std::string& line) {
    tells_purchase(line);
    chat.player().taps("สมใจ", "ถูกแล้ว");
    return purchases().front().id;
  }
  void accepts(const std::string& officer, const std::string& id) {
    posts(officer, "purchase_accept", id);
    chat.player().taps(officer, "เห็นของจริงแล้ว");
  }
  std::vector<Purchase> purchases() { return chat.records().purchases.list(programme); }
  Purchase purchase(const PurchaseId& id) { return chat.records().purchases.find(id).value(); }

  // As far as the summary of a session on the next day.
  void tells_session() {
    posts("สมใจ", "session", programme);
    chat.player().taps("สมใจ", "ลงมือทำ");
    chat.player().says("สมใจ", "เพาะเห็ด");
    chat.player().taps("สมใจ", "พรุ่งนี้");
    chat.player().says("สมใจ", "9 โมง");
    chat.player().says("สมใจ", "ศาลาหมู่บ้าน");
    chat.player().taps("สมใจ", "ครูแดง");
  }
  std::string plans_session() {
    tells_session();
    chat.player().taps("สมใจ", "ถูกแล้ว");
    return sessions().back().id;
  }
  std::vector<TrainingSession> sessions() {
    return chat.records().training_sessions.list(programme);
  }
};

}  // namespace sammachip
