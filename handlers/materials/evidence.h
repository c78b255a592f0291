// What proves a purchase: its photos as they really are, in the same words for the leader, the
// officer and the exports. Every view asks here; what storage/villages/purchases.h lists as lacking
// its evidence is what lacks_evidence() says.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/machine/photos.h"
#include "storage/villages/purchases.h"

namespace sammachip {

// Photos of a purchase have this purpose, and its id as their subject.
inline constexpr char kPurchasePhotos[] = "purchase";

enum class EvidenceState {
  kKept,        // At least one photo is there.
  kPast,        // It was there when the officer checked it, and was kept long enough.
  kFetching,    // At least one is on its way from LINE.
  kUnreadable,  // What came is no photo that can be kept.
  kLost,        // LINE has it no more, or its sender took it back.
  kPromised,    // To be sent later.
  kNone,        // There is none, for a stated reason.
};
template <>
struct EnumWords<EvidenceState> {
  static constexpr std::string_view kAll[] = {"kept", "past",     "fetching", "unreadable",
                                              "lost", "promised", "none"};
};

struct EvidenceFacts {
  EvidenceState state = EvidenceState::kPromised;
  std::int64_t kept = 0;    // Photos.
  std::int64_t coming = 0;  // Photos on their way.
  std::string why = {};     // Of kUnreadable: "large", "pdf", "heic", "cut" or "other".

  std::int64_t there() const { return kept + coming; }
};

// Whatever became of them, oldest first.
std::vector<Photo> evidence_photos(const Purchase& purchase, Records& records);

EvidenceFacts evidence_of(const Purchase& purchase, Records& records);

// A photo is kept, or was until its time was over.
bool is_proved(EvidenceState state);
// Somebody has to send a photo, or say why there is none.
bool lacks_evidence(EvidenceState state);
// Something was sent, and is to be sent anew.
bool is_to_be_sent_anew(EvidenceState state);

// The word for `Photo::error`, as in EvidenceFacts::why.
std::string why_unreadable(const std::string& error);

// "ใบเสร็จ · มีรูป 2 รูป"; of a purchase that was accepted without evidence also why.
std::string evidence_text(const Purchase& purchase, Records& records, const Texts& texts,
                          Language language);
std::string evidence_text(const Purchase& purchase, const Turn& turn);

}  // namespace sammachip
