// What waits for the engine: requests' events and jobs, and which of them come first.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

#include "bot/line/event.h"

namespace sammachip {

struct Records;

// What became of a request's events.
enum class Taken {
  kCommitted,  // They and all they led to are on disk, or were already.
  kFull,       // No room: nothing was taken.
  kTooLate,    // Not committed in time. They may still be: LINE's redelivery is then a duplicate.
  kNotCommitted,  // The database refused: of what is on disk LINE's redelivery is a duplicate.
  kStopping,      // Nothing was taken.
};

// A request's events, and who waits for them. Shared: whoever waits may give up while the engine
// works.
struct EventRequest {
  std::vector<Event> events;
  bool has_failed = false;  // The engine thread's own: its further parts are not begun.
  std::mutex mutex;
  std::condition_variable changed;
  std::optional<Taken> result;  // Guarded by mutex.
};

// kPrompt: LINE waits for the answer to a request of few events. The others are patient: jobs, and
// the events of giants, as who sends very many events has to wait for them anyway.
enum class Lane { kPrompt, kJob, kGiant };

// Some of a request's events, from `from` to before `until`.
struct EventPart {
  std::shared_ptr<EventRequest> request;
  std::size_t from = 0;
  std::size_t until = 0;
  std::size_t size() const { return until - from; }
  bool is_last() const { return until == request->events.size(); }
  Lane lane() const;  // By all its request's events.
  // Keeps the first `count` events and returns the others. REQUIRES: there are more.
  EventPart split_off(std::size_t count);
};

// A change to the records that is no event's, and who is told what became of it.
struct PostedJob {
  std::function<void(Records&)> job;
  std::function<void(bool is_committed)> done;
  bool was_done = false;
};

// Who waits for an answer comes first: a request of few events, in order. Then what is patient, in
// order too: jobs, and last of all the parts of requests with very many events, of each at most
// kTurn in a batch. LINE promises no order between its requests, and one request's parts keep
// theirs, as jobs keep theirs. Not thread-safe.
class EventQueue {
 public:
  using Item = std::variant<EventPart, PostedJob>;
  static constexpr std::size_t kTurn = 32;
  static Lane lane_of(const Item& item);

  // Has room while fewer than `most` events wait for their next turn, and fewer than `most` for the
  // turns after that: who sends 8,000 events at once leaves room for the others. Jobs take none:
  // the outcomes of thousands of replies are no reason to refuse a report.
  explicit EventQueue(std::size_t most) : most_(most) {}
  bool has_room_for(std::size_t events) const;

  void add(std::shared_ptr<EventRequest> request);
  void add(PostedJob job);
  // What comes next: at most `most` events and jobs, or one turn if that is more; half of it is
  // kept for what is patient, if that waits.
  std::vector<Item> take(std::size_t most);
  // Takes back what `taken` has from `first` to before `last`, and nobody began: of its kind it
  // comes next, in that order.
  void put_back(std::vector<Item>& taken, std::size_t first, std::size_t last);

  bool empty() const { return prompt_.empty() && jobs_.empty() && giants_.empty(); }
  // Whether a request of few events waits.
  bool has_prompt() const { return !prompt_.empty(); }
  // Events and jobs that wait.
  std::size_t size() const { return next_turn_ + later_turns_ + jobs_.size(); }

 private:
  static std::size_t turn_of(const EventPart& part) { return std::min(part.size(), kTurn); }
  void count_in(const EventPart& part);
  void count_out(const EventPart& part);
  EventPart pop(std::deque<EventPart>& parts);
  std::deque<EventPart>& parts_beside(const EventPart& part);

  const std::size_t most_;
  std::deque<EventPart> prompt_;  // Of requests that are done in one turn.
  std::deque<PostedJob> jobs_;
  std::deque<EventPart> giants_;  // Of requests that take more, their last one too.
  std::size_t next_turn_ = 0;
  std::size_t later_turns_ = 0;
};

}  // namespace sammachip
