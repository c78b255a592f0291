#include "bot/engine/event_queue.h"

#include <utility>

namespace sammachip {

EventPart EventPart::split_off(std::size_t count) {
  const std::size_t middle = from + count;
  return {request, middle, std::exchange(until, middle)};
}

Lane EventPart::lane() const {
  return request->events.size() <= EventQueue::kTurn ? Lane::kPrompt : Lane::kGiant;
}

Lane EventQueue::lane_of(const Item& item) {
  const auto* part = std::get_if<EventPart>(&item);
  return part == nullptr ? Lane::kJob : part->lane();
}

std::deque<EventPart>& EventQueue::parts_beside(const EventPart& part) {
  return part.lane() == Lane::kPrompt ? prompt_ : giants_;
}

void EventQueue::count_in(const EventPart& part) {
  next_turn_ += turn_of(part);
  later_turns_ += part.size() - turn_of(part);
}

void EventQueue::count_out(const EventPart& part) {
  next_turn_ -= turn_of(part);
  later_turns_ -= part.size() - turn_of(part);
}

bool EventQueue::has_room_for(std::size_t events) const {
  return next_turn_ < most_ && (events <= kTurn || later_turns_ < most_);
}

void EventQueue::add(std::shared_ptr<EventRequest> request) {
  const std::size_t count = request->events.size();
  EventPart part{std::move(request), 0, count};
  count_in(part);
  std::deque<EventPart>& others = parts_beside(part);
  others.push_back(std::move(part));
}

void EventQueue::add(PostedJob job) { jobs_.push_back(std::move(job)); }

EventPart EventQueue::pop(std::deque<EventPart>& parts) {
  EventPart part = std::move(parts.front());
  parts.pop_front();
  count_out(part);
  return part;
}

std::vector<EventQueue::Item> EventQueue::take(std::size_t most) {
  std::vector<Item> taken;
  std::size_t count = 0;
  const bool is_any_patient = !jobs_.empty() || !giants_.empty();
  const std::size_t most_prompt = is_any_patient ? most - most / 2 : most;
  while (!prompt_.empty() && count < most_prompt) {
    EventPart part = pop(prompt_);
    count += part.size();
    taken.emplace_back(std::move(part));
  }
  // The giants' turn is kept as well: outcomes of replies could come for ever.
  const std::size_t most_jobs = giants_.empty() ? most : most - std::min(most / 4, kTurn);
  while (!jobs_.empty() && (count < most_jobs || count == 0)) {
    taken.emplace_back(std::move(jobs_.front()));
    jobs_.pop_front();
    ++count;
  }
  std::vector<EventPart> later;
  while (!giants_.empty() && (count < most || count == 0)) {
    EventPart part = pop(giants_);
    count += turn_of(part);
    if (part.size() > kTurn) later.push_back(part.split_off(kTurn));
    taken.emplace_back(std::move(part));
  }
  for (EventPart& part : later) {
    count_in(part);
    giants_.push_back(std::move(part));
  }
  return taken;
}

void EventQueue::put_back(std::vector<Item>& taken, std::size_t first, std::size_t last) {
  for (std::size_t i = last; i > first; --i) {
    if (auto* job = std::get_if<PostedJob>(&taken[i - 1])) {
      jobs_.push_front(std::move(*job));
      continue;
    }
    auto& part = std::get<EventPart>(taken[i - 1]);
    count_in(part);
    std::deque<EventPart>& others = parts_beside(part);
    others.push_front(std::move(part));
  }
  const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(first);
  taken.erase(begin, begin + static_cast<std::ptrdiff_t>(last - first));
}

}  // namespace sammachip
