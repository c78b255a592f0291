// The commands of training: sessions, invitations, who came, what was learnt.
#include "handlers/all.h"
#include "handlers/appointments.h"
#include "handlers/attendance.h"
#include "handlers/sessions.h"
#include "handlers/teach_back.h"
#include "handlers/villages.h"

namespace sammachip {

namespace {

using Text = const std::string&;

CommandEntry training_command(const char* word, Command typed, Ending (*run)(Text, Turn&)) {
  return {word, typed, false, run};
}

template <SessionAnswer answer>
CommandEntry answers(const char* word) {
  return training_command(word, Command::kNone, [](Text session, Turn& turn) {
    return answer_invitation(session, answer, turn);
  });
}

}  // namespace

std::vector<CommandEntry> training_commands() {
  return {
      training_command("training", Command::kTraining,
                       [](Text programme, Turn& turn) {
                         return begin_in_village("training", Act::kRecordMeeting, programme, turn);
                       }),
      training_command("session", Command::kNone,
                       [](Text programme, Turn& turn) {
                         return begin_in_village("session", Act::kRecordMeeting, programme, turn);
                       }),
      training_command("open_session", Command::kNone, open_session),
      training_command("session_move", Command::kNone,
                       [](Text session, Turn& turn) {
                         return begin_with_session("session_move", session, turn);
                       }),
      training_command("session_cancel", Command::kNone,
                       [](Text session, Turn& turn) {
                         return begin_with_session("session_cancel", session, turn);
                       }),
      training_command("appointments", Command::kAppointments,
                       [](Text, Turn& turn) { return show_appointments(turn); }),
      training_command("appointment", Command::kNone, show_appointment),
      answers<SessionAnswer::kGoing>("going"),
      answers<SessionAnswer::kNotGoing>("not_going"),
      answers<SessionAnswer::kSubstitute>("substitute"),
      training_command("attendance", Command::kNone, begin_attendance),
      training_command("teach", Command::kNone, begin_teach),
      training_command("teach_for", Command::kNone, begin_teach_for),
      training_command("taught", Command::kNone, begin_taught),
  };
}

}  // namespace sammachip
