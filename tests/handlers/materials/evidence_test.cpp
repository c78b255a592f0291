// "A photo is there" means that it is kept: in which states the evidence of a purchase is, who is
// told of it in which words, and where the photos go that people send. docs/programme.md 6.2.
#include "handlers/materials/evidence.h"

#include <sstream>

#include "commands/exports.h"
#include "handlers/officer/waiting.h"
#include "storage/machine/held_messages.h"
#include "tests/handlers/materials/market.h"

using namespace sammachip;

namespace {

std::string state_of(Market& market, const PurchaseId& purchase_id) {
  Records& records = market.chat.records();
  const Purchase purchase = records.purchases.find(purchase_id).value();
  return std::string(to_text(evidence_of(purchase, records).state));
}

// One purchase in each state, the newest last: by its item.
struct EachState {
  EachState() {
    market.set_budget(10'000);
    kept = market.buys_with_photo("กะปิ 1 กิโล 100 บาท");
    market.keep_photos(PurchaseId(kept));
    fetching = market.buys_with_photo("เกลือ 2 ถุง 20 บาท");
    lost = market.buys_with_photo("พริกแห้ง 5 กิโล 600 บาท");
    market.lose_photos(PurchaseId(lost));
    unreadable = market.buys_with_photo("น้ำปลา 2 ขวด 60 บาท");
    market.refuse_photos(PurchaseId(unreadable), "HEIC");
    promised = market.buys_for_later("ปี๊บ 1 ใบ 50 บาท");
    market.buys("ครก 3 ใบ 500 บาท");
    none = market.latest().id;
  }
  std::string says(const std::string& person, const std::string& words) {
    return bubbles_of(market.chat.player().says(person, words));
  }
  Market market;
  std::string kept, fetching, lost, unreadable, promised, none;
};

// The answers that waited, joined.
std::string waited_for(Market& market) {
  std::string all;
  for (const auto& heard : market.chat.player().waits("สมใจ")) all += bubbles_of(heard) + "|";
  return all;
}

}  // namespace

TEST_CASE("The leader and the officer read of each purchase how its evidence really is") {
  EachState village;
  Market& market = village.market;
  CHECK(state_of(market, PurchaseId(village.kept)) == "kept");
  CHECK(state_of(market, PurchaseId(village.fetching)) == "fetching");
  CHECK(state_of(market, PurchaseId(village.lost)) == "lost");
  CHECK(state_of(market, PurchaseId(village.unreadable)) == "unreadable");
  CHECK(state_of(market, PurchaseId(village.promised)) == "promised");
  CHECK(state_of(market, PurchaseId(village.none)) == "none");
  const auto evidence_in = [&](const char* person, const std::string& id) {
    const std::string said =
        bubbles_of(market.chat.player().posts_back(person, "c|open_purchase|" + id));
    const auto from = said.find("หลักฐาน: ");
    return said.substr(from, said.find('\n', from) - from);
  };
  for (const char* person : {"สมใจ", "อร"}) {
    INFO(person);
    CHECK(evidence_in(person, village.kept) == "หลักฐาน: ใบเสร็จ · มีรูป 1 รูป");
    CHECK(evidence_in(person, village.fetching) == "หลักฐาน: ใบเสร็จ · กำลังรับรูป 1 รูป");
    CHECK(evidence_in(person, village.lost) == "หลักฐาน: ใบเสร็จ · รูปหาย ต้องส่งใหม่");
    CHECK(evidence_in(person, village.unreadable) == "หลักฐาน: ใบเสร็จ · เปิดรูปไม่ได้ เป็นแบบ HEIC");
    CHECK(evidence_in(person, village.promised) == "หลักฐาน: ยังไม่มี จะส่งทีหลัง");
    CHECK(evidence_in(person, village.none) == "หลักฐาน: ไม่มี เพราะ แม่ค้าไม่มีใบเสร็จ");
  }
}

TEST_CASE("What storage lists as without evidence is what the states call lacking") {
  EachState village;
  Records& records = village.market.chat.records();
  std::vector<std::string> listed, lacking;
  for (const auto& one : records.purchases.without_evidence_in_area("9206", "2017-06-15", 100)) {
    listed.push_back(one.id);
  }
  for (const auto& one : records.purchases.list(village.market.programme)) {
    if (lacks_evidence(evidence_of(one, records).state)) lacking.push_back(one.id);
  }
  std::sort(listed.begin(), listed.end());
  std::sort(lacking.begin(), lacking.end());
  CHECK(listed == lacking);
  CHECK(lacking.size() == 3);
}

TEST_CASE("The officer's digest, queue and export tell of each state as it is") {
  EachState village;
  Market& market = village.market;
  market.chat.player().posts_back("อร", "c|purchase_return|" + village.lost);
  market.chat.player().taps("อร", "รูปไม่ชัด");
  market.chat.player().clock().move(std::chrono::hours{4 * 24});
  const std::string digest = village.says("อร", "สรุป");
  CHECK(holds(digest, "ใบเสร็จ 5 รายการ รอนานสุด 4 วัน: ควนเมา"));
  CHECK(holds(digest, "ซื้อเกิน 3 วัน ยังไม่มีหลักฐาน 1 รายการ: ควนเมา"));
  CHECK(holds(digest, "ขาดหลักฐาน 3 รายการ"));
  const Heard queue = market.chat.player().says("อร", "รอตัดสิน");
  for (const char* part :
       {"กะปิ 100 บาท\\nใบเสร็จ · มีรูป 1 รูป", "เกลือ 20 บาท\\nใบเสร็จ · กำลังรับรูป 1 รูป",
        "น้ำปลา 60 บาท\\nใบเสร็จ · เปิดรูปไม่ได้ เป็นแบบ HEIC", "ปี๊บ 50 บาท\\nยังไม่มี จะส่งทีหลัง",
        "ครก 500 บาท\\nไม่มี เพราะ แม่ค้าไม่มีใบเสร็จ", "พริกแห้ง 600 บาท\\nใบเสร็จ · รูปหาย ต้องส่งใหม่"}) {
    INFO(part);
    CHECK(holds(queue.body_json, part));
  }
  std::ostringstream out;
  export_purchases("920603", Language::kThai, Chat::texts(), market.chat.records(), out);
  const std::string place = "92060301,1,ควนเมา,เขากอบ,2560,2017-06-14,";
  CHECK(out.str() ==
        "\xEF\xBB\xBFvillage_code,moo,village,tambon,fiscal_year,bought_on,item,quantity,unit,baht,"
        "vendor,status,evidence\r\n" +
            place + "ครก,3,ใบ,500,ร้านในตลาด,sent,ไม่มี เพราะ แม่ค้าไม่มีใบเสร็จ\r\n" + place +
            "ปี๊บ,1,ใบ,50,ร้านในตลาด,sent,ยังไม่มี จะส่งทีหลัง\r\n" + place +
            "น้ำปลา,2,ขวด,60,ร้านในตลาด,sent,ใบเสร็จ · เปิดรูปไม่ได้ เป็นแบบ HEIC\r\n" + place +
            "พริกแห้ง,5,กิโล,600,ร้านในตลาด,returned,ใบเสร็จ · รูปหาย ต้องส่งใหม่\r\n" + place +
            "เกลือ,2,ถุง,20,ร้านในตลาด,sent,ใบเสร็จ · กำลังรับรูป 1 รูป\r\n" + place +
            "กะปิ,1,กิโล,100,ร้านในตลาด,sent,ใบเสร็จ · มีรูป 1 รูป\r\n");
}

TEST_CASE("What was accepted without a kept photo has its reason, and is on no list any more") {
  EachState village;
  Market& market = village.market;
  market.chat.plays("\n อร: รอตัดสิน\n bot:  …\n");
  market.chat.player().posts_back("อร", "c|purchase_accept|" + village.lost);
  CHECK(market.chat.records().purchases.find(PurchaseId(village.lost))->status ==
        PurchaseStatus::kSent);
  const Heard accepted = market.chat.player().says("อร", "เห็นใบเสร็จที่ร้าน");
  CHECK(holds(accepted.bubbles.front(), "ทั้งที่ยังไม่มีรูป เพราะ เห็นใบเสร็จที่ร้าน"));
  CHECK(market.chat.records().purchases.find(PurchaseId(village.lost))->reason == "เห็นใบเสร็จที่ร้าน");
  for (const auto& id : {village.unreadable, village.promised}) market.accepts(PurchaseId(id));
  CHECK(
      holds(bubbles_of(market.chat.player().posts_back("สมใจ", "c|open_purchase|" + village.lost)),
            "รับรองทั้งที่ยังไม่มีรูป เพราะ เห็นใบเสร็จที่ร้าน"));
  CHECK_FALSE(holds(village.says("สมใจ", "งานวันนี้"), "ส่งรูป"));
  CHECK_FALSE(holds(village.says("อร", "สรุป"), "ขาดหลักฐาน"));
  CHECK_FALSE(holds(market.chat.player().says("อร", "ดูหมู่บ้าน").body_json, "ขาดหลักฐาน"));
  SECTION("It can still be given its photo, just so") {
    market.chat.player().clock().move(std::chrono::hours{1});
    market.chat.player().does("สมใจ", EventType::kImage);
    const Heard heard = market.chat.player().taps("สมใจ", "พริกแห้ง 5 กิโล");
    CHECK(holds(heard.bubbles.front(), "รับรูปของ พริกแห้ง 5 กิโล 600 บาท แล้ว รวม 1 รูป"));
    CHECK(state_of(market, PurchaseId(village.lost)) == "fetching");
  }
  SECTION("It can still be given its photo") {
    market.chat.player().posts_back("สมใจ", "c|evidence|" + village.lost);
    market.chat.player().taps("สมใจ", "มีใบเสร็จ");
    const Heard heard = market.chat.player().does("สมใจ", EventType::kImage);
    CHECK(holds(heard.bubbles.front(), "รับรูปหลักฐานของ พริกแห้ง 5 กิโล แล้ว 1 รูป"));
    market.keep_photos(PurchaseId(village.lost));
    CHECK(state_of(market, PurchaseId(village.lost)) == "kept");
  }
}

TEST_CASE("An office may want a photo before anything is accepted") {
  ProgrammeSettings settings;
  settings.without_evidence = WithoutEvidence::kNever;
  Market market;
  const std::string id = market.buys_for_later("พริกแห้ง 5 กิโล 600 บาท");
  Ending ending;
  as_person(market.chat, "อร", [&](Turn& turn) {
    for (const auto& command : all_commands(settings)) {
      if (command.word == "purchase_accept") ending = command.run(id, turn);
    }
  });
  CHECK(ending.says.at(0).key == "materials.refused_without");
  CHECK_FALSE(ending.next);
  CHECK(market.latest().status == PurchaseStatus::kSent);
}

TEST_CASE("What has its photo is accepted at once, and only then is anybody thanked") {
  Market market;
  const PurchaseId with(market.buys_with_photo("กะปิ 1 กิโล 100 บาท"));
  market.keep_photos(with);
  CHECK(holds(market.chat.player().posts_back("อร", "c|purchase_accept|" + with).bubbles.front(),
              "ตรวจแล้ว กะปิ"));
  CHECK(is_said(market.chat.player().says("สมใจ", "เมนู"),
                "พัฒนากรตรวจ กะปิ 1 กิโล แล้ว เรียบร้อยดี ขอบคุณมาก"));
  const PurchaseId without(market.buys_for_later("เกลือ 2 ถุง 20 บาท"));
  market.accepts(without);
  const std::string told = bubbles_of(market.chat.player().says("สมใจ", "เมนู"));
  CHECK(holds(told, "พัฒนากรรับรอง เกลือ 2 ถุง แล้ว ทั้งที่ยังไม่มีรูป"));
  CHECK_FALSE(holds(told, "ขอบคุณ"));
}

TEST_CASE("A photo that comes while the officer writes a reason makes it needless") {
  Market market;
  const PurchaseId id(market.buys_for_later("กะปิ 1 กิโล 100 บาท"));
  market.chat.player().posts_back("อร", "c|purchase_accept|" + id);
  market.chat.player().does("สมใจ", EventType::kImage);
  market.keep_photos(id);
  CHECK(holds(market.chat.player().says("อร", "เห็นของแล้ว").bubbles.front(), "ตรวจแล้ว กะปิ"));
  CHECK(market.latest().reason.empty());
}

TEST_CASE("A lost photo is a task that names the purchase, and the new one goes to it by itself") {
  Market market;
  const PurchaseId other(market.buys_for_later("เกลือ 2 ถุง 20 บาท"));
  const PurchaseId id(market.buys_with_photo("พริกแห้ง 5 กิโล 600 บาท"));
  market.chat.player().clock().move(std::chrono::hours{1});
  market.lose_photos(id);
  market.chat.plays(R"(
    สมใจ: งานวันนี้
    bot:  รูปหลักฐานของ พริกแห้ง 5 กิโล 600 บาท หายไปก่อนจะเก็บได้ / ถ่ายแล้วส่งใหม่ได้เลย จะเก็บไว้กับรายการนี้
    bot:  …ส่งรูปใบเสร็จ พริกแห้ง 600 บาท ใหม่ รูปเดิมหาย…
    * สมใจ sends a photo
    bot:  รับรูปของ พริกแห้ง 5 กิโล 600 บาท แล้ว รวม 1 รูป / ถ้ารูปไหนเปิดไม่ได้ จะบอกนะ [ของรายการอื่น] [รายการซื้อ] [งานวันนี้] [เมนู]
  )");
  CHECK(state_of(market, id) == "fetching");
  market.keep_photos(id);
  CHECK(state_of(market, id) == "kept");
  CHECK(state_of(market, other) == "promised");
  SECTION("One that belongs elsewhere is moved, and nothing is left of it where it was") {
    market.lose_photos(id);
    market.chat.player().taps("สมใจ", "ของรายการอื่น");
    const Heard heard = market.chat.player().taps("สมใจ", "เกลือ 2 ถุง");
    CHECK(holds(heard.bubbles.front(), "รับรูปของ เกลือ 2 ถุง 20 บาท แล้ว รวม 1 รูป"));
    CHECK(state_of(market, other) == "kept");
    CHECK(state_of(market, id) == "lost");
  }
}

TEST_CASE("Where a photo may be of several purchases, the person is asked which") {
  Market market;
  const PurchaseId salt(market.buys_for_later("เกลือ 2 ถุง 20 บาท"));
  const PurchaseId fish(market.buys_for_later("น้ำปลา 2 ขวด 60 บาท"));
  market.chat.plays(R"(
    * สมใจ sends a photo
    bot:  รูปนี้ เป็นหลักฐานของรายการไหน [น้ำปลา 2 ขวด] [เกลือ 2 ถุง] [ไม่ใช่หลักฐาน]
    * สมใจ sends a photo
    bot:  2 รูปนี้ เป็นหลักฐานของรายการไหน [น้ำปลา 2 ขวด] [เกลือ 2 ถุง] [ไม่ใช่หลักฐาน]
    สมใจ: [เกลือ 2 ถุง]
    bot:  รับรูปของ เกลือ 2 ถุง 20 บาท แล้ว รวม 2 รูป… [...]
  )");
  CHECK(market.photos_of(salt).size() == 2);
  CHECK(state_of(market, fish) == "promised");
}

TEST_CASE("A photo of who bought nothing is not kept") {
  Market market;
  market.buys_for_later("เกลือ 2 ถุง 20 บาท");
  const Heard heard = market.chat.player().does("ก", EventType::kImage);
  CHECK(holds(bubbles_of(heard), "ไม่ได้เก็บไว้"));
  CHECK(market.chat.records().photos.list_for_user(ChatPlayer::user_id("ก")).empty());
}

TEST_CASE("Photos sent at once are all kept, and one answer says how many") {
  Market market;
  market.tells("พริกแห้ง 5 กิโล 600 บาท");
  SECTION("LINE says how many they are") {
    CHECK(market.chat.player().sends_photo_of_set("สมใจ", "set", 3).bubbles.empty());
    CHECK(market.chat.player().sends_photo_of_set("สมใจ", "set", 3).bubbles.empty());
    const Heard last = market.chat.player().sends_photo_of_set("สมใจ", "set", 3);
    CHECK(last.bubbles.front() == "ได้รูปแล้ว 3 รูป");
    CHECK(holds(last.bubbles.back(), "ถูกไหม"));
    CHECK(waited_for(market).empty());
  }
  SECTION("LINE does not say it") {
    for (int i = 0; i < 3; ++i) market.chat.player().sends_photo_of_set("สมใจ", "set", 0);
    const std::string said = waited_for(market);
    CHECK(said.starts_with("ได้รูปแล้ว 3 รูป\n"));
    CHECK(std::count(said.begin(), said.end(), '|') == 1);
  }
  SECTION("One of four never comes") {
    for (int i = 0; i < 3; ++i) market.chat.player().sends_photo_of_set("สมใจ", "set", 4);
    CHECK(waited_for(market).starts_with("ได้รูปแล้ว 3 รูป\n"));
  }
  SECTION("One after the other") {
    market.chat.player().does("สมใจ", EventType::kImage);
    market.chat.player().does("สมใจ", EventType::kImage);
    const Heard last = market.chat.player().does("สมใจ", EventType::kImage);
    CHECK(last.bubbles.front() == "ได้รูปแล้ว 3 รูป");
  }
  market.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(market.photos_of(market.latest().id).size() == 3);
  // And one that comes when it is written down belongs to it, too.
  const Heard more = market.chat.player().does("สมใจ", EventType::kImage);
  CHECK(holds(more.bubbles.front(), "รับรูปของ พริกแห้ง 5 กิโล 600 บาท แล้ว รวม 4 รูป"));
  CHECK(market.photos_of(market.latest().id).size() == 4);
}

TEST_CASE("Photos of a set that end the talk about evidence are all of that purchase") {
  Market market;
  const PurchaseId id(market.buys_for_later("พริกแห้ง 5 กิโล 600 บาท"));
  market.chat.player().posts_back("สมใจ", "c|evidence|" + id);
  market.chat.player().sends_photo_of_set("สมใจ", "set", 2);
  const Heard last = market.chat.player().sends_photo_of_set("สมใจ", "set", 2);
  CHECK(holds(last.bubbles.front(), "รับรูปของ พริกแห้ง 5 กิโล 600 บาท แล้ว รวม 2 รูป"));
  CHECK(market.photos_of(id).size() == 2);
  CHECK(waited_for(market).empty());
}

TEST_CASE("What waits for a person is not lost with an answer that is not said") {
  Market market;
  market.tells("พริกแห้ง 5 กิโล 600 บาท");
  market.chat.player().change([&](Records& records) {
    records.held_messages.insert({"w", ChatPlayer::user_id("สมใจ"), "media.photo_gone", "{}",
                                  market.chat.now_ms(), market.chat.now_ms() + 1'000'000});
  });
  market.chat.player().sends_photo_of_set("สมใจ", "set", 2);
  const Heard last = market.chat.player().sends_photo_of_set("สมใจ", "set", 2);
  CHECK(holds(bubbles_of(last), "รูปล่าสุดที่ส่งมาหายไปก่อนจะเก็บได้"));
}

TEST_CASE("A picture sent as a file is taken; of a PDF or HEIC it is said what to do") {
  Market market;
  const PurchaseId id(market.buys_for_later("พริกแห้ง 5 กิโล 600 บาท"));
  for (const char* name : {"scan.PDF", "IMG_1.heic"}) {
    const Heard heard = market.chat.player().sends_file("สมใจ", name);
    INFO(name);
    CHECK(holds(heard.bubbles.front(), "แคปหน้าจอ"));
  }
  CHECK(market.photos_of(id).empty());
  const Heard taken = market.chat.player().sends_file("สมใจ", "ใบเสร็จ");
  CHECK(holds(taken.bubbles.front(), "รับรูปของ พริกแห้ง"));
  market.refuse_photos(id, "PDF");
  CHECK(holds(bubbles_of(market.chat.player().says("สมใจ", "เมนู")),
              "รูปหลักฐานของ พริกแห้ง 5 กิโล 600 บาท เป็น PDF เปิดไม่ได้\nแคปหน้าจอเป็นรูป"));
}

TEST_CASE("A reason why there is no evidence is written down without thanks") {
  Market market;
  const PurchaseId id(market.buys_for_later("พริกแห้ง 5 กิโล 600 บาท"));
  market.chat.player().posts_back("สมใจ", "c|evidence|" + id);
  market.chat.player().taps("สมใจ", "ไม่มีหลักฐาน");
  const Heard heard = market.chat.player().says("สมใจ", "แม่ค้าไม่ให้");
  CHECK(heard.bubbles.front() == "จดแล้วว่า พริกแห้ง 5 กิโล ไม่มีหลักฐาน เพราะ แม่ค้าไม่ให้");
  CHECK(state_of(market, id) == "none");
}

TEST_CASE("What takes the place of a purchase has all of its photos") {
  Market market;
  const PurchaseId id(market.buys_with_photo("พริกแห้ง 5 กิโล 600 บาท"));
  market.chat.player().does("สมใจ", EventType::kImage);
  market.keep_photos(id);
  market.chat.player().posts_back("สมใจ", "c|purchase_fix|" + id);
  market.chat.player().taps("สมใจ", "แก้");
  market.chat.player().taps("สมใจ", "ร้าน");
  market.chat.player().says("สมใจ", "ร้านป้าแดง");
  market.chat.player().taps("สมใจ", "ถูกแล้ว");
  CHECK(market.latest().supersedes == id);
  CHECK(market.photos_of(market.latest().id).size() == 2);
}
