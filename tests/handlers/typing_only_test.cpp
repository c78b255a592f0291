// A year's work without one tap: coming in, reports and their mending, the forum, a purchase with
// its receipt, what waits for the officer.
#include <catch2/catch.hpp>

#include "handlers/materials/materials.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "support/village.h"
#include "tests/support/heard.h"

using namespace sammachip;

namespace {

// Each message a minute after the one before; all that was said is shown where a test fails.
class TypingOnly {
 public:
  std::string says(const std::string& person, const std::string& words) {
    chat.player().clock().move(std::chrono::seconds(61));
    const std::string heard = all_said(chat.player().says(person, words));
    transcript += person + ": " + words + "\n" + heard + "\n";
    return heard;
  }
  std::string says_all(const std::string& person, const std::vector<std::string>& words) {
    std::string heard;
    for (const auto& one : words) heard = says(person, one);
    return heard;
  }
  void waits(int days) { chat.player().clock().move(std::chrono::hours(24 * days)); }

  Chat chat;
  std::string transcript;
};

HouseholdId house_of(Chat& chat, const std::string& person) {
  const auto links =
      chat.records().household_links.list_for_user(AccountId(ChatPlayer::user_id(person)));
  return links.empty() ? HouseholdId() : links.front().household_id;
}

long long all_baht(Chat& chat, const HouseholdId& house) {
  long long sum = 0;
  for (const long long baht : chat.reports(house)) sum += baht;
  return sum;
}

}  // namespace

TEST_CASE("A grandmother who types everything comes in, reports ten times and mends two figures") {
  TypingOnly typing;
  const auto says = [&](const std::string& words) { return typing.says("ยายเนียม", words); };
  typing.says_all("ยายเนียม", {"สวัสดีจ้า", "ตกลงจ้า", "รหัส HYKM-2345 จ้า", "78/1 จ้า", "เนียม ใจเย็น",
                              "หัวหน้าบ้านเองจ้า", "เรียกยายเนียมก็ได้", "อยู่ 2 คน กับหลาน", "กรีดยาง",
                              "เพาะเห็ด", "เดือนละ 6000", "ยังไม่เคยทำ", "ไม่มี", "วันศุกร์", "ถูกแล้วจ้า"});
  INFO(typing.transcript);
  const HouseholdId house = house_of(typing.chat, "ยายเนียม");
  REQUIRE_FALSE(house.empty());
  const Household kept = typing.chat.records().households.find(house).value();
  CHECK(kept.house_no == "78/1");
  CHECK(kept.head_name == "เนียม ใจเย็น");
  CHECK(kept.members == 2);
  CHECK(kept.baseline_total_satang == 600'000);
  CHECK(typing.chat.records().line_accounts.find(ChatPlayer::user_id("ยายเนียม"))->called ==
        "ยายเนียม");

  struct Week {
    std::vector<std::string> words;
    long long baht;
  };
  const std::vector<Week> weeks{{{"350"}, 350},          {{"ขายเห็ดได้สี่ร้อยจ้า"}, 400},
                                {{"๔๒๐ บาท"}, 420},      {{"ไม่ได้ขายเลย", "ฝนตก", "ไม่ต้องช่วย"}, 0},
                                {{"เมื่อวานได้ 380"}, 380}, {{"ห้าร้อย", "ใช่จ้า"}, 500},
                                {{"ได้มา 410 บาท"}, 410}, {{"ขายได้ 3 วัน วันละ 150", "ถูกต้องจ้า"}, 450},
                                {{"ประมาณ 400"}, 400},   {{"430 จ้า"}, 430}};
  long long expected = 0;
  for (const auto& week : weeks) {
    for (const auto& words : week.words) says(words);
    // Whatever is still asked of it is right.
    for (int asked = 0; asked < 3; ++asked) {
      const auto talks = typing.chat.records().conversations.all(ChatPlayer::user_id("ยายเนียม"));
      if (talks.empty() || talks.front().name != "report") break;
      says("ใช่จ้า");
    }
    expected += week.baht;
    INFO(typing.transcript);
    CHECK(all_baht(typing.chat, house) == expected);
    typing.waits(7);
  }
  says("440");
  says("พิมพ์ผิด ที่จริง 340 จ้า");
  says("ใช่");
  {
    INFO(typing.transcript);
    CHECK(all_baht(typing.chat, house) == expected + 340);
  }
  typing.waits(7);
  says("600");
  says("แก้เป็น 360");
  says("ใช่");
  INFO(typing.transcript);
  CHECK(all_baht(typing.chat, house) == expected + 340 + 360);
}

TEST_CASE("A leader holds the forum and buys with a receipt, and the officer accepts, all typed") {
  TypingOnly typing;
  Chat& chat = typing.chat;
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  confirm_team(chat, programme);
  add_officer(chat, "อร", "920603");
  typing.says_all("สมใจ", {"ประชาคม", "บันทึกย้อนหลัง", "วันนี้", "ศาลาหมู่บ้าน"});
  // The hour, where it is asked.
  if (typing.transcript.rfind("กี่โมง") != std::string::npos) typing.says("สมใจ", "9 โมงเช้า");
  typing.says_all("สมใจ", {"อ่านแล้วค่ะ", "มา 45 คน", "เพาะเห็ด", "ข้าม", "ถูกแล้วค่ะ"});
  {
    INFO(typing.transcript);
    const auto forums = chat.records().forums.list(programme);
    REQUIRE(forums.size() == 1);
    CHECK(forums.front().status == ForumStatus::kHeld);
    CHECK(forums.front().present == 45);
    CHECK(forums.front().occupation == "mush");
  }
  add_listed_household(chat, programme, "90", "สมศรี");
  confirm_list(chat, programme);
  chat.player().change([&](Records& records) {
    VillageProgramme year = records.places.find_programme_by_id(programme).value();
    year.budget_satang = 1'000'000;
    records.places.upsert(year);
  });
  typing.says_all("สมใจ", {"ซื้อวัสดุ", "ก้อนเชื้อเห็ด 100 ก้อน 800 บาท", "วันนี้", "ร้านป้าแดง"});
  typing.transcript += all_said(chat.player().does("สมใจ", EventType::kImage)) + "\n";
  typing.says("สมใจ", "ถูกแล้วค่ะ");
  const auto purchases = [&] { return chat.records().purchases.list(programme); };
  {
    INFO(typing.transcript);
    REQUIRE(purchases().size() == 1);
    CHECK(purchases().front().status == PurchaseStatus::kSent);
    CHECK(purchases().front().evidence == Evidence::kReceipt);
  }
  chat.player().change([&](Records& records) {
    records.photos.mark_kept(*purchases().front().photo_id,
                             {std::string(64, 'a'), {}, "image/jpeg", 10}, chat.now_ms());
  });
  typing.says_all("อร", {"รอตัดสิน", "เปิดดู", "รับรองค่ะ"});
  INFO(typing.transcript);
  CHECK(purchases().front().status == PurchaseStatus::kAccepted);
}
