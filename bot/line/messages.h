// The rows of the outbox, made from what is to be said.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bot/line/event.h"
#include "bot/line/reply.h"
#include "storage/machine/outbox.h"

namespace sammachip {

// LINE takes a reply token for about a minute after the webhook; this leaves time for the call
// itself.
inline constexpr std::int64_t kReplyTokenLifeMs = 50'000;
// A reply still waiting in the outbox after this is nobody's: its sender is gone.
inline constexpr std::int64_t kReplyLeaseMs = 75'000;
// How long a must-arrive message stays worth a push.
inline constexpr std::int64_t kPushLifeMs = 3LL * 24 * 3600 * 1000;

// The reply to `event`, waiting. REQUIRES: the event has a reply token.
OutboxMessage reply_row(const Reply& reply, const Event& event, std::int64_t now_ms);

// A push of `reply` to `user_id`, due now, worth kPushLifeMs, with a retry key. `webhook_event_id`,
// may be empty, says what it answers.
OutboxMessage push_row(const Reply& reply, const AccountId& user_id,
                       const EventId& webhook_event_id, std::int64_t now_ms);

// A multicast of `reply` to up to kMostMulticast people, due at `due_ms` and worth kPushLifeMs from
// then, with a retry key.
inline constexpr std::size_t kMostMulticast = 500;
OutboxMessage multicast_row(const Reply& reply, const std::vector<AccountId>& user_ids,
                            std::int64_t due_ms, std::int64_t now_ms);

// The body of a push to `user_id` that says what the reply with `reply_body` says. REQUIRES: the
// body of a reply_row.
std::string push_body_of_reply(const std::string& reply_body, const AccountId& user_id);

// The two halves of a multicast, each to half of its people, waiting, with keys of their own. Empty
// if it goes to fewer than two.
std::vector<OutboxMessage> halves_of(const OutboxMessage& multicast, std::int64_t now_ms);

// The user ids that a multicast goes to. Empty if its body is none.
std::vector<AccountId> people_of_multicast(const OutboxMessage& multicast);

// The "messages" of a request's body, as JSON. Empty if it has none.
std::string messages_of(const std::string& body);

}  // namespace sammachip
