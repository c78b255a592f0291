// Shows what Links point to: people's photos and QR codes.
#pragma once

#include <string>

#include "bot/base/clock.h"
#include "bot/http/http_server.h"
#include "bot/pictures/media_store.h"
#include "storage/readers.h"

namespace sammachip {

// Answers, with and without "/preview" behind them:
//   GET /photo/<token>   the photo of a link of the last 15 minutes, while it is kept
//   GET /qr/<token>      the QR code of a link of the last 30 days, as PNG
// and 404 for everything that is forged, lapsed, gone or malformed, alike. Nothing may be stored on
// the way. Thread-safe; all references must outlive *this, and *this the server's run.
class PictureServer {
 public:
  PictureServer(const Database& database, const MediaStore& store, const Clock& clock);
  // Adds its paths to `server`.
  void add_to(HttpServer& server);

 private:
  enum class Size { kWhole, kPreview };
  void show_photo(const std::string& token, Size size, httplib::Response& response);
  void show_qr(const std::string& token, httplib::Response& response);
  std::string key();

  const MediaStore& store_;
  const Clock& clock_;
  Readers readers_;
};

}  // namespace sammachip
