#include "commands/village_file.h"

#include <catch2/catch.hpp>

using namespace sammachip;

namespace {

const std::string kGood = "92060301,1,ควนเมา,เขากอบ,ห้วยยอด,ตรัง\n";

// All that is wrong, a line each: "3: what".
std::string wrong_in(const std::string& csv) {
  std::string all;
  for (const auto& bad : read_village_file(csv).bad_lines) {
    all += std::to_string(bad.line) + ": " + bad.what + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("The columns are found by their names, in any order, in Thai or English") {
  for (const char* csv :
       {"code,moo,name,tambon,district,province\n92060301,1,ควนเมา,เขากอบ,ห้วยยอด,ตรัง\n",
        "Province,Amphoe,Remark,Sub-district,Village name,MOO,Code\n"
        "ตรัง,ห้วยยอด,-,เขากอบ,ควนเมา,1,92060301\n",
        "\xEF\xBB\xBFรหัสหมู่บ้าน,หมู่ที่,ชื่อหมู่บ้าน,ตำบล,อำเภอ,จังหวัด\r\n"
        "๙๒๐๖๐๓๐๑,หมู่ที่ ๑,บ้านควนเมา,ต.เขากอบ,อ.ห้วยยอด,จังหวัดตรัง\r\n",
        "92060301,1,ควนเมา,เขากอบ,ห้วยยอด,ตรัง"}) {
    const VillageFile file = read_village_file(csv);
    INFO(csv);
    CHECK(file.bad_lines.empty());
    REQUIRE(file.villages.size() == 1);
    const ListedVillage& village = file.villages[0];
    CHECK(village.code == "92060301");
    CHECK(village.moo == 1);
    CHECK(village.name == "ควนเมา");
    CHECK(village.tambon == "เขากอบ");
    CHECK(village.district == "ห้วยยอด");
    CHECK(village.province == "ตรัง");
  }
}

TEST_CASE("What Excel saves on a Thai machine is read: Windows-874") {
  // "92060301,1,กา,ขา,คา,งา" with a quoted name.
  const VillageFile file =
      read_village_file("92060301,\xF1,\"\xA1\xD2\",\xA2\xD2,\xA4\xD2,\xA7\xD2\r\n");
  REQUIRE(file.villages.size() == 1);
  CHECK(file.villages[0].moo == 1);
  CHECK(file.villages[0].name == "กา");
  CHECK(file.villages[0].province == "งา");
}

TEST_CASE("Quoted fields may hold commas, quotation marks and line ends") {
  const VillageFile file = read_village_file(
      "92060301,1,\"ควน, \"\"เมา\"\"\",เขากอบ,ห้วยยอด,ตรัง\r\n"
      "92060302,2,\"ใต้\r\nเขา\",เขากอบ,ห้วยยอด,ตรัง\r\n"
      "92060303,สาม,ก,เขากอบ,ห้วยยอด,ตรัง\r\n");
  REQUIRE(file.villages.size() == 2);
  CHECK(file.villages[0].name == "ควน, \"เมา\"");
  CHECK(file.villages[1].name == "ใต้ เขา");
  REQUIRE(file.bad_lines.size() == 1);
  CHECK(file.bad_lines[0].line == 4);
}

TEST_CASE("Empty lines are passed over, and the lines after them keep their numbers") {
  const VillageFile file = read_village_file("\r\n" + kGood + "\n,,,,,\n   \n92060302,2,ก,ข,ค,ง\n");
  CHECK(file.villages.size() == 1);
  REQUIRE(file.bad_lines.size() == 1);
  CHECK(file.bad_lines[0].line == 6);
}

TEST_CASE("Each bad line is named with all that is wrong with it") {
  CHECK(wrong_in("9206030,1,ก,ข,ค,ง\n") == "1: the code has not 8 digits: 9206030\n");
  CHECK(wrong_in("9206O301,1,ก,ข,ค,ง\n") == "1: the code has not 8 digits: 9206o301\n");
  CHECK(wrong_in(kGood + "92060302,สอง,,เขากอบ,ห้วยยอด,ตรัง\n") ==
        "2: the name is missing; moo is no number from 0 to 99: สอง\n");
  CHECK(wrong_in(kGood + "92060302,-1,ก,เขากอบ,ห้วยยอด,ตรัง\n") ==
        "2: moo is no number from 0 to 99: -1\n");
  CHECK(wrong_in(kGood + kGood) == "2: line 1 has the code 92060301 too\n");
  CHECK(wrong_in(kGood + "92060302,2\n") == "2: has 2 columns where 6 are needed\n");
  CHECK(wrong_in(kGood + "92060302,2,ก,เขากอบ,ห้วยยอด,พังงา\n") ==
        "2: the province 92 is called พังงา, and ตรัง in line 1\n");
  CHECK(wrong_in(kGood + "92060302,2,ก,เขากอบ,เมือง,ตรัง\n") ==
        "2: the district 9206 is called เมือง, and ห้วยยอด in line 1\n");
  CHECK(wrong_in(kGood + "92060302,2,\"ก,เขากอบ,ห้วยยอด,ตรัง\n") ==
        "2: a quotation mark is opened and never closed\n");
  CHECK(wrong_in("") == "1: the file is empty\n");
}

TEST_CASE("Column names that do not suffice are told before any line is misread") {
  CHECK(wrong_in("code,moo,name,tambon,district\n" + kGood) ==
        "1: no column is named province; the columns are: code, moo, name, tambon, district\n");
  CHECK(wrong_in("code,moo,name,tambon,district,province,ตำบล\n" + kGood) ==
        "1: several columns are named tambon\n");
  CHECK(wrong_in("code,moo,name,tambon,district,province\n") ==
        "1: no village follows the column names\n");
  CHECK(wrong_in("\n\ncode,moo,name,tambon,district,province\n") ==
        "3: no village follows the column names\n");
}

TEST_CASE("A village called บ้าน is no header, and one whose whole name is บ้าน keeps it") {
  const VillageFile file = read_village_file("92060301,1,บ้าน,เขากอบ,ห้วยยอด,ตรัง\n");
  REQUIRE(file.villages.size() == 1);
  CHECK(file.villages[0].name == "บ้าน");
}
