// A village in which some houses have nobody on LINE.
#pragma once

#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"
#include "support/chat.h"
#include "support/village.h"

namespace sammachip {

// A village with a leader, two sages on LINE, an officer; house 90 is on LINE, 92 and 93 are not.
// Of 92 nothing was asked yet.
struct QuietVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  TeamMemberId sage = add_sage(chat, programme, "ปราชญ์", "ปราชญ์");
  TeamMemberId other_sage = add_sage(chat, programme, "ครูดี", "ครูดี");
  std::string on_line, quiet, second;

  QuietVillage() {
    add_officer(chat, "อร", "920603");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    on_line = add_listed_household(chat, programme, "90", "สมใจ", sage);
    quiet = add_listed_household(chat, programme, "92", "", sage);
    second = add_listed_household(chat, programme, "93", "", other_sage);
    confirm_list(chat, programme);
    demo_houses_leave(chat);
    chat.player().change([&](Records& records) {
      Household unasked = house(HouseholdId(quiet));
      forget_record(unasked);
      records.households.update(unasked);
    });
  }

  Household house(const HouseholdId& id) { return chat.records().households.find(id).value(); }
  std::string user(const std::string& person) { return ChatPlayer::user_id(person); }

  // What the leader hands to every house, once bought and accepted.
  void hands_out(const std::string& item, const std::string& giver = "ผู้นำ") {
    Purchase purchase = sent_purchase(chat, programme, item);
    purchase.id = PurchaseId(new_id_of(item));
    purchase.status = PurchaseStatus::kAccepted;
    purchase.entered_by = AccountId(user(giver));
    purchase.decided_by = AccountId(user("อร"));
    purchase.decided_at_ms = chat.now_ms();
    chat.player().change([&](Records& records) { records.purchases.insert(purchase); });
    chat.player().posts_back(giver, "c|handover|" + purchase.id);
    chat.player().taps(giver, "ทุกบ้านเท่ากัน");
    chat.player().says(giver, "1 กิโล");
  }
  static std::string new_id_of(const std::string& item) { return "bought-" + item; }

  HandoverStatus status_at(const HouseholdId& house_id) {
    return chat.records().handovers.list_for_household(house_id).front().status;
  }
};

}  // namespace sammachip
