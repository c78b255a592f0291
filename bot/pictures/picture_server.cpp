#include "bot/pictures/picture_server.h"

#include <fcntl.h>
#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

#include "bot/line/links.h"
#include "bot/line/signed_token.h"
#include "bot/pictures/photo_fetcher.h"
#include "bot/pictures/qr_picture.h"
#include "storage/machine/photos.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {
namespace {

constexpr std::size_t kReaders = 4;
constexpr std::size_t kPieceBytes = 65'536;

void answer_nothing(httplib::Response& response) {
  response.status = 404;
  response.set_content("", "text/plain");
}

// An open file, closed with the answer it is sent in.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  bool is_open() const { return file_ >= 0; }
  ssize_t read_at(std::size_t offset, char* to, std::size_t size) const {
    return ::pread(file_, to, size, static_cast<off_t>(offset));
  }

 private:
  const int file_;
};

// In pieces, so that many who look do not fill the memory.
void send_file(const PhotoFile& photo, httplib::Response& response) {
  // Shared, as httplib copies what provides the content.
  const auto file = std::make_shared<OpenFile>(photo.path);
  if (!file->is_open()) return answer_nothing(response);
  response.set_content_provider(
      static_cast<std::size_t>(photo.byte_count), photo.media_type.c_str(),
      [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::array<char, kPieceBytes> piece{};
        const ssize_t count = file->read_at(offset, piece.data(), std::min(length, piece.size()));
        return count > 0 && sink.write(piece.data(), static_cast<std::size_t>(count));
      });
}

}  // namespace

PictureServer::PictureServer(const Database& database, const MediaStore& store, const Clock& clock)
    : store_(store), clock_(clock), readers_(database, kReaders) {}

void PictureServer::add_to(HttpServer& server) {
  const auto guard = [](httplib::Response& response) {
    response.set_header("Cache-Control", "private, no-store");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
  };
  const auto size_of = [](const httplib::Request& request) {
    return request.matches[2].matched ? Size::kPreview : Size::kWhole;
  };
  server.get("/photo/([A-Za-z0-9_-]+)(/preview)?",
             [this, guard, size_of](const httplib::Request& request, const std::string&,
                                    httplib::Response& response) {
               guard(response);
               show_photo(request.matches[1], size_of(request), response);
             });
  server.get("/qr/([A-Za-z0-9_-]+)(/preview)?",
             [this, guard](const httplib::Request& request, const std::string&,
                           httplib::Response& response) {
               guard(response);
               show_qr(request.matches[1], response);
             });
}

// Empty, which signs nothing, until the first link was made.
std::string PictureServer::key() {
  return readers_.take()->settings.find(kLinkKeySetting).value_or("");
}

void PictureServer::show_photo(const std::string& token, Size size, httplib::Response& response) {
  const auto id = content_of_token(key(), kPhotoToken, token, clock_.now());
  if (!id) return answer_nothing(response);
  const auto photo = readers_.take()->photos.find(PhotoId(*id));
  if (!photo || photo->status != PhotoStatus::kKept) return answer_nothing(response);
  const bool is_small = photo->byte_count <= kMostPreviewBytes;
  const std::string& wanted =
      size == Size::kWhole || is_small ? photo->sha256 : photo->preview_sha256;
  const auto file = store_.find(wanted);
  if (!file) return answer_nothing(response);
  send_file(*file, response);
}

void PictureServer::show_qr(const std::string& token, httplib::Response& response) {
  const auto text = content_of_token(key(), kQrToken, token, clock_.now());
  if (!text) return answer_nothing(response);
  response.set_content(qr_picture(*text), "image/png");
}

}  // namespace sammachip
