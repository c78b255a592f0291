// What leaders and sages do in their village.
#include "tests/handlers/talks/talk_ways.h"

namespace sammachip {

const char kBuys[] = R"(
    ผู้นำ: ซื้อวัสดุ
    ผู้นำ: พริกแห้ง 5 กิโล 600 บาท
    ผู้นำ: [วันนี้]
    ผู้นำ: ร้านในตลาด
    ผู้นำ: [ส่งทีหลัง]
    ผู้นำ: [ถูกแล้ว])";

const char kSessionHeld[] = R"(
    ผู้นำ: c|session|{programme}
    ผู้นำ: [ลงมือทำ]
    ผู้นำ: เพาะเห็ด
    ผู้นำ: [วันนี้]
    ผู้นำ: 10:00
    ผู้นำ: ศาลาหมู่บ้าน
    ผู้นำ: [ปราชญ์]
    ผู้นำ: [ถูกแล้ว]
    ผู้นำ: c|attendance|{session}
    ผู้นำ: มาครบ
    ผู้นำ: [ถูกแล้ว])";

namespace {

const char kTeamOfTwo[] = R"(
    ผู้นำสอง: c|nominate|{programme2}
    ผู้นำสอง: ป้าแดง
    ผู้นำสอง: ทำขนม
    ผู้นำสอง: [มาก]
    ผู้นำสอง: [มาก]
    ผู้นำสอง: [มาก])";

}  // namespace

const std::string kTeamSent = std::string(kTeamOfTwo) + R"(
    ผู้นำสอง: [ยินดีแล้ว]
    ผู้นำสอง: c|team_send|{programme2}
    ผู้นำสอง: [ส่งเลย])";

const std::string kTeamConfirmed = kTeamSent + "\n อร: c|team_confirm|{submission}";

namespace {

const char kPlansSession[] = R"(
    ผู้นำ: c|session|{programme}
    ผู้นำ: [ลงมือทำ]
    ผู้นำ: เพาะเห็ด
    ผู้นำ: [อีก 7 วัน]
    ผู้นำ: 10:00
    ผู้นำ: ศาลาหมู่บ้าน
    ผู้นำ: [ปราชญ์])";

const char kHoldsForum[] = R"(
    ผู้นำสอง: ประชาคม
    ผู้นำสอง: [บันทึกย้อนหลัง]
    ผู้นำสอง: [วันนี้]
    ผู้นำสอง: [วัด]
    ผู้นำสอง: [อ่านแล้ว]
    ผู้นำสอง: 45
    ผู้นำสอง: [เพาะเห็ด]
    ผู้นำสอง: ข้าม)";

const char kAddsHouse[] = R"(
    ผู้นำสอง: c|candidate|{programme2}
    ผู้นำสอง: 45/2 สมชาย ใจดี
    ผู้นำสอง: [มากทุกข้อ])";

const std::string kSecondForum = kTeamConfirmed + kHoldsForum + "\n ผู้นำสอง: [ถูกแล้ว]";
const std::string kSecondList = kSecondForum + kAddsHouse + "\n ผู้นำสอง: [เลือก]";

const char kAddsGroup[] = R"(
    ผู้นำ: กลุ่มอาชีพ
    ผู้นำ: [เพิ่มกลุ่ม]
    ผู้นำ: เห็ดควนเมา
    ผู้นำ: [วันนี้]
    ผู้นำ: [เกษตร]
    ผู้นำ: เห็ดสด
    ผู้นำ: 12
    ผู้นำ: 081-234-5678
    ผู้นำ: ข้าม)";

std::vector<TalkWay> team_and_list_ways() {
  return {
      {"nominate", "", kTeamOfTwo, "ผู้นำสอง: [ยินดีแล้ว]", ""},
      {"team_send", std::string(kTeamOfTwo) + "\n ผู้นำสอง: [ยินดีแล้ว]",
       "ผู้นำสอง: c|team_send|{programme2}", "ผู้นำสอง: [ส่งเลย]", ""},
      {"team_member", "", "ผู้นำ: c|team_member|{sage}\n ผู้นำ: [ถอนชื่อ]", "ผู้นำ: [ถอนชื่อ]", ""},
      {"forum", kTeamConfirmed, kHoldsForum, "ผู้นำสอง: [ถูกแล้ว]", ""},
      {"candidate", kSecondForum, kAddsHouse, "ผู้นำสอง: [เลือก]", ""},
      {"candidate_change", kSecondList,
       "ผู้นำสอง: c|candidate_change|{candidate}\n ผู้นำสอง: [เอาออกจากรายชื่อ]",
       "ผู้นำสอง: [เอาออกจากรายชื่อ]", ""},
      {"split", kSecondList, "ผู้นำสอง: c|split|{programme2}", "ผู้นำสอง: [แบ่งให้หน่อย]", ""},
      {"list_send", kSecondList + "\n ผู้นำสอง: c|split|{programme2}\n ผู้นำสอง: [แบ่งให้หน่อย]",
       "ผู้นำสอง: c|list_send|{programme2}", "ผู้นำสอง: [ส่งเลย]", ""},
      {"feasible", "ผู้นำ: c|feasible|{programme}\n ผู้นำ: [ทำได้]\n ผู้นำ: [ทำได้]",
       "ผู้นำ: c|feasible|{programme}", "ผู้นำ: [ทำได้]", ""},
  };
}

std::vector<TalkWay> training_ways() {
  return {
      {"session", "", kPlansSession, "ผู้นำ: [ถูกแล้ว]", ""},
      {"session_move", std::string(kPlansSession) + "\n ผู้นำ: [ถูกแล้ว]", R"(
          ผู้นำ: c|session_move|{session}
          ผู้นำ: [อีก 14 วัน]
          ผู้นำ: [10:00 น. เหมือนเดิม])",
       "ผู้นำ: [ถูกแล้ว]", ""},
      {"session_cancel", std::string(kPlansSession) + "\n ผู้นำ: [ถูกแล้ว]",
       "ผู้นำ: c|session_cancel|{session}", "ผู้นำ: [ยกเลิกนัดนี้]", ""},
      {"attendance", kSessionHeld, "ผู้นำ: c|attendance|{session}\n ผู้นำ: 90 ไม่มา", "ผู้นำ: [ถูกแล้ว]",
       ""},
      {"teach_for", kSessionHeld, "ผู้นำ: c|teach_for|{session}|{third}", "ผู้นำ: [ยังไม่เข้าใจ]", ""},
      {"taught", std::string(kSessionHeld) + "\n สมใจ: c|teach|{session}\n สมใจ: [ยังไม่เข้าใจ]",
       "ปราชญ์: c|taught|{session}|{first}", "ปราชญ์: [เข้าใจแล้ว]", ""},
  };
}

std::vector<TalkWay> material_ways() {
  return {
      {"purchase", "", R"(
          ผู้นำ: ซื้อวัสดุ
          ผู้นำ: พริกแห้ง 5 กิโล 600 บาท
          ผู้นำ: [วันนี้]
          ผู้นำ: ร้านในตลาด
          ผู้นำ: [ส่งทีหลัง])",
       "ผู้นำ: [ถูกแล้ว]", ""},
      {"purchase_withdraw", kBuys, "ผู้นำ: c|purchase_withdraw|{purchase}", "ผู้นำ: [ถอนออก]", ""},
      {"evidence", kBuys, "ผู้นำ: c|evidence|{purchase}\n ผู้นำ: [ไม่มีหลักฐาน]", "ผู้นำ: แม่ค้าไม่มีใบเสร็จ",
       ""},
      {"received_for", std::string(kBuys) + R"(
          ผู้นำ: c|handover|{purchase}
          ผู้นำ: [ทุกบ้านเท่ากัน]
          ผู้นำ: 1 กิโล)",
       "ปราชญ์: c|received_for|{handover}", "ปราชญ์: [ได้แล้ว]", ""},
      {"handover", kBuys, "ผู้นำ: c|handover|{purchase}\n ผู้นำ: [ทุกบ้านเท่ากัน]", "ผู้นำ: 1 กิโล", ""},
  };
}

std::vector<TalkWay> visiting_ways() {
  return {
      {"visit", "", R"(
          ผู้นำ: c|visit|{second}
          ผู้นำ: [เจอ]
          ผู้นำ: [ทำบ้าง]
          ผู้นำ: [ขายไม่ออก]
          ผู้นำ: อยากได้ที่ขาย
          ผู้นำ: [อีก 7 วัน])",
       "ผู้นำ: [ดี]", ""},
      {"no_phone", "", "ผู้นำ: ไม่มีมือถือ", "ผู้นำ: 92", ""},
      {"has_phone", "ผู้นำ: 92 ไม่มีมือถือ\n ผู้นำ: เมนู", "ผู้นำ: มีมือถือแล้ว", "ผู้นำ: 92", ""},
      {"house_record", "", "ผู้นำ: จดข้อมูลบ้าน", "ผู้นำ: 92", "It hands the house on to profile_for."},
      {"profile_for", "", R"(
          ผู้นำ: c|house_record|{third}
          ผู้นำ: ยายแช่ม
          ผู้นำ: 2
          ผู้นำ: ทำนา
          ผู้นำ: เพาะเห็ด
          ผู้นำ: 5000
          ผู้นำ: 0
          ผู้นำ: ข้าม
          ผู้นำ: วันศุกร์)",
       "ผู้นำ: [ถูกต้อง บันทึกเลย]", ""},
      {"report_for", "", "ผู้นำ: c|report_for|{second}\n ผู้นำ: 350\n ผู้นำ: [รอบนี้]", "ผู้นำ: [ถูกแล้ว]", ""},
      {"village_report", "", "ผู้นำ: c|report_all|{programme}\n ผู้นำ: 90 150 / 91 200\n ผู้นำ: [รอบนี้]",
       "ผู้นำ: [ถูกแล้ว จดเลย]", ""},
      {"fix_for", "ผู้นำ: c|report_for|{second}\n ผู้นำ: 350\n ผู้นำ: [รอบนี้]\n ผู้นำ: [ถูกแล้ว]",
       "ผู้นำ: [แก้ตัวเลขนี้]\n ผู้นำ: 400", "ผู้นำ: [ถูกแล้ว]", ""},
      {"whose", "", "ผู้นำ: 400", "ผู้นำ: 91", "It hands the figure on to report_for."},
      {"encourage", "", "ผู้นำ: c|encourage|{first}", "ผู้นำ: [ขอบคุณที่ตั้งใจ]", ""},
      {"encourage_village", "", "ผู้นำ: c|encourage_village|{programme}", "ผู้นำ: [ขอบคุณที่ตั้งใจ]", ""},
      {"help_due", "บุญมี: ขอให้ช่วย\n บุญมี: [หาที่ขาย]\n บุญมี: [ข้าม]\n ผู้นำ: c|help_take|{help}",
       "ผู้นำ: c|help_due|{help}", "ผู้นำ: [อีก 14 วัน]", ""},
      {"help_close", "บุญมี: ขอให้ช่วย\n บุญมี: [หาที่ขาย]\n บุญมี: [ข้าม]\n ผู้นำ: c|help_take|{help}",
       "ผู้นำ: c|help_close|{help}", "ผู้นำ: พาไปขายตลาดนัด", ""},
      {"lesson", "", "ผู้นำ: c|lesson\n ผู้นำ: เพาะในโรงเรือนได้ผลดี\n ผู้นำ: ข้าม", "ผู้นำ: [เพาะเห็ด]", ""},
      {"group", "", kAddsGroup, "ผู้นำ: [ถูกแล้ว]", ""},
      {"group_end", std::string(kAddsGroup) + "\n ผู้นำ: [ถูกแล้ว]",
       "ผู้นำ: กลุ่มอาชีพ\n ผู้นำ: [ข้อ 1 เลิกแล้ว]", "ผู้นำ: [เลิกแล้ว]", ""},
  };
}

}  // namespace

std::vector<TalkWay> village_ways() {
  std::vector<TalkWay> all;
  for (auto ways : {team_and_list_ways(), training_ways(), material_ways(), visiting_ways()}) {
    all.insert(all.end(), ways.begin(), ways.end());
  }
  return all;
}

}  // namespace sammachip
