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

CommandEntry at_once(const char* word, Command typed, Ending (*run)(Text, Turn&)) {
  return {word, typed, false, run};
}

template <SessionAnswer answer>
CommandEntry answers(const char* word) {
  return at_once(word, Command::kNone,
                 [](Text session, Turn& turn) { return answer_invitation(session, answer, turn); });
}

}  // namespace

std::vector<CommandEntry> training_commands() {
  return {
      at_once("training", Command::kTraining,
              [](Text programme, Turn& turn) {
                return begin_in_village("training", Act::kRecordMeeting, programme, turn);
              }),
      at_once("session", Command::kNone,
              [](Text programme, Turn& turn) {
                return begin_in_village("session", Act::kRecordMeeting, programme, turn);
              }),
      at_once("open_session", Command::kNone, open_session),
      at_once("session_move", Command::kNone,
              [](Text session, Turn& turn) {
                return begin_with_session("session_move", session, turn);
              }),
      at_once("session_cancel", Command::kNone,
              [](Text session, Turn& turn) {
                return begin_with_session("session_cancel", session, turn);
              }),
      at_once("appointments", Command::kAppointments,
              [](Text, Turn& turn) { return show_appointments(turn); }),
      at_once("appointment", Command::kNone, show_appointment),
      answers<SessionAnswer::kGoing>("going"),
      answers<SessionAnswer::kNotGoing>("not_going"),
      answers<SessionAnswer::kSubstitute>("substitute"),
      at_once("attendance", Command::kNone, begin_attendance),
      at_once("teach", Command::kNone, begin_teach),
      at_once("teach_for", Command::kNone, begin_teach_for),
      at_once("taught", Command::kNone, begin_taught),
  };
}

}  // namespace sammachip
