// Photos that prove purchases, whether a question asked for them or they were sent just so.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/talks.h"
#include "storage/machine/photos.h"
#include "storage/villages/purchases.h"

namespace sammachip {

// The photo, and those that came with it, prove the purchase from now on; as `kind`, or where that
// is nothing as what it was proved by, a receipt if by nothing. Returns how many of its photos are
// kept or on their way. REQUIRES: the person may enter purchases in its village.
std::int64_t take_as_evidence(const Purchase& purchase, const PhotoId& first_photo_id,
                              std::optional<Evidence> kind, Turn& turn);

// Takes this message's photo, which no question asked for, and says where it went: to the purchase
// of the photo `before` it; to the one whose photo was lost, or else the one of which it was
// promised. Where it may be of several, the person is asked which. Nothing if it is of none: then
// it is not kept.
std::optional<Ending> take_sent_photo(const std::optional<Photo>& before, Turn& turn);

// Whether it would take one.
bool awaits_evidence(const Turn& turn);

// Of which purchase else a photo is ("photo"), and that it is of this one ("photo|purchase"; of
// none: "photo|").
Ending ask_which_purchase(const PhotoId& photo_id, Turn& turn);
Ending choose_purchase(const std::string& argument, Turn& turn);

// Tells the sender of a photo that cannot be kept which purchase it was to prove. False if it
// belongs to no purchase.
bool tell_of_lost_evidence(const Photo& photo, Turn& turn);

}  // namespace sammachip
