// Which houses of a village a message names.
#include <catch2/catch.hpp>

#include "language/lists/house_list.h"

using namespace sammachip;

namespace {

const std::vector<ListedHouse> kHouses = {{"12", "สมใจ ใจดี"},      {"23/1", "นายบุญมี ศรีสุข"},
                                          {"45", "นาง พรทิพย์ แก้ว"}, {"7", "สมศรี รักไทย"},
                                          {"88", "สมศรี ทองดี"},     {"12/3", "ลำดวน มั่นคง"}};

// "missing 12 23/1 ?ป้าดำ".
std::string read_houses(const std::string& text) {
  static const char* const kSaid[] = {"these", "missing", "there",  "all",
                                      "none",  "mixed",   "divided"};
  const HouseList list = read_house_list(text, kHouses);
  std::string shown = kSaid[static_cast<std::size_t>(list.said)];
  for (const auto place : list.houses) shown += " " + kHouses.at(place).house_no;
  for (const auto place : list.missing) shown += " -" + kHouses.at(place).house_no;
  for (const auto& word : list.unclear) shown += " ?" + word;
  return shown;
}

}  // namespace

TEST_CASE("Houses are read by number or name, with what is said of them") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"12", "these 12"},
      {"12 23/1", "these 12 23/1"},
      {"๑๒ ๒๓/๑", "these 12 23/1"},
      {"12,23/1,45", "these 12 23/1 45"},
      {"12 กับ 45", "these 12 45"},
      {"บ้านเลขที่ 12 และ 45", "these 12 45"},
      {"12 12", "these 12"},
      {"12 23/1 ไม่มา", "missing 12 23/1"},
      {"ขาด 12 45", "missing 12 45"},
      {"วันนี้ขาด 2 บ้าน 12 กับ 45 ค่ะ", "missing 12 45"},
      {"ไม่มา 2 บ้าน: 12, 45", "missing 12 45"},
      {"สมใจไม่มา", "missing 12"},
      {"บุญมีกับพรทิพย์ไม่มาครับ", "missing 23/1 45"},
      {"บ้านลำดวนไม่ได้มา", "missing 12/3"},
      {"ไม่เห็น 45", "missing 45"},
      {"มาครบ", "all"},
      {"มากันครบทุกบ้าน", "all"},
      {"มาครบค่ะ", "all"},
      {"ครบ", "all"},
      {"ทุกบ้าน", "all"},
      {"ไม่มีใครขาด", "all"},
      {"ไม่มีใครมา", "none"},
      {"มาครบ ขาด 12", "missing 12"},
      {"ทุกบ้านยกเว้น 45", "missing 45"},
      {"มา 12 23/1", "there 12 23/1"},
      {"มาแค่ 12 กับ 45", "there 12 45"},
      {"7 สมศรี ไม่มา", "missing 7"},
      // Some came, some did not.
      {"12 มา 45 ไม่มา", "divided 12 -45"},
      {"12 มา\n45 ไม่มา\n23/1 มา", "divided 12 23/1 -45"},
      {"12 มา, 45 ขาด, 23/1 ลา", "divided 12 -45 -23/1"},
      {"มา 12 45 ขาด 23/1", "divided 12 45 -23/1"},
      {"คนมา\n12\n45\nคนขาด\n23/1", "divided 12 45 -23/1"},
      {"12 45 มา ที่เหลือไม่มา", "there 12 45"},
      {"12 45 ไม่มา นอกนั้นมา", "missing 12 45"},
      {"12 มา 23/1 มา 45 ไม่มา 7 มา 88 มา 12/3 ไม่มา", "missing 45 12/3"},
      {"12 มา\n45\n23/1 ไม่มา", "mixed 12 45 23/1"},
      {"12 มา 12 ไม่มา 45 ไม่มา", "mixed 12 45"},
      // As on paper: counted, ticked.
      {"1. สมใจ ✓\n2. บุญมี ✗\n3. พรทิพย์ ✔", "divided 12 45 -23/1"},
      {"1) 12 ✓\n2) 45 x\n3) 23/1 -", "divided 12 -45 -23/1"},
      {"- 12 ☑\n- 45 ☑", "there 12 45"},
      {"๑. บ้านเลขที่ ๑๒ มา\n๒. บ้านเลขที่ ๔๕ ไม่มา", "divided 12 -45"},
      {"1\t12\tสมใจ\n2\t45\tพรทิพย์", "these 12 45"},
      {"12 /\n45 /", "there 12 45"},
      // What is not clear is asked.
      {"12 45 มา 23/1", "there 12 45 23/1"},
      {"มาครบ 12", "mixed 12"},
      {"99 ไม่มา", "missing ?99"},
      {"12 กับป้าดำไม่มา", "missing 12 ?ป้าดำ"},
      {"สมศรีไม่มา", "missing ?สมศรี"},
      {"ขาด 3 บ้าน 12 45", "missing 12 45 ?3"},
      {"ขาด 2 บ้าน", "missing ?2"},
      {"23", "these ?23"},
      {"", "these"},
      {"\xff\xfe 12", "these 12"}};
  for (const auto& [text, wanted] : cases) {
    INFO(text);
    CHECK(read_houses(text) == wanted);
  }
}

TEST_CASE("Without houses nothing is named, and long texts end") {
  CHECK(read_house_list("12 ไม่มา", {}).houses.empty());
  std::string much;
  for (int i = 0; i < 5000; ++i) much += "12 กขคง ";
  CHECK(read_house_list(much, kHouses).houses.size() == 1);
}
