// A house and its head as people write them in one line.
#include "handlers/words/house_line.h"

#include <catch2/catch.hpp>

#include "support/chat.h"
#include "support/village.h"

using namespace sammachip;

TEST_CASE("A house's number and its head are read from one line, in either order") {
  struct Row {
    const char* text;
    const char* house_no;
    const char* head_name;
  };
  for (const Row& row : {
           Row{"45/2 สมชาย ใจดี", "45/2", "สมชาย ใจดี"},
           Row{"๔๕/๒ นายสมชาย", "45/2", "นายสมชาย"},
           Row{"บ้านเลขที่ 45 / 2 สมชาย", "45/2", "สมชาย"},
           Row{"เลขที่12 ป้าแดง", "12", "ป้าแดง"},
           Row{"สมชาย ใจดี 45/2", "45/2", "สมชาย ใจดี"},
           Row{"สมชาย บ้านเลขที่ 45/2", "45/2", "สมชาย"},
           Row{"12 หมู่ 3 สมศรี", "12", "สมศรี"},
           Row{"12 ม.3 สมศรี", "12", "สมศรี"},
           Row{"12, Somchai Jaidee", "12", "Somchai Jaidee"},
           Row{"12", "12", ""},
           Row{"บ้าน 7", "7", ""},
           Row{"สมชาย", "", ""},
           Row{"หมู่ 3", "", ""},
           Row{"", "", ""},
       }) {
    INFO(row.text);
    const HouseLine line = parse_house_line(row.text);
    CHECK(line.house_no == row.house_no);
    CHECK(line.head_name == row.head_name);
  }
}

TEST_CASE("That a house has no telephone may stand beside its number and head") {
  for (const char* text : {"92 ยายแช่ม ไม่มีมือถือ", "92 ยายแช่ม (ไม่มีโทรศัพท์)", "92 ยายแช่ม - ไม่มีไลน์ค่ะ",
                           "ไม่มีมือถือ 92 ยายแช่ม"}) {
    INFO(text);
    const HouseLine line = parse_house_line(text);
    CHECK(line.house_no == "92");
    CHECK(line.head_name == "ยายแช่ม");
    CHECK(line.has_no_phone);
  }
  CHECK_FALSE(parse_house_line("92 ยายแช่ม").has_no_phone);
}

TEST_CASE("Several houses are read a line each, or parted by commas, each once") {
  struct Row {
    const char* text;
    std::vector<std::string> houses;
  };
  Chat chat;
  add_account(chat, "สมใจ");
  as_person(chat, "สมใจ", [](Turn& turn) {
    for (const Row& row : {
             Row{"1 สมปอง\n2 แดง คงทน", {"1 สมปอง", "2 แดง คงทน"}},
             Row{"1 สมปอง มีทรัพย์, ๒ แดง, บ้านเลขที่ 45/2 ดำ", {"1 สมปอง มีทรัพย์", "2 แดง", "45/2 ดำ"}},
             Row{"1) 12 สมชาย; 2. 7 แดง", {"12 สมชาย", "7 แดง"}},
             Row{"1 สมปอง 2 แดง", {"1 สมปอง", "2 แดง"}},
             Row{"๑) สมปอง บ้านเลขที่ ๑๒\n๒) แดง บ้านเลขที่ ๑๔", {"12 สมปอง", "14 แดง"}},
             Row{"1\tสมปอง\t12\n2\tแดง\t14", {"12 สมปอง", "14 แดง"}},
             Row{"12, Somchai Jaidee", {"12 Somchai Jaidee"}},
             Row{"12 สมชาย\n\n12 สมชาย\n12", {"12 สมชาย"}},
             Row{"๔๕ / ๒ สมหญิง", {"45/2 สมหญิง"}},
             Row{"12 สมชาย\n12 แดง", {"12 สมชาย", "12 แดง"}},
         }) {
      INFO(row.text);
      const HouseLine line = house_lines().read(row.text, turn).value();
      CHECK_FALSE(house_lines().check(line, turn));
      std::vector<std::string> houses{line.house_no + " " + line.head_name};
      for (const auto& other : line.more) {
        houses.push_back(other.house_no + " " + other.head_name);
      }
      CHECK(houses == row.houses);
    }
    const HouseLine unclear = house_lines().read("แดง\n1 สมปอง", turn).value();
    CHECK(unclear.house_no == "1");
    CHECK(unclear.more.at(0).lacks_number);
    CHECK(house_lines().read("1. สมปอง\n2. แดง", turn)->may_be_counted);
    CHECK_FALSE(house_lines().read("1 สมปอง\n2 แดง", turn)->may_be_counted);
  });
}

TEST_CASE("Endless or broken text is no house") {
  CHECK(parse_house_line(std::string(100'000, '1')).house_no.empty());
  CHECK(parse_house_line("\xE0\xB9").house_no.empty());
  CHECK(parse_house_line("\xFF\xFE 12").house_no == "12");
}
