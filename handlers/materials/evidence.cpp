#include "handlers/materials/evidence.h"

#include <algorithm>

#include "bot/pictures/photo_errors.h"
#include "handlers/words/wording.h"
#include "storage/records.h"

namespace sammachip {

namespace {

std::int64_t count_of_photos(const std::vector<Photo>& photos, PhotoStatus status) {
  return std::count_if(photos.begin(), photos.end(),
                       [&](const Photo& photo) { return photo.status == status; });
}

bool was_checked(const Photo& photo) {
  return photo.status == PhotoStatus::kPurged && photo.fetched_at_ms && photo.checked_at_ms;
}

// Without a photo that is there, was checked or may still come.
EvidenceFacts facts_of_none(const Purchase& purchase, const std::vector<Photo>& photos) {
  if (purchase.evidence == Evidence::kNone) return {EvidenceState::kNone};
  if (photos.empty() && !purchase.photo_id) return {EvidenceState::kPromised};
  // Its row is deleted long after the officer's check.
  const bool is_history = photos.empty() && purchase.status == PurchaseStatus::kAccepted;
  if (is_history && purchase.reason.empty()) return {EvidenceState::kPast};
  const auto unreadable = std::find_if(photos.rbegin(), photos.rend(), [](const Photo& photo) {
    return photo.status == PhotoStatus::kRefused;
  });
  if (unreadable == photos.rend()) return {EvidenceState::kLost};
  return {EvidenceState::kUnreadable, 0, 0, why_unreadable(unreadable->error)};
}

}  // namespace

std::vector<Photo> evidence_photos(const Purchase& purchase, Records& records) {
  auto photos = records.photos.list_for_subject(kPurchasePhotos, purchase.id);
  if (!photos.empty() || !purchase.photo_id) return photos;
  // What took its place has its photos now.
  auto photo = records.photos.find(*purchase.photo_id);
  const bool is_its = purchase.status == PurchaseStatus::kReplaced;
  if (photo && (is_its || photo->subject_id.empty())) photos.push_back(std::move(*photo));
  return photos;
}

EvidenceFacts evidence_of(const Purchase& purchase, Records& records) {
  const auto photos = evidence_photos(purchase, records);
  const std::int64_t kept = count_of_photos(photos, PhotoStatus::kKept);
  const std::int64_t coming = count_of_photos(photos, PhotoStatus::kWaiting);
  if (kept > 0) return {EvidenceState::kKept, kept, coming};
  if (coming > 0) return {EvidenceState::kFetching, 0, coming};
  if (std::any_of(photos.begin(), photos.end(), was_checked)) return {EvidenceState::kPast};
  return facts_of_none(purchase, photos);
}

bool is_proved(EvidenceState state) {
  return state == EvidenceState::kKept || state == EvidenceState::kPast;
}

bool is_to_be_sent_anew(EvidenceState state) {
  return state == EvidenceState::kUnreadable || state == EvidenceState::kLost;
}

bool lacks_evidence(EvidenceState state) {
  return is_to_be_sent_anew(state) || state == EvidenceState::kPromised;
}

std::string why_unreadable(const std::string& error) {
  if (error == kPhotoTooLarge) return "large";
  if (error == "PDF") return "pdf";
  if (error == "HEIC") return "heic";
  return error == kPhotoCutShort ? "cut" : "other";
}

std::string evidence_text(const Purchase& purchase, Records& records, const Texts& texts,
                          Language language) {
  const EvidenceFacts facts = evidence_of(purchase, records);
  const std::string state(to_text(facts.state));
  std::string text = texts.say(language, "evidence_state." + state,
                               {{"count", facts.kept > 0 ? facts.kept : facts.coming},
                                {"why", facts.why},
                                {"reason", purchase.evidence_reason}});
  const bool has_kind =
      purchase.evidence == Evidence::kReceipt || purchase.evidence == Evidence::kVoucher;
  if (has_kind) {
    text = texts.say(language, "evidence_kind." + std::string(to_text(purchase.evidence))) + " · " +
           text;
  }
  const bool is_without = purchase.status == PurchaseStatus::kAccepted && !purchase.reason.empty();
  if (!is_without) return text;
  return text + " · " +
         texts.say(language, "evidence_state.accepted_without",
                   {{"reason", key_or_words(purchase.reason, texts, language)}});
}

std::string evidence_text(const Purchase& purchase, const Turn& turn) {
  return evidence_text(purchase, turn.records, turn.texts, turn.language);
}

}  // namespace sammachip
