// Who came to a training session: the houses that did not are tapped one after another, or written
// in one message. docs/programme.md 7.1.
#include "handlers/training/attendance.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "handlers/access/audit_notes.h"
#include "handlers/access/taking_part.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/training/sessions.h"
#include "handlers/training/talks.h"
#include "handlers/training/teach_back.h"
#include "handlers/village/house_marks.h"
#include "handlers/village/village_facts.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/session_households.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

struct Attendance {
  std::string tap;
  SessionId session;  // Its id.
  // Looked up.
  std::optional<SessionThere> there;
  std::vector<Household> houses;
  HouseMarks marks;  // Who is absent.
};

void look_up_attendance(Attendance& form, const State& state, Turn& turn) {
  form.there = session_there(form.session, turn);
  if (!form.there) return;
  form.houses = houses_in_year(form.there->session.programme_id, turn);
  form.marks = marks_in(state);
  mark_among(form.houses, turn);
}

// "12 ไม่มา" names the absent; "มา 12" those who came.
std::vector<std::size_t> absent_by(const HouseList& list, std::size_t houses) {
  if (list.said == SaidOfHouses::kAllThere) return {};
  std::vector<std::size_t> all(houses);
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (list.said == SaidOfHouses::kNoneThere) return all;
  if (list.said != SaidOfHouses::kThere) return list.houses;
  std::erase_if(all, [&](std::size_t place) {
    return std::find(list.houses.begin(), list.houses.end(), place) != list.houses.end();
  });
  return all;
}

std::vector<Household> absent_in(const Attendance& form) {
  return marked_houses(form.houses, marks_after(form.marks, form.tap, form.houses));
}

Values attendance_values(const Attendance& form, const std::vector<Household>& absent,
                         const Turn& turn) {
  Values values = session_values(form.there->session, turn);
  values.emplace_back("present", std::ssize(form.houses) - std::ssize(absent));
  values.emplace_back("absent", std::ssize(absent));
  values.emplace_back("numbers", house_numbers_text(absent, turn));
  return values;
}

Say ask_tap(const Attendance& form, Turn& turn) {
  if (!form.there) return {"village.not_yours"};
  const auto absent = marked_houses(form.houses, form.marks);
  return {absent.empty() ? "attendance.tap" : "attendance.so_far",
          attendance_values(form, absent, turn)};
}

Say ask_sure_who_came(const Attendance& form, Turn& turn) {
  if (!form.there) return {"village.not_yours"};
  const auto absent = absent_in(form);
  return {absent.empty() ? "attendance.sure_all" : "attendance.sure",
          attendance_values(form, absent, turn)};
}

// Which houses were there and which not; and what somebody else noted of them meanwhile.
JsonValue attendance_noted(const Attendance& form, Turn& turn) {
  Json values{{"session", form.session},
              {"houses", Json::array()},
              {"absent", Json::array()},
              {"noted", Json::array()}};
  for (const auto& house : form.houses) {
    values["houses"].push_back(house.id);
    const auto row = turn.records.session_households.find(form.session, house.id);
    values["noted"].push_back(row ? to_text(row->presence) : "");
  }
  for (const auto& house : absent_in(form)) values["absent"].push_back(house.id);
  return values;
}

// Marks the house, and asks for the next one.
Ending ask_next(const Attendance& form, Turn&) {
  JsonValue answers{{"session", form.there->session.id}};
  keep_marks(marks_after(form.marks, form.tap, form.houses), answers);
  return begin_talk("attendance", std::move(answers));
}

bool is_there(Presence presence) {
  return presence != Presence::kUnknown && presence != Presence::kAbsent;
}

Presence presence_of(const Household& house, const SessionHousehold& row,
                     const std::vector<Household>& absent) {
  const bool is_absent = std::any_of(absent.begin(), absent.end(), [&](const Household& missing) {
    return missing.id == house.id;
  });
  if (is_absent) return Presence::kAbsent;
  // Noted as late before, or as somebody in their place: that stays.
  if (row.presence == Presence::kLate) return Presence::kLate;
  return row.answer == SessionAnswer::kSubstitute ? Presence::kSubstitute : Presence::kPresent;
}

// Returns the houses that are to be asked what they learnt.
std::vector<Household> save_presence(const Attendance& form, Turn& turn) {
  const SessionId& session = form.there->session.id;
  const auto absent = absent_in(form);
  std::vector<Household> to_ask;
  for (const auto& house : form.houses) {
    SessionHousehold row = turn.records.session_households.find(session, house.id)
                               .value_or(SessionHousehold{session, house.id});
    const bool was_there = is_there(row.presence);
    row.presence = presence_of(house, row, absent);
    row.noted_by = turn.account.user_id;
    turn.records.session_households.save(row);
    const bool is_new = is_there(row.presence) && !was_there;
    if (is_new && row.understanding == Understanding::kUnknown) to_ask.push_back(house);
  }
  return to_ask;
}

Ending save_attendance(const Attendance& form, Turn& turn) {
  TrainingSession session = form.there->session;
  const auto to_ask = save_presence(form, turn);
  session.status = SessionStatus::kHeld;
  turn.records.training_sessions.update(session);
  const auto absent = absent_in(form);
  audit_work("trained.attendance", "training_session", session.id,
             JsonValue{{"absent", absent.size()}}, turn);
  const bool is_milestone = refresh_state(session.programme_id, turn);
  drop_session_news(session, turn);
  for (const auto& user : people_of_all(to_ask, Helpers::kLeftOut, turn)) {
    hold_until_they_write(user, "teach.invited", session_facts(session), turn,
                          {{"button.teach", "teach|" + session.id}}, teach_topic(session.id));
  }
  Ending ending = ending_of("attendance.done", attendance_values(form, absent, turn),
                            {{"button.open", "open_session|" + session.id},
                             {"button.training", "training|" + session.programme_id},
                             {"button.next", "next"}});
  if (is_milestone) mark_milestone(ending, session.programme_id, turn);
  return ending;
}

// Why nobody's presence can be noted now; nothing if it can.
std::optional<Ending> refused_attendance(const SessionThere& there, const Turn& turn) {
  const TrainingSession& session = there.session;
  if (auto over = session_over(session.id, is_session_on, turn)) return over;
  const std::vector<CommandButton> back{{"button.open", "open_session|" + session.id}};
  if (session.held_on > iso_date(turn.today)) {
    return ending_of("attendance.too_early", session_values(session, turn), back);
  }
  if (houses_in_year(session.programme_id, turn).empty()) {
    return ending_of("attendance.no_houses", {}, back);
  }
  return std::nullopt;
}

Ending finish_attendance(const Attendance& form, Turn& turn) {
  return ends_marking(form.tap) ? save_attendance(form, turn) : ask_next(form, turn);
}

}  // namespace

Ending begin_attendance(const SessionId& session_id, Turn& turn) {
  const auto there = session_there(session_id, turn);
  if (!there) return not_yours();
  if (auto ending = refused_attendance(*there, turn)) return *ending;
  const TrainingSession& session = there->session;
  HouseMarks marks;
  for (const auto& house : houses_in_year(session.programme_id, turn)) {
    const auto row = turn.records.session_households.find(session.id, house.id);
    if (row && row->presence == Presence::kAbsent) marks.ids.push_back(house.id);
  }
  JsonValue answers{{"session", session.id}};
  keep_marks(marks, answers);
  return begin_talk("attendance", std::move(answers));
}

std::unique_ptr<Conversation> attendance_talk() {
  auto talk = std::make_unique<FormConversation<Attendance>>("attendance");
  talk->given("session", &Attendance::session).prepare(look_up_attendance);
  talk->ask("tap", &Attendance::tap, house_marks(absent_by))
      .prompt(ask_tap)
      .choices([](const Attendance& form, Turn&) {
        return mark_choices(form.houses, form.marks,
                            form.marks.ids.empty() ? "attendance.answer_all" : "marks.answer_done");
      });
  talk->confirm("sure", "tap", yes_or_no("button.right", "button.change"))
      .contract(attendance_noted)
      .only_if([](const Attendance& form, Turn&) { return ends_marking(form.tap); })
      .prompt(ask_sure_who_came);
  talk->still("training_session", &Attendance::session,
              [](const Subject& session, const Attendance& form, Turn& turn) {
                auto over = session_over(SessionId(session.id), is_session_on, turn);
                return over ? over : refused_attendance(*form.there, turn);
              });
  talk->then(finish_attendance);
  return talk;
}

}  // namespace sammachip
