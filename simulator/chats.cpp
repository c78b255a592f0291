#include "simulator/chats.h"

#include <algorithm>
#include <utility>

#include "simulator/ids.h"

namespace sammachip::simulator {

namespace {

constexpr std::size_t kBubblesPerChat = 1000;

}  // namespace

Person Chats::person(const std::string& name_or_id, Friendship otherwise) {
  const std::string id = is_id_of("U", name_or_id) ? name_or_id : user_id_of(name_or_id);
  Person person;
  {
    const std::lock_guard lock(mutex_);
    const auto found = people_.find(id);
    if (found != people_.end()) return found->second;
    person.id = id;
    person.name = name_or_id;
    person.friendship = otherwise;
    person.was_friend = otherwise != Friendship::kStranger;
    people_[id] = person;
    order_.push_back(id);
  }
  changes_.note();
  return person;
}

std::optional<Person> Chats::find(const std::string& user_id) const {
  const std::lock_guard lock(mutex_);
  const auto found = people_.find(user_id);
  return found == people_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Person> Chats::people() const {
  const std::lock_guard lock(mutex_);
  std::vector<Person> people;
  for (const auto& id : order_) people.push_back(people_.at(id));
  return people;
}

Group Chats::group(const std::string& name_or_id) {
  const std::string id = is_id_of("C", name_or_id) ? name_or_id : group_id_of(name_or_id);
  const std::lock_guard lock(mutex_);
  auto& group = groups_[id];
  if (group.id.empty()) {
    group.id = id;
    group.name = name_or_id;
  }
  return group;
}

std::optional<Group> Chats::find_group(const std::string& group_id) const {
  const std::lock_guard lock(mutex_);
  const auto found = groups_.find(group_id);
  return found == groups_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Group> Chats::groups() const {
  const std::lock_guard lock(mutex_);
  std::vector<Group> groups;
  for (const auto& [id, group] : groups_) groups.push_back(group);
  return groups;
}

void Chats::set_group(const Group& group) {
  {
    const std::lock_guard lock(mutex_);
    groups_[group.id] = group;
  }
  changes_.note();
}

long long Chats::add_locked(Bubble bubble) {
  bubble.number = ++last_number_;
  auto& chat = bubbles_[bubble.chat];
  const auto person = people_.find(bubble.chat);
  if (person != people_.end()) {
    if (bubble.author == Author::kBot) person->second.loading_until_ms = 0;
    if (bubble.author == Author::kPerson) person->second.acted_after_bubble = bubble.number;
  }
  chat.push_back(std::move(bubble));
  if (chat.size() > kBubblesPerChat) chat.pop_front();
  return last_number_;
}

long long Chats::add(Bubble bubble) {
  long long number = 0;
  {
    const std::lock_guard lock(mutex_);
    number = add_locked(std::move(bubble));
  }
  changes_.note();
  return number;
}

void Chats::add_all(std::vector<Bubble> bubbles) {
  {
    const std::lock_guard lock(mutex_);
    for (auto& bubble : bubbles) add_locked(std::move(bubble));
  }
  changes_.note();
}

bool Chats::unsend(const std::string& message_id) {
  bool found = false;
  {
    const std::lock_guard lock(mutex_);
    for (auto& [chat, bubbles] : bubbles_) {
      for (auto& bubble : bubbles) {
        if (bubble.message_id != message_id || bubble.author != Author::kPerson) continue;
        bubble.unsent = true;
        found = true;
      }
    }
  }
  if (found) changes_.note();
  return found;
}

std::vector<Bubble> Chats::bubbles(const std::string& chat, long long after_number) const {
  const std::lock_guard lock(mutex_);
  std::vector<Bubble> bubbles;
  const auto found = bubbles_.find(chat);
  if (found == bubbles_.end()) return bubbles;
  for (const auto& bubble : found->second) {
    if (bubble.number > after_number) bubbles.push_back(bubble);
  }
  return bubbles;
}

std::vector<Bubble> Chats::all_bubbles(long long after_number) const {
  const std::lock_guard lock(mutex_);
  std::vector<Bubble> all;
  for (const auto& [chat, bubbles] : bubbles_) {
    for (const auto& bubble : bubbles) {
      if (bubble.number > after_number) all.push_back(bubble);
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Bubble& a, const Bubble& b) { return a.number < b.number; });
  return all;
}

long long Chats::last_number() const {
  const std::lock_guard lock(mutex_);
  return last_number_;
}

}  // namespace sammachip::simulator
