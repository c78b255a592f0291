#include "simulator/control_api.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "simulator/control_json.h"
#include "simulator/line_platform.h"
#include "simulator/sample_photo.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr int kLongestWaitMs = 25000;
constexpr int kMostWaiting = 24;  // Of the server's threads; a page has one.

HttpReply problem(int status, const std::string& message) {
  HttpReply reply = json_reply({{"message", message}});
  reply.status = status;
  return reply;
}

long long number_of(const HttpRequest& request, const char* name) {
  return std::stoll(request.parameter(name, "0"));
}

std::vector<std::string> words_of_path(const std::string& path) {
  std::vector<std::string> pieces;
  std::istringstream stream(path.substr(1));
  for (std::string piece; std::getline(stream, piece, '/');) pieces.push_back(piece);
  return pieces;
}

std::string type_of_file(const std::string& name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

bool is_plain_name(const std::string& name) {
  return !name.empty() && name[0] != '.' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

}  // namespace

bool ControlApi::owns(const HttpRequest& request) {
  if (request.path.starts_with("/simulator/")) return true;
  return request.method == "GET" && request.path.find('/', 1) == std::string::npos;
}

HttpReply ControlApi::answer(const HttpRequest& request) {
  // The edge of the control API: what a caller did wrong comes as an exception of whoever noticed.
  try {
    return route(request);
  } catch (const std::exception& error) {
    return problem(400, error.what());
  }
}

HttpReply ControlApi::route(const HttpRequest& request) {
  const auto pieces = words_of_path(request.path);
  const bool is_control = !pieces.empty() && pieces[0] == "simulator" && pieces.size() > 1;
  if (!is_control) return page_file(pieces.empty() ? "index.html" : pieces[0]);
  const std::string& topic = pieces[1];
  if (topic == "people" && pieces.size() == 4) {
    return request.method == "GET" ? look(pieces[2], pieces[3], request)
                                   : act(pieces[2], pieces[3], request);
  }
  if (topic == "people") return people(request);
  if (topic == "state") return state(request);
  if (topic == "clock") return clock(request);
  if (topic == "faults") return faults(request);
  if (topic == "webhooks") return webhooks(request);
  if (topic == "quota") return quota(request);
  if (topic == "calls" || topic == "deliveries") return calls(request);
  if (topic == "wait-idle") {
    const int wait_ms = std::stoi(request.parameter("timeout_ms", "10000"));
    return json_reply({{"idle", platform_.wait_idle(std::chrono::milliseconds(wait_ms))}});
  }
  if (pieces.size() == 3) return bytes(topic, pieces[2]);
  if (topic == "sample.jpg") return {200, sample_photo(), "image/jpeg"};
  return problem(404, "there is nothing at " + request.path);
}

HttpReply ControlApi::clock(const HttpRequest& request) {
  Clock& clock = platform_.clock();
  if (request.method == "POST") {
    const json body = object_in(request);
    if (body.contains("offset_s")) clock.set_offset_ms(body["offset_s"].get<long long>() * 1000);
    if (body.contains("advance_s")) clock.advance_ms(body["advance_s"].get<long long>() * 1000);
    if (body.contains("now_ms")) clock.advance_ms(body["now_ms"].get<long long>() - clock.now_ms());
    platform_.note_change();
  }
  return json_reply({{"now_ms", clock.now_ms()},
                     {"offset_s", clock.offset_ms() / 1000},
                     {"utc", utc_text(clock.now_ms())}});
}

HttpReply ControlApi::faults(const HttpRequest& request) {
  if (request.method == "DELETE") {
    platform_.faults().clear();
    platform_.accept_connections();
  }
  if (request.method == "POST") {
    const json body = object_in(request);
    const std::string name = body.at("kind");
    if (name == "refuse") {
      platform_.refuse_connections(std::chrono::milliseconds(body.value("for_ms", 5000)));
      return {};
    }
    const auto kind = fault_kind(name);
    if (!kind) throw CannotAct("there is no fault " + name);
    platform_.faults().add({*kind, body.value("endpoint", "*"), body.value("calls", -1),
                            body.value("delay_ms", 30000)});
  }
  json list = json::array();
  for (const auto& fault : platform_.faults().list()) {
    list.push_back({{"kind", fault_name(fault.kind)},
                    {"endpoint", fault.endpoint},
                    {"calls", fault.calls},
                    {"delay_ms", fault.delay_ms}});
  }
  return json_reply(list);
}

HttpReply ControlApi::webhooks(const HttpRequest& request) {
  Webhooks& webhooks = platform_.webhooks();
  WebhookOptions options = webhooks.options();
  if (request.method == "POST") {
    const json body = object_in(request);
    options.batch = body.value("batch", options.batch);
    options.shuffle = body.value("shuffle", options.shuffle);
    options.duplicates = body.value("duplicates", options.duplicates);
    options.redelivery_attempts = body.value("redelivery_attempts", options.redelivery_attempts);
    options.redelivery_pause_ms = body.value("redelivery_pause_ms", options.redelivery_pause_ms);
    webhooks.set_options(options);
    if (body.contains("url")) webhooks.set_url(body["url"]);
    if (body.contains("held")) body["held"].get<bool>() ? webhooks.hold() : webhooks.release();
  }
  return json_reply({{"url", webhooks.url()},
                     {"batch", options.batch},
                     {"shuffle", options.shuffle},
                     {"duplicates", options.duplicates},
                     {"redelivery_attempts", options.redelivery_attempts},
                     {"redelivery_pause_ms", options.redelivery_pause_ms}});
}

HttpReply ControlApi::quota(const HttpRequest& request) {
  if (request.method == "POST") {
    const json body = object_in(request);
    if (body.contains("limit")) platform_.quota().set_limit(body["limit"]);
    if (body.contains("used")) platform_.quota().set_used(body["used"]);
    platform_.note_change();
  }
  return json_reply({{"limit", platform_.quota().limit()}, {"used", platform_.quota().used()}});
}

HttpReply ControlApi::calls(const HttpRequest& request) {
  if (request.method == "DELETE") platform_.calls().clear();
  json list = json::array();
  const long long after = number_of(request, "after");
  if (request.path.ends_with("deliveries")) {
    for (const auto& delivery : platform_.calls().deliveries(after)) {
      list.push_back(to_json(delivery));
    }
  } else {
    for (const auto& call : platform_.calls().calls(after)) list.push_back(to_json(call));
  }
  return json_reply(list);
}

HttpReply ControlApi::state(const HttpRequest& request) {
  const int wait_ms =
      std::clamp(static_cast<int>(number_of(request, "wait_ms")), 0, kLongestWaitMs);
  if (wait_ms > 0 && ++waiting_ <= kMostWaiting) {
    platform_.changes().wait_beyond(number_of(request, "since"),
                                    std::chrono::milliseconds(wait_ms));
  }
  if (wait_ms > 0) --waiting_;
  return json_reply(state_json(platform_, number_of(request, "bubbles_after"),
                               number_of(request, "calls_after"),
                               number_of(request, "deliveries_after")));
}

HttpReply ControlApi::bytes(const std::string& kind, const std::string& id) {
  if (kind == "content") {
    Content content = platform_.contents().find(id);
    if (content.state == ContentState::kReady) return {200, content.bytes, content.type};
  }
  if (kind == "menu") {
    const auto menu = platform_.rich_menus().find(id);
    if (menu && !menu->image.empty()) return {200, menu->image, menu->image_type};
  }
  return problem(404, "there is no such content");
}

HttpReply ControlApi::page_file(const std::string& name) const {
  if (platform_.settings().page_dir.empty() || !is_plain_name(name)) {
    return problem(404, "there is no page here");
  }
  std::ifstream file(platform_.settings().page_dir + '/' + name, std::ios::binary);
  if (!file) return problem(404, "there is no file " + name);
  std::ostringstream content;
  content << file.rdbuf();
  return {200, content.str(), type_of_file(name), {{"Cache-Control", "no-cache"}}};
}

}  // namespace sammachip::simulator
