#include "language/answers/grave_news.h"

#include <algorithm>
#include <string>

#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/utf8.h"
#include "language/letters/word_list.h"

namespace sammachip {
namespace {

// Every list is written without spaces and parted by "|".
constexpr std::string_view kSelfHarm =
    "อยากตาย|ฆ่าตัว|ไม่อยากอยู่แล้ว|ไม่อยากอยู่ต่อ|ไม่อยากอยู่อีก|ไม่อยากมีชีวิต|ไม่อยากหายใจ|ไม่อยากตื่น|"
    "อยู่ไปก็เป็นภาระ|อยู่ไปทำไม|ไม่รู้จะอยู่ไป|ไม่รู้จะอยู่ทำไม|คิดสั้น|ตายๆไป|ตายไปซะ|ตายซะ|ตายดีกว่า|ตายให้รู้แล้ว|"
    "หลับแล้วไม่ตื่น|หลับไม่ตื่น|บ่อยากอยู่|ม่ายอยากอยู่|กินยาตาย|กินยาฆ่าหญ้า|ผูกคอ|โดดตึก|โดดสะพาน|โดดน้ำตาย|"
    "ทำร้ายตัวเอง|กรีดแขน|กรีดข้อมือ|จบชีวิต|ขอลาตาย|ลาโลก|อยากหายไปจากโลก|killmyself|suicide|wanttodie|"
    "wannadie|endmylife|endherlife|endhislife|hurtmyself|harmmyself|nottolive|bebetteroffdead";
constexpr std::string_view kDeath =
    "เสียชีวิต|ตาย|สิ้นใจ|สิ้นลม|จากไปแล้ว|สิ้นบุญ|ถึงแก่กรรม|งานศพ|ศพ|ฌาปนกิจ|อนิจกรรม|มรณภาพ|เสียแล้ว|แม่เสีย|พ่อเสีย|"
    "ยายเสีย|ตาเสีย|"
    "ย่าเสีย|ปู่เสีย|ลูกเสีย|หลานเสีย|น้องเสีย|พี่เสีย|ลุงเสีย|ป้าเสีย|น้าเสีย|ผัวเสีย|เมียเสีย|สามีเสีย|ภรรยาเสีย|แฟนเสีย|"
    "แท้ง|"
    "จมน้ำ|สูญเสีย|died|death|passedaway|funeral";
constexpr std::string_view kTrouble =
    "ป่วย|ไม่สบาย|บ่สบาย|เข้าโรงพยาบาล|เข้ารพ|เข้าร.พ.|นอนโรงพยาบาล|โรงบาล|นอนรพ|แอดมิด|แอดมิท|ผ่าตัด|มะเร็ง|"
    "ไตวาย|ฟอกไต|อัมพาต|อัมพฤกษ์|ติดเตียง|เส้นเลือด|หัวใจวาย|ไอซียู|icu|โคม่า|อุบัติเหตุ|รถชน|รถล้ม|รถคว่ำ|"
    "ขาหัก|แขนหัก|หกล้ม|บาดเจ็บ|ไฟไหม้|ไฟใหม้|ไฟดูด|น้ำท่วม|น้ำป่า|ดินถล่ม|พายุ|วาตภัย|อุทกภัย|ภัยแล้ง|"
    "แผ่นดินไหว|บ้านพัง|หลังคาปลิว|หมดตัว|ถูกยึด|โดนยึด|ยึดบ้าน|ยึดที่|โดนโกง|ถูกโกง|ขโมยขึ้น|ถูกปล้น|โดนปล้น|"
    "ทะเลาะ|ตีกัน|ทำร้าย|ทุบตี|โดนตี|ถูกตี|ตบตี|ผัวตี|สามีตี|เมียตี|ข่มขืน|ล่วงละเมิด|ขู่ฆ่า|ข่มขู่|ฟ้อง|ถูกจับ|โดนจับ|ติดคุก|"
    "เข้าคุก|หย่า|เลิกกัน|ทิ้งไป|หนีออกจากบ้าน|ติดยา|ติดเหล้า|ไม่อยากอยู่|ไม่ไหวแล้ว|ไม่ไหว|ทนไม่ไหว|หมดหวัง|"
    "สิ้นหวัง|หมดแรง|หมดกำลังใจ|ท้อ|ท้อแท้|เครียด|ซึมเศร้า|ร้องไห้|ไม่มีทางออก|มืดแปดด้าน|ไม่มีจะกิน|ไม่มีข้าวกิน|"
    "อดข้าว|ชักหน้าไม่ถึงหลัง|หนี้ท่วม|เจ้าหนี้ทวง|เจ้าหนี้มาทวง|หนี้นอกระบบ|ตกงาน|โรคระบาด|อหิวาต์|hospital|"
    "accident|flood|โควิด|ลัมปี|โรคปากเท้า|เศร้า|เสียใจมาก|กลุ้ม|แย่มาก|แย่แล้ว|เจ็บหนัก|อาการหนัก|ช่วยด้วย";

// Fixed sayings in which nobody dies and nothing is lost. Longest first.
constexpr std::string_view kLight[] = {
    "อุ๊ยตายแล้ว",  "เหนื่อยจะตาย", "เหนื่อยแทบตาย", "หัวเราะตาย", "คลายเครียด", "เหนื่อยตาย", "สู้ไม่ท้อ",
    "สบายไม่ไหว", "แพงจะตาย",   "ร้อนจะตาย",    "หิวจะตาย",   "ยากจะตาย",  "ง่ายจะตาย", "ถูกจะตาย",
    "เยอะจะตาย", "ไม่ทะเลาะ",   "ท้องตลาด",     "ท้องถิ่น",     "หายเครียด",  "ไม่เครียด",  "ท้องฟ้า",
    "ละลายตาย",  "ตายเป็นตาย",  "จะตายไหมถ้า",  "จะตายมั้ยถ้า", "ของเสียแล้ว", "เป็นลมตาย", "ฮาตาย",
    "ปิดตาย",     "พังตาย",      "แทบตาย",      "อุ๊ยตาย",     "ขำตาย",     "ร้อนตาย",   "หนาวตาย",
    "หายป่วย",    "ท้องนา",      "ลูกท้อ",        "ไม่ป่วย",     "ไม่ตาย",     "ไม่ท้อ",     "ตายจริง",
    "ตายล่ะ",     "ตายละ",      "ตายตัว",       "ตายด้าน",    "หน้าตาย",    "ตายาย",    "ยายตา",
    "เสียเงิน",    "เสียค่า",      "เสียเวลา",     "เสียดาย",    "เสียภาษี",    "เสียหาย",   "ศพด",
    "ท้อง"};

// What a household lives by. A mother hen is no mother.
constexpr std::string_view kLiving =
    "ต้น|แปลง|คอก|เล้า|บ่อ|ฝูง|ไก่|เป็ด|ห่าน|หมู|วัว|ควาย|แพะ|แกะ|ปลา|กุ้ง|หอย|ปู|กบ|จิ้งหรีด|ผึ้ง|ชันโรง|ไหม|เห็ด|ผัก|"
    "ข้าว|พริก|กล้า|ต้นไม้|"
    "ต้นยาง|"
    "ทุเรียน|มะนาว|มะม่วง|กล้วย|ลำไย|มัน|อ้อย|แตง|ฟักทอง|ดอกไม้|สวน|hen|chicken|duck|pig|cow|fish|plant|"
    "crop";
constexpr std::string_view kPeople =
    "พ่อ|แม่|ยาย|ย่า|ปู่|ลูกชาย|ลูกสาว|หลาน|ผัว|เมีย|สามี|ภรรยา|แฟน|พี่|น้อง|ลุง|ป้า|เพื่อน|คนที่บ้าน|father|mother|"
    "husband|"
    "wife|son|daughter";
constexpr std::string_view kPersonDied = "งานศพ|เสียชีวิต|โรงพยาบาล|โรงบาล";
constexpr std::string_view kLossWords = "ตาย|ป่วย|น็อค|น็อก|died|death|dead";

std::string without_spaces_of(std::string_view text) {
  std::string rest = normalise(text);
  std::erase(rest, ' ');
  return rest;
}

struct Lists {
  Lists() {
    for (const std::string_view saying : kLight) light.add(saying);
  }
  WordFinder self_harm{kSelfHarm};
  WordFinder death{kDeath};
  WordFinder trouble{kTrouble};
  WordFinder light;
  WordFinder living{kLiving};
  WordFinder people{kPeople};
  WordFinder person_died{kPersonDied};
  WordFinder loss{kLossWords};
};

const Lists& lists() {
  static const Lists kLists;
  return kLists;
}

// Where the first of the phrases stands as itself, and not with a vowel that belongs to another
// word; npos: nowhere.
std::size_t find_one_of(std::string_view text, const WordFinder& phrases) {
  return phrases.find(text, [&](std::size_t at, std::string_view phrase) {
    const std::size_t past = at + phrase.size();
    return past >= text.size() || !leans_on_consonant(decode_character(text, past).character);
  });
}

bool has_one_of(std::string_view text, const WordFinder& phrases) {
  return find_one_of(text, phrases) != std::string_view::npos;
}

bool is_letter_byte(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0 || (c >= 'a' && c <= 'z');
}

void take_away(std::string& text, std::string_view saying) {
  for (std::size_t at = text.find(saying); at != std::string::npos; at = text.find(saying, at)) {
    text.replace(at, saying.size(), 1, ' ');
  }
}

// "ไก่ตายไป 3 ตัว", "ปลาในบ่อทยอยตาย": what it lives by stands right before each such word, and
// nobody is spoken of.
bool is_of_living(std::string text) {
  for (const std::string_view parent : {"แม่", "พ่อ"}) {
    for (const std::string_view animal : {"ไก่", "หมู", "วัว", "พันธุ์", "ปลา", "เป็ด"}) {
      const std::size_t at = text.find(std::string(parent) + std::string(animal));
      if (at != std::string::npos) text.erase(at, parent.size());
    }
  }
  if (has_one_of(text, lists().people) || has_one_of(text, lists().person_died)) return false;
  constexpr std::size_t near = 48;  // Bytes: sixteen Thai letters.
  bool is_any = false;
  const std::string_view all = text;
  for (std::size_t from = 0;; ++from) {
    const std::size_t found = find_one_of(all.substr(from), lists().loss);
    if (found == std::string_view::npos) break;
    from += found;
    const std::size_t begin = from > near ? from - near : 0;
    if (!has_one_of(all.substr(begin, from - begin), lists().living)) return false;
    is_any = true;
  }
  return is_any;
}

}  // namespace

Grave read_grave_news(std::string_view text) {
  std::string rest = without_spaces_of(text);
  // A figure alone, as most messages are.
  if (std::ranges::none_of(rest, is_letter_byte)) return Grave::kNone;
  if (has_one_of(rest, lists().self_harm)) return Grave::kSelfHarm;
  // "ตายแล้ว พิมพ์ผิด" is a sigh; "แม่ตายแล้ว" is none.
  if (rest.starts_with("ตายแล้ว")) rest.erase(0, std::string_view("ตายแล้ว").size());
  const auto is_any = [](std::size_t, std::string_view) { return true; };
  if (lists().light.find(rest, is_any) != std::string::npos) {
    for (const std::string_view saying : kLight) take_away(rest, saying);
  }
  if (is_of_living(rest)) return Grave::kLoss;
  if (has_one_of(rest, lists().death)) return Grave::kDeath;
  return has_one_of(rest, lists().trouble) ? Grave::kTrouble : Grave::kNone;
}

bool says_heavy_news(std::string_view text) { return read_grave_news(text) != Grave::kNone; }

}  // namespace sammachip
