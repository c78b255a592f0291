// The day before a training session: the households that did not say they cannot come, and the
// trainer. docs/programme.md 8.2.
#include "handlers/reminders/reminders.h"
#include "handlers/training/sessions.h"
#include "storage/records.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr int kMostSessionNoticesAWeek = 2;

Notice session_notice(const TrainingSession& session, const AccountId& user, Turn& turn) {
  speak_to(user, turn);
  // It speaks of tomorrow.
  Notice notice("remind.session", end_of_day(turn, 0));
  // A session that was moved is a new thing to be told.
  notice.key = "session|" + user + "|" + session.id + "|" + session.held_on;
  notice.user_id = user;
  notice.values = session_facts(session);
  notice.topic = reminder_topic(session.id);
  return notice;
}

void tell_of(const TrainingSession& session, Turn& turn, const SayNotice& say) {
  for (const auto& user : people_to_come(session, turn)) {
    Notice notice = session_notice(session, user, turn);
    notice.buttons = {{"button.going", "going|" + session.id},
                      {"button.not_going", "not_going|" + session.id},
                      {"button.substitute", "substitute|" + session.id}};
    notice.most_a_week = kMostSessionNoticesAWeek;
    say(notice);
  }
  const auto trainer = trainer_of(session, turn);
  if (!trainer) return;
  Notice notice = session_notice(session, *trainer, turn);
  notice.buttons = {{"button.open", "open_session|" + session.id}};
  say(notice);
}

}  // namespace

std::string remind_of_sessions(Turn& turn, const RulePage& page) {
  const std::string tomorrow = iso_date(turn.today + std::chrono::days{1});
  const auto read = [&](const SessionId& after, int most) {
    return turn.records.training_sessions.on_day(tomorrow, after, most);
  };
  return one_by_one(page, &TrainingSession::id, read, [&](const TrainingSession& session) {
    if (!is_at_rest(session.programme_id, turn)) tell_of(session, turn, page.say);
  });
}

}  // namespace sammachip
