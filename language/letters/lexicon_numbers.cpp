#include "language/letters/lexicon_rows.h"

namespace sammachip {
namespace {

// The values of kClassifier and kEveryday are RateUnit's.
constexpr std::int64_t kDay = 1;
constexpr std::int64_t kWeek = 2;
constexpr std::int64_t kMonth = 3;
constexpr std::int64_t kYear = 4;
constexpr std::int64_t kPiece = 5;
constexpr std::int64_t kPerson = 6;
constexpr std::int64_t kTime = 7;

constexpr LexiconRow kNumberRows[] = {
    {Word::kZeroWord, 0, "ศูนย์ ศูนย ศูน สูนย์ ซีโร่ zero"},
    {Word::kDigit, 1, "หนึ่ง หนึง นึ่ง"},
    {Word::kDigit, 2, "สอง สอ่ง"},
    {Word::kDigit, 3, "สาม"},
    {Word::kDigit, 4, "สี่"},
    {Word::kDigit, 5, "ห้า หัา"},
    {Word::kDigit, 6, "หก"},
    {Word::kDigit, 7, "เจ็ด เจด เจ็ค"},
    {Word::kDigit, 8, "แปด"},
    {Word::kDigit, 9, "เก้า เกัา"},
    {Word::kDoubtful, 4, "สี"},
    {Word::kDoubtful, 5, "หา"},
    {Word::kDoubtful, 9, "เกา"},
    {Word::kDoubtful, 100, "รอย"},
    {Word::kDoubtful, 1'000'000, "ลาน"},
    {Word::kEt, 1, "เอ็ด เอด"},
    {Word::kOneOfIt, 0, "นึง หนิ่ง"},
    {Word::kOneOfIt, 1, "เดียว เดียวเอง เดียวเท่านั้น"},
    {Word::kTen, 10, "สิบ"},
    {Word::kTwenty, 20, "ยี่สิบ ยีสิบ ยี่สืบ ซาว"},
    {Word::kUnit, 100, "ร้อย รัอย รอ้ย ฮ้อย"},
    {Word::kUnit, 1'000, "พัน พนั k"},
    {Word::kUnit, 10'000, "หมื่น หมืน หมึ่น หมื้น"},
    {Word::kUnit, 100'000, "แสน"},
    {Word::kUnit, 1'000'000, "ล้าน ลัาน"},
    {Word::kHalf, 0, "ครึ่ง ครึง"},
    {Word::kPoint, 0, "จุด"},
    {Word::kBaht, 0, "บาท บาด บาม บ. บ ฿ b bath baht bht thb bahts บาทไทย .- .-บาท "},
    {Word::kSatang, 1, "สตางค์ สตาง สตางค์. สต. ส.ต. สะตางค์"},
    {Word::kSalueng, 25, "สลึง สลืง"},
    {Word::kRound, 0, "ถ้วน ถ้วนๆ พอดี เต็ม เต็มๆ พอดีเป๊ะ เป๊ะ เป๊ะๆ"},
    {Word::kBanknote, 0, "แบงค์ แบงก์ แบ้งค์ แบ๊งค์ แบงค แบงก แบ้ง แบ๊ง ธนบัตร ธนบัตรใบละ เหรียญ"},
    {Word::kBanknote, 20,
     "แบงค์เขียว แบงก์เขียว แบงค์สีเขียว แบงก์สีเขียว แบ้งเขียว แบ๊งเขียว ธนบัตรสีเขียว ใบเขียว "
     "ใบสีเขียว"},
    {Word::kBanknote, 50,
     "แบงค์ฟ้า แบงก์ฟ้า แบงค์สีฟ้า แบงก์สีฟ้า แบ้งฟ้า แบ๊งฟ้า ธนบัตรสีฟ้า ใบฟ้า ใบสีฟ้า "
     "แบงค์น้ำเงิน แบงก์น้ำเงิน"},
    {Word::kBanknote, 100,
     "แบงค์แดง แบงก์แดง แบงค์สีแดง แบงก์สีแดง แบ้งแดง แบ๊งแดง ธนบัตรสีแดง ใบแดง ใบสีแดง"},
    {Word::kBanknote, 500,
     "แบงค์ม่วง แบงก์ม่วง แบงค์สีม่วง แบงก์สีม่วง แบ้งม่วง แบ๊งม่วง ธนบัตรสีม่วง ใบม่วง ใบสีม่วง"},
    {Word::kBanknote, 1'000,
     "แบงค์เทา แบงก์เทา แบงค์สีเทา แบงก์สีเทา แบ้งเทา แบ๊งเทา ธนบัตรสีเทา ใบเทา ใบสีเทา"},
    {Word::kTo, 0, "ถึง - ~ จนถึง ไปถึง ไปจนถึง"},
    {Word::kOr, 0, "หรือ หรือไม่ก็ ไม่ก็"},
    {Word::kPlus, 0, "+ บวก บวกกับ"},
    {Word::kAnd, 0, "กับ และ แล้วก็ กับอีก และอีก แถม พร้อม & อีก บวกอีก"},
    {Word::kTimes, 0, "x * × คูณ คูน"},
    {Word::kEquals, 0, "= เท่ากับ"},
    {Word::kSlash, 0, "/ |"},
    {Word::kComma, 0, ", ; : •"},
    {Word::kBracket, 0, "( ) [ ] \" ' “ ” ‘ ’ { }"},
    {Word::kStop, 0, ". ! ? ฯ _ # ^ \\ `"},
    {Word::kRepeat, 0, "ๆ"},
    {Word::kRateMark, 0, "ละ"},
    {Word::kPer, 0, "ต่อ per"},
    {Word::kEveryday, kDay, "รายวัน ทุกวัน"},
    {Word::kEveryday, kWeek, "รายสัปดาห์ รายอาทิตย์ ทุกสัปดาห์ ทุกอาทิตย์"},
    {Word::kEveryday, kMonth, "รายเดือน ทุกเดือน"},
    {Word::kEveryday, kYear, "รายปี ทุกปี"},
    {Word::kClassifier, kDay, "วัน คืน day days มื้อ"},
    {Word::kClassifier, kWeek, "สัปดาห์ อาทิตย์ วีค week weeks"},
    {Word::kClassifier, kMonth, "เดือน month months"},
    {Word::kClassifier, kYear, "ปี ขวบ year years"},
    {Word::kClassifier, kPerson, "คน ครัวเรือน ครอบครัว หลังคาเรือน ราย ท่าน เจ้า บ้าน"},
    {Word::kClassifier, kTime, "ครั้ง รอบ หน เที่ยว ชั่วโมง ชม. ชม ที นาที คราว งวด"},
    {Word::kClassifier, kPiece,
     "กิโล กิโลกรัม โล กก. กก ก.ก. กรัม kg กิโลฯ g ขีด ตัน ถัง เกวียน ถุง ขวด กระปุก กำ มัด "
     "ชิ้น ผืน เมตร หลา"},
    {Word::kClassifier, kPiece,
     "ใบ แผ่น ฟอง แผง ตัว ก้อน พวง กระสอบ ชุด อัน ลูก หัว ดอก กอง เข่ง เส้น ห่อ กล่อง แพ็ค แพค แพ็ก "
     "แพ๊ค โหล จาน ชาม แก้ว ถ้วย"},
    {Word::kClassifier, kPiece,
     "ไม้ แท่ง เล่ม คู่ หวี เครือ ต้น ลัง ตะกร้า ปี๊บ ปีบ ไห โอ่ง กอ แปลง ไร่ งาน วา "
     "ตารางวา คัน หลัง เครื่อง"},
    {Word::kClassifier, kPiece,
     "อย่าง กระป๋อง หลอด ซอง ม้วน ขด ปึก ลิตร มล. ซีซี ซม. เซน เซนติเมตร นิ้ว ฟุต กม. กม "
     "กิโลเมตร หน่วย เม็ด ฝัก รัง"},
    {Word::kClassifier, kPiece,
     "ข้อง คันรถ รถ หม้อ กระทง กระบอก เข็ม หยวก ท่อน ซี่ กลีบ ช่อ กระถาง ถาด กลุ่ม หมู่บ้าน "
     "ตำบล แห่ง"},
    {Word::kClassifier, kPiece,
     "ร้าน แถว ชั้น คำ รูป ภาพ แต้ม คะแนน เท่า เสื้อ ห้อง ที่นั่ง โต๊ะ ประการ เรื่อง ประเภท "
     "ชนิด สี่เหลี่ยม ตับ"},
    {Word::kClassifier, kPiece,
     "องศา ดวง บาน เบ้า หยด ปาก แคร่ ผล ลำ ฝูง คอก ครก กะละมัง สาย โครงการ ฉบับ สำรับ ทะลาย ทลาย"},
    {Word::kPercent, 0, "% เปอร์เซ็นต์ เปอร์เซ็น เปอร์เซนต์ เปอเซ็น เปอร์เซนต์ ร้อยละ เปอร์"},
};

}  // namespace

std::span<const LexiconRow> number_rows() { return kNumberRows; }

}  // namespace sammachip
