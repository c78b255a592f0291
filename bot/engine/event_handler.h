// The line between the machine and the programme: what is done with one event.
#pragma once

#include <optional>
#include <vector>

#include "bot/engine/scheduled_job.h"
#include "bot/line/event.h"
#include "bot/line/reply.h"

namespace sammachip {

struct Records;
struct Photo;

// Runs on the event engine's thread only, inside the savepoint of the event: what it writes through
// `records` and what it says are kept together or not at all. May throw; the engine then rolls
// back, apologises and tries again later. Must not block: no network, no sleep.
class EventHandler {
 public:
  virtual ~EventHandler() = default;

  // Returns what to say to the sender, or nothing for silence. The event's type is never kUnknown
  // and never standby; its source may be a group.
  virtual std::optional<Reply> handle(const Event& event, Records& records, Instant now) = 0;

  // What to say when handling `event` failed. Must not throw.
  virtual std::optional<Reply> apologise(const Event& event, Records& records) = 0;

  // Tells the sender of a photo that it cannot be kept (Photo::error says why). False if the photo
  // is nothing to the programme: then the sender is told just that. Like handle().
  virtual bool tell_of_lost_photo(const Photo& /*photo*/, Records& /*records*/, Instant /*now*/) {
    return false;
  }

  // What is to be done at certain times. Asked once, before any event; what the jobs refer to must
  // live as long as the handler.
  virtual std::vector<ScheduledJob> scheduled_jobs() { return {}; }
};

}  // namespace sammachip
