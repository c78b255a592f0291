// The material budget: entering, correcting, deciding, handing out. docs/programme.md 6.
#include <catch2/catch.hpp>

#include "handlers/materials/materials.h"
#include "storage/households/household_links.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "support/dice.h"
#include "tests/handlers/materials/market.h"

using namespace sammachip;

TEST_CASE(
    "A purchase is told in one line, with a photo of the receipt, and the balance said back") {
  Market market;
  market.chat.plays(R"(
    สมใจ: ซื้อวัสดุ
    bot:  ซื้ออะไร ขอทีละอย่าง / เช่น พริกแห้ง 5 กิโล 600 บาท…
    สมใจ: พริกแห้ง 5 กิโล 600 บาท
    bot:  ซื้อวันไหน…
    สมใจ: [วันนี้]
    bot:  ซื้อที่ร้านไหน…
    * the service restarts
    สมใจ: ร้านป้าแดง
    bot:  มีใบเสร็จไหม… [มีใบเสร็จ] [ใบสำคัญรับเงิน] [ส่งทีหลัง] [ไม่มีหลักฐาน] [...]
    สมใจ: [มีใบเสร็จ]
    bot:  ถ่ายรูปใบเสร็จส่งมาได้เลย…
    * สมใจ sends a photo
    bot:  พริกแห้ง 5 กิโล 600 บาท ของบ้านควนเมา หมู่ 1 / พ. 14 มิ.ย. 60 ที่ ร้านป้าแดง / ใช้ไป 600 จาก 1,000 บาท เหลือ 400 บาท / ถูกไหม
    สมใจ: [ถูกแล้ว]
    bot:  จดแล้ว พริกแห้ง 5 กิโล 600 บาท ส่งให้พัฒนากรตรวจแล้ว / งบเหลือ 400 บาท…
  )");
  const Purchase purchase = market.latest();
  CHECK(purchase.status == PurchaseStatus::kSent);
  CHECK(purchase.evidence == Evidence::kReceipt);
  REQUIRE(purchase.photo_id);
  CHECK(market.chat.records().photos.find(*purchase.photo_id)->subject_id == purchase.id);
}

TEST_CASE("A photo sent where the evidence is asked for is the receipt") {
  Market market;
  market.chat.plays(R"(
    สมใจ: ซื้อวัสดุ
    bot:  …
    สมใจ: พริกแห้ง 5 กิโล 600 บาท
    bot:  …
    สมใจ: [วันนี้]
    bot:  …
    สมใจ: ร้านป้าแดง
    bot:  มีใบเสร็จไหม…
    * สมใจ sends a photo
    bot:  พริกแห้ง 5 กิโล 600 บาท…ถูกไหม
    สมใจ: [แก้]
    bot:  จะแก้ข้อไหน…
    สมใจ: [หลักฐาน]
    bot:  มีใบเสร็จไหม…
    * สมใจ sends a photo
    bot:  พริกแห้ง…ถูกไหม
    สมใจ: [ถูกแล้ว]
    bot:  จดแล้ว พริกแห้ง 5 กิโล 600 บาท…
  )");
  CHECK(market.latest().evidence == Evidence::kReceipt);
  REQUIRE(market.latest().photo_id);
  CHECK(market.chat.records().photos.find(*market.latest().photo_id)->subject_id ==
        market.latest().id);
}

TEST_CASE("What a line leaves open is asked, and two things in one are taken apart") {
  Market market;
  market.chat.plays(R"(
    สมใจ: ซื้อวัสดุ
    bot:  …
    สมใจ: ข่า 2 มัด 30 บาท หอม 1 กิโล 80 บาท
    bot:  ขอทีละอย่างนะ…
    สมใจ: เชื้อเห็ด 100 ก้อน
    bot:  เชื้อเห็ด จ่ายไปทั้งหมดกี่บาท…
    สมใจ: 300-400
    bot:  ขอเป็นตัวเลขเงินอย่างเดียวนะ…
    สมใจ: 350
    bot:  ซื้อวันไหน…
  )");
}

TEST_CASE("Above what is left it stays a draft; nothing is spent by it") {
  Market market;
  CHECK(holds(market.buys("หม้อ 1 ใบ 700 บาท"), "งบเหลือ 300 บาท"));
  CHECK(holds(market.buys("กระทะ 1 ใบ 301 บาท"), "ไว้ก่อน ยังไม่ส่งตรวจ"));
  CHECK(market.latest().status == PurchaseStatus::kDraft);
  CHECK(market.spent() == 700);
  const std::string draft = market.latest().id;
  CHECK(holds(market.chat.player().posts_back("สมใจ", "c|purchase_send|" + draft).bubbles.front(),
              "ยังเกินงบอยู่ 1 บาท"));
  market.set_budget(1'001);
  market.chat.player().posts_back("สมใจ", "c|purchase_send|" + draft);
  CHECK(market.spent() == 1'001);
}

TEST_CASE(
    "The officer accepts or returns; who entered it never does; a correction takes its place") {
  Market market;
  market.buys("พริกแห้ง 5 กิโล 600 บาท");
  const PurchaseId first = market.latest().id;
  CHECK_FALSE(
      holds(market.chat.player().posts_back("สมใจ", "c|purchase_accept|" + first).bubbles.front(),
            "ตรวจแล้ว"));
  market.chat.player().posts_back("อร", "c|purchase_return|" + first);
  market.chat.player().taps("อร", "ยอดไม่ตรง");
  CHECK(market.chat.records().purchases.find(first)->status == PurchaseStatus::kReturned);
  CHECK(market.spent() == 0);
  const Heard told = market.chat.player().says("สมใจ", "งานวันนี้");
  CHECK(holds(told.bubbles.front(), "พัฒนากรขอให้แก้ พริกแห้ง"));
  market.chat.player().posts_back("สมใจ", "c|purchase_fix|" + first);
  market.chat.player().says("สมใจ", "แก้ไข");
  market.chat.player().taps("สมใจ", "รายการ");
  market.chat.player().says("สมใจ", "พริกแห้ง 5 กิโล 550 บาท");
  market.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(market.chat.records().purchases.find(first)->status == PurchaseStatus::kReplaced);
  CHECK(market.latest().supersedes == first);
  CHECK(market.spent() == 550);
  CHECK(holds(market.accepts(market.latest().id).bubbles[0], "รับรอง พริกแห้ง 5 กิโล 550 บาท แล้ว"));
  CHECK(market.latest().status == PurchaseStatus::kAccepted);
  // An officer who entered one does not accept it either.
  market.chat.player().says("อร", "ซื้อวัสดุ");
  market.chat.player().says("อร", "เกลือ 1 ถุง 20 บาท");
  market.chat.player().taps("อร", "วันนี้");
  market.chat.player().says("อร", "ร้านในตลาด");
  market.chat.player().taps("อร", "ส่งทีหลัง");
  market.chat.player().taps("อร", "ถูกแล้ว");
  CHECK(holds(
      market.chat.player().posts_back("อร", "c|purchase_accept|" + market.latest().id).bubbles[0],
      "ต้องให้คนอื่นตรวจ"));
}

TEST_CASE("A house named twice gets one share, and what names no house is asked about") {
  Market market;
  const HouseholdId other = add_listed_household(market.chat, market.programme, "23/1");
  market.buys("ครก 3 ใบ 500 บาท");
  market.accepts(market.latest().id);
  market.chat.player().posts_back("สมใจ", "c|handover|" + market.latest().id);
  market.chat.plays(R"(
    สมใจ: [เลือกบ้าน]
    bot:  บ้านเลขที่อะไรบ้าง…
    สมใจ: 90 99
    bot:  ไม่เจอบ้านเลขที่ 99 หรือแจกไปแล้ว / พิมพ์ใหม่ทั้งหมดนะ เช่น 12 23/1 [แจกแค่ 1 บ้านที่เจอ] [...]
    สมใจ: 90 90
    bot:  แจก ครก 1 บ้าน: 90 / มีอยู่ 3 ใบ / แต่ละบ้านได้เท่าไร เช่น 1 กิโล
    สมใจ: 1 ใบ
    bot:  จดแล้ว แจก ครก 1 บ้าน บ้านละ 1 ใบ… [...]
  )");
  CHECK(market.chat.records().handovers.list_for_household(market.house).size() == 1);
  CHECK(market.chat.records().handovers.list_for_household(other).empty());
}

TEST_CASE("To whom a thing is handed out may be typed at once, as a list, or but for some") {
  Market market;
  const HouseholdId other = add_listed_household(market.chat, market.programme, "23/1");
  const HouseholdId third = add_listed_household(market.chat, market.programme, "45");
  market.buys("ครก 9 ใบ 500 บาท");
  market.accepts(market.latest().id);
  market.chat.player().posts_back("สมใจ", "c|handover|" + market.latest().id);
  CHECK(is_said(market.chat.player().says("สมใจ", "1) 90 ✓\n2) 23/1 -\n3) 45 ✓"),
                "แจก ครก 2 บ้าน: 45, 90"));
  market.chat.plays(R"(
    สมใจ: ยกเลิก
    bot:  …
    สมใจ: แจกครก 90 45
    bot:  แจก ครก 2 บ้าน: 45, 90 / มีอยู่ 9 ใบ / แต่ละบ้านได้เท่าไร เช่น 1 กิโล
    สมใจ: ยกเลิก
    bot:  …
    สมใจ: แจกครกทุกบ้านยกเว้น 90
    bot:  แจก ครก 2 บ้าน: 23/1, 45 / มีอยู่ 9 ใบ / แต่ละบ้านได้เท่าไร เช่น 1 กิโล
    สมใจ: 1 ใบ
    bot:  จดแล้ว แจก ครก 2 บ้าน บ้านละ 1 ใบ… [...]
  )");
  CHECK(market.chat.records().handovers.list_for_household(market.house).empty());
  CHECK(market.chat.records().handovers.list_for_household(other).size() == 1);
  CHECK(market.chat.records().handovers.list_for_household(third).size() == 1);
}

TEST_CASE("What was bought in another fiscal year is not of this one's allotment") {
  Market market;
  market.chat.plays(R"(
    สมใจ: ซื้อวัสดุ
    bot:  …
    สมใจ: ครก 3 ใบ 500 บาท
    bot:  ซื้อวันไหน…
    สมใจ: 30 กันยายน 2559
    bot:  ศ. 30 ก.ย. 59 ไม่อยู่ในปีงบ 2560 / ขอเป็นวันในช่วง ส. 1 ต.ค. 59 ถึง ส. 30 ก.ย. 60 [...]
    สมใจ: 1 ตุลาคม 2559
    bot:  ซื้อที่ร้านไหน [...]
  )");
}

TEST_CASE("What was accepted is handed out, and the houses say whether it arrived") {
  Market market;
  market.buys("พริกแห้ง 5 กิโล 600 บาท");
  market.accepts(market.latest().id);
  market.chat.player().posts_back("สมใจ", "c|handover|" + market.latest().id);
  market.chat.player().taps("สมใจ", "ทุกบ้านเท่ากัน");
  const Heard given = market.chat.player().says("สมใจ", "1 กิโล");
  CHECK(holds(given.bubbles.front(), "แจก พริกแห้ง 1 บ้าน บ้านละ 1 กิโล"));
  const Heard received = market.chat.player().says("ก", "ของที่ได้รับ");
  CHECK(holds(received.bubbles.front(), "จะได้รับ พริกแห้ง 1 กิโล"));
  market.chat.player().taps("ก", "ยังไม่ได้: พริกแห้ง");
  CHECK(holds(market.chat.player().says("สมใจ", "เมนู").bubbles.front(), "ยังไม่ได้ พริกแห้ง"));
  const auto handover = market.chat.records().handovers.list_for_household(market.house).front();
  CHECK(handover.status == HandoverStatus::kNotGot);
  // Somebody of another house cannot say it for them.
  market.chat.add_household("ข", "91");
  market.chat.player().posts_back("ข", "c|got|" + handover.id);
  CHECK(market.chat.records().handovers.find(handover.id)->status == HandoverStatus::kNotGot);
  market.chat.player().posts_back("ก", "c|got|" + handover.id);
  CHECK(market.chat.records().handovers.find(handover.id)->status == HandoverStatus::kGot);
}

TEST_CASE("Of two of a house who second says whether it arrived reads what the first said") {
  Market market;
  add_account(market.chat, "ลูก");
  market.chat.player().change([&](Records& records) {
    records.household_links.insert({"child",
                                    ChatPlayer::user_id("ลูก"),
                                    market.house,
                                    Relation::kMember,
                                    market.chat.now_ms(),
                                    {}});
  });
  market.buys("พริกแห้ง 5 กิโล 600 บาท");
  market.accepts(market.latest().id);
  market.chat.player().posts_back("สมใจ", "c|handover|" + market.latest().id);
  market.chat.player().taps("สมใจ", "ทุกบ้านเท่ากัน");
  market.chat.player().says("สมใจ", "1 กิโล");
  const auto status = [&] {
    return market.chat.records().handovers.list_for_household(market.house).front().status;
  };
  market.chat.plays(R"(
    ก: ของที่ได้รับ
    bot:  …
    bot:  … [ได้แล้ว: พริกแห้ง] [ยังไม่ได้: พริกแห้ง] [...]
    ลูก: ของที่ได้รับ
    bot:  …
    bot:  … [ได้แล้ว: พริกแห้ง] [ยังไม่ได้: พริกแห้ง] [...]
    ก: [ได้แล้ว: พริกแห้ง]
    bot:  ขอบคุณ จดแล้วว่าได้รับ พริกแห้ง แล้ว [เมนู]
  )");
  SECTION("the same") {
    market.chat.plays(R"(
      ลูก: [ได้แล้ว: พริกแห้ง]
      bot:  คุณก ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าได้ของแล้ว เหมือนกัน / ไม่ต้องทำอะไรเพิ่ม ขอบคุณที่บอก [เมนู]
    )");
    CHECK(status() == HandoverStatus::kGot);
  }
  SECTION("otherwise") {
    market.chat.plays(R"(
      ลูก: [ยังไม่ได้: พริกแห้ง]
      bot:  คุณก ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าได้ของแล้ว / ยังไม่ได้เปลี่ยนอะไร ถ้าจะเปลี่ยนเป็นยังไม่ได้ของ กดปุ่มข้างล่างนะ [เปลี่ยนคำตอบ] [เมนู]
    )");
    CHECK(status() == HandoverStatus::kGot);
    SECTION("and it is changed: the first hears of it, and who gave it out asks them") {
      market.chat.plays(R"(
        ลูก: [เปลี่ยนคำตอบ]
        bot:  รับทราบ จะบอกคนแจกว่าบ้านคุณยังไม่ได้ พริกแห้ง [เมนู]
        ก: เมนู
        bot:  คุณลูก เปลี่ยนคำตอบของบ้านเลขที่ 90 เรื่องของที่แจก / จากได้ของแล้ว เป็นยังไม่ได้ของ
        bot:  …
        สมใจ: เมนู
        bot:  คนในบ้านเลขที่ 90 บอกไม่ตรงกันเรื่อง พริกแห้ง / คุณก ว่าได้แล้ว แต่ คุณลูก ว่ายังไม่ได้ ช่วยถามให้หน่อยนะ
        bot:  …
      )");
      CHECK(status() == HandoverStatus::kNotGot);
    }
    SECTION("and the first changes their mind meanwhile: that is another answer") {
      const auto id = market.chat.records().handovers.list_for_household(market.house).front().id;
      market.chat.player().clock().move(std::chrono::minutes{5});
      market.chat.player().posts_back("ก", "c|not_got|" + id);
      CHECK(status() == HandoverStatus::kNotGot);
      market.chat.player().posts_back("ก", "c|got|" + id);
      market.chat.plays(R"(
        ลูก: [เปลี่ยนคำตอบ]
        bot:  คุณก ตอบไว้เมื่อ พ. 14 มิ.ย. 60 ว่าได้ของแล้ว / ยังไม่ได้เปลี่ยนอะไร… [เปลี่ยนคำตอบ] [เมนู]
      )");
      CHECK(status() == HandoverStatus::kGot);
    }
  }
}

TEST_CASE("The allotment is the officer's to set, and never below what is spent") {
  Market market;
  market.buys("หม้อ 1 ใบ 700 บาท");
  market.chat.player().posts_back("อร", "c|budget|" + market.programme);
  market.chat.player().says("อร", "500");
  CHECK(holds(market.chat.player().taps("อร", "ถูกแล้ว").bubbles.front(), "ตั้งต่ำกว่านั้นไม่ได้"));
  market.chat.player().posts_back("อร", "c|budget|" + market.programme);
  market.chat.player().says("อร", "สองพัน");
  CHECK(holds(market.chat.player().taps("อร", "ถูกแล้ว").bubbles.front(), "ตั้งงบ 2,000 บาทแล้ว"));
  market.chat.player().posts_back("สมใจ", "c|budget|" + market.programme);
  CHECK(market.chat.records().places.find_programme_by_id(market.programme)->budget_satang ==
        200'000);
}

TEST_CASE("Allotment is spent and left at every moment, in every order of what is done") {
  std::mt19937 random(2560);
  Market market;
  for (int step = 0; step < 60; ++step) {
    const auto all = market.chat.records().purchases.list(market.programme);
    const PurchaseId id = all.empty() ? "" : pick(all, random).id;
    switch (below(6, random)) {
      case 0:
      case 1:
        market.buys("เกลือ " + std::to_string(1 + below(400, random)) + " บาท");
        break;
      case 2:
        market.accepts(id);
        break;
      case 3:
        market.chat.player().posts_back("อร", "c|purchase_return|" + id);
        market.chat.player().says("อร", "รูปไม่ชัด");
        break;
      case 4:
        market.chat.player().posts_back("สมใจ", "c|purchase_send|" + id);
        break;
      default:
        market.chat.player().posts_back("สมใจ", "c|purchase_withdraw|" + id);
        market.chat.player().says("สมใจ", "ถอนออก");
    }
    long long counted = 0;
    for (const auto& purchase : market.chat.records().purchases.list(market.programme)) {
      const bool is_spent =
          purchase.status == PurchaseStatus::kSent || purchase.status == PurchaseStatus::kAccepted;
      if (is_spent) counted += purchase.amount_satang;
      if (purchase.status == PurchaseStatus::kAccepted)
        CHECK(purchase.decided_by != purchase.entered_by);
    }
    CHECK(counted == market.spent() * 100);
    CHECK(counted <= 100'000);
  }
}
