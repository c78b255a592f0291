// What waits for the engine: requests' events and jobs, in order, and fairly between requests.
#pragma once

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

// Some of a request's events, from `from` to before `until`.
struct EventPart {
  std::shared_ptr<EventRequest> request;
  std::size_t from = 0;
  std::size_t until = 0;
  std::size_t size() const { return until - from; }
  bool is_last() const { return until == request->events.size(); }
  // Keeps the first `count` events and returns the others. REQUIRES: there are more.
  EventPart split_off(std::size_t count);
};

// A change to the records that is no event's, and who is told what became of it.
struct PostedJob {
  std::function<void(Records&)> job;
  std::function<void(bool is_committed)> done;
  bool was_done = false;
};

// In order, but that a request with very many events takes turns with the others: each batch has at
// most kTurn of its events, then all who wait come before it again. LINE promises no order between
// its requests, and one request's parts keep theirs. Not thread-safe.
class EventQueue {
 public:
  using Item = std::variant<EventPart, PostedJob>;
  static constexpr std::size_t kTurn = 32;

  // Has room while fewer than `most` events wait for their next turn, and fewer than `most` for the
  // turns after that: who sends 8,000 events at once leaves room for the others. Jobs take none:
  // the outcomes of thousands of replies are no reason to refuse a report.
  explicit EventQueue(std::size_t most) : most_(most) {}
  bool has_room_for(std::size_t events) const;

  void add(std::shared_ptr<EventRequest> request);
  void add(PostedJob job);
  // What comes next: at most `most` events and jobs, or one turn if that is more; of no request
  // more than one turn.
  std::vector<Item> take(std::size_t most);
  // Takes back what `taken` has from `first` on, and nobody began: it comes next, in that order.
  void put_back(std::vector<Item>& taken, std::size_t first);

  bool empty() const { return items_.empty(); }
  // Events and jobs that wait.
  std::size_t size() const { return next_turn_ + later_turns_ + jobs_; }

 private:
  static std::size_t turn_of(const Item& item);
  void count_in(const Item& item);
  void count_out(const Item& item);

  const std::size_t most_;
  std::deque<Item> items_;
  std::size_t next_turn_ = 0;
  std::size_t later_turns_ = 0;
  std::size_t jobs_ = 0;
};

}  // namespace sammachip
