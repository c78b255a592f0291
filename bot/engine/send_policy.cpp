#include "bot/engine/send_policy.h"

#include <algorithm>
#include <random>

#include "bot/line/messages.h"

namespace sammachip {
namespace {

constexpr std::int64_t kRetryKeyLifeMs = 23LL * 3'600'000;
constexpr std::int64_t kFirstBackoffMs = 1'000;
constexpr std::int64_t kLongestBackoffMs = 600'000;
constexpr std::int64_t kReplyPauseMs = 500;  // Before the second and further attempts of a reply.
constexpr std::int64_t kLongestReplyPauseMs = 5'000;

bool is_young(const Sending& sending, std::int64_t now_ms) {
  return now_ms < sending.row.created_at_ms + kReplyTokenLifeMs;
}

// The end of a reply that can't be sent (any more).
NextStep give_up_reply(const Sending& sending, const std::string& error) {
  if (sending.row.must_arrive) return {Step::kBecomePush, OutboxStatus::kWaiting, 0, error};
  const OutboxStatus status =
      sending.may_have_arrived ? OutboxStatus::kUnknown : OutboxStatus::kExpired;
  return {Step::kFinish, status, 0, error};
}

NextStep try_reply_again(Sending& sending, const std::string& error, std::int64_t now_ms) {
  const int doublings = std::min(sending.failed++, 4);
  const std::int64_t pause_ms = std::min(kReplyPauseMs << doublings, kLongestReplyPauseMs);
  if (!is_young(sending, now_ms + pause_ms)) return give_up_reply(sending, error);
  return {Step::kTryAgain, OutboxStatus::kWaiting, now_ms + pause_ms, error};
}

std::string described(const SendResult& result) {
  return result.status == 0 ? result.said : std::to_string(result.status) + " " + result.said;
}

}  // namespace

Fitness fitness(const Sending& sending, std::int64_t now_ms) {
  const OutboxMessage& row = sending.row;
  if (row.kind == OutboxKind::kReply) {
    if (is_young(sending, now_ms)) return Fitness::kSend;
    return row.must_arrive && now_ms < row.not_after_ms ? Fitness::kBecomePush : Fitness::kExpired;
  }
  return now_ms < row.not_after_ms ? Fitness::kSend : Fitness::kExpired;
}

NextStep after_reply(Sending& sending, const SendResult& result, std::int64_t now_ms) {
  const std::string error = described(result);
  switch (result.outcome) {
    case Sent::kDelivered:
      return {Step::kFinish, OutboxStatus::kSent, 0, ""};
    case Sent::kNotSent:
    case Sent::kLimited:  // Replies are free: only their rate is limited.
      return try_reply_again(sending, error, now_ms);
    case Sent::kUnknown:
      sending.may_have_arrived = true;
      return try_reply_again(sending, error, now_ms);
    case Sent::kInvalidReplyToken:
      return give_up_reply(sending, error);
    case Sent::kRejected:
      break;
  }
  return {Step::kFinish, OutboxStatus::kRejected, 0, error};
}

NextStep after_push(Sending& sending, const SendResult& result, std::int64_t now_ms) {
  const OutboxMessage& row = sending.row;
  std::string error = described(result);
  switch (result.outcome) {
    case Sent::kDelivered:
      return {Step::kFinish, OutboxStatus::kSent, 0, ""};
    case Sent::kLimited:
      return {Step::kAskQuota, OutboxStatus::kWaiting, 0, error};
    case Sent::kRejected:
    case Sent::kInvalidReplyToken:
      if (row.kind == OutboxKind::kMulticast && result.status == 400) {
        return {Step::kDivide, OutboxStatus::kWaiting, 0, error};
      }
      return {Step::kFinish, OutboxStatus::kRejected, 0, error};
    case Sent::kUnknown:
      sending.may_have_arrived = true;
      break;
    case Sent::kNotSent:
      break;
  }
  if (sending.may_have_arrived) error = kMayHaveArrived + (" (" + error + ")");
  const std::int64_t next_ms = now_ms + backoff_ms(row.attempts);
  if (sending.may_have_arrived && next_ms > row.created_at_ms + kRetryKeyLifeMs) {
    return {Step::kFinish, OutboxStatus::kUnknown, 0, error};
  }
  if (next_ms >= row.not_after_ms) {
    const OutboxStatus status =
        sending.may_have_arrived ? OutboxStatus::kUnknown : OutboxStatus::kExpired;
    return {Step::kFinish, status, 0, error};
  }
  return {Step::kPutBack, OutboxStatus::kWaiting, next_ms, error};
}

std::int64_t backoff_ms(int attempts) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const std::int64_t whole =
      std::min(kFirstBackoffMs << std::clamp(attempts, 0, 12), kLongestBackoffMs);
  return whole + std::uniform_int_distribution<std::int64_t>(-whole / 4, whole / 4)(random);
}

std::int64_t next_month_ms(std::int64_t now_ms) {
  using std::chrono::days;
  using std::chrono::year_month_day;
  const auto there = instant_from(now_ms + kBangkokOffsetMs);
  const year_month_day today{std::chrono::floor<days>(there)};
  const auto next = today.year() / today.month() / 1 + std::chrono::months(1);
  return milliseconds(std::chrono::sys_days(next)) - kBangkokOffsetMs;
}

}  // namespace sammachip
