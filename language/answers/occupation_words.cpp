#include "language/answers/occupation_words.h"

#include <vector>

#include "language/answers/answers.h"

namespace sammachip {

namespace {

struct OccupationWords {
  std::string_view code;
  std::vector<std::string_view> words;
};

const std::vector<OccupationWords>& occupation_words() {
  static const std::vector<OccupationWords> kAll{
      {"rice", {"ทำนา", "ข้าว", "rice"}},
      {"fruit", {"ทำสวน", "ผลไม้", "ลองกอง", "ทุเรียน", "fruit"}},
      {"rubber", {"ยางพารา", "กรีดยาง", "น้ำยาง", "ขี้ยาง", "ยาง", "rubber"}},
      {"palm", {"ปาล์ม", "palm"}},
      {"cattle", {"เลี้ยงวัว", "วัว", "แพะ", "หมู", "cattle"}},
      {"trade", {"ค้าขาย", "ขายของ", "แม่ค้า", "พ่อค้า", "trade"}},
      {"labour", {"รับจ้าง", "กรรมกร", "labour"}},
      {"veg", {"ปลูกผัก", "ผักอินทรีย์", "ผัก", "vegetables"}},
      {"mush", {"เพาะเห็ด", "เห็ด", "mushrooms"}},
      {"curry", {"พริกแกง", "เครื่องแกง", "curry paste"}},
      {"ferm", {"ปลาร้า", "ปลาส้ม", "ของหมักดอง", "ของดอง"}},
      {"snack", {"ขนม", "กล้วยฉาบ", "ข้าวเกรียบ", "ข้าวโป่ง", "snacks"}},
      {"chick", {"เลี้ยงไก่", "ไก่", "เป็ด", "ไข่", "chickens"}},
      {"fish", {"เลี้ยงปลา", "ประมง", "ปลา", "fish"}},
      {"weave", {"ทอผ้า", "ผ้าไหม", "ผ้าทอ", "weaving"}},
      {"mat", {"ทอเสื่อ", "เสื่อ", "กระจูด", "mats"}},
      {"basket", {"จักสาน", "สานตะกร้า", "basketry"}},
      {"herb", {"สมุนไพร", "ยาหม่อง", "น้ำมันเหลือง", "herbs"}},
      {"batik", {"ผ้าบาติก", "บาติก", "มัดย้อม", "batik"}},
      {"soap", {"สบู่", "น้ำยาล้างจาน", "soap"}},
      {"fert", {"ปุ๋ยหมัก", "น้ำหมัก", "ปุ๋ย", "compost"}},
      {"garland", {"ร้อยมาลัย", "มาลัย", "ดอกไม้", "garlands"}},
      {"sew", {"ตัดเย็บ", "เย็บผ้า", "sewing"}},
      {"tour", {"ท่องเที่ยวชุมชน", "โฮมสเตย์", "homestay"}},
      {"svc", {"ช่าง", "ตัดผม", "เสริมสวย", "repairs"}},
      {"other", {"อื่น ๆ", "อื่นๆ", "other"}},
  };
  return kAll;
}

}  // namespace

std::string_view occupation_in(std::string_view text) {
  // The longest word that is found wins: "เลี้ยงปลา" before "ปลา", "ข้าวเกรียบ" before "ข้าว".
  std::string_view best;
  std::size_t best_length = 0;
  for (const auto& occupation : occupation_words()) {
    for (const auto word : occupation.words) {
      if (word.size() > best_length && contains_keyword(text, word)) {
        best = occupation.code;
        best_length = word.size();
      }
    }
  }
  return best;
}

bool is_about_main_occupation(std::string_view text) {
  return text.find("อาชีพหลัก") != std::string_view::npos;
}

std::string_view what_it_became(std::string_view text) {
  constexpr std::string_view became = "เป็น";
  const auto at = text.rfind(became);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + became.size());
}

}  // namespace sammachip
