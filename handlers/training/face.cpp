#include "handlers/training/talks.h"

#include "handlers/training/appointments.h"
#include "handlers/training/attendance.h"
#include "handlers/training/sessions.h"
#include "handlers/training/teach_back.h"
#include "handlers/village/villages.h"

namespace sammachip {

namespace {

using Text = const std::string&;

CommandEntry about_session(const char* word) {
  return at_once(word, Command::kNone, [word](Text session, Turn& turn) {
    return begin_with_session(word, SessionId(session), turn);
  });
}

template <SessionAnswer answer>
CommandEntry answers(const char* word, Command typed) {
  return at_once(word, typed,
                 [](Text session, Turn& turn) { return answer_invitation(session, answer, turn); });
}

}  // namespace

Face training_face() {
  return {list_of(training_talk(), session_talk(), session_move_talk(), session_cancel_talk(),
                  attendance_talk(), teach_talk(), teach_for_talk(), taught_talk()),
          {in_a_village("training", Command::kTraining, Act::kRecordMeeting, "training"),
           in_a_village("session", Command::kNone, Act::kRecordMeeting, "session"),
           at_once("open_session", Command::kNone, open_session), about_session("session_move"),
           about_session("session_cancel"),
           at_once("appointments", Command::kAppointments, show_appointments),
           at_once("appointment", Command::kNone, show_appointment),
           answers<SessionAnswer::kGoing>("going", Command::kGoing),
           answers<SessionAnswer::kNotGoing>("not_going", Command::kNotGoing),
           answers<SessionAnswer::kSubstitute>("substitute", Command::kSubstitute),
           at_once("attendance", Command::kNone, begin_attendance),
           alone(at_once("teach", Command::kNone, begin_teach)),
           at_once("teach_for", Command::kNone, begin_teach_for),
           at_once("taught", Command::kNone, begin_taught)}};
}

}  // namespace sammachip
