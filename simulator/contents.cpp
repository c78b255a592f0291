#include "simulator/contents.h"

#include <utility>

namespace sammachip::simulator {

namespace {

constexpr std::size_t kContentsKept = 500;

}  // namespace

void Contents::add(const std::string& message_id, std::string bytes, std::string type,
                   int preparing_ms) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entries_[message_id];
  entry.content = {ContentState::kReady, std::move(bytes), std::move(type)};
  entry.ready_at_ms = clock_.now_ms() + preparing_ms;
  order_.push_back(message_id);
  if (order_.size() > kContentsKept) {
    entries_.erase(order_.front());
    order_.pop_front();
  }
}

void Contents::unsend(const std::string& message_id) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(message_id);
  if (found != entries_.end()) found->second.content = {ContentState::kUnsent, {}, {}};
}

Content Contents::find(const std::string& message_id) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(message_id);
  if (found == entries_.end()) return {};
  if (found->second.content.state == ContentState::kReady &&
      clock_.now_ms() < found->second.ready_at_ms) {
    return {ContentState::kPreparing, {}, {}};
  }
  return found->second.content;
}

}  // namespace sammachip::simulator
