#pragma once

#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/chats.h"
#include "simulator/line_api.h"
#include "simulator/quota.h"
#include "simulator/reply_tokens.h"
#include "simulator/settings.h"
#include "simulator/strict_schema.h"

namespace sammachip::simulator {

// Reply, push, multicast, their validation, and the quota. Safe from any thread; what it refers
// to must outlive *this.
class MessageApi {
 public:
  MessageApi(const Settings& settings, const Clock& clock, Chats& chats, ReplyTokens& reply_tokens,
             Quota& quota, const StrictSchema& schema);

  void add_to(LineApi& api);

 private:
  HttpReply reply(ApiCall& call);
  HttpReply push(ApiCall& call);
  HttpReply multicast(ApiCall& call);
  HttpReply validate(ApiCall& call, const char* request_name);
  HttpReply quota_limit() const;
  HttpReply quota_used() const;

  // Who of `to` gets what is sent, and how many messages that counts.
  struct Audience {
    std::vector<std::string> chats;
    int charged = 0;
    int unknown = 0;
  };
  Audience audience(const std::vector<std::string>& to) const;
  bool is_reachable(const Person& person) const;
  // Charges and delivers, or answers what the retry key asks for.
  HttpReply send(ApiCall& call, const nlohmann::json& body, const std::vector<std::string>& to,
                 const char* sent_by);
  // Notes what LINE accepts but the person will miss.
  static void remark(ApiCall& call, const nlohmann::json& body);
  nlohmann::json deliver(const nlohmann::json& messages, const std::vector<std::string>& chats,
                         const char* sent_by);
  std::vector<Problem> problems(const nlohmann::json& body, const char* request_name) const;

  const Settings& settings_;
  const Clock& clock_;
  Chats& chats_;
  ReplyTokens& reply_tokens_;
  Quota& quota_;
  const StrictSchema& schema_;
  std::mutex sending_;  // A retry key is looked up, used and remembered by one call at a time.
  RetryKeys retry_keys_;
};

}  // namespace sammachip::simulator
