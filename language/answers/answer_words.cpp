#include "language/answers/answer_words.h"

namespace sammachip {
namespace {

constexpr std::string_view kYes =
    "ใช่|ใช่แล้ว|ใช่เลย|ใช่ๆ|ช่าย|ใช้|ใช้แล้ว|ถูก|ถูกแล้ว|ถูกต้อง|ถูกต้องแล้ว|ถูกๆ|โอเค|"
    "โอเคร|โอ|โอเช|ok|okay|oke|okie|yes|y|yep|yeah|ได้|ได้เลย|ตกลง|ยืนยัน|ยืนยันเลย|เอา|"
    "เอาเลย|ครับ|ค่ะ|คับ|ครับผม|จ้า|จ้ะ|อืม|อือ|เออ|เอ่อ|แม่น|แม่นแล้ว|จริง|จัดไป|ส่งเลย|"
    "รับทราบ|ทราบ|ไปได้|มี|ทำได้|ยินดี|อยาก|อยากให้ช่วย|ตามนั้น|เรียบร้อย|ใช่จ้า|หม้าย|แหม่น|"
    "เจ้า|correct|sure|ใช่ใช่|ถูกถูก|yesyes|ให้ใช้ได้|รับทราบเริ่มเลย|ใช่แล้วๆ|👍|✅|👌|ถูกค่ะ|"
    "ใช่ค่ะ|ได้ค่ะ";
constexpr std::string_view kNo =
    "ไม่|ไม่ใช่|ไม่ใช่แล้ว|ไม่ใช่เลย|ไม่ช่าย|ไม่ถูก|ไม่ถูกต้อง|ผิด|ผิดแล้ว|ไม่เอา|ไม่ได้|"
    "ไม่ตกลง|ไม่ต้อง|ยัง|ยังไม่|ยังก่อน|ยังไม่ใช่|no|n|nope|ไม่ไป|ไปไม่ได้|ทำไม่ได้|ไม่มี|"
    "ไม่สะดวก|ไม่อยาก|บ่|บ่แม่น|บ่ใช่|บ่เอา|บ่ได้|ไม่จริง|ไม่ยืนยัน|ไม่ให้|ไม่ให้ใช้|"
    "ยังไม่ต้อง|ไม่ๆ|ไม่ใช่ๆ|ไม่ไม่|ไม่ลบ|ไม่เลิก|ไม่ส่ง|❌|👎|ไม่ยินดี|มิใช่|wrong|ไม่ครับ|"
    "ไม่ค่ะ";

constexpr std::string_view kBeforeWhich[] = {
    "ขอใช้", "ใช้", "เอาเป็น", "เอา", "เลือก", "ขอ",  "จด",    "ให้",   "ตัวเลข", "จำนวน",  "ยอด", "อัน",
    "เลข",  "ตัว", "เป็น",    "คือ",  "iuse", "use", "itake", "take", "keep",  "choose", "its", "the"};
constexpr std::string_view kAfterWhich[] = {"ก็ได้",    "แล้วกัน",  "ดีกว่า",    "ถูก",
                                            "เลย",    "ที่ถูก",    "please",  "figure",
                                            "number", "amount", "isright", "one"};
constexpr std::string_view kFirstOfTwo =
    "ของฉัน|ฉัน|ของผม|ผม|ของหนู|หนู|ของเรา|เรา|ของเดิม|เดิม|แรก|ที่แรก|ที่หนึ่ง|ที่1|บน|ข้างบน|ของบ้าน|"
    "ของบ้านเรา|ของบ้านฉัน|ของตัวเอง|ของกู|ที่ฉันส่ง|ฉันส่ง|ที่ผมส่ง|ผมส่ง|ที่หนูส่ง|ที่เราส่ง|เราส่ง|ที่ส่งไว้|ที่ส่งเอง|"
    "ที่บ้านส่ง|mine|my|myown|ours|our|first|1st|former|old|earlier|above|top|isent|wesent";
constexpr std::string_view kSecondOfTwo =
    "ของเขา|เขา|ของเค้า|เค้า|หลัง|ที่หลัง|หลังสุด|ที่สอง|ที่2|สอง|ล่าง|ข้างล่าง|ใหม่|ที่เขาส่ง|เขาส่ง|ที่เขาส่งมา|"
    "ที่ส่งมา|theirs|his|hers|their|second|2nd|latter|last|other|new|newer|below|bottom|him|her|"
    "them|theysent";
constexpr std::string_view kBoth =
    "รวม|รวมกัน|รวมสองยอด|รวมทั้งสอง|ทั้งสอง|ทั้งสองยอด|ทั้งสองอัน|ทั้งคู่|สองยอด|ทั้ง2|บวก|บวกกัน|มารวมกัน|"
    "both|add|addthem|addboth|together|sum|bothofthem|total";
constexpr std::string_view kSame =
    "เดียวกัน|เหมือนกัน|เดียวกันแหละ|เงินเดียวกัน|เงินก้อนเดียวกัน|same|samemoney|itisthesame|thesamemoney";

constexpr CommandWords kCommands[] = {
    {Command::kMenu, "เมนู|เมนูหลัก|menu|หน้าแรก|หน้าหลัก|รายการ|กลับเมนู|mainmenu|เมณู"},
    {Command::kHelp,
     "ช่วยเหลือ|วิธีใช้|วิธีใช้งาน|help|คู่มือ|ทำยังไง|ใช้ยังไง|ใช้อย่างไร|ทำอย่างไร|?|สอนใช้|"
     "ช่วย|งง|ไม่เข้าใจ|howto"},
    {Command::kCancel,
     "ยกเลิก|ยกเลิกค่ะ|cancel|ไม่ทำแล้ว|ไม่เอาแล้ว|ยกเลิกรายการ|เลิกทำ|หยุดก่อน|ยกเลีก|ยกเลิค"},
    {Command::kBack, "ย้อนกลับ|กลับ|ย้อน|back|ก่อนหน้า|ถอยกลับ|ย้อนหลัง|ข้อก่อนหน้า|กลับไป|ขอย้อน"},
    {Command::kSkip, "ข้าม|skip|ข้ามไป|ขอข้าม|ข้ามข้อนี้|ข้ามก่อน|ข้ามเลย|ผ่าน"},
    {Command::kEdit, "แก้ไข|แก้|edit|ขอแก้|ขอแก้ไข|แก้ตัวเลข|แก้ก่อน|แก้คำตอบ"},
    {Command::kStop,
     "เลิกใช้|หยุด|stop|เลิก|ไม่ใช้แล้ว|เลิกใช้งาน|ยกเลิกการใช้งาน|ขอเลิก|ไม่สะดวกใช้|"
     "ออกจากระบบ|unsubscribe"},
    {Command::kMute,
     "เงียบ|พัก|พักก่อน|mute|หยุดแจ้งเตือน|ปิดแจ้งเตือน|อย่าส่งมา|ไม่ต้องส่งมา|ไม่ต้องเตือน|งดเตือน|ปิดเสียง"},
    {Command::kUnmute, "เปิดเสียง|เปิดเสียงอีกครั้ง|เปิดแจ้งเตือน|เตือนได้|unmute"},
    {Command::kMyData,
     "ข้อมูลของฉัน|ข้อมูลฉัน|ข้อมูลของผม|ข้อมูลของหนู|ข้อมูลส่วนตัว|ขอดูข้อมูล|ดูข้อมูล|"
     "mydata|ข้อมูลของเรา|data"},
    {Command::kErase,
     "ลบข้อมูล|ขอลบข้อมูล|ลบข้อมูลของฉัน|ลบบัญชี|delete|deletemydata|erase|ขอให้ลบ|"
     "ลบข้อมูลฉัน|ลบทั้งหมด"},
    {Command::kMyFigures,
     "ดูยอด|ดูยอดของฉัน|ยอดของฉัน|ยอดรวม|ดูรายได้|ยอด|รายได้ของฉัน|สรุปยอด|เช็คยอด|เช็กยอด|"
     "myfigures|figures|ขอดูยอด|ดูตัวเลข|myincome"},
    {Command::kReport,
     "ส่งรายได้|ส่งยอด|รายงาน|บอกรายได้|แจ้งรายได้|จดรายได้|ส่งรายงาน|รายงานรายได้|report|"
     "ขอส่งรายได้|กรอกรายได้|ลงรายได้|บันทึกรายได้|reportincome"},
    {Command::kCorrect,
     "แก้ยอดล่าสุด|แก้ยอด|แก้รายได้|ขอแก้ยอด|แก้ไขยอด|แก้ไขรายได้|correct|แก้ยอดครั้งก่อน|"
     "แก้ที่ส่งไป"},
    {Command::kNotRight, "ยอดไม่ถูก|ยอดผิด|ยอดที่ส่งแทนไม่ถูก|ส่งแทนไม่ถูก|notright|wrongfigure"},
    {Command::kAskForHelp,
     "ขอให้ช่วย|ขอความช่วยเหลือ|อยากให้ช่วย|ให้คนช่วย|ให้คนช่วยจด|ขอคนช่วย|ช่วยหน่อย|"
     "askforhelp|ขอช่วย|ช่วยด้วย"},
    {Command::kFollowUp,
     "ตามเรื่อง|ติดตามเรื่อง|ตามงาน|เรื่องถึงไหน|ติดตาม|followup|ตามเรื่องที่ขอ|"
     "เรื่องถึงไหนแล้ว"},
    {Command::kHelpList, "เรื่องที่ขอให้ช่วย|ใครขอให้ช่วย|ใครขอให้ช่วยบ้าง|helprequests|helplist"},
    {Command::kContactOfficer,
     "ติดต่อพัฒนากร|พัฒนากร|ติดต่อเจ้าหน้าที่|เจ้าหน้าที่|ขอเบอร์พัฒนากร|เบอร์พัฒนากร|คุยกับพัฒนากร|contact|officer|"
     "contactofficer|ติดต่อ|คุยกับเจ้าหน้าที่"},
    {Command::kAppointments, "นัดหมาย|นัด|ดูนัด|ตารางนัด|appointments|วันนัด|มีนัดวันไหน|ตาราง|ปฏิทิน"},
    {Command::kStart, "เริ่ม|เริ่มเลย|เริ่มใช้|เริ่มใช้งาน|เริ่มต้น|เริ่มใหม่|start|กลับมาใช้|รับทราบเริ่มเลย"},
    {Command::kRegister, "ลงทะเบียน|สมัคร|ขอสมัคร|register|เพิ่มบ้าน|เพิ่มอีกบ้าน|ขอลงทะเบียน"},
    {Command::kAsking,
     "พักถาม|พักก่อน|ขอพัก|พักการถาม|เปลี่ยนวันถาม|ถามเมื่อไร|ถามบ่อยไป|ถามวันไหน|restseason|askme|asking"},
    {Command::kResume, "ทำต่อ|ต่อ|ทำต่อเลย|resume|continue|ไปต่อ|ต่อเลย|ขอทำต่อ"},
    {Command::kNextTask,
     "งานวันนี้|งาน|งานของฉัน|มีงานอะไร|มีอะไรต้องทำ|ทำอะไรต่อ|ขั้นต่อไป|nexttask|tasks|whatnext|next"},
    {Command::kReportForOther,
     "ส่งรายได้แทน|จดรายได้แทน|ส่งแทน|จดแทน|ช่วยจด|ช่วยส่ง|ส่งให้บ้านอื่น|reportforothers|reportfor"},
    {Command::kWhoIsLeft,
     "ใครยังไม่ส่ง|ใครยังไม่ส่งบ้าง|บ้านไหนยังไม่ส่ง|ยังไม่ส่งกี่บ้าน|เหลือใครบ้าง|ใครเหลือ|whoisleft|wholeft"},
    {Command::kVisit, "ไปเยี่ยมบ้าน|เยี่ยมบ้าน|ไปเยี่ยม|จดเยี่ยมบ้าน|บันทึกเยี่ยมบ้าน|visit|homevisit"},
    {Command::kPurchase, "ซื้อวัสดุ|ซื้อของ|จดซื้อ|จดซื้อวัสดุ|ค่าวัสดุ|งบวัสดุ|purchase|materials"},
    {Command::kTraining, "อบรม|นัดอบรม|การอบรม|จดอบรม|training"},
    {Command::kTeam, "ทีม|ทีมวิทยากร|ทีมของเรา|ดูทีม|รายชื่อทีม|team"},
    {Command::kForum, "ประชาคม|นัดประชาคม|เวทีประชาคม|จดประชาคม|forum"},
    {Command::kHouseholds, "รายชื่อครัวเรือน|รายชื่อบ้าน|ครัวเรือน|บ้านในโครงการ|households"},
    {Command::kReceived, "ของที่ได้รับ|ได้ของแล้ว|รับของ|ของที่แจก|received"},
    {Command::kFeasible, "ทำได้ไหม|ตอบทำได้ไหม|ทำอาชีพได้ไหม|ทำได้หรือไม่|canwedoit|canido"},
    {Command::kGoing, "ไปได้|ไปได้แน่|ไปได้แน่นอน|ไปแน่นอน|ได้ไป|จะไป|ไปค่ะ|ไปครับ|imgoing|going"},
    {Command::kNotGoing, "ไปไม่ได้|ไม่ได้ไป|ไม่ไป|ไปไม่ไหว|ไปไม่ทัน|notgoing|cannotgo"},
    {Command::kSubstitute, "ให้คนอื่นไปแทน|ให้คนไปแทน|คนอื่นไปแทน|ส่งคนไปแทน|somebodyelsegoes"},
    {Command::kLessons, "บทเรียน|ดูบทเรียน|ความรู้|lessons"},
    {Command::kGroups, "กลุ่มอาชีพ|กลุ่ม|groups"},
    {Command::kEncourage, "ส่งกำลังใจ|ให้กำลังใจ|กำลังใจ|encourage"},
    {Command::kDigest, "สรุป|สรุปวันนี้|สรุปเช้า|ดูสรุป|ขอสรุป|สรุปให้หน่อย|รายงานสรุป|digest|summary"},
    {Command::kWaiting, "รอตัดสิน|รอฉันตัดสิน|รอตรวจ|มีอะไรรอ|เรื่องรอตรวจ|waiting"},
    {Command::kVillageCard, "ดูหมู่บ้าน|หมู่บ้าน|ภาพรวมหมู่บ้าน|village|villages"},
    {Command::kFindHousehold, "หาครัวเรือน|หาบ้าน|ค้นหา|ค้นหาบ้าน|find|findhousehold"},
    {Command::kNoPhone,
     "ไม่มีมือถือ|ไม่มีโทรศัพท์|บ้านไม่มีมือถือ|บ้านไม่มีโทรศัพท์|ไม่มีไลน์|บ้านไม่มีไลน์|nophone|noline"},
    {Command::kHasPhone, "มีมือถือแล้ว|มีโทรศัพท์แล้ว|มีไลน์แล้ว|hasphone|hasline"},
    {Command::kHouseRecord, "จดข้อมูลบ้าน|กรอกข้อมูลบ้าน|จดข้อมูลบ้านแทน|เก็บข้อมูลบ้าน|houserecord"},
    {Command::kToConfirm, "ของที่รอยืนยัน|ยืนยันของ|ยืนยันของแทน|ใครได้ของแล้ว|toconfirm"},
    {Command::kMessage, "ส่งข้อความ|ประกาศ|แจ้งข่าว|message|announce"},
    {Command::kQuota, "โควตา|โควต้า|โควตาข้อความ|ข้อความที่เหลือ|quota|pushes"},
    {Command::kInvite, "เชิญคน|เชิญ|ชวนคน|ขอรหัสเชิญ|invite"},
    {Command::kSwitchRole, "สลับบทบาท|เปลี่ยนบทบาท|สลับ|switchrole|switch"},
    {Command::kThai, "ภาษาไทย|ไทย|thai|ขอภาษาไทย|th"},
    {Command::kEnglish, "english|ภาษาอังกฤษ|อังกฤษ|eng|en|ขอภาษาอังกฤษ"},
};

}  // namespace

std::string_view yes_words() { return kYes; }
std::string_view no_words() { return kNo; }
std::span<const std::string_view> words_before_which() { return kBeforeWhich; }
std::span<const std::string_view> words_after_which() { return kAfterWhich; }
std::string_view first_words_of_two() { return kFirstOfTwo; }
std::string_view second_words_of_two() { return kSecondOfTwo; }
std::string_view both_words() { return kBoth; }
std::string_view same_words() { return kSame; }
std::span<const CommandWords> command_words() { return kCommands; }

}  // namespace sammachip
