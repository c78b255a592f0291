// A whole village's incomes in one message.
#include <catch2/catch.hpp>
#include <sstream>

#include "language/lists/village_lines.h"

using namespace sammachip;

namespace {

// The village of these cases: house number, head.
const std::vector<ListedHouse> kVillage = {
    {"12", "สมใจ ใจดี"},  {"23/1", "นายบุญมี ศรีสุข"}, {"45", "นาง พรทิพย์ แก้วมณี"}, {"7", "สมศรี รักไทย"},
    {"88", "สมศรี ทองดี"}, {"3", "ประเสริฐ มั่นคง"},   {"101/2", "อำไพ จันทร์แดง"}};

std::string words_of(const VillageLine& line) {
  static const char* const kTroubles[] = {"", "none", "which", "twice", "nohouse", "whichhouse"};
  std::string text;
  for (const std::size_t house : line.houses) {
    text += (text.empty() ? "" : "+") + kVillage.at(house).house_no;
  }
  if (text.empty()) text = "?";
  text += "=";
  if (line.trouble != LineTrouble::kNone) {
    return text + kTroubles[static_cast<std::size_t>(line.trouble)];
  }
  if (line.amount.kind == AmountKind::kNotCounted) return text + "uncounted";
  if (line.amount.kind == AmountKind::kUnwilling) return text + "unwilling";
  return text + amount_line(line.amount);
}

// "12=3000 23/1=0": what each line came to.
std::string read_lines(const std::string& text) {
  std::string all;
  for (const auto& line : read_village_lines(text, kVillage)) {
    all += (all.empty() ? "" : " ") + words_of(line);
  }
  return all;
}

struct ListCase {
  const char* text;
  const char* expected;
};

const ListCase kCases[] = {
    // By house number, by name, by both, in any order.
    {"12 3,000\n23/1 2000\n45 0", "12=3000 23/1=2000 45=0"},
    {"สมใจ 3,000\nบุญมี 500", "12=3000 23/1=500"},
    {"12 สมใจ 3,000\n23/1 บุญมี ๒พัน\n45 พรทิพย์ ยังไม่ได้ขาย", "12=3000 23/1=2000 45=0"},
    {"45 พรทิพย์ 800\n12 สมใจ 300\n23/1 บุญมี 400", "45=800 12=300 23/1=400"},
    {"101/2 500\n88 250", "101/2=500 88=250"},
    // The writer's own counting says nothing, until it meets a house of that number.
    {"1 (สมใจ) 3,000 / 2 (บุญมี) ๒พัน / 3 ยังไม่ได้ขาย", "12=3000 23/1=2000 3=whichhouse"},
    {"1. สมใจ 3000\n2. บุญมี 2000\n3. พรทิพย์ 500", "12=3000 23/1=2000 45+3=whichhouse"},
    {"1) สมใจ 3000 บาท\n2) บุญมี 2000 บาท", "12=3000 23/1=2000"},
    {"ลำดับ 2 300\nลำดับ 3 400", "?=nohouse ?=nohouse"},
    {"ข้อ 1 สมใจ 300\nข้อ 3 บุญมี 250", "12=300 23/1=250"},
    {"1. บุญมี 500\n2. สมใจ 300", "23/1=500 12=300"},
    {"1 พรทิพย์ 500\n2 สมใจ 300\n3 บุญมี 200", "45=500 12=300 23/1+3=whichhouse"},
    {"1) บ้านเลขที่ 45 500\n2) บ้านเลขที่ 12 300", "45=500 12=300"},
    {"1. 23/1 บุญมี 500\n2. 12 สมใจ 300", "23/1=500 12=300"},
    {"1) 12 300\n2) 45 200", "12=300 45=200"},
    // Several houses in one line.
    {"12 500, 45 300, 23/1 ไม่มี", "12=500 45=300 23/1=0"},
    {"12 สมใจ 500, 45 พรทิพย์ 300, 88 ไม่ได้ขาย", "12=500 45=300 88=0"},
    {"12 1,500, 45 2,300,23/1 200", "12=1500 45=2300 23/1=200"},
    {"สมใจ 500, บุญมี 300", "12=500 23/1=300"},
    {"12 สมใจ 500 23/1 บุญมี 300 3 ประเสริฐ 450", "12=500 23/1=300 3=450"},
    {"เลขที่ 12 ได้ 500 บาท เลขที่ 45 ได้ 300 บาท และเลขที่ 3 ไม่ได้ขาย", "12=500 45=300 3=0"},
    {"12 500, 99 300, 45 400", "12=500 ?=nohouse 45=400"},
    {"12 500, ยายเนียม 300", "12=500 ?=nohouse"},
    {"๑๒ ๕๐๐, ๔๕ ๓๐๐", "12=500 45=300"},
    // One house's parts, or what cannot be told, stay together.
    {"12 ขายเห็ด 500, ขายผัก 300\n45 400", "12=800 45=400"},
    {"12 500, 20 กก.\n45 400", "12=500 45=400"},
    {"12 1,500\n45 400", "12=1500 45=400"},
    {"12 500 45 300", "12=none 45=none"},
    {"12 500, 45 300 ที่เหลือไม่มี", "12=500 45=300 23/1=0 7=0 88=0 3=0 101/2=0"},
    {"12 500\nที่เหลือ 300", "12=500"},
    // A number in front is a house number, whatever the other lines say.
    {"3 500", "3=500"},
    {"2 400\n3 500", "?=nohouse 3=500"},
    {"1 3,000\n2 ๒พัน\n3 ยังไม่ได้ขาย", "?=nohouse ?=nohouse 3=0"},
    {"12 400\n3 500", "12=400 3=500"},
    {"1 ป้าแดง 300\n3 ลุงมั่น 200", "?=nohouse 3=200"},
    {"400 ของบ้าน 12\nได้ 300 เลขที่ 45", "12=400 45=300"},
    {"ยอดบ้าน 12 400\nมี 3 บ้าน 500", "12=400 ?=nohouse"},
    // Several houses in a line are asked about one by one.
    {"12 101/2 5", "12=none 101/2=none"},
    {"12,101/2,5", "12=none 101/2=none"},
    {"12, 45, 7", "12=none 45=none 7=none"},
    {"12 45 300\n3 500", "12=none 45=none 3=500"},
    {"12 45", "12=45"},
    {"เลขที่ 3 500\n12 300", "3=500 12=300"},
    {"บ้านเลขที่ 7 900\nบ้านเลขที่ ๘๘ 100", "7=900 88=100"},
    {"บ้าน 12 300\nบ้าน 45 200", "12=300 45=200"},
    // Ways of writing the amount, read_amount's to decide.
    {"สมใจ สามพันห้า\nบุญมี ขาดทุน 200", "12=3500 23/1=-200"},
    {"สมใจ ประมาณ 300\nบุญมี กำไร 250", "12=300 23/1=250"},
    {"สมใจ พันสองพัน\nบุญมี 300", "12=which 23/1=300"},
    {"สมใจ ร้อยห้า\nบุญมี 300-400", "12=which 23/1=which"},
    {"สมใจ วันละ 300\nบุญมี 5 กิโล กิโลละ 40", "12=which 23/1=200"},
    {"สมใจ ยังไม่ได้นับ\nบุญมี ไม่อยากบอก", "12=uncounted 23/1=unwilling"},
    {"สมใจ ขายไม่ออก\nบุญมี ไม่มีรายได้", "12=0 23/1=0"},
    {"สมใจ 120+80\nบุญมี 1,250 บาทค่ะ", "12=200 23/1=1250"},
    {"สมใจ 3 500\nบุญมี 3,50", "12=which 23/1=which"},
    {"12: 300\n23/1= 400\n45 - 500", "12=300 23/1=400 45=500"},
    {"12 -200\n45 300", "12=which 45=300"},
    {"สมใจ300\nบุญมีสองร้อย\nพรทิพย์ไม่ได้ขาย", "12=300 23/1=200 45=0"},
    {"3,000 สมใจ\n500 บุญมี", "12=3000 23/1=whichhouse"},
    // Names as people write them.
    {"นายสมใจ 300\nป้าพรทิพย์ 200", "12=300 45=200"},
    {"12 สมไจ 300\n23/1 บุนมี 200", "12=300 23/1=200"},
    {"สมไจ 300\nพรทิพ 200", "12=300 45=whichhouse"},
    {"สมใจ ใจดี 300\nบุญมี ศรีสุข 250", "12=300 23/1=250"},
    {"สมศรี 300\nสมใจ 100", "7+88=whichhouse 12=100"},
    {"สมศรี ทองดี 300\nสมศรี รักไทย 200", "88=300 7=200"},
    {"7 สมศรี 300\n88 สมศรี 200", "7=300 88=200"},
    {"12 ป้าแดง 300\n45 200", "12=300 45=200"},
    {"12 บุญมี 300\n45 200", "12+23/1=whichhouse 45=200"},
    {"99 สมใจ 300\n45 200", "12=whichhouse 45=200"},
    {"1. ป้าแดง 300\n2. บุญมี 200", "?=nohouse 23/1=200"},
    // Missing, doubled, unknown.
    {"สมใจ\nบุญมี 300", "12=none 23/1=300"},
    {"สมใจ 300\nบุญมี 200\nสมใจ 300", "12=300 23/1=200"},
    {"สมใจ 300\nบุญมี 200\nสมใจ 500", "12=twice 23/1=200"},
    {"สมใจ 300\nสมใจ\nบุญมี 200", "12=300 23/1=200"},
    {"99 300\nสมใจ 200", "?=nohouse 12=200"},
    {"ปุ้ย 300\nสมใจ 200", "?=nohouse 12=200"},
    {"99\nสมใจ 200", "12=200"},
    {"12 พันห้า\nสมศรี ทองดี 200", "12=whichhouse 88=200"},
    {"2 พัน\nบุญมี 200", "?=nohouse 23/1=200"},
    {"12 90 / 45 100 / 7 ป่วย ไม่ได้ขาย", "12=90 45=100 7=0"},
    // Headings, greetings, totals.
    {"รายได้หมู่ 1 รอบ 12 มิ.ย. 60\nสมใจ 300\nบุญมี 200\nรวม 500 บาท\nขอบคุณค่ะ", "12=300 23/1=200"},
    {"สวัสดีค่ะ ส่งของรอบนี้นะคะ\n12 300\n45 400", "12=300 45=400"},
    {"3 บ้านยังไม่ส่ง\n12 300\n45 400", "12=300 45=400"},
    {"12 มิ.ย. 60\nสมใจ 300\nบุญมี 400", "12=300 23/1=400"},
    {"12/6/60\nสมใจ 300\nบุญมี 400", "12=300 23/1=400"},
    {"- สมใจ 300\n- บุญมี 400\n\n", "12=300 23/1=400"},
    // "/" inside house numbers and rates does not part lines.
    {"23/1 300/45 200", "23/1=which"},
    {"สมใจ 300 บาท/วัน\nบุญมี 200", "12=which 23/1=200"},
    {"สมใจ 300/บุญมี 200/พรทิพย์ 0", "12=300 23/1=200 45=0"},
    {"23 / 1 300\nสมใจ 200", "?=nohouse 12=200"},
    {"สมใจ 300; บุญมี 400", "12=300 23/1=400"},
    {"๑๒ ๓๐๐\n๔๕ ๔๐๐", "12=300 45=400"},
    {"", ""},
    {"สวัสดี", ""},
};

}  // namespace

TEST_CASE("A village's list is read line by line, and what is unclear says why") {
  for (const auto& one : kCases) {
    INFO(one.text);
    CHECK(read_lines(one.text) == one.expected);
  }
}

TEST_CASE("A message with a house and a figure, or with several houses, is a village's list") {
  for (const char* text :
       {"12 3,000\n23/1 2000", "สมใจ 300 / บุญมี 200", "1. สมใจ 3000\n2. บุญมี 20",
        "สมใจ ป่วย\nบุญมี 300\nพรทิพย์ 200", "สมใจ 300", "12 400\nยายแช่ม 900", "9 400\nยายแช่ม 900",
        "9 400\n10 500", "12 101/2 5", "99 สมใจ 300", "12 400 เมื่อวาน", "400 ของบ้าน 12",
        "ยายแช่ม 900", "12 ป้าแดง 300", "ยอดบ้านเลขที่ 12 400"}) {
    INFO(text);
    CHECK(is_village_list(text, kVillage));
  }
  for (const char* text :
       {"ผัก 120\nไข่ 80", "12 กำ 300\n45 ถุง 400", "12 พันห้า", "12 x 50", "ป้าย 100", "45 + 300",
        "ขายอยู่บ้าน 400", "300", "ขายได้ 300 บาท/วัน", "12/6/60", "สวัสดี\nสมใจ",
        "โทร 081-234-5678\nบ้านเลขที่ 12", "ขายเห็ด 3 กิโล 240\nขายไข่ 2 แผง 200", "",
        "เมื่อวานขายได้ 300\nวันนี้ขายได้ 200"}) {
    INFO(text);
    CHECK_FALSE(is_village_list(text, kVillage));
  }
}

TEST_CASE("A name that is not in the list is kept as it was written") {
  const auto lines = read_village_lines("12 ป้าแดง 300\n45 พรทิพย์ 200", kVillage);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].called == "ป้าแดง");
  CHECK(lines[1].called.empty());
  CHECK(lines[1].words == "200");
}

TEST_CASE("Two figures for a house come back as two choices") {
  const auto lines = read_village_lines("12 300\n12 500\n45 1", kVillage);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].amount.choices == std::vector<std::int64_t>{30'000, 50'000});
}

TEST_CASE("Any bytes will do, and a long list is read in time") {
  CHECK(read_lines("\xff\xfe 12\n\xe0\xb8\n///;;\n300") == "?=nohouse");
  std::ostringstream list;
  for (int i = 0; i < 500; ++i) list << i << " สมใจ " << i * 10 << "\n";
  CHECK(read_village_lines(list.str(), kVillage).size() <= 500);
  CHECK(read_village_lines(std::string(5000, '/'), kVillage).empty());
}
