#include "simulator/reply_tokens.h"

#include "simulator/ids.h"

namespace sammachip::simulator {

namespace {

constexpr std::size_t kReplyTokensKnown = 100000;
constexpr long long kGoodForMs = 60LL * 1000;
constexpr long long kGoodAfterEventMs = 20LL * 60 * 1000;

}  // namespace

std::string ReplyTokens::issue(const std::string& chat) {
  std::string token = random_hex(16);
  const long long now_ms = clock_.now_ms();
  const std::lock_guard lock(mutex_);
  entries_[token] = {chat, now_ms, now_ms, false};
  order_.push_back(token);
  if (order_.size() > kReplyTokensKnown) {
    entries_.erase(order_.front());
    order_.pop_front();
  }
  return token;
}

void ReplyTokens::delivered(const std::string& token) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(token);
  if (found != entries_.end()) found->second.delivered_at_ms = clock_.now_ms();
}

bool ReplyTokens::is_good(const Entry& entry) const {
  const long long now_ms = clock_.now_ms();
  return !entry.used && now_ms - entry.delivered_at_ms <= kGoodForMs &&
         now_ms - entry.event_at_ms <= kGoodAfterEventMs;
}

bool ReplyTokens::is_good(const std::string& token) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(token);
  return found != entries_.end() && is_good(found->second);
}

std::optional<std::string> ReplyTokens::take(const std::string& token) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(token);
  if (found == entries_.end() || !is_good(found->second)) return std::nullopt;
  found->second.used = true;
  return found->second.chat;
}

}  // namespace sammachip::simulator
