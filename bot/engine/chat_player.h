// Plays a talk without LINE and without network: what people write goes through the real event
// engine, storage and programme, and what the bot would say comes back as lines to read. Behind the
// transcripts of the tests and behind `sammachip-bot chat`.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bot/base/clock.h"
#include "bot/base/metrics.h"
#include "bot/engine/event_engine.h"
#include "bot/engine/event_handler.h"
#include "bot/line/event.h"
#include "storage/database/database.h"
#include "storage/ids/ids.h"

namespace sammachip {

// A clock that stands until it is moved.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Instant now) : now_(now) {}
  Instant now() const override { return now_.load(); }
  void move(std::chrono::milliseconds by) { now_ = now_.load() + by; }

 private:
  std::atomic<Instant> now_;
};

// One thing the bot said: a line for each bubble, and the buttons under the last.
struct Heard {
  std::vector<std::string>
      bubbles;  // Line breaks as they are; a picture is "(picture) " and its text.
  std::vector<std::string> buttons;         // Labels.
  std::map<std::string, std::string> data;  // Label -> what the button sends.
  // Those inside pictures, in their order: label and what it sends.
  std::vector<std::pair<std::string, std::string>> picture_buttons;
  std::string body_json;  // The request as LINE would get it.
};

// Not thread-safe. `database` must outlive it.
class ChatPlayer {
 public:
  using MakeHandler = std::function<std::unique_ptr<EventHandler>()>;

  // `make_handler` is called at start and at every restart().
  ChatPlayer(Database& database, MakeHandler make_handler, Instant now);
  ~ChatPlayer();

  // Each lets `person` (any name; it becomes a stable LINE user id) do something, and returns what
  // the bot said to it; empty bubbles where it said nothing.
  Heard says(const std::string& person, const std::string& text);
  // Taps a button of anything the bot ever said to the person, the latest with that label first.
  // Throws std::invalid_argument if there is none.
  Heard taps(const std::string& person, const std::string& label);
  Heard posts_back(const std::string& person, const std::string& data);
  Heard does(const std::string& person, EventType type);
  // A photo of a set of LINE's, of `total` (0: LINE does not say); a file, as LINE on a computer
  // sends it.
  Heard sends_photo_of_set(const std::string& person, const PhotoSetId& set_id, int total);
  Heard sends_file(const std::string& person, const std::string& name);
  // Waits as long as an answer waits for more to come, and returns those that waited.
  std::vector<Heard> waits(const std::string& person);
  // What is done next was done `before` now, by LINE's own time, and came in only now.
  void writes_before(std::chrono::milliseconds before) { written_before_ = before; }
  // Takes back the last message of the person, or another one of theirs by LINE's id.
  Heard takes_back(const std::string& person);
  Heard takes_back(const std::string& person, const MessageId& message_id);
  // LINE's id of the person's last message; empty: there was none.
  MessageId last_message(const std::string& person) const;
  // LINE delivers the last event once more.
  Heard delivers_again();
  // Any event.
  Heard sends(Event event);

  // What was waiting on disk is all that the new process knows.
  void restart();
  ManualClock& clock() { return clock_; }
  static AccountId user_id(const std::string& person);
  // Every button the person was ever offered, oldest first: label and data.
  const std::vector<std::pair<std::string, std::string>>& buttons_of(const std::string& person);
  // A change to the records, in a transaction of its own. Throws if it was not committed.
  void change(const std::function<void(Records&)>& job);

 private:
  void keep_buttons(const std::string& user, const Heard& heard);
  Event event_of(const std::string& person, EventType type);
  void start();

  Database& database_;
  MakeHandler make_handler_;
  ManualClock clock_;
  std::unique_ptr<EventHandler> handler_;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<EventEngine> engine_;
  std::vector<OutboxMessage> sent_;  // By the commit of the event just taken.
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> buttons_;
  std::map<std::string, std::string> last_message_;  // Person -> message id.
  Event last_event_;
  std::chrono::milliseconds written_before_{0};  // See writes_before().
  int count_ = 0;
};

// Reads the body of a reply or push as a person would see it.
Heard heard_from(const std::string& body_json);

}  // namespace sammachip
