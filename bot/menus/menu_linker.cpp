#include "bot/menus/menu_linker.h"

#include <algorithm>

#include "bot/base/failure.h"
#include "bot/base/log.h"
#include "bot/engine/send_policy.h"
#include "storage/machine/menu_links.h"
#include "storage/records.h"

namespace sammachip {
namespace {

using std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

// Between two looks while events come in, one commit after the other.
constexpr Milliseconds kPauseBetweenLinks{200};
constexpr int kLinksAtOnce = 100;
constexpr std::int64_t kNextDayMs = 86'400'000;

bool may_be_tried_again(const HttpAnswer& answer) {
  return answer.course != HttpAnswer::Course::kAnswered || answer.status >= 500 ||
         answer.status == 401 || answer.status == 429 || !is_from_line(answer);
}

}  // namespace

MenuLinker::MenuLinker(EventEngine& engine, const Database& database, LineClient& line,
                       const Clock& clock, Milliseconds look_every)
    : engine_(engine), line_(line), clock_(clock), readers_(database, 1), look_every_(look_every) {}

MenuLinker::~MenuLinker() { stop(); }

void MenuLinker::start() { thread_ = std::thread(&MenuLinker::work, this); }

void MenuLinker::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void MenuLinker::look() {
  const std::lock_guard lock(mutex_);
  has_news_ = true;
  changed_.notify_one();
}

bool MenuLinker::is_stopping() {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

void MenuLinker::work() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    has_news_ = false;
    lock.unlock();
    const auto failure = failure_of([this] {
      if (steady_clock::now() >= not_before_) tell_those_due();
    });
    // The database: its connection is replaced at the next look.
    if (failure) log_error("rich menus cannot be linked now", {{"error", *failure}});
    lock.lock();
    changed_.wait_for(lock, kPauseBetweenLinks, [this] { return is_stopping_; });
    changed_.wait_for(lock, look_every_, [this] { return is_stopping_ || has_news_; });
  }
}

void MenuLinker::tell_those_due() {
  std::vector<DueMenuLink> due;
  do {
    due = readers_.take()->menu_links.due(milliseconds(clock_.now()), kLinksAtOnce);
    for (const DueMenuLink& one : due) {
      if (is_stopping()) return;
      const Told told = tell(one);
      const std::int64_t next_ms = milliseconds(clock_.now()) +
                                   (told == Told::kRefused ? kNextDayMs : backoff_ms(one.attempts));
      const bool is_kept = engine_.run([&](Records& records) {
        if (told == Told::kDone) {
          records.menu_links.linked(one);
        } else {
          records.menu_links.retry(one, next_ms);
        }
      });
      failures_ = told == Told::kNotNow || !is_kept ? failures_ + 1 : 0;
      if (failures_ > 0) {
        not_before_ = steady_clock::now() + Milliseconds(backoff_ms(failures_ - 1));
        return;
      }
    }
  } while (!due.empty());
}

MenuLinker::Told MenuLinker::tell(const DueMenuLink& due) {
  const std::string path = "/v2/bot/user/" + due.user_id + "/richmenu";
  const HttpAnswer answer =
      due.role == kDefaultMenuRole ? line_.remove(path) : line_.post(path + "/" + due.menu_id, "");
  const bool is_answered = answer.course == HttpAnswer::Course::kAnswered && is_from_line(answer);
  if (is_answered && answer.status >= 200 && answer.status < 300) return Told::kDone;
  return may_be_tried_again(answer) ? Told::kNotNow : Told::kRefused;
}

}  // namespace sammachip
