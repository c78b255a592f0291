#include "language/answers/reasons.h"

#include <string>

#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/word_list.h"

namespace sammachip {
namespace {

struct ReasonWords {
  std::string_view kind;
  std::string_view words;  // Without spaces, parted by "|".
};

// The first that is found counts: who was away because of the harvest was away.
constexpr ReasonWords kReasons[] = {
    {"off_season",
     "นอกฤดู|ไม่ใช่หน้า|ไม่ใช่ฤดู|หมดหน้า|ผลัดใบ|ปิดหน้ายาง|ยังไม่ถึงหน้า|ยังไม่ถึงฤดู|บ่แม่นหน้า|offseason"},
    {"away", "ต่างจังหวัด|กรุงเทพ|ไม่อยู่บ้าน|บ่อยู่บ้าน|ไปทำงาน|ไปรับจ้าง|ไปอยู่กับ|ไปเฮ็ดงาน|เข้าเมือง|away"},
    {"weather", "ฝน|น้ำท่วม|น้ำ|แล้ง|ร้อน|หนาว|พายุ|ลมแรง|อากาศ|แดด|ฮ้อน|ฟ้า|rain|flood|drought|weather"},
    {"price", "ราคา|ถูกเกิน|ขายถูก|กดราคา|ไม่คุ้ม|บ่คุ้ม|price"},
    {"unsold",
     "ขายไม่|ขายบ่|ขายม่าย|ไม่มีคนซื้อ|ไม่มีใครซื้อ|บ่มีคนซื้อ|ลูกค้า|คนซื้อ|ตลาด|แม่ค้า|ขายออนไลน์|เงียบ|nobuyer|"
     "unsold|market"},
    {"material",
     "วัตถุดิบ|พันธุ์|เมล็ด|ปุ๋ย|อาหารปลา|ก้อนเห็ด|ของไม่พอ|ของหมด|ไม่มีของ|ขาดของ|อุปกรณ์|เครื่องเสีย|พัง|ทุน|"
     "material|seed"},
    {"not_started",
     "ยังไม่เริ่ม|ยังไม่ได้เริ่ม|ยังไม่ได้ทำ|เพิ่งเริ่ม|เพิ่งปลูก|เพิ่งลง|ยังไม่ออก|ยังไม่โต|ยังเก็บไม่ได้|ยังไม่ได้เก็บ|ยังบ่ได้เฮ็ด|"
     "notstarted"},
    {"personal",
     "ธุระ|งานศพ|งานแต่ง|งานบวช|งานบุญ|เลี้ยงหลาน|ดูแล|ไม่ว่าง|บ่ว่าง|ม่ายว่าง|ไม่มีเวลา|ยุ่ง|ป่วย|ไม่สบาย|เหนื่อย|"
     "busy|sick"},
};

constexpr std::size_t kFewestBytes = 18;  // Six Thai letters.

}  // namespace

std::string_view reason_told(std::string_view text) {
  if (says_unwilling(text)) return "unsaid";
  std::string even = normalise(text);
  std::erase(even, ' ');
  for (const auto& [kind, words] : kReasons) {
    const bool is_of_kind = any_word(
        words, [&](std::string_view word) { return even.find(word) != std::string::npos; });
    if (is_of_kind) return kind;
  }
  const bool is_answer = read_yes_no(text) != YesNo::kUnclear ||
                         read_command(text) != Command::kNone ||
                         read_amount(text).certainty != Certainty::kNone;
  return is_answer || even.size() < kFewestBytes ? std::string_view() : "other";
}

}  // namespace sammachip
