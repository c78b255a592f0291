// Handing out: one house, one hand-over of a purchase, never more than was bought, and what did not
// arrive is somebody's to see to. docs/programme.md 6.3.
#include "storage/villages/handovers.h"

#include "handlers/materials/materials.h"
#include "handlers/officer/waiting.h"
#include "tests/handlers/materials/market.h"

using namespace sammachip;

namespace {

// A purchase that was accepted, of which all houses are about to be given something.
struct Sharing {
  explicit Sharing(const std::string& line) {
    market.set_budget(10'000);
    market.buys(line);
    id = market.latest().id;
    market.accepts(PurchaseId(id));
  }
  void begins() {
    market.chat.player().posts_back("สมใจ", "c|handover|" + id);
    market.chat.player().taps("สมใจ", "ทุกบ้านเท่ากัน");
  }
  std::string says(const std::string& words) {
    return bubbles_of(market.chat.player().says("สมใจ", words));
  }
  std::string add_house(const std::string& number, const std::string& person = "") {
    return add_listed_household(market.chat, market.programme, number, person);
  }
  // Everything to the one house, which then says that it did not come.
  std::string not_got() {
    begins();
    says("1 กิโล");
    const std::string handover = market.handover_of(market.house).id;
    market.chat.player().posts_back("ก", "c|not_got|" + handover);
    return handover;
  }
  std::size_t kinds_waiting(WaitingKind kind) {
    std::size_t count = 0;
    as_person(market.chat, "อร", [&](Turn& turn) {
      for (const auto& item : waiting_items({"9206"}, turn.today, turn.utc_offset, turn.records)) {
        count += item.kind == kind ? 1 : 0;
      }
    });
    return count;
  }

  Market market;
  std::string id;
};

}  // namespace

TEST_CASE("No more is handed out than was bought") {
  Sharing sharing("ปุ๋ย 18 กิโล 600 บาท");
  sharing.add_house("91");
  sharing.begins();
  CHECK(holds(sharing.says("10 กิโล"),
              "ซื้อมา 18 กิโล แจกไปแล้ว 0 กิโล เหลือ 18 กิโล\n"
              "แจก 2 บ้าน ได้ไม่เกินบ้านละ 9 กิโล"));
  CHECK(sharing.market.chat.records().handovers.list_for_purchase(PurchaseId(sharing.id)).empty());
  CHECK(holds(sharing.says("9"), "แจก ปุ๋ย 2 บ้าน บ้านละ 9 กิโล"));
  const Handover given = sharing.market.handover_of(sharing.market.house);
  CHECK(given.amount.milli == 9'000);
  CHECK(given.amount.unit == "กิโล");
  sharing.add_house("92");
  sharing.begins();
  CHECK(holds(sharing.says("0.5 กิโล"), "ซื้อมา 18 กิโล แจกไปหมดแล้ว"));
}

TEST_CASE("A unit that tells the other is reckoned, and one that does not is asked about") {
  Sharing sharing("พริกแห้ง 5 กิโล 600 บาท");
  sharing.begins();
  SECTION("it tells it") {
    CHECK(holds(sharing.says("8 ขีด"), "บ้านละ 8 ขีด (0.8 กิโล)"));
    CHECK(sharing.market.handover_of(sharing.market.house).amount.milli == 800);
  }
  SECTION("it does not") {
    CHECK(holds(sharing.says("2 ถุง"), "1 ถุง มีกี่ กิโล"));
    CHECK(holds(sharing.says("3"), "ได้ไม่เกินบ้านละ 5 กิโล"));
    CHECK(holds(sharing.says("ครึ่งกิโล"), "บ้านละ 2 ถุง (1 กิโล)"));
    CHECK(sharing.market.handover_of(sharing.market.house).amount.milli == 1'000);
  }
  SECTION("no number") {
    CHECK(holds(sharing.says("นิดหน่อย"), "ขอเป็นตัวเลขกับหน่วย"));
    CHECK(holds(sharing.says("บ้านละหนึ่งกิโล"), "บ้านละ 1 กิโล"));
  }
}

TEST_CASE("A list of houses and what each gets is written at once, and asked about once") {
  Sharing sharing("ปุ๋ย 18 กิโล 600 บาท");
  sharing.add_house("91");
  sharing.add_house("92");
  sharing.market.chat.player().posts_back("สมใจ", "c|handover|" + sharing.id);
  const auto count = [&] {
    return sharing.market.chat.records().handovers.list_for_purchase(PurchaseId(sharing.id)).size();
  };
  SECTION("different amounts") {
    CHECK(holds(sharing.says("91 2 กิโล, 92 1.5 กิโลจ้า"), "แจก ปุ๋ย\n91 2 กิโล, 92 1.5 กิโล\nถูกไหม"));
    CHECK(count() == 0);
    CHECK(holds(sharing.says("ถูกจ้า"), "แจก ปุ๋ย 2 บ้าน: 91 2 กิโล, 92 1.5 กิโล"));
    CHECK(count() == 2);
  }
  SECTION("the same for some, and words behind the houses") {
    CHECK(holds(sharing.says("91 92 บ้านละ 2 กิโล"), "91 2 กิโล, 92 2 กิโล\nถูกไหม"));
    CHECK(holds(sharing.says("ใช่"), "แจก ปุ๋ย 2 บ้าน"));
    CHECK(count() == 2);
  }
  SECTION("chosen first, a line each, in a unit that tells the other") {
    sharing.says("เลือกบ้าน");
    CHECK(holds(sharing.says("91 5 ขีด\n92 1 กิโล"), "91 5 ขีด (0.5 กิโล), 92 1 กิโล\nถูกไหม"));
    CHECK(holds(sharing.says("91 6 ขีด\n92 1 กิโล"), "91 6 ขีด (0.6 กิโล), 92 1 กิโล\nถูกไหม"));
    sharing.says("ถูกแล้ว");
    CHECK(count() == 2);
  }
  SECTION("in a unit that does not") {
    CHECK(holds(sharing.says("91 2 ถุง, 92 1 ถุง"), "1 ถุง มีกี่ กิโล"));
    CHECK(holds(sharing.says("2"), "91 2 ถุง (4 กิโล), 92 1 ถุง (2 กิโล)\nถูกไหม"));
    sharing.says("ถูกแล้ว");
    CHECK(count() == 2);
  }
  SECTION("more than there is") {
    CHECK(holds(sharing.says("91 10 กิโล, 92 9 กิโล"), "ที่พิมพ์มารวม 19 กิโล เกินที่เหลือ"));
    CHECK(holds(sharing.says("91 9 กิโล, 92 9 กิโล"), "ถูกไหม"));
  }
  SECTION("a house that is not there, and two units") {
    CHECK(holds(sharing.says("91 1 กิโล, 77 2 กิโล"), "ตรงนี้ยังไม่ชัด หรือแจกไปแล้ว: 77 2 กิโล"));
    CHECK(holds(sharing.says("91 1 ถุง, 92 2 มัด"), "ขอเป็นหน่วยเดียวกันทุกบ้าน เช่น กิโล"));
    CHECK(count() == 0);
  }
  SECTION("it was not right") {
    sharing.says("91 2 กิโล, 92 1 กิโล");
    CHECK(holds(sharing.says("ไม่ใช่"), "แจกบ้านไหนบ้าง"));
    CHECK(count() == 0);
  }
}

TEST_CASE("What was bought by no number is handed out by a number and a unit") {
  Sharing sharing("เกลือ 20 บาท");
  sharing.begins();
  CHECK(holds(sharing.says("2"), "ขอเป็นตัวเลขกับหน่วย"));
  CHECK(holds(sharing.says("2 ถุง"), "บ้านละ 2 ถุง"));
}

TEST_CASE("What a purchase in words said of an older release still counts") {
  Sharing sharing("ปุ๋ย 18 กิโล 600 บาท");
  sharing.market.chat.player().change([&](Records& records) {
    Handover old;
    old.id = "old";
    old.programme_id = sharing.market.programme;
    old.purchase_id = PurchaseId(sharing.id);
    old.household_id = sharing.market.house;
    old.quantity = "10 กิโล + 5 กิโล";
    old.given_by = ChatPlayer::user_id("สมใจ");
    records.handovers.insert(old);
  });
  sharing.add_house("91");
  sharing.begins();
  CHECK(holds(sharing.says("4 กิโล"), "ซื้อมา 18 กิโล แจกไปแล้ว 15 กิโล เหลือ 3 กิโล"));
}

TEST_CASE("A corrected purchase keeps what was handed out of it, and is no less") {
  Market market;
  market.buys("พริกแห้ง 5 กิโล 600 บาท");
  const std::string id = market.latest().id;
  market.chat.player().posts_back("สมใจ", "c|handover|" + id);
  market.chat.player().taps("สมใจ", "ทุกบ้านเท่ากัน");
  market.chat.player().says("สมใจ", "3 กิโล");
  market.chat.player().posts_back("สมใจ", "c|purchase_fix|" + id);
  market.chat.player().taps("สมใจ", "แก้");
  market.chat.player().taps("สมใจ", "รายการ");
  CHECK(holds(bubbles_of(market.chat.player().says("สมใจ", "พริกแห้ง 2 กิโล 600 บาท")),
              "แจกไปแล้ว 3 กิโล"));
  market.chat.player().says("สมใจ", "พริกแห้ง 4 กิโล 600 บาท");
  market.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(market.latest().quantity == "4");
  CHECK(market.handover_of(market.house).purchase_id == market.latest().id);
  const Heard again = market.chat.player().posts_back("สมใจ", "c|handover|" + market.latest().id);
  CHECK(holds(again.bubbles.front(), "ครบทุกบ้านแล้ว"));
}

TEST_CASE("A house has one hand-over of a purchase") {
  Sharing sharing("พริกแห้ง 5 กิโล 600 บาท");
  sharing.begins();
  sharing.says("1 กิโล");
  Handover twice = sharing.market.handover_of(sharing.market.house);
  twice.id = "twice";
  CHECK_THROWS(sharing.market.chat.player().change(
      [&](Records& records) { records.handovers.insert(twice); }));
}

TEST_CASE("What did not arrive is the leader's task, after three days the officer's, too") {
  Sharing sharing("พริกแห้ง 5 กิโล 600 บาท");
  const std::string handover = sharing.not_got();
  Market& market = sharing.market;
  CHECK(holds(bubbles_of(market.chat.player().says("สมใจ", "งานวันนี้")), "บ้านเลขที่ 90 ยังไม่ได้ พริกแห้ง"));
  CHECK(sharing.kinds_waiting(WaitingKind::kNotGot) == 0);
  market.chat.player().clock().move(std::chrono::hours{4 * 24});
  CHECK(sharing.kinds_waiting(WaitingKind::kNotGot) == 1);
  CHECK(holds(bubbles_of(market.chat.player().says("อร", "สรุป")),
              "บ้านบอกว่ายังไม่ได้ของเกิน 3 วัน 1 บ้าน: ควนเมา"));
  CHECK(holds(market.chat.player().says("อร", "รอตัดสิน").body_json, "บ้านเลขที่ 90 ยังไม่ได้ของที่แจก"));
  const Heard opened = market.chat.player().posts_back("สมใจ", "c|not_got_open|" + handover);
  CHECK(holds(opened.bubbles.front(), "ยังไม่ได้ พริกแห้ง 1 กิโล"));
  CHECK(holds(bubbles_of(market.chat.player().taps("สมใจ", "เอาไปให้แล้ว")), "จะถามเจ้าของบ้านอีกครั้ง"));
  CHECK(market.handover_of(market.house).status == HandoverStatus::kWaiting);
  CHECK(sharing.kinds_waiting(WaitingKind::kNotGot) == 0);
  CHECK(holds(bubbles_of(market.chat.player().says("ก", "ของที่ได้รับ")), "พริกแห้ง 1 กิโล"));
  market.chat.player().taps("ก", "ได้แล้ว: พริกแห้ง");
  CHECK(market.handover_of(market.house).status == HandoverStatus::kGot);
}

TEST_CASE("Nobody takes a thing to a house twice that said it came meanwhile") {
  Sharing sharing("พริกแห้ง 5 กิโล 600 บาท");
  const std::string handover = sharing.not_got();
  sharing.market.chat.player().posts_back("ก", "c|got|" + handover);
  const Heard heard = sharing.market.chat.player().posts_back("สมใจ", "c|hand_again|" + handover);
  CHECK(holds(bubbles_of(heard), "ได้ พริกแห้ง แล้ว"));
  CHECK(sharing.market.handover_of(sharing.market.house).status == HandoverStatus::kGot);
}

TEST_CASE("Who gave it out never confirms it alone, not even for their own house") {
  Sharing sharing("พริกแห้ง 5 กิโล 600 บาท");
  Market& market = sharing.market;
  add_sage(market.chat, market.programme, "ปราชญ์", "ปราชญ์");
  confirm_team(market.chat, market.programme);
  const HouseholdId own(sharing.add_house("91", "สมใจ"));
  sharing.begins();
  sharing.says("1 กิโล");
  const std::string handover = market.handover_of(own).id;
  CHECK(holds(bubbles_of(market.chat.player().posts_back("สมใจ", "c|got|" + handover)),
              "ให้คนอื่นในทีมช่วยยืนยันนะ"));
  CHECK(market.handover_of(own).status == HandoverStatus::kWaiting);
  CHECK(holds(bubbles_of(market.chat.player().says("ปราชญ์", "ของที่รอยืนยัน")), "บ้านเลขที่ 91"));
  market.chat.player().posts_back("ปราชญ์", "c|received_for|" + handover);
  market.chat.player().taps("ปราชญ์", "ได้แล้ว");
  CHECK(market.handover_of(own).status == HandoverStatus::kGot);
}
