// A village in which something is bought.
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "storage/machine/photos.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "support/chat.h"
#include "support/village.h"
#include "tests/support/heard.h"

namespace sammachip {

// A village with a leader "สมใจ", an officer "อร", one house on LINE ("ก") and 1,000 baht.
struct Market {
  Market() {
    programme = add_leader(chat, "สมใจ");
    add_officer(chat, "อร", "920603");
    house = add_listed_household(chat, programme, "90", "ก");
    set_budget(1'000);
  }

  void set_budget(long long baht) {
    chat.player().change([&](Records& records) {
      VillageProgramme year = records.places.find_programme_by_id(programme).value();
      year.budget_satang = baht * 100;
      records.places.upsert(year);
    });
  }
  // As far as the question about evidence.
  void tells(const std::string& line) {
    chat.player().says("สมใจ", "ซื้อวัสดุ");
    chat.player().says("สมใจ", line);
    chat.player().taps("สมใจ", "วันนี้");
    chat.player().says("สมใจ", "ร้านในตลาด");
  }
  // Goes through the talk with nothing to show but a reason; returns what was said at its end.
  std::string buys(const std::string& line) {
    tells(line);
    chat.player().taps("สมใจ", "ไม่มีหลักฐาน");
    chat.player().says("สมใจ", "แม่ค้าไม่มีใบเสร็จ");
    return chat.player().taps("สมใจ", "ถูกแล้ว").bubbles.front();
  }
  // With a photo of the receipt, which is still to be fetched. Returns the purchase's id.
  std::string buys_with_photo(const std::string& line) {
    tells(line);
    chat.player().does("สมใจ", EventType::kImage);
    chat.player().taps("สมใจ", "ถูกแล้ว");
    return latest().id;
  }
  // With a promise to send it later. Returns the purchase's id.
  std::string buys_for_later(const std::string& line) {
    tells(line);
    chat.player().taps("สมใจ", "ส่งทีหลัง");
    chat.player().taps("สมใจ", "ถูกแล้ว");
    return latest().id;
  }
  // The officer's yes, with a reason where one is asked for. Returns what was said last.
  Heard accepts(const PurchaseId& purchase_id) {
    Heard heard = chat.player().posts_back("อร", "c|purchase_accept|" + purchase_id);
    return heard.data.contains(kSeen) ? chat.player().taps("อร", kSeen) : heard;
  }

  std::vector<Photo> photos_of(const PurchaseId& purchase_id) {
    return chat.records().photos.list_for_subject("purchase", purchase_id);
  }
  // What became of the photos of a purchase that are on their way.
  void keep_photos(const PurchaseId& purchase_id) {
    for (const auto& photo : photos_of(purchase_id)) {
      std::string sha256(64, 'a');
      sha256.replace(0, photo.id.text().size(), photo.id.text());
      chat.player().change([&](Records& records) {
        records.photos.mark_kept(photo.id, {sha256, "", "image/jpeg", 9}, chat.now_ms());
      });
    }
  }
  void lose_photos(const PurchaseId& purchase_id) { end_photos(purchase_id, ""); }
  void refuse_photos(const PurchaseId& purchase_id, const std::string& error) {
    end_photos(purchase_id, error);
  }

  Purchase latest() { return chat.records().purchases.list(programme).front(); }
  long long spent() { return chat.records().purchases.spent(programme) / 100; }
  Handover handover_of(const HouseholdId& house_id) {
    return chat.records().handovers.list_for_household(house_id).at(0);
  }

  static constexpr char kSeen[] = "เห็นของจริงแล้ว";
  Chat chat;
  ProgrammeId programme;
  HouseholdId house;

 private:
  void end_photos(const PurchaseId& purchase_id, const std::string& error) {
    Programme tells(Chat::texts(), ProgrammeSettings{});
    for (const auto& photo : photos_of(purchase_id)) {
      chat.player().change([&](Records& records) {
        const bool has_ended = error.empty() ? records.photos.mark_gone(photo.id, "404")
                                             : records.photos.mark_refused(photo.id, error);
        if (!has_ended) return;
        const auto ended = records.photos.find(photo.id).value();
        CHECK(tells.tell_of_lost_photo(ended, records, chat.player().clock().now()));
      });
    }
  }
};

}  // namespace sammachip
