// LINE's data host as it is on a bad day: what a person sends says how it is given out.
#pragma once

#include <atomic>
#include <string>

#include "tests/bot/pictures/photo_rig.h"
#include "tests/bot/pictures/pictures.h"
#include "tests/bot/raw_server.h"

namespace sammachip::testing {

inline const std::string kDripping = "drips";          // A byte now and then, for half a minute.
inline const std::string kDrippingLater = "drips, 2";  // The same, but first an error.
inline const std::string kPage = "page";               // Somebody else's page, 20 times.
inline const std::string kPageOfError = "page 403";    // The same, as an error.
inline const std::string kElsewhere = "elsewhere";     // That it is elsewhere, 20 times.

class DataHost {
 public:
  void is_of(PhotoRig& rig) { contents_ = &rig.platform.contents(); }
  const RawServer& server() const { return server_; }

 private:
  RawAnswer answer(const std::string& path) {
    const std::string before = "/v2/bot/message/";
    const std::string id =
        path.substr(before.size(), path.find('/', before.size()) - before.size());
    const std::string sent = contents_.load()->find(id).bytes;
    const int asked = server_.asked()[path];
    if (sent == kDripping) return drip();
    if (sent == kDrippingLater) return asked == 1 ? RawAnswer{raw_head(500, "")} : drip();
    if (sent == kPage && asked <= 20) return page(200);
    if (sent == kPageOfError && asked <= 20) return page(403);
    if (sent == kElsewhere && asked <= 20) return {raw_head(302, "Location: /in\r\n")};
    return photo(sent.size() > 30 ? sent : simulator::sample_photo());
  }
  static RawAnswer drip() {
    RawAnswer answer{raw_head(200, "Content-Type: image/jpeg\r\n" + raw_length(1'000'000)) +
                     large_jpeg(0).substr(0, large_jpeg(0).size() - 2)};  // Without its end.
    answer.slowly.assign(600, 'x');
    answer.pause = 50ms;
    return answer;
  }
  static RawAnswer page(int status) {
    const std::string body = "<!doctype html><title>Sign in</title>";
    return {raw_head(status, "Content-Type: text/html\r\n" + raw_length(body.size())) + body};
  }
  static RawAnswer photo(const std::string& bytes) {
    return {raw_head(200, "Content-Type: image/jpeg\r\nx-line-request-id: 1\r\n" +
                              raw_length(bytes.size())) +
            bytes};
  }

  std::atomic<simulator::Contents*> contents_ = nullptr;
  RawServer server_{[this](const std::string& path) { return answer(path); }};
};

// A rig whose photos come from `host`.
struct DataHostRig : PhotoRig {
  explicit DataHostRig(DataHost& host)
      : PhotoRig([&](Config& settings) { settings.line_data_url = host.server().url(); }) {
    host.is_of(*this);
  }
};

}  // namespace sammachip::testing
