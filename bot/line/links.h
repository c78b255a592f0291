// Links to pictures that the bot itself serves, to be shown in the chat
// (bot/pictures/picture_server.h).
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "bot/base/clock.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct Records;

// How long a link to a photo is good for: whoever has it sees the photo.
inline constexpr std::chrono::minutes kPhotoLinkLife{15};
// The same for a QR code, which says no more than its link does; LINE may load it again much later.
inline constexpr std::chrono::days kQrLinkLife{30};
// What follows an image's address to name its preview, at most 1 MB as LINE wants it.
inline constexpr const char* kPreviewPath = "/preview";

// Makes links for the length of one message. They can't be guessed, and lapse. The key they are
// signed with is made when the first one is. Not thread-safe.
class Links {
 public:
  // Gives none.
  Links() = default;
  // `public_url` is how the world reaches the bot; empty or not https: it gives none. `records`
  // must outlive *this.
  Links(std::string public_url, Records& records, Instant now);

  // Nothing if nobody knows how the world reaches the bot. REQUIRES: who will see it may.
  std::optional<std::string> photo_link(const PhotoId& photo_id) const;
  // To the picture of a QR code that says `text` (at most 1,000 bytes, else nothing).
  std::optional<std::string> qr_link(const std::string& text) const;

 private:
  std::string public_url_;
  Records* records_ = nullptr;
  Instant now_{};
};

// What the links' tokens are for, and the setting that holds the key.
inline constexpr const char* kPhotoToken = "photo";
inline constexpr const char* kQrToken = "qr";
inline constexpr const char* kLinkKeySetting = "link_key";

// The key, made at the first call. REQUIRES: a transaction is open or none is needed.
std::string link_key(Records& records);

}  // namespace sammachip
