#include "handlers/calendar/occupations.h"

#include <algorithm>

#include "language/answers/answers.h"

namespace sammachip {

const std::vector<Occupation>& occupations() {
  // Main and programme flags decide the buttons; every code can be typed for either question.
  static const std::vector<Occupation> all{
      {"rice", Pace::kMonthly, true, false, {"ทำนา", "ข้าว", "rice"}},
      {"fruit", Pace::kMonthly, true, false, {"ทำสวน", "ผลไม้", "ลองกอง", "ทุเรียน", "fruit"}},
      {"rubber",
       Pace::kTwoWeekly,
       true,
       false,
       {"ยางพารา", "กรีดยาง", "น้ำยาง", "ขี้ยาง", "ยาง", "rubber"}},
      {"palm", Pace::kMonthly, true, false, {"ปาล์ม", "palm"}},
      {"cattle", Pace::kMonthly, true, false, {"เลี้ยงวัว", "วัว", "แพะ", "หมู", "cattle"}},
      {"trade", Pace::kWeekly, true, false, {"ค้าขาย", "ขายของ", "แม่ค้า", "พ่อค้า", "trade"}},
      {"labour", Pace::kWeekly, true, false, {"รับจ้าง", "กรรมกร", "labour"}},
      {"veg", Pace::kWeekly, false, true, {"ปลูกผัก", "ผักอินทรีย์", "ผัก", "vegetables"}},
      {"mush", Pace::kWeekly, false, true, {"เพาะเห็ด", "เห็ด", "mushrooms"}},
      {"curry", Pace::kWeekly, false, true, {"พริกแกง", "เครื่องแกง", "curry paste"}},
      {"ferm", Pace::kWeekly, false, true, {"ปลาร้า", "ปลาส้ม", "ของหมักดอง", "ของดอง"}},
      {"snack", Pace::kWeekly, false, true, {"ขนม", "กล้วยฉาบ", "ข้าวเกรียบ", "ข้าวโป่ง", "snacks"}},
      {"chick", Pace::kWeekly, false, true, {"เลี้ยงไก่", "ไก่", "เป็ด", "ไข่", "chickens"}},
      {"fish", Pace::kWeekly, false, true, {"เลี้ยงปลา", "ประมง", "ปลา", "fish"}},
      {"weave", Pace::kTwoWeekly, false, true, {"ทอผ้า", "ผ้าไหม", "ผ้าทอ", "weaving"}},
      {"mat", Pace::kTwoWeekly, false, true, {"ทอเสื่อ", "เสื่อ", "กระจูด", "mats"}},
      {"basket", Pace::kTwoWeekly, false, true, {"จักสาน", "สานตะกร้า", "basketry"}},
      {"herb", Pace::kTwoWeekly, false, true, {"สมุนไพร", "ยาหม่อง", "น้ำมันเหลือง", "herbs"}},
      {"batik", Pace::kTwoWeekly, false, false, {"ผ้าบาติก", "บาติก", "มัดย้อม", "batik"}},
      {"soap", Pace::kTwoWeekly, false, false, {"สบู่", "น้ำยาล้างจาน", "soap"}},
      {"fert", Pace::kMonthly, false, false, {"ปุ๋ยหมัก", "น้ำหมัก", "ปุ๋ย", "compost"}},
      {"garland", Pace::kWeekly, false, false, {"ร้อยมาลัย", "มาลัย", "ดอกไม้", "garlands"}},
      {"sew", Pace::kTwoWeekly, false, false, {"ตัดเย็บ", "เย็บผ้า", "sewing"}},
      {"tour", Pace::kMonthly, false, false, {"ท่องเที่ยวชุมชน", "โฮมสเตย์", "homestay"}},
      {"svc", Pace::kWeekly, false, false, {"ช่าง", "ตัดผม", "เสริมสวย", "repairs"}},
      {"other", Pace::kWeekly, true, true, {"อื่น ๆ", "อื่นๆ", "other"}},
  };
  return all;
}

const Occupation* find_occupation(std::string_view code) {
  const auto& all = occupations();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Occupation& one) { return one.code == code; });
  return found == all.end() ? nullptr : &*found;
}

const Occupation* read_occupation(std::string_view text) {
  // The longest word that is found wins: "เลี้ยงปลา" before "ปลา", "ข้าวเกรียบ" before "ข้าว".
  const Occupation* best = nullptr;
  std::size_t best_length = 0;
  for (const auto& occupation : occupations()) {
    for (const auto word : occupation.words) {
      if (word.size() > best_length && contains_keyword(text, word)) {
        best = &occupation;
        best_length = word.size();
      }
    }
  }
  return best;
}

}  // namespace sammachip
