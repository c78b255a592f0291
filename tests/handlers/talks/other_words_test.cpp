// Words that a question cannot read: what is said to them, and how one gets on all the same.
#include <catch2/catch.hpp>
#include <map>

#include "storage/households/household_links.h"
#include "storage/records.h"
#include "support/chat.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// As far as how often they would be asked.
void comes_to_choice(Chat& chat) {
  chat.add_household("ยาย", "90");
  chat.player().says("ยาย", "เปลี่ยนวันถาม");
}

Heard says(Chat& chat, const std::string& words) {
  chat.player().clock().move(std::chrono::seconds(61));
  return chat.player().says("ยาย", words);
}

}  // namespace

TEST_CASE("What was not understood is said in other words each time, with a person at the second") {
  Chat chat;
  comes_to_choice(chat);
  std::map<std::string, int> in_a_row;
  const std::vector<std::string> noise{"งุงิงุงิ", "ฟุ้งฟิ้งฟู่", "ตุ้บตั้บตึ้บ", "ฮึบฮับฮุบ", "กุ๊งกิ๊งกุ๊ง"};
  for (std::size_t i = 0; i < noise.size(); ++i) {
    const Heard heard = says(chat, noise[i]);
    INFO(i + 1 << " " << all_said(heard));
    // The question's own buttons stand below it each time, and by which number they are typed.
    CHECK(heard.data.contains("ทุกสัปดาห์"));
    CHECK(heard.data.contains("ขอให้ช่วย") == (i >= 1));
    std::map<std::string, int> now;
    for (const auto& bubble : heard.bubbles) {
      now[bubble] = in_a_row[bubble] + 1;
      const bool is_list = holds(bubble, "1 ทุกสัปดาห์");
      CHECK((is_list || now[bubble] <= 2));
    }
    in_a_row = now;
  }
}

TEST_CASE("After the choices were numbered a number is one of them") {
  Chat chat;
  comes_to_choice(chat);
  const Heard refused = says(chat, "งุงิงุงิ");
  INFO(all_said(refused));
  CHECK(is_said(refused, "1 ทุกสัปดาห์"));
  CHECK(is_said(says(chat, "ข้อ 1 จ้า"), "วันไหน"));
}

TEST_CASE("A number before any list was shown is no choice") {
  Chat chat;
  comes_to_choice(chat);
  CHECK_FALSE(is_said(says(chat, "1"), "วันไหน"));
}
