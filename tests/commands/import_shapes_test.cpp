// Lists in the shapes in which offices really send them: read right, or refused with what to do.
#include <unicode/uchar.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "commands/csv_file.h"
#include "commands/listed_cell.h"
#include "language/letters/utf8.h"
#include "support/places.h"
#include "tests/commands/listed.h"
#include "tests/support/holds.h"

using namespace sammachip;

namespace {

const std::string kNoThaiNames =
    "these are no Thai names: the file was opened in the wrong encoding; save it again as CSV "
    "UTF-8\n";

std::string read_file_as_told(const std::string& name) {
  return read_as_told(content_of(source_dir() + "/tests/commands/import_files/" + name));
}

// The list with this instead of the second village's name.
std::string with_second_name(const std::string& name) {
  return replaced(kOfficeList, "บ้านควนทดลอง", name);
}

std::string second_name_read(const std::string& name) {
  const VillageFile file = read_village_file(with_second_name(name));
  return file.villages.size() == 3 ? file.villages[1].name : read_as_told(with_second_name(name));
}

}  // namespace

TEST_CASE("The lists that offices send are read, or refused in words that say what to do") {
  CHECK(read_file_as_told("01-cp874-crlf-prefix.csv") == kOfficeVillages);
  CHECK(read_file_as_told("03-health-centre-quoted-moo0.csv") ==
        "1: no column is named tambon; no column is named district; no column is named province; "
        "the columns are: pcucode, villcode, villno, villname, villmetro, cup, postcode, latitude, "
        "longitude, outdate, dateupdate, issend\n");
  CHECK(read_file_as_told("04-ckan-dump-bom-id.csv") == kOfficeVillages);
  CHECK(read_file_as_told("06-semicolon-utf8.csv") == kOfficeVillages);
  const std::string cut = read_file_as_told("07-utf8-one-letter-cut.csv");
  CHECK(holds(cut, "3: a letter is broken in \"บ้านควนทดลอ\uFFFD\", read as UTF-8: write it again"));
  CHECK_FALSE(holds(cut, "\n2: "));
  CHECK(read_file_as_told("08-office-sheet-title-thai-digits.csv") == kOfficeVillages);
  CHECK(read_file_as_told("10-excel-ate-the-code.csv") ==
        "92990103 3 ในสมุด, ลำลองดี, ห้วยลองดู, ตรัง\n"
        "2: the spreadsheet changed the code to 9.29901e+07: format the column as text and write "
        "the 8 digits again\n"
        "3: the spreadsheet changed the code to 92990102.0: format the column as text and write "
        "the 8 digits again\n");
  CHECK(read_file_as_told("11-mojibake-saved-as-utf8.csv") == "1: " + kNoThaiNames);
}

TEST_CASE("The same list reads alike in every encoding, with every separator and line end") {
  const std::string tabs = replaced(kOfficeList, ",", "\t");
  const std::pair<const char*, std::string> shapes[] = {
      {"UTF-8", kOfficeList},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + kOfficeList},
      {"Windows-874", in_encoding("windows-874", kOfficeList)},
      {"Excel's Unicode text", "\xFF\xFE" + in_encoding("UTF-16LE", tabs)},
      {"the other UTF-16", "\xFE\xFF" + in_encoding("UTF-16BE", tabs)},
      {"UTF-16LE without a mark", in_encoding("UTF-16LE", tabs)},
      {"UTF-16BE without a mark", in_encoding("UTF-16BE", kOfficeList)},
      {"UTF-32", std::string("\xFF\xFE\0\0", 4) + in_encoding("UTF-32LE", kOfficeList)},
      {"the line ends of old Macs", replaced(kOfficeList, "\r\n", "\r")},
      {"no line end at the end", kOfficeList.substr(0, kOfficeList.size() - 2)},
      {"bars", replaced(kOfficeList, ",", "|")},
      {"semicolons as Excel tells them", "sep=;\r\n" + replaced(kOfficeList, ",", ";")},
      {"empty columns at the end", replaced(replaced(kOfficeList, ",", ";"), "\r\n", ";;;;\r\n")},
      {"everything quoted",
       "\"" + replaced(replaced(kOfficeList, ",", "\",\""), "\r\n", "\"\r\n\"") + "\""},
      {"no-break spaces", replaced(kOfficeList, " ", "\u00A0")},
      {"a decomposed am", replaced(kOfficeList, "\u0E33", "\u0E4D\u0E32")},
      {"zero-width spaces and marks", replaced(kOfficeList, "ลอง", "\u200Bล\uFEFFอ\u200Dง")},
      {"codes marked as text", replaced(kOfficeList, "92990", "'92990")},
      {"codes as formulas that are texts",
       replaced(replaced(kOfficeList, "92990101", "=\"92990101\""), "92990102", "=\"92990102\"")},
      {"Thai digits",
       replaced(replaced(kOfficeList, "92990101,1", "๙๒๙๙๐๑๐๑,หมู่ ๑"), ",2,", ",02,")},
      {"no names of columns", kOfficeList.substr(kOfficeList.find('\n') + 1)},
      {"English names with other words",
       "Village_ID\tMOO NO.\tVillage-Name\tTambon Name\tAmphoe (Name)\tChangwat\tRemark" +
           tabs.substr(tabs.find('\r'))},
      {"columns of a health centre", "villcode,villno,villname,tambon,amphur,changwat" +
                                         kOfficeList.substr(kOfficeList.find('\r'))},
  };
  for (const auto& [shape, bytes] : shapes) {
    INFO(shape);
    CHECK(read_as_told(bytes) == kOfficeVillages);
  }
}

TEST_CASE("A separator inside quotation marks parts nothing, and one outside is noticed") {
  CHECK(second_name_read("\"บ้านควน, ทดลอง; | (เก่า)\"") == "ควน, ทดลอง; | (เก่า)");
  CHECK(holds(second_name_read("บ้านควน, ทดลอง"),
              "3: has 7 columns where there are 6: what holds the sign that parts columns must "
              "stand in quotation marks\n"));
}

TEST_CASE("What is no list at all is refused as what it is") {
  const std::string workbook =
      "0: this is an Excel workbook: open it in Excel and save it as \"CSV UTF-8\"\n";
  CHECK(read_as_told(std::string("PK\x03\x04\x14\0\x06\0", 8)) == workbook);
  CHECK(read_as_told("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == workbook);
  const std::string page = "0: this is a web page: open it in Excel and save it as \"CSV UTF-8\"\n";
  CHECK(read_as_told("\xEF\xBB\xBF\r\n<html><table><tr><td>92990101</td>") == page);
  CHECK(read_as_told("\xFF\xFE" + in_encoding("UTF-16LE", "<!DOCTYPE html>")) == page);
  CHECK(read_as_told("%PDF-1.7\n") ==
        "0: this is a PDF: open it in Excel and save it as \"CSV UTF-8\"\n");
  const std::string wide = in_encoding("UTF-16LE", kOfficeList);
  CHECK(read_as_told(wide.substr(1)) ==
        "0: this is no text, or damaged UTF-16: open it in Excel and save it as \"CSV UTF-8\"\n");
  CHECK(read_as_told("ชื่อหมู่บ้าน\nทุ่งสมมุติ\nควนทดลอง\n") ==
        "1: has 1 column: the columns must be parted by commas, semicolons, tabs or |\n");
  CHECK(read_as_told("ก,ข,ค,ง,จ,ฉ\n1,2,3,4,5,6\n")
            .starts_with("1: no column is named code; no column is named moo; no column is named "
                         "name; no column is "
                         "named tambon; no column is named district; no column is named province; "
                         "the columns are: "
                         "ก, ข, ค, ง, จ, ฉ\n"));
  CHECK(read_as_told("\r\n,,,\r\n") == "1: the file is empty\n");
}

TEST_CASE("Thai read in a wrong encoding is refused, the whole file or the line") {
  const std::string thai = in_encoding("windows-874", kOfficeList);
  for (const auto& [what, list] : std::initializer_list<std::pair<const char*, std::string>>{
           {"UTF-8 as Windows-1252", misread_as("windows-1252", kOfficeList)},
           {"UTF-8 as Latin-1", misread_as("iso-8859-1", kOfficeList)},
           {"UTF-8 as Windows-874", misread_as("windows-874", kOfficeList)},
           {"Windows-874 as Latin-1", misread_as("iso-8859-1", thai)},
           {"Windows-874 as Windows-1252", misread_as("windows-1252", thai)},
           {"Windows-874 as Cyrillic", misread_as("windows-1251", thai)},
           {"twice", misread_as("windows-1252", misread_as("windows-1252", kOfficeList))}}) {
    INFO(what);
    CHECK(read_as_told(list) == "1: " + kNoThaiNames);
  }
  for (const char* name : {"à¸šà¹‰à¸²à¸™", "เธšเน‰เธฒเธ™", "ºéÒ¹¤Ç¹", "Ban à¸šà¹‰à¸²à¸™", "Бґ№"}) {
    INFO(name);
    CHECK(holds(read_as_told(with_second_name(name)), "\n3: " + kNoThaiNames));
  }
  for (const char* name : {"เนตรนารี", "เธียร", "เธอ", "เนินธง", "เน", "ธน", "Ban Test", "Café"}) {
    INFO(name);
    CHECK(second_name_read(name) == name);
  }
}

TEST_CASE("A broken letter is named by its line, whatever the encoding") {
  std::string thai = in_encoding("windows-874", kOfficeList);
  for (const char undefined : {'\x81', '\x99', '\xDB', '\xFC', '\xFF'}) {
    const std::string broken = replaced(thai, "\xA4\xC7\xB9", std::string("\xA4") + undefined);
    INFO(static_cast<int>(undefined));
    CHECK(holds(read_as_told(broken),
                "\n3: a letter is broken in \"บ้านค\uFFFDทดลอง\", read as "
                "windows-874: write it again"));
    CHECK(read_village_file(broken).villages.size() == 2);
  }
  // Lines in UTF-8 and lines in Windows-874, one below the other.
  const std::string mixed =
      kOfficeList + in_encoding("windows-874", "92990104,4,บ้านดี,ลำลองดี,ห้วยลองดู,ตรัง\n");
  CHECK(holds(read_as_told(mixed), "\n5: a letter is broken in"));
  CHECK(read_village_file(mixed).villages.size() == 3);
  CHECK(holds(read_as_told(replaced(kOfficeList, "ตำบล", "ตำบ\xE0\xB8")),
              "1: a letter is broken in"));
  std::string wide = "\xFF\xFE" + in_encoding("UTF-16LE", kOfficeList);
  wide.pop_back();
  CHECK(holds(read_as_told(wide), "a letter is broken in"));
}

TEST_CASE("A name that no place can have is refused, with what is wrong with it") {
  const std::string nul(1, '\0');
  const std::pair<std::string, const char*> names[] = {
      {"ควน\u0099เมา", "3: the name has U+0099, which stands in no name: ควน\uFFFDเมา"},
      {"ควน" + nul + "เมา", "3: the name has U+FFFD, which stands in no name: ควน\uFFFDเมา"},
      {"ควน\uE000", "3: the name has U+E000, which stands in no name"},
      {"ควน???", "3: the name has a ? where a letter was lost: ควน???"},
      {"ควนเk", "3: the name has Thai and Latin letters in one word: ควนเk"},
      {"ควน Бан", "3: the name has U+0411, a letter of no place in Thailand: ควน Бан"},
      {"-", "3: the name has no letter: -"},
      {"ิบ้าน", "3: the name has a vowel or mark whose letter is missing"},
      {"บ้าน 92990109 ดี", "3: the name has too long a number for a name"},
      {" \u200B ", "3: the name is missing"},
  };
  for (const auto& [name, problem] : names) {
    INFO(name);
    const std::string told = "\n" + read_as_told(with_second_name(name));
    INFO(told);
    CHECK(holds(told, "\n" + std::string(problem)));
  }
  CHECK(holds(read_as_told(with_second_name(std::string(20'000, 'a'))),
              "3: the name is too long for a name: " + std::string(60, 'a') + "…\n"));
  for (const char* name : {"หนองบัว 2", "ป่าไผ่ (ใต้)", "ทุ่ง/นา", "กม.5", "ใหม่ ๓", "เขาดิน-บน",
                           "การเคหะ B", "Ban Test", "ไทยฯ", "ใหญ่ๆ", "๑๐ หลัง"}) {
    INFO(name);
    CHECK(second_name_read(name) == name);
  }
}

TEST_CASE("A quotation mark that is never closed spoils its own line only") {
  const std::string open = with_second_name("\"บ้านควน");
  CHECK(holds(read_as_told(open), "\n3: a quotation mark is opened and never closed\n"));
  CHECK(read_village_file(open).villages.size() == 2);
  const std::string cut = kOfficeList + "92990104,4,\"บ้านด";
  CHECK(read_as_told(cut) == kOfficeVillages + "5: a quotation mark is opened and never closed\n");
  // Two of them make one name of two lines.
  const std::string two = replaced(with_second_name("\"บ้านควน"), "บ้านในสมุด", "บ้าน\"ใน");
  CHECK(read_village_file(two).villages.size() == 1);
  CHECK(holds(read_as_told(two), "3: "));
}

TEST_CASE("Of lines that contradict each other none is taken, and the same twice once") {
  const std::string again = "92990102,2,บ้านควนทดลอง,ลำลองดี,ห้วยลองดู,ตรัง\n";
  CHECK(read_as_told(kOfficeList + again) ==
        kOfficeVillages + "5: line 3 has the code 92990102 too\n");
  const std::string other = "92990102,2,บ้านอื่น,ลำลองดี,ห้วยลองดู,ตรัง\n";
  CHECK(read_as_told(kOfficeList + other + other) ==
        "92990101 1 ทุ่งสมมุติ, ลำลองดี, ห้วยลองดู, ตรัง\n"
        "92990103 3 ในสมุด, ลำลองดี, ห้วยลองดู, ตรัง\n"
        "3: line 5 says otherwise of the code 92990102\n"
        "5: line 3 has the code 92990102 too\n"
        "6: line 3 has the code 92990102 too\n");
}

TEST_CASE("Below a merged cell the row above counts where the code says the same, and only there") {
  const std::string head = "รหัส,หมู่,ชื่อ,ตำบล,อำเภอ,จังหวัด\n";
  const std::string first = "92990101,1,ก,ลำลองดี,ห้วยลองดู,ตรัง\n";
  CHECK(read_as_told(head + first + "92990102,2,ข\n92990103,3,ค,,,\n") ==
        "92990101 1 ก, ลำลองดี, ห้วยลองดู, ตรัง\n"
        "92990102 2 ข, ลำลองดี, ห้วยลองดู, ตรัง\n"
        "92990103 3 ค, ลำลองดี, ห้วยลองดู, ตรัง\n");
  CHECK(holds(read_as_told(head + first + "92990202,2,ข,,,\n"), "\n3: the tambon is missing\n"));
  CHECK(holds(read_as_told(head + first + "92990202,2,ข,เขา,,\n92990102,3,ค,,,\n"),
              "\n4: the tambon is missing\n"));
  CHECK(holds(read_as_told(head + first + "9.2E+7,2,ข,,,\n92990103,3,ค,,,\n"),
              "\n4: the tambon is missing; the district is missing; the province is missing\n"));
}

TEST_CASE("Titles, sums and signatures are no villages, and a village above the names is noticed") {
  const VillageFile file = read_village_file("รายชื่อ, ปี 2569\n" + kOfficeList +
                                             "รวม 3 หมู่บ้าน,,,,,\nรวม,3\nลงชื่อ........\n");
  CHECK(file.villages.size() == 3);
  CHECK(file.bad_lines.empty());
  CHECK(file.passed_lines == std::vector<int>{6, 7, 8});
  CHECK(holds(read_as_told("92990109,9,ก,ลำลองดี,ห้วยลองดู,ตรัง\n" + kOfficeList),
              "1: stands above the names of the columns\n"));
  CHECK(holds(read_as_told(kOfficeList + ",,บ้านดี,,,\n"), "5: the tambon is missing"));
}

TEST_CASE("Who lives outside, and a village that was closed, are no villages of a list") {
  const std::string list =
      "villcode,villno,villname,tambon,district,province,outdate\n"
      "92990100,0,นอกเขต(ใช้บันทึกคนนอกเขต),ลำลองดี,ห้วยลองดู,ตรัง,\n"
      "92990109,0,ตลาด,ลำลองดี,ห้วยลองดู,ตรัง,\n"
      "92990108,8,หมู่บ้านยุบแล้ว,ลำลองดี,ห้วยลองดู,ตรัง,1/1/1955\n";
  CHECK(read_as_told(list) ==
        "92990109 0 ตลาด, ลำลองดี, ห้วยลองดู, ตรัง\n"
        "2: is no village but who lives outside of them: นอกเขต(ใช้บันทึกคนนอกเขต)\n"
        "4: the village was closed: outdate 1/1/1955\n");
}

TEST_CASE("No byte lost or changed on the way makes a name of letters that nobody can read") {
  const auto is_sound = [](const std::string& bytes) {
    const VillageFile file = read_village_file(bytes);
    bool sound = true;
    for (const auto& village : file.villages) {
      for (const auto& name : {village.name, village.tambon, village.district, village.province}) {
        sound = sound && wrong_with_name("name", name).empty();
        for (std::size_t at = 0; at < name.size();) {
          const auto [character, length] = decode_character(name, at);
          at += length;
          const auto kind = u_charType(static_cast<UChar32>(character));
          sound = sound && character != U'\uFFFD' && kind != U_CONTROL_CHAR &&
                  kind != U_PRIVATE_USE_CHAR && kind != U_UNASSIGNED;
        }
      }
    }
    return sound;
  };
  const auto check = [&](const std::string& list, std::initializer_list<int> bits) {
    for (std::size_t at = 0; at < list.size(); ++at) {
      std::string lost = list;
      lost.erase(at, 1);
      bool sound = is_sound(lost);
      for (const int bit : bits) {
        std::string flipped = list;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
        sound = sound && is_sound(flipped);
      }
      if (!sound) FAIL("byte " << at);
    }
  };
  const std::string list =
      "code,moo,name,tambon,district,province\n"
      "92990101,1,บ้านทุ่งสมมุติ,ต. ลำลองดี,อ. ห้วยลองดู,จ. ตรัง\n"
      "92990102,2,บ้านควนทดลอง,ต. ลำลองดี,อ. ห้วยลองดู,จ. ตรัง\n";
  check(list, {0, 1, 5, 7});
  check(in_encoding("windows-874", list), {5, 7});
  check("\xFF\xFE" + in_encoding("UTF-16LE", list), {4});
}

TEST_CASE("A list in UTF-8 is never taken for Windows-874 because of one broken letter") {
  for (std::size_t at = kOfficeList.find("92990103"); at < kOfficeList.size() - 2; ++at) {
    if (static_cast<unsigned char>(kOfficeList[at]) < 0x80) continue;
    std::string broken = kOfficeList;
    broken.erase(at, 1);
    const std::string told = read_as_told(broken);
    if (!holds(told, "read as UTF-8")) FAIL("byte " << at << ": " << told);
  }
}
