#include "tests/simulator/fake_bot.h"

#include <utility>

namespace sammachip::simulator {

namespace {

Answer answer_from(const httplib::Result& result) {
  if (!result) return {};
  return {result->status, result->body, result->headers};
}

}  // namespace

std::string Answer::detail() const {
  const json content = parsed();
  if (!content.contains("details")) return {};
  const json& first = content["details"][0];
  return first.value("property", "") + ": " + first.value("message", "");
}

std::string Answer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

Answer ApiClient::post(const std::string& path, const json& body, const std::string& retry_key) {
  auto with_key = headers();
  if (!retry_key.empty()) with_key.emplace("X-Line-Retry-Key", retry_key);
  return answer_from(client_.Post(path, with_key, body.dump(), "application/json"));
}

Answer ApiClient::post_raw(const std::string& path, const std::string& body,
                           const std::string& type) {
  return answer_from(client_.Post(path, headers(), body, type));
}

Answer ApiClient::put(const std::string& path, const json& body) {
  return answer_from(client_.Put(path, headers(), body.dump(), "application/json"));
}

Answer ApiClient::get(const std::string& path) { return answer_from(client_.Get(path, headers())); }

Answer ApiClient::remove(const std::string& path) {
  return answer_from(client_.Delete(path, headers()));
}

Answer ApiClient::reply(const std::string& token, const json& messages) {
  return post("/v2/bot/message/reply", {{"replyToken", token}, {"messages", messages}});
}

Answer ApiClient::push(const std::string& to, const json& messages, const std::string& retry_key) {
  return post("/v2/bot/message/push", {{"to", to}, {"messages", messages}}, retry_key);
}

Answer ApiClient::validate(const json& messages) {
  return post("/v2/bot/message/validate/push", {{"messages", messages}});
}

json text(const std::string& words) { return {{"type", "text"}, {"text", words}}; }

json texts(const std::string& words) { return json::array({text(words)}); }

FakeBot::FakeBot(Platform& platform)
    : platform_(platform),
      server_([this](const HttpRequest& request) { return answer(request); },
              [](const std::string&) { return std::size_t{1} << 20; }, 16) {
  server_.start("127.0.0.1", 0);
  platform_.set_webhook_url(url());
}

HttpReply FakeBot::answer(const HttpRequest& request) {
  std::function<int(const HttpRequest&)> handler;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    handler = handler_;
  }
  return {handler ? handler(request) : 200, ""};
}

std::vector<HttpRequest> FakeBot::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::vector<json> FakeBot::events() const {
  std::vector<json> events;
  for (const auto& request : requests()) {
    const json body = json::parse(request.body);
    for (const auto& event : body["events"]) events.push_back(event);
  }
  return events;
}

json FakeBot::last_event() const {
  const auto all = events();
  return all.empty() ? json() : all.back();
}

void FakeBot::on_webhook(std::function<int(const HttpRequest&)> handler) {
  const std::lock_guard lock(mutex_);
  handler_ = std::move(handler);
}

void FakeBot::replies(json messages) {
  on_webhook([this, messages = std::move(messages)](const HttpRequest& request) {
    ApiClient client(platform_);
    const json body = json::parse(request.body);
    for (const auto& event : body["events"]) {
      if (event.contains("replyToken")) client.reply(event["replyToken"], messages);
    }
    return 200;
  });
}

}  // namespace sammachip::simulator
