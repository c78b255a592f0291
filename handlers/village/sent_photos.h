// Photos that people send one after the other, or at once: the first answers a question, and those
// that follow belong to what that one belongs to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/machine/photos.h"

namespace sammachip {

// How long after a photo another one is taken as one more of the same.
inline constexpr std::chrono::minutes kOneMoreWithin{10};

// Photo::purpose of one that came after another, which belongs to nothing yet.
std::string with_photo(const PhotoId& first_id);
// The first of those that `photo` came with; itself if it was the first.
PhotoId first_of(const Photo& photo);

// The photo after which this message's came: of the same set, or, of one in no set,
// the last one within kOneMoreWithin. Nothing if there is none.
std::optional<Photo> photo_before(const Turn& turn);

// The row of this message's photo, which is fetched from now on.
Photo keep_photo(const std::string& purpose, const SubjectId& subject_id, Turn& turn);

// A photo and all that came after it, which belonged to nothing, belong to `subject_id` now.
// Returns how many.
std::int64_t attach_photos(const PhotoId& first_id, const std::string& purpose,
                           const SubjectId& subject_id, Turn& turn);
// How many there are of which this one is the first.
std::int64_t count_with(const PhotoId& first_id, const Turn& turn);

}  // namespace sammachip
