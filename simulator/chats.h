#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "simulator/changes.h"

namespace sammachip::simulator {

using Json = nlohmann::json;

enum class Friendship { kStranger, kFriend, kBlocked };

// Someone with a phone.
struct Person {
  std::string id;  // "U" and 32 hex digits.
  std::string name;
  Friendship friendship = Friendship::kStranger;
  std::string language = "th";
  bool was_friend = false;           // Ever, so that a next follow is an unblocking.
  long long last_said_at_ms = 0;     // 0: never. Strangers can be written to for a week after.
  long long loading_until_ms = 0;    // While the bot shows the loading animation.
  long long acted_after_bubble = 0;  // Number of the last bubble when they last acted.
  long long quick_replies_used = 0;  // Number of the bubble whose quick replies are gone.
};

// A chat of several people, with or without the bot.
struct Group {
  std::string id;  // "C" and 32 hex digits.
  std::string name;
  std::set<std::string> members;  // User ids.
  bool has_bot = false;
};

enum class Author { kBot, kPerson };

// One message as it stands in a chat.
struct Bubble {
  long long number = 0;  // In the order of the whole platform, from 1.
  std::string chat;      // A user id (the chat with the bot) or a group id.
  Author author = Author::kBot;
  std::string user_id;  // Whose, if a person's.
  std::string message_id;
  Json message;         // LINE's message object; of persons', the event's.
  std::string sent_by;  // "reply", "push", "multicast"; of persons', empty.
  long long at_ms = 0;
  bool unsent = false;
};

// Who there is and what was said: at most 1,000 bubbles are kept for each chat. Safe from any
// thread; every change is noted in `changes`, which must outlive *this.
class Chats {
 public:
  explicit Chats(Changes& changes) : changes_(changes) {}

  // The person of that name or id; made with `otherwise` if there is none.
  Person person(const std::string& name_or_id, Friendship otherwise);
  std::optional<Person> find(const std::string& user_id) const;
  std::vector<Person> people() const;  // In order of arrival.
  // Changes a person as `change` does. Nothing happens if there is none.
  template <class Change>
  void change(const std::string& user_id, Change change);

  // The group of that name or id; made empty if there is none.
  Group group(const std::string& name_or_id);
  std::optional<Group> find_group(const std::string& group_id) const;
  std::vector<Group> groups() const;
  void set_group(const Group& group);

  // Adds at the end of its chat, numbered. Returns the number.
  long long add(Bubble bubble);
  // Adds them all with none between.
  void add_all(std::vector<Bubble> bubbles);
  // Marks a person's message as taken back; false if there is none of that id.
  bool unsend(const std::string& message_id);
  std::vector<Bubble> bubbles(const std::string& chat, long long after_number = 0) const;
  // Of every chat, in order.
  std::vector<Bubble> all_bubbles(long long after_number) const;
  long long last_number() const;

 private:
  long long add_locked(Bubble bubble);

  Changes& changes_;
  mutable std::mutex mutex_;
  std::map<std::string, Person> people_;
  std::vector<std::string> order_;
  std::map<std::string, Group> groups_;
  std::map<std::string, std::deque<Bubble>> bubbles_;
  long long last_number_ = 0;
};

template <class Change>
void Chats::change(const std::string& user_id, Change change) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = people_.find(user_id);
    if (found == people_.end()) return;
    change(found->second);
  }
  changes_.note();
}

}  // namespace sammachip::simulator
