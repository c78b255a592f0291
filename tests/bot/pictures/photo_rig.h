// A bot that keeps the photos it is sent, and a LINE that hands them out.
#pragma once

#include <httplib.h>

#include "bot/line/links.h"
#include "storage/database/identifier.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "tests/bot/line_rig.h"

namespace sammachip::testing {

inline constexpr const char* kPublicUrl = "https://bot.example";

// Takes every photo, as a question that wants one does; says back what else it hears.
inline void take_photo(const Event& event, Records& records) {
  if (event.type == EventType::kUnsend) records.photos.take_back(event.message_id);
  if (event.type != EventType::kImage) return;
  Photo photo;
  photo.id = new_id(milliseconds(event.received_at));
  photo.message_id = event.message_id;
  photo.user_id = event.user_id;
  photo.created_at_ms = photo.next_attempt_ms = milliseconds(event.received_at);
  records.photos.insert(photo);
}

struct PhotoRig : LineRig {
  explicit PhotoRig(const std::function<void(Config&)>& change = {}) : LineRig(change) {
    echo.on_event = take_photo;
  }
  long long photos(const std::string& where) const { return rows("photo WHERE " + where); }
  bool gets(const std::string& where, int count = 1) const {
    return wait_until([&] { return photos(where) == count; });
  }
  Photo photo_of(const MessageId& message_id) {
    std::optional<Photo> photo;
    run([&](Records& records) { photo = records.photos.find_by_message(message_id); });
    REQUIRE(photo);
    return *photo;
  }
  std::vector<std::string> held() {
    std::vector<std::string> keys;
    run([&](Records& records) {
      for (const auto& message :
           records.held_messages.take(AccountId(somsri.id()), milliseconds(clock.now()), 10)) {
        keys.push_back(message.text_key);
      }
    });
    return keys;
  }
  int files() const {
    int count = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(service->media().folder())) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }
  void fail_content(simulator::FaultKind kind, int times, const std::string& endpoint = "content") {
    platform.faults().add({kind, endpoint, times, 0});
  }
  httplib::Result get(const std::string& link) const {
    httplib::Client client("127.0.0.1", service->pages_port());
    return client.Get(link.substr(std::string(kPublicUrl).size()).c_str());
  }
  std::string link_to(const PhotoId& photo_id) {
    std::string link;
    run([&](Records& records) {
      link = Links(kPublicUrl, records, clock.now()).photo_link(photo_id).value();
    });
    return link;
  }

  simulator::Phone somsri = platform.person("สมศรี");
};

}  // namespace sammachip::testing
