// A village's year as far as its list of households.
#pragma once

#include "handlers/village/village_facts.h"
#include "handlers/village_year/going_back.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

namespace sammachip {

// A village as far as the list of households, with an officer.
struct Year {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  TeamMemberId member;
  HouseholdId house;

  Year() {
    set_targets(chat, programme, 2, 1);
    add_officer(chat, "อร", "920603");
    member = add_sage(chat, programme, "ลุงชม", "ชม");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    house = add_listed_household(chat, programme, "90", "ก", member);
    confirm_list(chat, programme);
  }

  VillageState state() { return programme_in(chat, programme).state; }
  VillagePause pause() { return programme_in(chat, programme).pause; }

  void hold_session() {
    TrainingSession session;
    session.id = new_id(chat.now_ms());
    session.programme_id = programme;
    session.held_on = "2017-06-14";
    session.status = SessionStatus::kHeld;
    as_person(chat, "อร", [&](Turn& turn) {
      turn.records.training_sessions.insert(session);
      refresh_state(programme, turn);
    });
  }

  // Bought, given to the house and received.
  void hand_over() {
    as_person(chat, "อร", [&](Turn& turn) {
      const Purchase purchase = sent_purchase(chat, programme, "กะปิ");
      turn.records.purchases.insert(purchase);
      turn.records.feasibilities.save({.programme_id = programme, .household_id = house});
      Handover handover;
      handover.id = new_id(chat.now_ms());
      handover.programme_id = programme;
      handover.purchase_id = purchase.id;
      handover.household_id = house;
      turn.records.handovers.insert(handover);
      turn.records.handovers.answer(handover.id, HandoverStatus::kGot, chat.now_ms());
      refresh_state(programme, turn);
    });
  }

  // What any later act of anybody would do to the state.
  void look_again() {
    as_person(chat, "อร", [&](Turn& turn) { refresh_state(programme, turn); });
  }

  void goes_back(const std::string& label) {
    chat.player().posts_back("อร", "c|go_back|" + programme);
    chat.player().taps("อร", label);
    chat.player().says("อร", "ต้องทำใหม่ให้ถูก");
    chat.player().taps("อร", "ใช่");
  }

  std::vector<VillageState> ways_back() {
    return states_to_go_back_to(programme_in(chat, programme), chat.records());
  }
};

}  // namespace sammachip
