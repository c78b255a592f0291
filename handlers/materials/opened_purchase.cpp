#include "handlers/materials/opened_purchase.h"

#include <algorithm>
#include <set>

#include "bot/talks/wording.h"
#include "handlers/access/roles.h"
#include "handlers/materials/evidence.h"
#include "handlers/materials/materials.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/villages.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"

namespace sammachip {

namespace {

// Other purchases that one of its pictures is to prove: by the photo's id or by what is in its
// file.
std::vector<Purchase> of_same_photo(const Purchase& purchase, Turn& turn) {
  std::vector<Purchase> others;
  if (!purchase.photo_id) return others;
  std::set<PurchaseId> seen{purchase.id};
  const auto add = [&](const Purchase& other) {
    const bool is_live =
        other.status != PurchaseStatus::kReplaced && other.status != PurchaseStatus::kWithdrawn;
    // What this one replaced was proved by the same photo, rightly.
    const bool is_earlier = purchase.supersedes == other.id;
    if (is_live && !is_earlier && seen.insert(other.id).second) others.push_back(other);
  };
  for (const auto& other : turn.records.purchases.list(purchase.programme_id)) {
    if (other.photo_id == purchase.photo_id) add(other);
  }
  for (const auto& photo : evidence_photos(purchase, turn.records)) {
    if (photo.sha256.empty()) continue;
    for (const auto& same : turn.records.photos.others_with_same_content(
             photo.sha256, photo.purpose, photo.subject_id)) {
      if (const auto other = turn.records.purchases.find(PurchaseId(same.subject_id))) add(*other);
    }
  }
  return others;
}

std::string same_photo_text(const Purchase& purchase, Turn& turn) {
  std::string text;
  for (const auto& other : of_same_photo(purchase, turn)) {
    // Of a village outside the person's area no more is said than that there is one.
    const bool is_near = village_year(other.programme_id, Act::kEnterPurchase, turn).has_value();
    text += "\n" + say(is_near ? "opened.same_photo" : "opened.same_photo_far",
                       {{"item", other.item},
                        {"amount", amount_text(other.amount_satang)},
                        {"day", day_text(*parse_iso_date(other.bought_on), turn.language)}},
                       turn);
  }
  return text;
}

std::string budget_text(const VillageYear& village, Turn& turn) {
  const std::int64_t budget = village.programme.budget_satang;
  const std::int64_t spent = turn.records.purchases.spent(village.programme.id);
  return say("opened.budget",
             {{"budget", amount_text(budget)},
              {"spent", amount_text(spent)},
              {"left", amount_text(budget - spent)}},
             turn);
}

std::string purchase_status(const Purchase& purchase, const Turn& turn) {
  return say("purchase_status." + std::string(to_text(purchase.status)),
             {{"reason", reason_text(purchase.reason, turn)}}, turn);
}

// The village of a purchase, if the person may enter purchases there.
std::optional<VillageYear> village_of_purchase(const Purchase& purchase, Turn& turn) {
  return village_year(purchase.programme_id, Act::kEnterPurchase, turn);
}

// What may still be done to it by those who enter purchases.
void add_changes(Ending& ending, const Purchase& purchase, const Turn& turn) {
  const auto add = [&](const char* label, const char* command) {
    ending.buttons.push_back({label, command + purchase.id});
  };
  const PurchaseStatus status = purchase.status;
  const bool is_draft = status == PurchaseStatus::kDraft || status == PurchaseStatus::kReturned;
  if (is_draft) add("button.purchase_send", "purchase_send|");
  const bool is_proven = is_proved(evidence_of(purchase, turn.records).state);
  if (is_purchase_provable(status) && !is_proven) add("button.evidence", "evidence|");
  if (is_purchase_open(status)) {
    add("button.purchase_fix", "purchase_fix|");
    add("button.purchase_withdraw", "purchase_withdraw|");
  }
  if (status == PurchaseStatus::kAccepted) add("button.handover", "handover|");
}

// What is said where no picture is shown.
const char* receipt_key(EvidenceState state) {
  switch (state) {
    case EvidenceState::kFetching:
      return "opened.photo_waits";
    case EvidenceState::kKept:
    case EvidenceState::kPast:
    case EvidenceState::kUnreadable:
    case EvidenceState::kLost:
      return "opened.photo_gone";
    case EvidenceState::kPromised:
    case EvidenceState::kNone:
      break;
  }
  return "opened.no_photo";
}

}  // namespace

Ending open_purchase(const PurchaseId& purchase_id, Turn& turn) {
  const auto purchase = turn.records.purchases.find(purchase_id);
  if (!purchase) return no_longer_waits();
  const auto village = village_of_purchase(*purchase, turn);
  if (!village) return not_yours();
  Ending ending;
  ending.says.push_back({"opened.purchase",
                         {{"village", area_text(village->place.village.code, turn)},
                          {"item", purchase->item},
                          {"quantity", purchase->quantity},
                          {"unit", purchase->unit},
                          {"amount", amount_text(purchase->amount_satang)},
                          {"vendor", purchase->vendor},
                          {"day", day_text(*parse_iso_date(purchase->bought_on), turn.language)},
                          {"name", name_of(purchase->entered_by, turn)},
                          {"entered", day_text(purchase->created_at_ms, turn)},
                          {"evidence", evidence_text(*purchase, turn)},
                          {"budget", budget_text(*village, turn)},
                          {"status", purchase_status(*purchase, turn)},
                          {"warning", same_photo_text(*purchase, turn)}}});
  const AreaCode& code = village->place.village.code;
  const bool decides = purchase->status == PurchaseStatus::kSent &&
                       may(Act::kDecidePurchase, about_area(code, purchase->entered_by), turn);
  if (decides) {
    ending.buttons.push_back({"button.accept", "purchase_accept|" + purchase->id});
    ending.buttons.push_back({"button.return", "purchase_return|" + purchase->id});
  } else {
    add_changes(ending, *purchase, turn);
  }
  if (purchase->photo_id) {
    ending.buttons.push_back({"button.receipt", "show_receipt|" + purchase->id});
  }
  ending.buttons.push_back({"button.purchases", "purchases|" + village->programme.id});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending show_receipt(const PurchaseId& purchase_id, Turn& turn) {
  const auto purchase = turn.records.purchases.find(purchase_id);
  if (!purchase) return no_longer_waits();
  if (!village_of_purchase(*purchase, turn)) return not_yours();
  Ending ending;
  const EvidenceFacts facts = evidence_of(*purchase, turn.records);
  const Values values{{"item", purchase->item}, {"count", facts.kept}};
  const bool is_kept = facts.state == EvidenceState::kKept;
  ending.says.push_back({is_kept ? "opened.photo_kept" : receipt_key(facts.state), values});
  const std::string words = worded(ending.says.front(), turn).text;
  for (const auto& photo : evidence_photos(*purchase, turn.records)) {
    if (photo.status != PhotoStatus::kKept || ending.says.size() == kMostBubbles) continue;
    if (const auto link = turn.links.photo_link(photo.id)) {
      ending.says.push_back({.text = words, .image_url = *link});
    }
  }
  ending.buttons = {{"button.open", "open_purchase|" + purchase->id}, {"button.menu", "menu"}};
  return ending;
}

Ending list_purchases(const ProgrammeId& programme_id, std::size_t first, Turn& turn) {
  constexpr std::size_t kPage = 10;
  const auto village = village_year(programme_id, Act::kEnterPurchase, turn);
  if (!village) return not_yours();
  auto purchases = turn.records.purchases.list(programme_id);
  std::erase_if(purchases, [](const Purchase& purchase) {
    return purchase.status == PurchaseStatus::kReplaced;
  });
  Ending ending;
  std::string lines;
  const std::size_t until = std::min(purchases.size(), first + kPage);
  for (std::size_t i = first; i < until; ++i) {
    const Purchase& purchase = purchases[i];
    lines += "\n" + say("opened.purchase_line",
                        {{"number", static_cast<std::int64_t>(i + 1)},
                         {"item", purchase.item},
                         {"amount", amount_text(purchase.amount_satang)},
                         {"status", purchase_status(purchase, turn)},
                         {"evidence", evidence_text(purchase, turn)}},
                        turn);
    ending.buttons.push_back({"opened.answer_number",
                              "open_purchase|" + purchase.id,
                              {{"number", static_cast<std::int64_t>(i + 1)}}});
  }
  ending.says.push_back({lines.empty() ? "opened.no_purchases" : "opened.purchases",
                         {{"village", area_text(village->place.village.code, turn)},
                          {"budget", budget_text(*village, turn)},
                          {"lines", lines}}});
  if (until < purchases.size()) {
    ending.buttons.push_back(
        {"waiting.answer_more", "purchases|" + programme_id + "|" + std::to_string(until)});
  }
  const AreaCode& code = village->place.village.code;
  if (may(Act::kEnterPurchase, about_area(code), turn)) {
    ending.buttons.push_back({"button.purchase", "purchase|" + programme_id});
  }
  if (may(Act::kDecide, about_area(code), turn)) {
    ending.buttons.push_back({"button.budget", "budget|" + programme_id});
  }
  ending.buttons.push_back({"button.village_card", "village|" + programme_id});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

}  // namespace sammachip
