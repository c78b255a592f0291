// What is bought and handed out, visits, help and kind words.
#include "storage/database/connection.h"
#include "storage/database/error.h"
#include "storage/households/encouragements.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

Purchase purchase(const PurchaseId& id, PurchaseStatus status, long long amount_satang = 10'000) {
  Purchase purchase{.id = id,
                    .programme_id = "p1",
                    .bought_on = "2026-12-01",
                    .vendor = "ร้านป้าแดง",
                    .item = "อาหารไก่",
                    .quantity = "5",
                    .unit = "กระสอบ",
                    .amount_satang = amount_satang,
                    .evidence = Evidence::kReceipt,
                    .status = status,
                    .entered_by = "U-leader"};
  if (status == PurchaseStatus::kAccepted || status == PurchaseStatus::kReturned) {
    purchase.decided_by = "U-officer";
    purchase.decided_at_ms = 1;
  }
  return purchase;
}

Visit visit(const VisitId& id, const HouseholdId& household_id, const std::string& day) {
  return {.id = id, .household_id = household_id, .visited_on = day, .visited_by = "U-sage"};
}

Handover handover(const HandoverId& id, const HouseholdId& household_id) {
  return {.id = id,
          .programme_id = "p1",
          .purchase_id = "b1",
          .household_id = household_id,
          .quantity = "1",
          .given_by = "U-leader"};
}

}  // namespace

TEST_CASE("A purchase keeps what was bought, and what is saved later leaves who and when alone") {
  with_records([](Records& records) {
    add_programmes(records);
    Purchases& purchases = records.purchases;
    purchases.insert(purchase("b1", PurchaseStatus::kDraft));
    auto row = *purchases.find("b1");
    CHECK(row.vendor == "ร้านป้าแดง");
    CHECK(row.item == "อาหารไก่");
    CHECK(row.quantity == "5");
    CHECK(row.unit == "กระสอบ");
    CHECK(row.amount_satang == 10'000);
    row.amount_satang = 12'500;
    row.evidence = Evidence::kVoucher;
    row.photo_id = "photo";
    row.status = PurchaseStatus::kSent;
    row.entered_by = "U-other";
    row.created_at_ms = 77;
    CHECK(purchases.update(row));
    const auto kept = purchases.find("b1");
    CHECK(kept->amount_satang == 12'500);
    CHECK(kept->evidence == Evidence::kVoucher);
    CHECK(kept->photo_id == "photo");
    CHECK(kept->status == PurchaseStatus::kSent);
    CHECK(kept->entered_by == "U-leader");
    CHECK(kept->created_at_ms == 0);
    CHECK_FALSE(purchases.update(purchase("nothing", PurchaseStatus::kDraft)));
    CHECK_FALSE(purchases.find("nothing"));
  });
}

TEST_CASE("Who entered a purchase cannot accept it") {
  with_records([](Records& records) {
    add_programmes(records);
    Purchases& purchases = records.purchases;
    purchases.insert(purchase("b1", PurchaseStatus::kSent));
    CHECK_THROWS_AS(purchases.decide("b1", PurchaseStatus::kAccepted, "U-leader", "", 5),
                    StorageRefused);
    CHECK(purchases.find("b1")->status == PurchaseStatus::kSent);
    auto accepted = purchase("b1", PurchaseStatus::kAccepted);
    CHECK_THROWS_AS(purchases.update(accepted), StorageRefused);
    accepted.id = "b2";
    accepted.decided_by = "U-leader";
    CHECK_THROWS_AS(purchases.insert(accepted), StorageRefused);
    CHECK(purchases.decide("b1", PurchaseStatus::kReturned, "U-officer", "ไม่ชัด", 5));
    CHECK(purchases.find("b1")->reason == "ไม่ชัด");
    CHECK(purchases.find("b1")->decided_by == "U-officer");
    CHECK(purchases.find("b1")->decided_at_ms == 5);
    CHECK_FALSE(purchases.decide("b1", PurchaseStatus::kAccepted, "U-officer", "", 6));
    auto again = *purchases.find("b1");
    again.status = PurchaseStatus::kSent;
    purchases.update(again);
    CHECK(purchases.decide("b1", PurchaseStatus::kAccepted, "U-officer", "", 7));
    CHECK(purchases.find("b1")->status == PurchaseStatus::kAccepted);
    CHECK(purchases.find("b1")->reason.empty());
  });
}

TEST_CASE("A purchase costs something, and has evidence or a reason why not") {
  with_records([](Records& records) {
    add_programmes(records);
    Purchases& purchases = records.purchases;
    CHECK_THROWS_AS(purchases.insert(purchase("b1", PurchaseStatus::kDraft, 0)), StorageRefused);
    auto bare = purchase("b1", PurchaseStatus::kDraft);
    bare.evidence = Evidence::kNone;
    purchases.insert(bare);
    bare.status = PurchaseStatus::kSent;
    CHECK_THROWS_AS(purchases.update(bare), StorageRefused);
    bare.evidence_reason = "ร้านไม่มีใบเสร็จ";
    CHECK(purchases.update(bare));
    CHECK(purchases.find("b1")->evidence_reason == "ร้านไม่มีใบเสร็จ");
  });
}

TEST_CASE("Spent is what was sent or accepted, and a corrected purchase counts once") {
  with_records([](Records& records) {
    add_programmes(records);
    Purchases& purchases = records.purchases;
    CHECK(purchases.spent("p1") == 0);
    purchases.insert(purchase("draft", PurchaseStatus::kDraft, 1));
    purchases.insert(purchase("sent", PurchaseStatus::kSent, 20));
    purchases.insert(purchase("accepted", PurchaseStatus::kAccepted, 300));
    purchases.insert(purchase("returned", PurchaseStatus::kReturned, 4'000));
    purchases.insert(purchase("withdrawn", PurchaseStatus::kWithdrawn, 50'000));
    auto elsewhere = purchase("elsewhere", PurchaseStatus::kSent, 9);
    elsewhere.programme_id = "p2";
    purchases.insert(elsewhere);
    CHECK(purchases.spent("p1") == 320);
    Transaction transaction(records.connection);
    CHECK(purchases.replace("sent", purchase("better", PurchaseStatus::kSent, 25)));
    CHECK(purchases.spent("p1") == 325);
    CHECK(purchases.find("sent")->status == PurchaseStatus::kReplaced);
    CHECK(purchases.find("better")->supersedes == "sent");
    CHECK_FALSE(purchases.replace("sent", purchase("twice", PurchaseStatus::kSent)));
    CHECK_FALSE(purchases.replace("withdrawn", purchase("twice", PurchaseStatus::kSent)));
    CHECK_FALSE(purchases.replace("nothing", purchase("twice", PurchaseStatus::kSent)));
    CHECK_FALSE(purchases.find("twice"));
    transaction.commit();
    auto second = purchase("second", PurchaseStatus::kSent);
    second.supersedes = "sent";
    CHECK_THROWS_AS(purchases.insert(second), StorageRefused);
  });
}

TEST_CASE("The officer sees purchases that wait, oldest first, and those without evidence") {
  with_records([](Records& records) {
    add_programmes(records);
    Purchases& purchases = records.purchases;
    const auto insert = [&](const PurchaseId& id, PurchaseStatus status, long long at_ms,
                            const ProgrammeId& programme, Evidence evidence) {
      auto row = purchase(id, status);
      row.programme_id = programme;
      row.created_at_ms = at_ms;
      row.evidence = evidence;
      row.bought_on = "2026-12-0" + std::to_string(at_ms);
      purchases.insert(row);
    };
    insert("new", PurchaseStatus::kSent, 5, "p1", Evidence::kReceipt);
    insert("old", PurchaseStatus::kSent, 2, "p2", Evidence::kLater);
    insert("done", PurchaseStatus::kAccepted, 1, "p1", Evidence::kLater);
    insert("draft", PurchaseStatus::kDraft, 1, "p1", Evidence::kLater);
    insert("gone", PurchaseStatus::kWithdrawn, 1, "p1", Evidence::kLater);
    insert("fresh", PurchaseStatus::kSent, 4, "p1", Evidence::kLater);
    const auto waiting = purchases.waiting_in_area("9206", 10);
    REQUIRE(waiting.size() == 3);
    CHECK(waiting[0].purchase.id == "old");
    CHECK(waiting[0].village_code == kOtherVillage);
    CHECK(waiting[2].purchase.id == "new");
    CHECK(waiting[2].village_code == kVillage);
    CHECK(purchases.waiting_in_area(kVillage, 10).size() == 2);
    CHECK(purchases.waiting_in_area("", 1).size() == 1);
    CHECK(ids_of(purchases.without_evidence_in_area("92", "2026-12-04", 10)) == Ids{"old"});
    CHECK(ids_of(purchases.without_evidence_in_area(kOtherVillage, "2026-12-04", 10)) ==
          Ids{"old"});
    CHECK(ids_of(purchases.without_evidence_in_area("", "2026-12-05", 2)) == Ids{"old", "fresh"});
    CHECK(ids_of(purchases.without_evidence_by("U-leader")) == Ids{"new", "fresh", "old", "draft"});
    CHECK(ids_of(purchases.list("p1")) == Ids{"new", "fresh", "gone", "draft", "done"});
  });
}

TEST_CASE("A household says whether it got what it was given") {
  with_records([](Records& records) {
    add_programmes(records);
    records.households.insert(household("h1"));
    records.households.insert(household("h2"));
    records.purchases.insert(purchase("b1", PurchaseStatus::kSent));
    Handovers& handovers = records.handovers;
    CHECK_FALSE(handovers.exists_for_purchase("b1"));
    handovers.insert(handover("a", "h1"));
    CHECK(handovers.exists_for_purchase("b1"));
    handovers.insert(handover("b", "h2"));
    CHECK(handovers.find("a")->quantity == "1");
    CHECK(ids_of(handovers.list_for_purchase("b1")) == Ids{"a", "b"});
    CHECK(ids_of(handovers.waiting_for_household("h1")) == Ids{"a"});
    CHECK(handovers.answer("a", HandoverStatus::kNotGot, 5));
    CHECK(handovers.waiting_for_household("h1").empty());
    CHECK(handovers.answer("a", HandoverStatus::kGot, 6));
    CHECK(handovers.list_for_household("h1").at(0).status == HandoverStatus::kGot);
    CHECK(handovers.find("a")->answered_at_ms == 6);
    CHECK_FALSE(handovers.answer("nothing", HandoverStatus::kGot, 5));
    CHECK_THROWS_AS(handovers.answer("a", HandoverStatus::kWaiting, 7), StorageRefused);
  });
}

TEST_CASE("The next visit is planned by the latest one only") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    records.households.insert(household("h2"));
    records.households.insert(household("far", kOtherVillage));
    Visits& visits = records.visits;
    auto first = visit("v1", "h1", "2026-12-01");
    first.met = false;
    first.doing = Doing::kPartly;
    first.problem = "pest";
    first.need = "คนช่วยดู";
    first.next_on = "2026-12-08";
    first.mood = Mood::kTired;
    visits.insert(first);
    auto planned = visit("v2", "h2", "2026-12-01");
    planned.next_on = "2026-12-05";
    visits.insert(planned);
    auto elsewhere = visit("v3", "far", "2026-12-01");
    elsewhere.next_on = "2026-12-05";
    visits.insert(elsewhere);
    CHECK_FALSE(visits.find("v1")->met);
    CHECK(visits.find("v1")->doing == Doing::kPartly);
    CHECK(visits.find("v1")->problem == "pest");
    CHECK(visits.find("v1")->need == "คนช่วยดู");
    CHECK(visits.find("v1")->mood == Mood::kTired);
    CHECK(visits.find("v2")->mood == Mood::kUnknown);
    CHECK(ids_of(visits.planned_in_village(kVillage, "2026-12-08")) == Ids{"v2", "v1"});
    CHECK(ids_of(visits.planned_in_village(kVillage, "2026-12-07")) == Ids{"v2"});
    auto same_day = visit("v0", "h1", "2026-12-01");
    same_day.created_at_ms = 1;
    visits.insert(same_day);
    CHECK(visits.latest("h1")->id == "v0");
    CHECK(ids_of(visits.planned_in_village(kVillage, "2026-12-08")) == Ids{"v2"});
    CHECK(ids_of(visits.list_for_household("h1", 10)) == Ids{"v0", "v1"});
    CHECK(visits.list_for_household("h1", 1).size() == 1);
    CHECK_FALSE(visits.latest("nobody"));
    CHECK_THROWS_AS(visits.insert(visit("v4", "nobody", "2026-12-01")), StorageRefused);
    CHECK_THROWS_AS(visits.insert(visit("v4", "h1", "today")), StorageRefused);
  });
}

TEST_CASE("Who took a request sees it until it is closed with what was done") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    records.visits.insert(visit("v1", "h1", "2026-12-01"));
    HelpRequests& help = records.help_requests;
    help.insert({.id = "a",
                 .household_id = "h1",
                 .user_id = "U1",
                 .due_on = "2026-12-05",
                 .visit_id = "v1",
                 .asked_for = "household"});
    help.insert({.id = "b", .user_id = "U2", .due_on = "2026-12-04"});
    CHECK(help.find("a")->visit_id == "v1");
    CHECK(help.find("a")->asked_for == "household");
    CHECK(help.find("b")->asked_for == "self");
    help.take("a", "U-officer");
    help.take("b", "U-officer");
    CHECK(ids_of(help.taken_by_user("U-officer")) == Ids{"b", "a"});
    CHECK(help.reschedule("b", "2026-12-09"));
    CHECK(ids_of(help.taken_by_user("U-officer")) == Ids{"a", "b"});
    CHECK(help.pass_on("b", "U-leader"));
    CHECK(ids_of(help.taken_by_user("U-leader")) == Ids{"b"});
    CHECK(help.pass_on("b", "U-officer"));
    CHECK(help.close("a", "U-officer", "ไปดูแล้ว", 9));
    CHECK_FALSE(help.pass_on("a", "U-leader"));
    CHECK_FALSE(help.close("a", "U-second", "อีกครั้ง", 10));
    CHECK_FALSE(help.reschedule("a", "2026-12-10"));
    CHECK(help.find("a")->closed_by == "U-officer");
    CHECK(help.find("a")->done_text == "ไปดูแล้ว");
    CHECK(help.find("a")->closed_at_ms == 9);
    CHECK(ids_of(help.taken_by_user("U-officer")) == Ids{"b"});
    CHECK(help.taken_by_user("U1").empty());
  });
}

TEST_CASE("Kind words are counted, so that none comes too often") {
  with_records([](Records& records) {
    add_villages(records);
    records.households.insert(household("h1"));
    Encouragements& kind = records.encouragements;
    kind.insert({.id = "a",
                 .to_user = "U1",
                 .household_id = "h1",
                 .from_user = "U-officer",
                 .occasion = "back",
                 .text_key = "kind.back",
                 .text = "ดีใจที่กลับมา",
                 .created_at_ms = 10});
    kind.insert({.id = "b", .to_user = "U1", .text_key = "kind.first", .created_at_ms = 20});
    CHECK(kind.latest_for("U1")->id == "b");
    CHECK(kind.latest_for("U1")->household_id == std::nullopt);
    CHECK(ids_of(kind.list_for("U1")) == Ids{"b", "a"});
    CHECK(kind.list_for("U1").at(1).text == "ดีใจที่กลับมา");
    CHECK(kind.list_for("U1").at(1).occasion == "back");
    CHECK_FALSE(kind.latest_for("U2"));
    CHECK(kind.since("U1", "kind.back", 10));
    CHECK_FALSE(kind.since("U1", "kind.back", 11));
    CHECK_FALSE(kind.since("U1", "kind.other", 0));
    CHECK_FALSE(kind.since("U2", "kind.back", 0));
    CHECK(kind.count_from("U-officer", "h1", 10) == 1);
    CHECK(kind.count_from("U-officer", "h1", 11) == 0);
    CHECK(kind.count_from("U-officer", "h2", 0) == 0);
  });
}

}  // namespace sammachip
