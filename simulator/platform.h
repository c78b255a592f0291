#pragma once

#include <string>

#include "simulator/control_api.h"
#include "simulator/line_platform.h"
#include "simulator/phone.h"

namespace sammachip::simulator {

// LINE's platform with the phones of its people and the control API, whole.
//
//   Platform platform;                       // Listens on a free port of 127.0.0.1.
//   // Point the bot at platform.url() for both hosts, with settings().channel_id and so on.
//   platform.set_webhook_url("http://127.0.0.1:8080/webhook");
//   Phone somsri = platform.person("สมศรี");
//   somsri.says("สวัสดี");
//   CHECK(somsri.wait_reply().front().text == "สวัสดีค่ะ");
//
// Safe from any thread.
class Platform : public LinePlatform {
 public:
  // Starts at once. Throws std::runtime_error if the port is taken or the specification cannot be
  // read.
  explicit Platform(Settings settings = {});
  ~Platform() { stop(); }  // Before the control API goes.
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;

  // See friends_phone and strangers_phone.
  Phone person(const std::string& name_or_id) { return friends_phone(*this, name_or_id); }
  Phone stranger(const std::string& name_or_id) { return strangers_phone(*this, name_or_id); }

 private:
  ControlApi control_api_{*this};
};

}  // namespace sammachip::simulator
