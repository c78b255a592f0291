// A service that keeps the photos it is sent, and a LINE that hands them out.
#pragma once

#include <httplib.h>

#include <catch2/catch.hpp>

#include "bot/line/links.h"
#include "bot/service.h"
#include "storage/database/identifier.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/photos.h"
#include "storage/records.h"
#include "tests/bot/quick_times.h"
#include "tests/bot/rig.h"
#include "tests/support/test_platform.h"

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

struct PhotoRig {
  explicit PhotoRig(const std::function<void(Config&)>& change = {}) {
    echo.on_event = take_photo;
    config.listen = "127.0.0.1:0";
    config.database_url = folder.url();
    config.line_channel_secrets = {platform.settings().channel_secret};
    config.line_channel_id = platform.settings().channel_id;
    config.line_api_url = platform.url();
    config.line_data_url = platform.url();
    config.answer_within_ms = 60'000;
    if (change) change(config);
    start();
  }
  void start() {
    service = std::make_unique<Service>(config, echo, clock, quick_times());
    service->start();
    platform.set_webhook_url("http://127.0.0.1:" + std::to_string(service->port()) + "/webhook");
  }
  void stop() { service.reset(); }

  long long photos(const std::string& where) const {
    return number(config.database_url, "SELECT COUNT(*) FROM photo WHERE " + where);
  }
  bool gets(const std::string& where, int count = 1) const {
    return wait_until([&] { return photos(where) == count; });
  }
  void change(const EventEngine::Job& job) { REQUIRE(service->engine().run(job)); }
  Photo photo_of(const MessageId& message_id) {
    std::optional<Photo> photo;
    change([&](Records& records) { photo = records.photos.find_by_message(message_id); });
    REQUIRE(photo);
    return *photo;
  }
  std::vector<std::string> held() {
    std::vector<std::string> keys;
    change([&](Records& records) {
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
  int calls(const std::string& ending) {
    int count = 0;
    for (const simulator::Call& call : platform.calls().calls()) {
      count += call.path.ends_with(ending) ? 1 : 0;
    }
    return count;
  }
  void fail_content(simulator::FaultKind kind, int times, const std::string& endpoint = "content") {
    platform.faults().add({kind, endpoint, times, 0});
  }
  httplib::Result get(const std::string& link) const {
    httplib::Client client("127.0.0.1", service->port());
    return client.Get(link.substr(std::string(kPublicUrl).size()).c_str());
  }
  std::string link_to(const PhotoId& photo_id) {
    std::string link;
    change([&](Records& records) {
      link = Links(kPublicUrl, records, clock.now()).photo_link(photo_id).value();
    });
    return link;
  }

  TemporaryFolder folder;
  TestPlatform platform;
  Config config;
  Echo echo;
  MovableClock clock;
  simulator::Phone somsri = platform.person("สมศรี");
  std::unique_ptr<Service> service;
};

}  // namespace sammachip::testing
