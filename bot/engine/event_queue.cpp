#include "bot/engine/event_queue.h"

#include <algorithm>
#include <utility>

namespace sammachip {
namespace {

std::size_t size_of(const EventQueue::Item& item) {
  const auto* part = std::get_if<EventPart>(&item);
  return part == nullptr ? 1 : part->size();
}

}  // namespace

EventPart EventPart::split_off(std::size_t count) {
  const std::size_t middle = from + count;
  return {request, middle, std::exchange(until, middle)};
}

std::size_t EventQueue::turn_of(const Item& item) { return std::min(size_of(item), kTurn); }

void EventQueue::count_in(const Item& item) {
  if (std::holds_alternative<PostedJob>(item)) {
    ++jobs_;
    return;
  }
  next_turn_ += turn_of(item);
  later_turns_ += size_of(item) - turn_of(item);
}

void EventQueue::count_out(const Item& item) {
  if (std::holds_alternative<PostedJob>(item)) {
    --jobs_;
    return;
  }
  next_turn_ -= turn_of(item);
  later_turns_ -= size_of(item) - turn_of(item);
}

bool EventQueue::has_room_for(std::size_t events) const {
  return next_turn_ < most_ && (events <= kTurn || later_turns_ < most_);
}

void EventQueue::add(std::shared_ptr<EventRequest> request) {
  const std::size_t count = request->events.size();
  items_.emplace_back(EventPart{std::move(request), 0, count});
  count_in(items_.back());
}

void EventQueue::add(PostedJob job) {
  items_.emplace_back(std::move(job));
  count_in(items_.back());
}

std::vector<EventQueue::Item> EventQueue::take(std::size_t most) {
  std::vector<Item> taken;
  std::vector<Item> later;
  std::size_t count = 0;
  while (!items_.empty() && count < most) {
    Item item = std::move(items_.front());
    items_.pop_front();
    count_out(item);
    count += turn_of(item);
    auto* part = std::get_if<EventPart>(&item);
    if (part != nullptr && part->size() > kTurn) {
      later.emplace_back(part->split_off(kTurn));
    }
    taken.push_back(std::move(item));
  }
  for (Item& item : later) {
    items_.push_back(std::move(item));
    count_in(items_.back());
  }
  return taken;
}

void EventQueue::put_back(std::vector<Item>& taken, std::size_t first) {
  while (taken.size() > first) {
    items_.push_front(std::move(taken.back()));
    taken.pop_back();
    count_in(items_.front());
  }
}

}  // namespace sammachip
