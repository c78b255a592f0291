// A village in which households are visited.
#pragma once

#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "support/chat.h"
#include "support/village.h"

namespace sammachip {

// A village with a leader, a sage with one house, an officer, and three houses with people on LINE.
struct FieldVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "ผู้นำ");
  TeamMemberId sage = add_sage(chat, programme, "ปราชญ์", "ปราชญ์");
  std::string first, second, third;

  FieldVillage() {
    add_officer(chat, "อร", "920603");
    confirm_team(chat, programme);
    hold_forum(chat, programme);
    first = add_listed_household(chat, programme, "90", "สมใจ", sage);
    second = add_listed_household(chat, programme, "91", "บุญมี");
    third = add_listed_household(chat, programme, "92");
    confirm_list(chat, programme);
    demo_houses_leave(chat);
  }

  std::string user(const std::string& person) { return ChatPlayer::user_id(person); }
};

}  // namespace sammachip
