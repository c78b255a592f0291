// The training sessions of a village: what is shown of them, and who is told.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/pushes/news.h"
#include "handlers/village/villages.h"
#include "handlers/words/told.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

// A session with the village's year it belongs to.
struct SessionThere {
  TrainingSession session;
  VillageYear village;
};

// The session, if the person may record meetings in its village; nothing if not, or if it is
// unknown.
std::optional<SessionThere> session_there(const SessionId& session_id, const Turn& turn);

// What is said instead of changing a session: its village's year or the person's role is over, or
// it is in a state in which `open` says that it cannot be changed. Nothing if it may be.
std::optional<Ending> session_over(const SessionId& session_id,
                                   bool (*open)(const TrainingSession&), const Turn& turn);
bool is_session_planned(const TrainingSession& session);
bool is_session_on(const TrainingSession& session);  // Planned or held.

// How the invited houses answered, and who came.
struct SessionCounts {
  std::int64_t houses = 0;
  std::int64_t going = 0;
  std::int64_t not_going = 0;
  std::int64_t substitutes = 0;  // Who send somebody else.
  std::int64_t present = 0;      // Late ones and substitutes too.
  std::int64_t absent = 0;

  std::int64_t unanswered() const { return houses - going - not_going - substitutes; }
};
SessionCounts counts_of(const TrainingSession& session, const Turn& turn);

// "จ. 12 มิ.ย. 60 09:00".
std::string session_time_text(const TrainingSession& session, const Turn& turn);

// {day}, {topic}, {place}, {kind} of a session, for its sentences.
ToldValues session_facts(const TrainingSession& session);
Values session_values(const TrainingSession& session, const Turn& turn);
// A line break and who teaches it; or nothing.
std::string trainer_text(const TrainingSession& session, const Turn& turn);

// When news of a session that is to come is over: when it begins; and at the end of its day, where
// its hour is not known or was past already when the news was made.
Instant end_of_session_news(const TrainingSession& session, const Turn& turn);

// Of what waits for people about a session: the invitation, or whatever news took its place; what
// the trainer is told; and the evening's reminder.
std::string news_topic(const SessionId& session_id);
std::string trainer_topic(const SessionId& session_id);
std::string reminder_topic(const SessionId& session_id);

// Drops all that waits for anybody about a session that is to come.
void drop_session_news(const TrainingSession& session, Turn& turn);

// Whoever teaches it, unless nobody does on LINE.
std::optional<AccountId> trainer_of(const TrainingSession& session, const Turn& turn);

// The people of the households that did not say they cannot come, each once.
std::vector<AccountId> people_to_come(const TrainingSession& session, const Turn& turn);

// Tells the people of the households, at their next message, with the buttons to answer with.
// Returns how many households are told of it on LINE.
std::int64_t invite_houses(const TrainingSession& session, OfAMoment sentence, Turn& turn);
// Tells them and the trainer that it is called off.
void tell_cancelled(const TrainingSession& session, Turn& turn);

// Writes into the audit log what was done to the session.
void audit_session(const char* action, const SessionId& session_id, Turn& turn);

// All sessions of a village's year.
Ending show_training(const ProgrammeId& programme_id, Turn& turn);
// One of them, with what can be done with it now.
Ending open_session(const SessionId& session_id, Turn& turn);

// Begins a talk about a session, if it is the person's to do.
Ending begin_with_session(const char* talk, const SessionId& session_id, Turn& turn);

}  // namespace sammachip
