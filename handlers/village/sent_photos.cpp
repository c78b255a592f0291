#include "handlers/village/sent_photos.h"

#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::string_view kWith = "with|";

// Those that came after it, as long as they belong to nothing else.
std::vector<Photo> sent_with(const Photo& first, const Turn& turn) {
  auto photos = turn.records.photos.sent_since(first.user_id, first.created_at_ms);
  std::erase_if(photos, [purpose = with_photo(first.id)](const Photo& photo) {
    return photo.purpose != purpose;
  });
  return photos;
}

}  // namespace

std::string with_photo(const PhotoId& first_id) { return std::string(kWith) + first_id; }

PhotoId first_of(const Photo& photo) {
  const bool is_more = photo.purpose.starts_with(kWith);
  return PhotoId(is_more ? photo.purpose.substr(kWith.size()) : photo.id);
}

std::optional<Photo> photo_before(const Turn& turn) {
  const AccountId& user = turn.account.user_id;
  if (!turn.event().set_id.empty()) {
    auto of_set = turn.records.photos.in_set(user, turn.event().set_id);
    if (of_set.empty()) return std::nullopt;
    return std::move(of_set.front());
  }
  auto sent = turn.records.photos.sent_since(user, milliseconds(turn.now - kOneMoreWithin));
  if (sent.empty()) return std::nullopt;
  return std::move(sent.front());
}

Photo keep_photo(const std::string& purpose, const SubjectId& subject_id, Turn& turn) {
  if (auto known = turn.records.photos.find_by_message(turn.message_id())) return *known;
  Photo photo;
  photo.id = new_id(milliseconds(turn.now));
  photo.message_id = turn.message_id();
  photo.user_id = turn.account.user_id;
  photo.purpose = purpose;
  photo.subject_id = subject_id;
  photo.created_at_ms = photo.next_attempt_ms = milliseconds(turn.now);
  photo.set_id = turn.event().set_id;
  turn.records.photos.insert(photo);
  return photo;
}

std::int64_t attach_photos(const PhotoId& first_id, const std::string& purpose,
                           const SubjectId& subject_id, Turn& turn) {
  const auto first = turn.records.photos.find(first_id);
  if (!first) return 0;
  const auto more = sent_with(*first, turn);
  turn.records.photos.attach(first_id, purpose, subject_id);
  for (const auto& photo : more) turn.records.photos.attach(photo.id, purpose, subject_id);
  return std::ssize(more) + 1;
}

std::int64_t count_with(const PhotoId& first_id, const Turn& turn) {
  const auto first = turn.records.photos.find(first_id);
  return first ? std::ssize(sent_with(*first, turn)) + 1 : 0;
}

}  // namespace sammachip
