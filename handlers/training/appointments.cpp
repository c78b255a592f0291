#include "handlers/training/appointments.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/training/sessions.h"
#include "handlers/village/said_before.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostAppointments = 5;

bool is_coming(const TrainingSession& session, const Turn& turn) {
  return session.status == SessionStatus::kPlanned && session.held_on >= iso_date(turn.today);
}

std::vector<TrainingSession> coming_sessions(const std::set<ProgrammeId>& programmes,
                                             const Turn& turn) {
  std::vector<TrainingSession> coming;
  for (const auto& programme : programmes) {
    for (auto& session : turn.records.training_sessions.list(programme)) {
      if (is_coming(session, turn)) coming.push_back(std::move(session));
    }
  }
  std::stable_sort(coming.begin(), coming.end(),
                   [](const TrainingSession& a, const TrainingSession& b) {
                     return std::tie(a.held_on, a.starts_at) < std::tie(b.held_on, b.starts_at);
                   });
  if (coming.size() > kMostAppointments) coming.resize(kMostAppointments);
  return coming;
}

// By day.
std::vector<TrainingSession> invitations_of(const Turn& turn) {
  std::set<ProgrammeId> programmes;
  for (const auto& house : houses_of(turn)) {
    if (house.programme_id) programmes.insert(*house.programme_id);
  }
  std::erase_if(programmes, [&](const ProgrammeId& programme) {
    return own_houses_in_year(programme, turn).empty();
  });
  return coming_sessions(programmes, turn);
}

SessionAnswer answer_of(const TrainingSession& session, const Turn& turn) {
  for (const auto& house : own_houses_in_year(session.programme_id, turn)) {
    const auto row = turn.records.session_households.find(session.id, house.id);
    if (row && row->answer != SessionAnswer::kUnknown) return row->answer;
  }
  return SessionAnswer::kUnknown;
}

std::string answer_text(SessionAnswer answer, const Turn& turn) {
  if (answer == SessionAnswer::kUnknown) return say("appointments.open", turn);
  return say("appointments." + std::string(to_text(answer)), turn);
}

std::vector<CommandButton> answer_buttons(const SessionId& session_id) {
  return {{"button.going", "going|" + session_id},
          {"button.not_going", "not_going|" + session_id},
          {"button.substitute", "substitute|" + session_id}};
}

std::string session_line(const TrainingSession& session, std::int64_t number,
                         const std::string& answer, const Turn& turn) {
  Values values = session_values(session, turn);
  values.emplace_back("number", number);
  values.emplace_back("answer", answer);
  return "\n" + say("appointments.session", values, turn);
}

std::string visit_lines(const Turn& turn) {
  std::string lines;
  for (const auto& house : houses_of(turn)) {
    const auto visits = turn.records.visits.list_for_household(house.id, 1);
    if (visits.empty() || visits.front().next_on < iso_date(turn.today)) continue;
    lines += "\n" + say("appointments.visit",
                        {{"house", house.house_no},
                         {"day", day_text(*parse_iso_date(visits.front().next_on), turn.language)}},
                        turn);
  }
  return lines;
}

// Goods that a household has not said it got.
std::string handover_line(const Turn& turn, Ending& ending) {
  std::int64_t waiting = 0;
  for (const auto& house : houses_of(turn)) {
    waiting += std::ssize(turn.records.handovers.waiting_for_household(house.id));
  }
  if (waiting == 0) return {};
  ending.buttons.push_back({"button.received", "received"});
  return "\n" + say("appointments.received", {{"count", waiting}}, turn);
}

// Those of the villages somebody works in, without an answer of their own.
std::string meeting_lines(Turn& turn, Ending& ending) {
  std::set<ProgrammeId> programmes;
  for (const auto& village : villages_for(Act::kRecordMeeting, turn)) {
    programmes.insert(village.programme.id);
  }
  std::string lines;
  std::int64_t number = 0;
  for (const auto& session : coming_sessions(programmes, turn)) {
    const auto there = session_there(session.id, turn);
    if (!there) continue;
    Values values = session_values(session, turn);
    values.emplace_back("number", ++number);
    values.emplace_back("village", village_text(there->village.place, turn));
    lines += "\n" + say("appointments.meeting", values, turn);
    ending.buttons.push_back(
        {"opened.answer_number", "open_session|" + session.id, {{"number", number}}});
  }
  return lines;
}

std::string own_lines(const Turn& turn, Ending& ending) {
  std::string lines;
  std::int64_t number = 0;
  SessionId first_open;
  for (const auto& session : invitations_of(turn)) {
    const SessionAnswer answer = answer_of(session, turn);
    lines += session_line(session, ++number, answer_text(answer, turn), turn);
    if (first_open.empty() && answer == SessionAnswer::kUnknown) {
      first_open = session.id;
      continue;
    }
    ending.buttons.push_back(
        {"appointments.answer_number", "appointment|" + session.id, {{"number", number}}});
  }
  if (!first_open.empty()) {
    const auto buttons = answer_buttons(first_open);
    ending.buttons.insert(ending.buttons.begin(), buttons.begin(), buttons.end());
  }
  return lines + visit_lines(turn);
}

// The training that a typed answer is about: the only one that is not answered, or the only one.
SessionId meant_session(const Turn& turn) {
  const auto invitations = invitations_of(turn);
  std::vector<std::string> open;
  for (const auto& session : invitations) {
    if (answer_of(session, turn) == SessionAnswer::kUnknown) open.push_back(session.id);
  }
  if (open.size() == 1) return SessionId(open.front());
  return SessionId(open.empty() && invitations.size() == 1 ? invitations.front().id
                                                           : std::string());
}

Values answered_values(const TrainingSession& session, const std::vector<Household>& houses,
                       const Turn& turn) {
  Values values = session_values(session, turn);
  values.emplace_back("houses", house_numbers_text(houses, turn));
  return values;
}

// The key of the sentence; empty: nothing was said.
std::string said_of_invitation(SessionAnswer answer) {
  if (answer == SessionAnswer::kUnknown) return {};
  return "said_before." + std::string(to_text(answer));
}

StandingAnswer stands_of_invitation(const TrainingSession& session, const Household& house,
                                    const Turn& turn) {
  const auto row = turn.records.session_households.find(session.id, house.id);
  if (!row || row->answer == SessionAnswer::kUnknown) return {};
  return {who_answered("trained.answer", house.id, session.id, turn),
          row->answered_at_ms.value_or(0), said_of_invitation(row->answer)};
}

// Of the houses, the latest answer that another one gave and that says otherwise; else one that
// says the same, where that is so for all of them.
StandingAnswer said_by_another(const TrainingSession& session, const std::vector<Household>& houses,
                               SessionAnswer answer, const Turn& turn) {
  StandingAnswer otherwise, same;
  std::size_t alike = 0;
  for (const auto& house : houses) {
    StandingAnswer stands = stands_of_invitation(session, house, turn);
    if (!is_of_another(stands, turn)) continue;
    if (stands.said == said_of_invitation(answer)) {
      same = std::move(stands);
      ++alike;
    } else if (stands.at_ms >= otherwise.at_ms) {
      otherwise = std::move(stands);
    }
  }
  if (!otherwise.said.empty()) return otherwise;
  return alike == houses.size() ? same : StandingAnswer{};
}

void save_answers(const TrainingSession& session, const std::vector<Household>& houses,
                  SessionAnswer answer, Turn& turn) {
  for (const auto& house : houses) {
    tell_who_said(stands_of_invitation(session, house, turn), house, "said_before.about_training",
                  said_of_invitation(answer), turn);
    SessionHousehold row = turn.records.session_households.find(session.id, house.id)
                               .value_or(SessionHousehold{session.id, house.id});
    row.answer = answer;
    row.answered_at_ms = milliseconds(turn.now);
    turn.records.session_households.save(row);
    audit_work("trained.answer", "household", house.id,
               JsonValue{{"session", session.id}, {"answer", to_text(answer)}}, turn);
  }
}

}  // namespace

Ending show_appointments(Turn& turn) {
  Ending ending;
  std::string lines = own_lines(turn, ending);
  lines += handover_line(turn, ending);
  if (lines.empty()) lines = meeting_lines(turn, ending);
  ending.says.push_back(
      {lines.empty() ? "appointments.none" : "appointments.all", {{"lines", lines}}});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending show_appointment(const SessionId& session_id, Turn& turn) {
  const auto session = turn.records.training_sessions.find(session_id);
  if (!session || own_houses_in_year(session->programme_id, turn).empty()) return not_yours();
  if (!is_coming(*session, turn)) return ending_of("appointments.over");
  Values values = session_values(*session, turn);
  values.emplace_back("answer", answer_text(answer_of(*session, turn), turn));
  return ending_of("appointments.one", values, answer_buttons(session_id));
}

bool is_invited(Turn& turn) { return !invitations_of(turn).empty(); }

Ending answer_invitation(const std::string& argument, SessionAnswer answer, Turn& turn) {
  const auto [given, known] = split_argument(argument);
  const SessionId session_id(given.empty() ? meant_session(turn) : given);
  // Of two that are not answered, which is meant?
  if (session_id.empty()) return show_appointments(turn);
  const auto session = turn.records.training_sessions.find(session_id);
  if (!session) return not_yours();
  const auto houses = own_houses_in_year(session->programme_id, turn);
  if (houses.empty()) return not_yours();
  const auto year = turn.records.places.find_programme_by_id(session->programme_id);
  if (auto over = year ? year_over(*year, turn) : std::nullopt) return *over;
  if (session->status == SessionStatus::kCancelled) {
    return ending_of("appointments.is_cancelled", session_values(*session, turn));
  }
  if (!is_coming(*session, turn)) return ending_of("appointments.over");
  const StandingAnswer stands = said_by_another(*session, houses, answer, turn);
  if (is_of_another(stands, turn) && stands.mark() != known) {
    const std::string word(to_text(answer));
    return already_said(stands, said_of_invitation(answer),
                        word + "|" + session_id + "|" + stands.mark(), turn);
  }
  save_answers(*session, houses, answer, turn);
  const std::string key = "appointments.thanks_" + std::string(to_text(answer));
  std::vector<CommandButton> buttons;
  if (answer == SessionAnswer::kNotGoing) {
    buttons.push_back({"button.substitute", "substitute|" + session_id});
  }
  buttons.push_back({"button.appointments", "appointments"});
  return ending_of(key, answered_values(*session, houses, turn), std::move(buttons));
}

bool has_appointments(Turn& turn) {
  Ending unused;
  return !own_lines(turn, unused).empty() || !handover_line(turn, unused).empty();
}

}  // namespace sammachip
