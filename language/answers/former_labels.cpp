#include "language/answers/former_labels.h"

#include <algorithm>

#include "language/letters/normalise.h"

namespace sammachip {

namespace {

constexpr FormerLabel kFormerLabels[] = {
    {"talk.keep", "ใช้ค่าเดิม"},
    {"button.person", "คุยกับคน"},
    {"button.person", "Talk to a person"},
    {"button.report", "ส่งรายได้"},
    {"button.correct", "แก้ยอดที่ส่งไว้"},
    {"button.correct", "Correct a report"},
    {"button.mute", "เงียบ 30 วัน"},
    {"button.mute", "Quiet for 30 days"},
    {"button.unmute", "เปิดเสียงอีกครั้ง"},
    {"button.report_for", "ส่งรายได้แทน"},
    {"button.who_left", "ใครยังไม่ส่ง"},
    {"button.who_left", "Who has not sent"},
    {"button.households", "รายชื่อครัวเรือน"},
    {"button.quota", "โควตาข้อความ"},
    {"button.digest", "สรุป"},
    {"button.asking", "ถามเมื่อไร"},
    {"button.asking", "When to ask"},
    {"button.find", "หาครัวเรือน"},
    {"button.refuse", "ยังไม่ให้เข้า"},
    {"button.refuse", "Not let in"},
    {"button.visit", "ไปเยี่ยมบ้าน"},
    {"button.pause_village", "พักหมู่บ้าน"},
    {"button.end_officer", "ให้เจ้าหน้าที่หยุด"},
    {"erase.yes", "ยืนยันลบ"},
    {"invite.answer_leader", "ผู้นำหมู่บ้าน"},
    {"invite.answer_leader", "Village leader"},
    {"invite.answer_household", "ครัวเรือน"},
    {"erase_done.answer_anonymise", "ลบชื่อและเลขบ้าน"},
    {"correct_for.reason_twice", "ส่งซ้ำ"},
    {"correct_for.reason_twice", "Reported twice"},
    {"go_back.answer_list_confirmed", "ได้ครัวเรือน"},
    {"lessons.answer_list_confirmed", "ได้ครัวเรือน"},
    {"end_role.reason_asked", "เจ้าตัวขอ"},
    {"end_role.reason_asked", "They asked for it"},
    {"team_member.answer_criteria", "ความรับผิดชอบ ฯลฯ"},
    {"team_member.answer_criteria", "The three criteria"},
    {"forum.answer_late", "จัดไปแล้ว"},
    {"forum.answer_late", "It was held already"},
    {"day.next_week", "อาทิตย์หน้า"},
    {"day.next_week", "In a week"},
    {"day.two_weeks", "2 อาทิตย์"},
    {"day.two_weeks", "In two weeks"},
    {"visit.answer_market", "ขาย"},
    {"visit.answer_market", "Selling"},
    {"visit.answer_material", "วัตถุดิบ"},
    {"visit.answer_material", "Materials"},
    {"visit.answer_time", "เวลา"},
    {"visit.answer_time", "Time"},
    {"visit.answer_week", "อาทิตย์หน้า"},
    {"visit.answer_week", "In a week"},
    {"visit.answer_two_weeks", "2 อาทิตย์"},
    {"visit.answer_two_weeks", "In two weeks"},
    {"village_report.answer_skip", "ข้ามบ้านที่ส่งแล้ว"},
    {"village_report.answer_propose", "ส่งให้เจ้าของเลือก"},
};

}  // namespace

std::span<const FormerLabel> former_labels() { return kFormerLabels; }

bool was_label(std::string_view key, std::string_view normalised_text) {
  return std::any_of(std::begin(kFormerLabels), std::end(kFormerLabels), [&](const auto& former) {
    return former.key == key && normalise(former.label) == normalised_text;
  });
}

}  // namespace sammachip
