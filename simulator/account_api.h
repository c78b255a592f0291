#pragma once

#include "simulator/access_tokens.h"
#include "simulator/chats.h"
#include "simulator/contents.h"
#include "simulator/line_api.h"
#include "simulator/settings.h"
#include "simulator/webhooks.h"

namespace sammachip::simulator {

// The small endpoints: tokens, the bot itself, profiles, groups, contents, the loading animation,
// marking as read, the webhook's address. Safe from any thread; what it refers to must outlive
// *this.
class AccountApi {
 public:
  AccountApi(const Settings& settings, const Clock& clock, AccessTokens& tokens, Chats& chats,
             Contents& contents, Webhooks& webhooks);

  void add_to(LineApi& api);

 private:
  void add_tokens(LineApi& api);
  void add_people(LineApi& api);
  void add_contents(LineApi& api);
  void add_webhook(LineApi& api);

  HttpReply issue_token(const HttpRequest& request, long long lifetime_s);
  HttpReply verify_token(const HttpRequest& request) const;
  HttpReply info() const;
  HttpReply profile(const std::string& user) const;
  HttpReply member_profile(const std::string& group, const std::string& user) const;
  HttpReply start_loading(const std::string& body);
  HttpReply content(const std::string& message_id) const;
  HttpReply preview(const std::string& message_id) const;
  HttpReply transcoding(const std::string& message_id) const;
  HttpReply set_webhook(const std::string& body);
  HttpReply test_webhook(const std::string& body) const;

  const Settings& settings_;
  const Clock& clock_;
  AccessTokens& tokens_;
  Chats& chats_;
  Contents& contents_;
  Webhooks& webhooks_;
};

}  // namespace sammachip::simulator
