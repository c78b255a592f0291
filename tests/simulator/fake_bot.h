#pragma once

#include <httplib.h>

#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/http_server.h"
#include "tests/support/test_platform.h"

namespace sammachip::simulator {

using nlohmann::json;

// What the API answered.
struct Answer {
  int status = 0;  // 0: no answer.
  std::string body;
  httplib::Headers headers;

  json parsed() const { return json::parse(body, nullptr, false); }
  std::string message() const { return parsed().value("message", ""); }
  // The first detail as "property: message".
  std::string detail() const;
  std::string header(const std::string& name) const;
};

// Calls the platform as a bot does, one connection for each caller.
class ApiClient {
 public:
  explicit ApiClient(const Platform& platform)
      : ApiClient(platform, platform.settings().channel_token) {}
  ApiClient(const Platform& platform, std::string token)
      : client_("127.0.0.1", platform.port()), token_(std::move(token)) {
    client_.set_read_timeout(std::chrono::seconds(60));
    client_.set_tcp_nodelay(true);
    client_.set_keep_alive(true);
  }

  Answer post(const std::string& path, const json& body, const std::string& retry_key = {});
  Answer post_raw(const std::string& path, const std::string& body, const std::string& type);
  Answer put(const std::string& path, const json& body);
  Answer get(const std::string& path);
  Answer remove(const std::string& path);
  Answer reply(const std::string& token, const json& messages);
  Answer push(const std::string& to, const json& messages, const std::string& retry_key = {});
  Answer validate(const json& messages);
  void set_timeout(std::chrono::milliseconds timeout) { client_.set_read_timeout(timeout); }

 private:
  httplib::Headers headers() const { return {{"Authorization", "Bearer " + token_}}; }

  httplib::Client client_;
  std::string token_;
};

// A message object.
json text(const std::string& words);
// The same, as the list of a request.
json texts(const std::string& words);

// A bot that does what the test says: keeps each webhook, answers 200 unless told otherwise.
class FakeBot {
 public:
  explicit FakeBot(Platform& platform);
  ~FakeBot() { server_.stop(); }

  std::vector<HttpRequest> requests() const;
  // Every event of every request, in order of arrival.
  std::vector<json> events() const;
  json last_event() const;
  // Called for each webhook; returns the status to answer.
  void on_webhook(std::function<int(const HttpRequest&)> handler);
  // Answers each event's reply token with these messages.
  void replies(json messages);
  std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()) + "/hook"; }

 private:
  HttpReply answer(const HttpRequest& request);

  Platform& platform_;
  mutable std::mutex mutex_;
  std::vector<HttpRequest> requests_;
  std::function<int(const HttpRequest&)> handler_;
  HttpServer server_;
};

}  // namespace sammachip::simulator
