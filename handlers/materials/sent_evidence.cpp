#include "handlers/materials/sent_evidence.h"

#include <algorithm>

#include "handlers/materials/evidence.h"
#include "handlers/materials/materials.h"
#include "handlers/pushes/held.h"
#include "handlers/village/sent_photos.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// Photo::purpose of one of which the person is asked whose it is.
constexpr char kAskedAbout[] = "which";
// So soon after another one a photo is one more of the same, whatever else lacks one.
constexpr std::chrono::minutes kRightAfter{2};
// Who looks after more villages is no leader, and knows of each purchase only what is opened.
constexpr std::size_t kMostVillagesLooked = 2;
constexpr std::size_t kMostPurchasesOffered = 8;

using PurchaseList = std::vector<Purchase>;

struct Wanting {
  PurchaseList anew;  // What came of them was lost or unreadable.
  PurchaseList promised;
  PurchaseList settled;  // Accepted without it, and still to be given its photo.
};

void add_wanting(Wanting& wanting, Purchase purchase, const Turn& turn) {
  const bool is_known = std::any_of(wanting.anew.begin(), wanting.anew.end(),
                                    [&](const Purchase& one) { return one.id == purchase.id; });
  const EvidenceState state = evidence_of(purchase, turn.records).state;
  const bool is_own = purchase.entered_by == turn.account.user_id;
  const bool is_settled = purchase.status == PurchaseStatus::kAccepted;
  if (is_settled && lacks_evidence(state)) {
    wanting.settled.push_back(std::move(purchase));
  } else if (is_to_be_sent_anew(state) && !is_known) {
    wanting.anew.push_back(std::move(purchase));
  } else if (state == EvidenceState::kPromised && is_own) {
    wanting.promised.push_back(std::move(purchase));
  }
}

// Those that the person entered, and those of a leader's village whose photos were lost.
Wanting wanting_evidence(const Turn& turn) {
  Wanting wanting;
  for (auto& purchase : turn.records.purchases.without_evidence_by(turn.account.user_id)) {
    if (!year_over(purchase.programme_id, Act::kEnterPurchase, turn)) {
      add_wanting(wanting, std::move(purchase), turn);
    }
  }
  const auto villages = villages_for(Act::kEnterPurchase, turn);
  if (villages.size() > kMostVillagesLooked) return wanting;
  for (const auto& village : villages) {
    if (year_over(village.programme, turn)) continue;
    for (auto& purchase : turn.records.purchases.list(village.programme.id)) {
      const bool is_others = purchase.entered_by != turn.account.user_id;
      if (is_others && is_purchase_open(purchase.status)) {
        add_wanting(wanting, std::move(purchase), turn);
      }
    }
  }
  return wanting;
}

std::optional<Purchase> the_one(const Wanting& wanting) {
  const auto& open = wanting.anew.empty() ? wanting.promised : wanting.anew;
  const auto& wanted = open.empty() ? wanting.settled : open;
  return wanted.size() == 1 ? std::optional(wanted.front()) : std::nullopt;
}

Values of_purchase(const Purchase& purchase, std::int64_t count) {
  return {{"item", purchase_text(purchase)},
          {"amount", amount_text(purchase.amount_satang)},
          {"count", count}};
}

Ending which_purchase(const PhotoId& photo_id, const PurchaseList& offered, Turn& turn) {
  std::vector<CommandButton> buttons;
  for (const auto& purchase : offered) {
    if (buttons.size() == kMostPurchasesOffered) break;
    buttons.push_back({"evidence.answer_item", "photo_for|" + photo_id + "|" + purchase.id,
                       of_purchase(purchase, 0)});
  }
  buttons.push_back({"evidence.answer_none_of_them", "photo_for|" + photo_id + "|"});
  return ending_with("evidence.which", {{"count", count_with(photo_id, turn)}}, std::move(buttons));
}

PurchaseList joined_purchases(Wanting wanting) {
  for (auto& purchase : wanting.promised) wanting.anew.push_back(std::move(purchase));
  for (auto& purchase : wanting.settled) wanting.anew.push_back(std::move(purchase));
  return std::move(wanting.anew);
}

Ending one_more(const Purchase& purchase, Turn& turn) {
  const Photo photo = keep_photo("", "", turn);
  const std::int64_t count = take_as_evidence(purchase, photo.id, std::nullopt, turn);
  return ending_of("evidence.more", of_purchase(purchase, count),
                   {{"evidence.button_other", "photo_which|" + photo.id},
                    {"button.purchases", "purchases|" + purchase.programme_id},
                    {"button.next", "next"}});
}

// The purchase that the photo before this one proves.
std::optional<Purchase> purchase_before(const std::optional<Photo>& before, const Turn& turn) {
  if (!before || before->purpose != kPurchasePhotos) return std::nullopt;
  auto purchase = purchase_within(PurchaseId(before->subject_id), turn);
  if (!purchase || !is_purchase_provable(purchase->status)) return std::nullopt;
  return purchase;
}

bool is_right_after(const Photo& before, const Turn& turn) {
  const bool is_same_set = !before.set_id.empty() && before.set_id == turn.event().set_id;
  return is_same_set || instant_from(before.created_at_ms) + kRightAfter >= turn.now;
}

// Without the photo it is what it was before one came.
void take_photo_from(const PurchaseId& purchase_id, Turn& turn) {
  auto purchase = turn.records.purchases.find(purchase_id);
  if (!purchase) return;
  const auto left = turn.records.photos.list_for_subject(kPurchasePhotos, purchase_id);
  purchase->photo_id = left.empty() ? std::nullopt : std::optional(left.front().id);
  if (left.empty()) purchase->evidence = Evidence::kLater;
  turn.records.purchases.update(*purchase);
  audit_purchase("bought.evidence", *purchase, turn);
}

// The others of its set go where the photo went.
void move_set(const Photo& photo, const PurchaseId& purchase_id, Turn& turn) {
  for (const auto& other : turn.records.photos.in_set(photo.user_id, photo.set_id)) {
    const bool is_there = other.id != photo.id && other.subject_id == photo.subject_id;
    if (!is_there) continue;
    turn.records.photos.attach(other.id, purchase_id.empty() ? "" : kPurchasePhotos, purchase_id);
  }
}

// A photo of who is talking whose place may still be changed.
std::optional<Photo> own_photo(const PhotoId& photo_id, const Turn& turn) {
  auto photo = turn.records.photos.find(photo_id);
  if (!photo || photo->user_id != turn.account.user_id || photo->checked_at_ms) return std::nullopt;
  const bool is_ours = photo->purpose == kAskedAbout || photo->purpose == kPurchasePhotos;
  return is_ours ? photo : std::nullopt;
}

}  // namespace

std::int64_t take_as_evidence(const Purchase& purchase, const PhotoId& first_photo_id,
                              std::optional<Evidence> kind, Turn& turn) {
  Purchase proved = purchase;
  const bool has_kind =
      purchase.evidence == Evidence::kReceipt || purchase.evidence == Evidence::kVoucher;
  proved.evidence = kind.value_or(has_kind ? purchase.evidence : Evidence::kReceipt);
  proved.evidence_reason.clear();
  if (lacks_evidence(evidence_of(purchase, turn.records).state) || !proved.photo_id) {
    proved.photo_id = first_photo_id;
  }
  attach_photos(first_photo_id, kPurchasePhotos, purchase.id, turn);
  turn.records.purchases.update(proved);
  audit_purchase("bought.evidence", proved, turn);
  drop_held({purchase.entered_by, turn.account.user_id}, evidence_topic(purchase.id), turn);
  return evidence_of(proved, turn.records).there();
}

bool awaits_evidence(const Turn& turn) {
  const Wanting wanting = wanting_evidence(turn);
  return !wanting.anew.empty() || !wanting.promised.empty() || !wanting.settled.empty();
}

std::optional<Ending> take_sent_photo(const std::optional<Photo>& before, Turn& turn) {
  const auto same = purchase_before(before, turn);
  if (same && is_right_after(*before, turn)) return one_more(*same, turn);
  if (before) {
    const auto first = turn.records.photos.find(first_of(*before));
    if (first && first->purpose == kAskedAbout) {
      keep_photo(with_photo(first->id), "", turn);
      return which_purchase(first->id, joined_purchases(wanting_evidence(turn)), turn);
    }
  }
  Wanting wanting = wanting_evidence(turn);
  if (const auto one = the_one(wanting)) return one_more(*one, turn);
  if (wanting.anew.empty() && same) return one_more(*same, turn);
  const PurchaseList all = joined_purchases(std::move(wanting));
  if (all.empty()) return std::nullopt;
  const Photo photo = keep_photo(kAskedAbout, "", turn);
  return which_purchase(photo.id, all, turn);
}

Ending ask_which_purchase(const PhotoId& photo_id, Turn& turn) {
  const auto photo = own_photo(photo_id, turn);
  if (!photo) return no_longer_waits();
  const auto purchase = turn.records.purchases.find(PurchaseId(photo->subject_id));
  PurchaseList offered;
  if (purchase) offered = turn.records.purchases.list(purchase->programme_id);
  std::erase_if(offered, [&](const Purchase& one) {
    return one.id == photo->subject_id || !is_purchase_provable(one.status);
  });
  return which_purchase(photo_id, offered, turn);
}

Ending choose_purchase(const std::string& argument, Turn& turn) {
  const auto [photo_id, purchase_id] = split_argument(argument);
  const auto photo = own_photo(PhotoId(photo_id), turn);
  if (!photo) return no_longer_waits();
  const PurchaseId from(photo->subject_id);
  const auto purchase = purchase_within(PurchaseId(purchase_id), turn);
  if (!purchase && !purchase_id.empty()) return not_yours();
  if (purchase) {
    auto over =
        purchase_over(PurchaseId(purchase_id), Act::kEnterPurchase, is_purchase_provable, turn);
    if (over) return std::move(*over);
  }
  if (!purchase) attach_photos(PhotoId(photo_id), "", "", turn);
  if (!from.empty() && from != purchase_id) move_set(*photo, PurchaseId(purchase_id), turn);
  const std::int64_t count =
      purchase ? take_as_evidence(*purchase, PhotoId(photo_id), std::nullopt, turn) : 0;
  if (!from.empty() && from != purchase_id) take_photo_from(from, turn);
  if (!purchase) return ending_of("evidence.not_kept", {}, {{"button.next", "next"}});
  return ending_of(
      "evidence.more", of_purchase(*purchase, count),
      {{"button.purchases", "purchases|" + purchase->programme_id}, {"button.next", "next"}});
}

bool tell_of_lost_evidence(const Photo& photo, Turn& turn) {
  if (photo.purpose != kPurchasePhotos) return false;
  const auto purchase = turn.records.purchases.find(PurchaseId(photo.subject_id));
  if (!purchase || !is_purchase_provable(purchase->status)) return true;
  const bool is_refused = photo.status == PhotoStatus::kRefused;
  const EvidenceFacts facts = evidence_of(*purchase, turn.records);
  hold_for(photo.user_id, "evidence.lost_told",
           {{"item", Told::words(purchase_text(*purchase))},
            {"amount", Told::amount(purchase->amount_satang)},
            {"why", Told::words(is_refused ? why_unreadable(photo.error) : "gone")},
            {"others", Told::number(facts.there())}},
           turn, {{"button.evidence", "evidence|" + purchase->id}}, evidence_topic(purchase->id));
  return true;
}

}  // namespace sammachip
