#include "simulator/account_api.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "simulator/ids.h"
#include "simulator/json_parts.h"
#include "simulator/sample_photo.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr long long kStatelessS = 900;
constexpr long long kShortLivedS = 30LL * 86400;
constexpr std::size_t kLongestUrl = 500;
constexpr std::size_t kMostPreviewBytes = 1'000'000;

char from_hex(char high, char low) {
  const std::string digits{high, low};
  return static_cast<char>(std::stoi(digits, nullptr, 16));
}

std::string form_decoded(const std::string& text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() &&
                           std::isxdigit(static_cast<unsigned char>(text[i + 1])) &&
                           std::isxdigit(static_cast<unsigned char>(text[i + 2]));
    if (is_escape) {
      decoded += from_hex(text[i + 1], text[i + 2]);
      i += 2;
    } else {
      decoded += text[i] == '+' ? ' ' : text[i];
    }
  }
  return decoded;
}

// The fields of an application/x-www-form-urlencoded body.
std::map<std::string, std::string> form_fields(const std::string& body) {
  std::map<std::string, std::string> fields;
  std::size_t begin = 0;
  while (begin < body.size()) {
    const std::size_t end = std::min(body.find('&', begin), body.size());
    const std::string pair = body.substr(begin, end - begin);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string value = equals < pair.size() ? pair.substr(equals + 1) : std::string();
    fields[form_decoded(pair.substr(0, equals))] = form_decoded(value);
    begin = end + 1;
  }
  return fields;
}

// Errors of the token endpoints have their own shape.
HttpReply token_refusal(const std::string& error, const std::string& description) {
  return {400, json{{"error", error}, {"error_description", description}}.dump()};
}

}  // namespace

AccountApi::AccountApi(const Settings& settings, const Clock& clock, AccessTokens& tokens,
                       Chats& chats, Contents& contents, Webhooks& webhooks)
    : settings_(settings),
      clock_(clock),
      tokens_(tokens),
      chats_(chats),
      contents_(contents),
      webhooks_(webhooks) {}

void AccountApi::add_to(LineApi& api) {
  add_tokens(api);
  add_people(api);
  add_contents(api);
  add_webhook(api);
}

void AccountApi::add_tokens(LineApi& api) {
  const Access open{settings_.calls_per_s, 1, false};
  const Access short_lived{370, 1, false};
  api.add("POST", "/oauth2/v3/token", open,
          [this](ApiCall& call) { return issue_token(call.request, kStatelessS); });
  api.add("POST", "/v2/oauth/accessToken", short_lived,
          [this](ApiCall& call) { return issue_token(call.request, kShortLivedS); });
  api.add("POST", "/v2/oauth/verify", open,
          [this](ApiCall& call) { return verify_token(call.request); });
  api.add("POST", "/v2/oauth/revoke", open, [this](ApiCall& call) {
    tokens_.revoke(form_fields(call.request.body)["access_token"]);
    return HttpReply{200, ""};
  });
}

HttpReply AccountApi::issue_token(const HttpRequest& request, long long lifetime_s) {
  auto fields = form_fields(request.body);
  if (fields["grant_type"] != "client_credentials") {
    return token_refusal("unsupported_grant_type", "grant_type must be client_credentials");
  }
  if (fields["client_id"] != settings_.channel_id ||
      fields["client_secret"] != settings_.channel_secret) {
    return token_refusal("invalid_client", "invalid client_id or client_secret");
  }
  const json answer{{"access_token", tokens_.issue(lifetime_s)},
                    {"expires_in", lifetime_s},
                    {"token_type", "Bearer"}};
  return {200, answer.dump()};
}

HttpReply AccountApi::verify_token(const HttpRequest& request) const {
  const auto left_s = tokens_.seconds_left(form_fields(request.body)["access_token"]);
  if (!left_s) return token_refusal("invalid_request", "The access token expired or is unknown");
  const json answer{
      {"client_id", settings_.channel_id}, {"expires_in", *left_s}, {"scope", "P CM"}};
  return {200, answer.dump()};
}

void AccountApi::add_people(LineApi& api) {
  const Access usual{settings_.calls_per_s};
  const Access loading{settings_.loadings_per_s};
  api.add("GET", "/v2/bot/info", usual, [this](ApiCall&) { return info(); });
  api.add("GET", "/v2/bot/profile/{userId}", usual,
          [this](ApiCall& call) { return profile(call.values[0]); });
  api.add("GET", "/v2/bot/group/{groupId}/member/{userId}", usual,
          [this](ApiCall& call) { return member_profile(call.values[0], call.values[1]); });
  api.add("GET", "/v2/bot/group/{groupId}/summary", usual, [this](ApiCall& call) {
    const auto group = chats_.find_group(call.values[0]);
    if (!group || !group->has_bot) return refusal(404, "Not found");
    return HttpReply{200, json{{"groupId", group->id}, {"groupName", group->name}}.dump()};
  });
  api.add("GET", "/v2/bot/group/{groupId}/members/count", usual, [this](ApiCall& call) {
    const auto group = chats_.find_group(call.values[0]);
    if (!group || !group->has_bot) return refusal(404, "Not found");
    return HttpReply{200, json{{"count", group->members.size()}}.dump()};
  });
  api.add("POST", "/v2/bot/group/{groupId}/leave", usual, [this](ApiCall& call) {
    auto group = chats_.find_group(call.values[0]);
    if (!group || !group->has_bot) return refusal(404, "Not found");
    group->has_bot = false;
    chats_.set_group(*group);
    return HttpReply{};
  });
  api.add("POST", "/v2/bot/chat/loading/start", loading,
          [this](ApiCall& call) { return start_loading(call.request.body); });
  api.add("POST", "/v2/bot/chat/markAsRead", usual, [](ApiCall& call) {
    const bool has_token = !text_of(parsed_object(call.request.body), "markAsReadToken").empty();
    return has_token ? HttpReply{} : bad_body({{"markAsReadToken", "May not be empty"}});
  });
}

HttpReply AccountApi::info() const {
  const json answer{{"userId", webhooks_.destination()},
                    {"basicId", "@simulator"},
                    {"displayName", settings_.bot_name},
                    {"chatMode", "bot"},
                    {"markAsReadMode", "auto"}};
  return {200, answer.dump()};
}

HttpReply AccountApi::profile(const std::string& user) const {
  if (!is_id_of("U", user)) return refusal(400, "The value for the 'userId' parameter is invalid");
  const auto person = chats_.find(user);
  if (!person || person->friendship != Friendship::kFriend) return refusal(404, "Not found");
  const json answer{
      {"userId", person->id}, {"displayName", person->name}, {"language", person->language}};
  return {200, answer.dump()};
}

HttpReply AccountApi::member_profile(const std::string& group, const std::string& user) const {
  const auto place = chats_.find_group(group);
  const auto person = chats_.find(user);
  const bool is_member = place && place->has_bot && place->members.count(user) && person;
  if (!is_member) return refusal(404, "Not found");
  return {200, json{{"userId", person->id}, {"displayName", person->name}}.dump()};
}

HttpReply AccountApi::start_loading(const std::string& text) {
  const json body = parsed_object(text);
  const std::string user = text_of(body, "chatId");
  if (!is_id_of("U", user)) return bad_body({{"chatId", "The value must be a user ID"}});
  const json seconds = body.contains("loadingSeconds") ? body["loadingSeconds"] : json(20);
  if (!seconds.is_number_integer() || seconds < 5 || seconds > 60 || seconds.get<int>() % 5 != 0) {
    return bad_body({{"loadingSeconds", "Must be a multiple of 5 between 5 and 60"}});
  }
  const long long until_ms = clock_.now_ms() + seconds.get<long long>() * 1000;
  chats_.change(user, [until_ms](Person& person) { person.loading_until_ms = until_ms; });
  return {202, "{}"};
}

void AccountApi::add_contents(LineApi& api) {
  const Access usual{settings_.calls_per_s};
  const std::string base = "/v2/bot/message/{messageId}/content";
  api.add("GET", base, usual, [this](ApiCall& call) { return content(call.values[0]); });
  api.add("GET", base + "/preview", usual,
          [this](ApiCall& call) { return preview(call.values[0]); });
  api.add("GET", base + "/transcoding", usual,
          [this](ApiCall& call) { return transcoding(call.values[0]); });
}

HttpReply AccountApi::content(const std::string& message_id) const {
  Content content = contents_.find(message_id);
  switch (content.state) {
    case ContentState::kReady:
      return {200, std::move(content.bytes), std::move(content.type)};
    case ContentState::kPreparing:
      return {202, ""};
    case ContentState::kUnsent:
      return refusal(410, "The message was unsent");
    case ContentState::kUnknown:
      break;
  }
  return refusal(404, "Not found");
}

// LINE's is a small picture, whatever was sent.
HttpReply AccountApi::preview(const std::string& message_id) const {
  HttpReply reply = content(message_id);
  if (reply.status == 200 && reply.body.size() > kMostPreviewBytes) {
    reply = {200, sample_photo(), "image/jpeg"};
  }
  return reply;
}

HttpReply AccountApi::transcoding(const std::string& message_id) const {
  switch (contents_.find(message_id).state) {
    case ContentState::kReady:
      return {200, R"({"status":"succeeded"})"};
    case ContentState::kPreparing:
      return {200, R"({"status":"processing"})"};
    case ContentState::kUnsent:
      return refusal(410, "The message was unsent");
    case ContentState::kUnknown:
      break;
  }
  return refusal(404, "Not found");
}

void AccountApi::add_webhook(LineApi& api) {
  const Access setting{settings_.webhook_settings_per_min, 60};
  const Access testing{settings_.webhook_tests_per_h, 3600};
  const std::string base = "/v2/bot/channel/webhook/";
  api.add("PUT", base + "endpoint", setting,
          [this](ApiCall& call) { return set_webhook(call.request.body); });
  api.add("GET", base + "endpoint", setting, [this](ApiCall&) {
    const std::string url = webhooks_.url();
    if (url.empty()) return refusal(404, "Webhook endpoint not found");
    return HttpReply{200, json{{"endpoint", url}, {"active", webhooks_.is_active()}}.dump()};
  });
  api.add("POST", base + "test", testing,
          [this](ApiCall& call) { return test_webhook(call.request.body); });
}

HttpReply AccountApi::set_webhook(const std::string& body) {
  const std::string url = text_of(parsed_object(body), "endpoint");
  // LINE wants https; on loopback the bot has none.
  if (!url.starts_with("http://") && !url.starts_with("https://")) {
    return refusal(400, "Invalid webhook endpoint URL");
  }
  if (url.size() > kLongestUrl) {
    return bad_body({{"endpoint", "Length must be between 0 and 500"}});
  }
  webhooks_.set_url(url);
  return {};
}

HttpReply AccountApi::test_webhook(const std::string& body) const {
  const std::string asked = text_of(parsed_object(body), "endpoint");
  const std::string url = asked.empty() ? webhooks_.url() : asked;
  if (url.empty()) return refusal(404, "Webhook endpoint not found");
  const Delivery delivery = webhooks_.test(url);
  const bool success = delivery.reason.empty();
  const json answer{{"success", success},
                    {"timestamp", utc_text(delivery.at_ms)},
                    {"statusCode", delivery.status},
                    {"reason", success ? "OK" : delivery.reason},
                    {"detail", std::to_string(delivery.status)}};
  return {200, answer.dump()};
}

}  // namespace sammachip::simulator
