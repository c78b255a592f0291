#include "bench/typists_people.h"

#include <map>
#include <vector>

#include "language/letters/utf8.h"

namespace bench {

const char* const kMannerNames[kManners] = {"plainly", "politely", "with slips", "in own words",
                                            "what answers nothing"};

Manner manner_of(int person) {
  const unsigned of_100 = static_cast<unsigned>(person) * 37U % 100U;
  if (of_100 < 35) return Manner::kPlain;
  if (of_100 < 60) return Manner::kPolite;
  if (of_100 < 80) return Manner::kSlips;
  return of_100 < 95 ? Manner::kOwnWords : Manner::kLost;
}

std::optional<int> stops_after(int person) {
  if (person % 12 != 5) return std::nullopt;
  return person / 12 % 6 + 1;
}

Typist::Typist(int number, std::string code)
    : number_(number),
      code_(std::move(code)),
      manner_(manner_of(number)),
      random_(static_cast<unsigned>(number) + 1) {}

unsigned Typist::below(unsigned bound) {
  return std::uniform_int_distribution<unsigned>(0, bound - 1)(random_);
}

std::string Typist::pick(std::initializer_list<const char*> from) {
  return *(from.begin() + below(static_cast<unsigned>(from.size())));
}

// One letter of a word of letters alone; figures are right or wrong, and never a slip.
std::string Typist::with_a_slip(std::string words) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < words.size();) {
    const auto decoded = sammachip::decode_character(words, at);
    letters.push_back(words.substr(at, decoded.bytes));
    at += decoded.bytes;
  }
  if (letters.size() < 6) return words;
  const std::size_t at = 1 + below(static_cast<unsigned>(letters.size()) - 2);
  const bool is_thai_digit = letters[at] >= "๐" && letters[at] <= "๙";
  if (is_thai_digit || (letters[at][0] >= '0' && letters[at][0] <= '9')) return words;
  if (below(2) == 0) {
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(at));
  } else {
    letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letters[at]);
  }
  std::string slipped;
  for (const auto& letter : letters) slipped += letter;
  return slipped;
}

std::string Typist::in_their_manner(std::string words) {
  if (manner_ == Manner::kSlips && below(3) == 0) return with_a_slip(std::move(words));
  const bool is_polite = manner_ == Manner::kPolite || below(4) == 0;
  return is_polite ? words + pick({"ค่ะ", "จ้า", "ครับ", "นะ", " จ้ะ", " ค่ะ"}) : words;
}

std::string Typist::first_words() {
  return pick({"สวัสดีค่ะ", "สวัสดี", "สมัครยังไง", "ผู้ใหญ่ให้แอดมา", "เริ่ม", "ดีจ้า"});
}

std::string Typist::answer_to(const std::string& question) {
  const auto stop = stops_after(number_);
  if (stop && answered_ >= *stop) return {};
  ++answered_;
  if (manner_ == Manner::kLost) {
    return answered_ > 8 ? std::string() : pick({"อะไรหว่า", "เอ๊ะ", "ตาลายหมด", "งมอยู่", "ทำไมเป็นงี้"});
  }
  const bool is_own = manner_ == Manner::kOwnWords;
  const std::string number =
      std::to_string(number_ % 300 + 1) + "/" + std::to_string(number_ / 300 + 1);
  static const std::map<std::string, std::vector<const char*>, std::less<>> kWords{
      {"notice.answer", {"ตกลง", "รับทราบ เริ่มเลย", "เริ่มเลย", "โอเค", "ได้"}},
      {"register.relation", {"หัวหน้าบ้าน", "เป็นหัวหน้าบ้าน", "หัวหน้าบ้านเอง"}},
      {"register.same_house", {"คนละบ้าน", "บ้านคนละหลัง"}},
      {"profile.members", {"4", "สี่คน", "อยู่ 3 คน", "สองคนตายาย", "5 คน"}},
      {"profile.main_occupation", {"กรีดยาง", "ทำนา", "ยางพารา", "ค้าขาย", "รับจ้าง"}},
      {"profile.programme_occupation", {"พริกแกง", "เพาะเห็ด", "ปลูกผัก", "เลี้ยงไก่", "จักสาน"}},
      {"profile.total_count", {"20", "ยี่สิบ", "สัก 15"}},
      {"profile.baseline_total", {"9000", "เก้าพัน", "เดือนละ 8000", "หมื่นสอง", "ไม่แน่ใจ"}},
      {"profile.baseline_occupation", {"0", "ยังไม่เคยทำ", "พันห้า", "500"}},
      {"profile.skill", {"ข้าม", "ตำพริกแกง", "ไม่มี", "สานตะกร้า"}},
      {"profile.reporting_day", {"วันศุกร์", "วันไหนก็ได้", "อาทิตย์", "จันทร์"}},
      {"report.period", {"วันนี้", "อาทิตย์นี้", "สัปดาห์นี้", "เมื่อวาน", "รอบนี้"}},
      {"report.already", {"รวมกัน", "รวมกันเลย", "บวกกัน", "เพิ่ม"}},
      {"reason.reason", {"ฝนตก", "ขายไม่ออก", "ไม่ว่าง", "ของยังไม่โต", "ข้าม"}},
      {"reason.help", {"ไม่มี", "ไม่ต้อง", "ข้าม"}}};
  if (question == "register.code") return in_their_manner(is_own ? "รหัสที่ได้มา " + code_ : code_);
  if (question == "register.house_no") return in_their_manner(is_own ? "บ้าน " + number : number);
  if (question == "register.head_name")
    return "ตัวอย่าง ลำดับ" + std::string(1, char('A' + number_ % 26));
  if (question == "register.called") return in_their_manner(is_own ? "เรียกป้าก็ได้" : "ป้าตัวอย่าง");
  const auto words = kWords.find(question);
  if (words != kWords.end()) {
    return in_their_manner(words->second[below(static_cast<unsigned>(words->second.size()))]);
  }
  // All else is whether it is right.
  return in_their_manner(is_own ? pick({"อือ ถูก", "ถูกละ", "ใช่ละ", "ตามนั้น"})
                                : pick({"ใช่", "ถูกแล้ว", "ถูกต้อง", "โอเค"}));
}

Typist::Report Typist::report() {
  if (below(10) == 0) {
    const std::string none = pick({"ไม่ได้ขาย", "0", "อาทิตย์นี้ไม่ได้ขายเลย", "ยังขายไม่ได้"});
    return {none, none, 0};
  }
  struct Said {
    const char* words;
    int baht;
  };
  static constexpr Said kSaid[] = {
      {"350", 350},       {"สามพันห้า", 3500},      {"ขายได้ 420 บาท", 420}, {"ห้าร้อย", 500},
      {"1,200", 1200},    {"วันนี้ได้ 280", 280},     {"ขายผัก 150", 150},     {"ได้เงินมาพันสอง", 1200},
      {"หกร้อยห้าสิบ", 650}, {"๔๕๐ บาท", 450},       {"900 จ้า", 900},        {"เมื่อวานขายได้ 700", 700},
      {"สองพันแปด", 2800}, {"ขายไข่ 90 บาทค่ะ", 90}, {"800.-", 800},         {"ได้มา 1500 บาท", 1500},
      {"แปดร้อย", 800},    {"ขายเห็ดได้ 560", 560}};
  const Said& said = kSaid[below(std::size(kSaid))];
  return {in_their_manner(said.words), said.words, said.baht};
}

}  // namespace bench
