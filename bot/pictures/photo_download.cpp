#include "bot/pictures/photo_download.h"

#include <optional>
#include <utility>

#include "bot/pictures/photo_errors.h"

namespace sammachip {
namespace {

using Outcome = Fetched::Outcome;
using Milliseconds = std::chrono::milliseconds;

// A photo that ends too early came over a broken line, or was broken when it was sent.
constexpr int kMostCutTries = 3;

// LINE gives each of its answers an id, and a page in none: this one is of a portal or a proxy
// between us, and says nothing about the photo.
bool is_foreign_page(const HttpAnswer& answer) {
  return answer.request_id.empty() && answer.content_type.starts_with("text/");
}

// Nothing: it is being taken, or is whole.
std::optional<Fetched> refused(PhotoUpload::State state) {
  switch (state) {
    case PhotoUpload::State::kTooLarge:
      return Fetched{Outcome::kRefused, kPhotoTooLarge, "media.photo_too_large", {}};
    case PhotoUpload::State::kNoPhoto:
      return Fetched{Outcome::kRefused, "no JPEG or PNG", "media.photo_refused", {}};
    case PhotoUpload::State::kPdf:
      return Fetched{Outcome::kRefused, "PDF", "media.photo_pdf", {}};
    case PhotoUpload::State::kHeic:
      return Fetched{Outcome::kRefused, "HEIC", "media.photo_heic", {}};
    case PhotoUpload::State::kDiskFailed:
      return Fetched{Outcome::kAgain, "the disk failed", "", {}};
    case PhotoUpload::State::kTaking:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> Fetched::files() const {
  std::vector<std::string> files;
  for (const std::string& sha256 : {content.sha256, content.preview_sha256}) {
    if (!sha256.empty()) files.push_back(sha256);
  }
  return files;
}

PhotoDownload::PhotoDownload(LineClient& line, MediaStore& store, const Clock& clock)
    : line_(line), store_(store), clock_(clock) {}

Fetched PhotoDownload::fetch(const Photo& photo, const std::function<bool()>& is_stopping) {
  // Without an id there is nobody left to fetch it for: its sender was erased.
  if (!photo.message_id) return {Outcome::kGone, "no message", "", {}};
  Fetched fetched =
      fetch_file("/v2/bot/message/" + *photo.message_id + "/content", kMostPhotoBytes, is_stopping);
  if (fetched.outcome == Outcome::kStored) {
    return with_preview(photo, std::move(fetched), is_stopping);
  }
  const bool is_cut = fetched.outcome == Outcome::kAgain && fetched.told[0] != '\0';
  if (is_cut && photo.attempts + 1 >= kMostCutTries) fetched.outcome = Outcome::kRefused;
  return fetched;
}

Fetched PhotoDownload::fetch_file(const std::string& path, std::size_t most_bytes,
                                  const std::function<bool()>& is_stopping) {
  PhotoUpload upload(store_, most_bytes);
  const HttpAnswer answer = line_.get_data(
      path, [&](std::string_view piece) { return !is_stopping() && upload.write(piece); });
  upload.end();
  if (is_foreign_page(answer)) return {Outcome::kAgain, "a page", "", {}};
  if (auto ended = refused(upload.state())) return *ended;
  if (answer.course != HttpAnswer::Course::kAnswered) return {Outcome::kAgain, "no answer", "", {}};
  const std::string status = std::to_string(answer.status);
  if (answer.status == 202) return {Outcome::kNotReady, status, "", {}};
  const bool is_elsewhere = answer.status >= 300 && answer.status < 400;  // LINE never says so.
  const bool may_change = answer.status == 401 || answer.status == 429 || answer.status >= 500;
  if (is_elsewhere || may_change) return {Outcome::kAgain, status, "", {}};
  if (answer.status != 200) return {Outcome::kGone, status, "media.photo_gone", {}};
  if (!upload.is_whole()) return {Outcome::kAgain, kPhotoCutShort, "media.photo_refused", {}};
  const StoredPhoto stored = upload.keep();
  return {Outcome::kStored, "", "", {stored.sha256, "", stored.media_type, stored.byte_count}};
}

// LINE's own small picture, where the photo is too large to be its own preview. That LINE has none
// is no reason to lose the photo; that it does not answer is one to try again.
Fetched PhotoDownload::with_preview(const Photo& photo, Fetched whole,
                                    const std::function<bool()>& is_stopping) {
  if (whole.content.byte_count <= kMostPreviewBytes) return whole;
  const Fetched preview = fetch_file("/v2/bot/message/" + *photo.message_id + "/content/preview",
                                     static_cast<std::size_t>(kMostPreviewBytes), is_stopping);
  const bool has_time =
      milliseconds(clock_.now()) - photo.created_at_ms < Milliseconds(kMostFetchTime).count();
  if (preview.outcome == Outcome::kStored) {
    whole.content.preview_sha256 = preview.content.sha256;
  } else if (has_time && photo.attempts < kMostCutTries &&
             (preview.outcome == Outcome::kAgain || preview.outcome == Outcome::kNotReady)) {
    return {preview.outcome, "preview: " + preview.error, "", std::move(whole.content)};
  }
  return whole;
}

}  // namespace sammachip
