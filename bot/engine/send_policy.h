// What to do after each attempt to send. docs/line.md 3, as a table without threads or network.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "bot/line/line_client.h"
#include "storage/machine/outbox.h"

namespace sammachip {

// A message on its way, and what this process knows of its attempts.
struct Sending {
  OutboxMessage row;
  bool may_have_arrived = false;  // An attempt had no answer, or an earlier process may have tried.
  int failed = 0;                 // Attempts of a reply that did not end it; in this process.
};

enum class Step {
  kFinish,      // End it with `status`.
  kTryAgain,    // The same again at `next_ms`, from memory.
  kPutBack,     // The same again at `next_ms`, from the database.
  kBecomePush,  // Say it by push instead.
  kAskQuota,    // 429 on a push: which kind?
  kDivide,      // A multicast with something wrong: find out what, and send it to the others.
};

struct NextStep {
  Step step = Step::kFinish;
  OutboxStatus status = OutboxStatus::kSent;
  std::int64_t next_ms = 0;
  std::string error = {};
  std::vector<MessageId> sent_ids = {};  // What LINE said is delivered.
};

// What to do before any attempt: nothing if it may be sent, else how it ends.
enum class Fitness { kSend, kExpired, kBecomePush };
Fitness fitness(const Sending& sending, std::int64_t now_ms);

// A reply is tried while its token is young, with growing pauses, also where nobody knows whether
// an attempt arrived: a token is good once, so it cannot be said twice. "Invalid reply token" then
// means that an attempt before arrived, or none in time, and nobody can tell. Only a must-arrive
// one is then pushed. Updates `sending` by what was learnt.
NextStep after_reply(Sending& sending, const SendResult& result, std::int64_t now_ms);

// A push or multicast is tried, with the same retry key and body, until LINE takes or refuses it or
// it expires. After 23 hours LINE may have forgotten the key: what may have arrived by then is not
// repeated.
NextStep after_push(Sending& sending, const SendResult& result, std::int64_t now_ms);

// How the error of a row begins that may have arrived: the row carries it over a restart.
inline constexpr const char* kMayHaveArrived = "no answer";

// Milliseconds to wait after `attempts` attempts: from 1 s, doubling to 10 minutes, a quarter more
// or less.
std::int64_t backoff_ms(int attempts);

// The first moment of the next month after `now_ms` where LINE Thailand counts: UTC+7.
std::int64_t next_month_ms(std::int64_t now_ms);

}  // namespace sammachip
