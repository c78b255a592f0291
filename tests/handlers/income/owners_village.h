// A house whose owner sent its figure, and who may bring another.
#pragma once

#include "handlers/pushes/round_question.h"
#include "storage/households/household_links.h"
#include "storage/households/income_reports.h"
#include "storage/households/proposed_reports.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "support/chat.h"
#include "support/village.h"

namespace sammachip {

// House 90 of "สมใจ", who sent 3,500 for this round; a leader, and the "ปราชญ์" who looks after it.
struct OwnersVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "มานพ");
  TeamMemberId sage = add_sage(chat, programme, "ปราชญ์", "ปราชญ์");
  HouseholdId house;

  OwnersVillage() {
    confirm_team(chat, programme);
    house = add_listed_household(chat, programme, "90", "สมใจ", sage);
    chat.plays(R"(
      สมใจ: 3500
      bot:  จดแล้ว 3,500 บาท…
    )");
  }

  void brings(const std::string& person, const std::string& amount) {
    chat.plays(person + R"(: ส่งแทน
      bot:  จะจดแทนบ้านไหน…
      )" + person +
               R"(: 90
      bot:  บ้านเลขที่ 90…
      )" + person +
               ": " + amount +
               R"(
      bot:  จดแทนบ้านเลขที่ 90 …
      )" + person +
               R"(: [ถูกแล้ว]
      bot:  บ้านเลขที่ 90 หัวหน้าบ้าน 90 จดช่วง 12 – 18 มิ.ย. 60 ไว้เองแล้ว / เก็บยอดที่คุณพิมพ์ไว้ถามเขา ตอนนี้ยังใช้ยอดของเขา [จดแทนบ้านอื่น] [...]
    )");
  }
  void add_member(const std::string& person, Relation relation = Relation::kMember) {
    add_account(chat, person);
    chat.player().change([&](Records& records) {
      records.household_links.insert({LinkId("link" + person),
                                      ChatPlayer::user_id(person),
                                      house,
                                      relation,
                                      chat.now_ms(),
                                      {}});
    });
  }
  std::vector<long long> reports() { return chat.reports(house); }
  std::vector<ProposedReport> proposals() {
    return chat.records().proposed_reports.list_for_household(house);
  }
};

using Reports = std::vector<long long>;

}  // namespace sammachip
