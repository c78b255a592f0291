#include "bot/line/links.h"

#include <utility>

#include "bot/line/signed_token.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {
namespace {

constexpr std::size_t kMostQrBytes = 1000;  // So that the link stays below LINE's 2,000 characters.

}  // namespace

Links::Links(std::string public_url, Records& records, Instant now)
    : public_url_(std::move(public_url)), records_(&records), now_(now) {
  // LINE refuses a whole reply for one picture that is not behind https.
  if (public_url_.rfind("https://", 0) != 0) public_url_.clear();
  while (!public_url_.empty() && public_url_.back() == '/') public_url_.pop_back();
}

std::optional<std::string> Links::photo_link(const PhotoId& photo_id) const {
  if (public_url_.empty()) return std::nullopt;
  return public_url_ + "/photo/" +
         signed_token(link_key(*records_), kPhotoToken, now_ + kPhotoLinkLife, photo_id);
}

std::optional<std::string> Links::qr_link(const std::string& text) const {
  if (public_url_.empty() || text.size() > kMostQrBytes) return std::nullopt;
  return public_url_ + "/qr/" +
         signed_token(link_key(*records_), kQrToken, now_ + kQrLinkLife, text);
}

std::string link_key(Records& records) {
  if (auto known = records.settings.find(kLinkKeySetting)) return *known;
  std::string key = new_signing_key();
  records.settings.save(kLinkKeySetting, key);
  return key;
}

}  // namespace sammachip
