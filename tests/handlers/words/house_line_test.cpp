// A house and its head as people write them in one line.
#include "handlers/words/house_line.h"

#include <catch2/catch.hpp>

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

TEST_CASE("Endless or broken text is no house") {
  CHECK(parse_house_line(std::string(100'000, '1')).house_no.empty());
  CHECK(parse_house_line("\xE0\xB9").house_no.empty());
  CHECK(parse_house_line("\xFF\xFE 12").house_no == "12");
}
