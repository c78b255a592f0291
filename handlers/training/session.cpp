// A training session: planned, moved to another day, called off. docs/programme.md 7.1.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/access/taking_part.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/readers.h"
#include "handlers/training/sessions.h"
#include "handlers/training/talks.h"
#include "handlers/village/still_open.h"
#include "handlers/village/year_days.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/dates/clock_time.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/forums.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestPlace = 80;
constexpr std::size_t kMostPlacesOffered = 4;
constexpr std::size_t kMostTrainers = 8;

struct SessionPlan {
  ProgrammeId programme;
  std::string kind;
  std::string day;
  std::optional<std::string> time;
  std::string place;
  std::string topic;
  std::optional<TeamMemberId> trainer;
  // Looked up.
  std::optional<VillageYear> village;
};

Choice session_choice(const char* word) { return {std::string("session.answer_") + word, word}; }

std::vector<Choice> day_choices(const SessionPlan&, Turn& turn) {
  std::vector<Choice> choices{{"day.today", iso_date(turn.today)}};
  for (auto& choice : future_day_choices(turn)) choices.push_back(std::move(choice));
  return choices;
}

// Where the village met before.
std::vector<Choice> known_places(const SessionPlan& form, Turn& turn) {
  std::vector<Choice> choices;
  const auto offer = [&](const std::string& place) {
    const bool is_known = std::any_of(choices.begin(), choices.end(),
                                      [&](const Choice& one) { return one.value == place; });
    if (place.empty() || is_known || choices.size() == kMostPlacesOffered) return;
    choices.push_back({"", place, key_or_words(place, turn.texts, turn.language)});
  };
  for (const auto& session : turn.records.training_sessions.list(form.programme)) {
    offer(session.place);
  }
  for (const auto& forum : turn.records.forums.list(form.programme)) offer(forum.place);
  return choices;
}

std::vector<Choice> trainer_choices(const SessionPlan& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& member : turn.records.team_members.list(form.programme)) {
    if (choices.size() == kMostTrainers) break;
    choices.push_back({"", member.id, member.name});
  }
  return choices;
}

// Tapped, or typed as the button has it.
Reader<std::string> team_member_of_village() {
  Reader<std::string> reader;
  reader.read = [](const std::string&, const Turn&) -> Result<std::string> {
    return tl::make_unexpected(Problem{"problem.choose"});
  };
  return reader;
}

std::optional<Problem> is_of_the_team(const SessionPlan& form, Turn& turn) {
  const auto member = turn.records.team_members.find(form.trainer.value_or(""));
  if (member && member->programme_id == form.programme) return std::nullopt;
  return Problem{"problem.choose"};
}

TrainingSession session_from(const SessionPlan& form, const Turn& turn) {
  TrainingSession session;
  session.id = new_id(milliseconds(turn.now));
  session.programme_id = form.programme;
  session.kind = from_text<SessionKind>(form.kind).value_or(SessionKind::kClass);
  session.held_on = form.day;
  // "ศาลาหมู่บ้าน 9 โมง" says both.
  const PlaceAndTime said = read_place_and_time(form.place);
  session.starts_at = form.time.value_or(said.time);
  session.place = said.place;
  session.topic = form.topic;
  session.trainer_id = form.trainer;
  session.created_by = turn.account.user_id;
  session.created_at_ms = milliseconds(turn.now);
  return session;
}

void tell_trainer(const TrainingSession& session, Turn& turn) {
  const auto trainer = trainer_of(session, turn);
  if (!trainer || *trainer == turn.account.user_id) return;
  hold_for(*trainer, "session.told_trainer", session_facts(session),
           end_of_session_news(session, turn), turn, {}, trainer_topic(session.id));
}

Ending save_session(const SessionPlan& form, Turn& turn) {
  const TrainingSession session = session_from(form, turn);
  turn.records.training_sessions.insert(session);
  audit_session("trained.planned", session.id, turn);
  tell_trainer(session, turn);
  Ending ending;
  // What has been needs no invitation.
  if (session.held_on < iso_date(turn.today)) {
    ending.says.push_back({"session.saved_past", session_values(session, turn)});
    ending.buttons.push_back({"button.attendance", "attendance|" + session.id});
  } else {
    Values values = session_values(session, turn);
    const std::int64_t told = invite_houses(session, "session.invited", turn);
    values.emplace_back("houses", std::ssize(houses_in_year(session.programme_id, turn)));
    values.emplace_back("told", told);
    ending.says.push_back({"session.saved", values});
  }
  ending.buttons.push_back({"button.session_new", "session|" + session.programme_id});
  ending.buttons.push_back({"button.training", "training|" + session.programme_id});
  ending.buttons.push_back({"button.next", "next"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

// Moving and cancelling.
struct SessionChange {
  SessionId session;  // Its id.
  std::string day;
  std::optional<std::string> time;
  bool is_sure = false;
  std::optional<SessionThere> there;  // Looked up.
};

// REQUIRES: it is there.
TrainingSession moved_session(const SessionChange& form) {
  TrainingSession session = form.there->session;
  session.held_on = form.day;
  session.starts_at = form.time.value_or("");
  return session;
}

Say about_session(const char* key, const SessionChange& form, Turn& turn) {
  if (!form.there) return {"village.not_yours"};
  Values values = session_values(form.there->session, turn);
  values.emplace_back(
      "to", form.day.empty() ? std::string() : session_time_text(moved_session(form), turn));
  return {key, values};
}

// Gives a talk about one session its record, and the guard that it is still to be held.
void about_planned(FormConversation<SessionChange>& talk) {
  talk.given("session", &SessionChange::session).prepare([](SessionChange& form, Turn& turn) {
    form.there = session_there(form.session, turn);
  });
  talk.still("training_session", &SessionChange::session,
             [](const Subject& session, const SessionChange&, Turn& turn) {
               return session_over(SessionId(session.id), is_session_planned, turn);
             });
}

// Another day may have been set for it meanwhile.
JsonValue session_change(const SessionChange& form, Turn&) {
  Json values{{"session", form.session}, {"day", form.day}, {"time", form.time.value_or("")}};
  if (form.there) {
    values["from"] = form.there->session.held_on + " " + form.there->session.starts_at;
  }
  return values;
}

Ending with_session(const char* key, const TrainingSession& session, Turn& turn) {
  return ending_of(key, session_values(session, turn),
                   {{"button.open", "open_session|" + session.id},
                    {"button.training", "training|" + session.programme_id},
                    {"button.next", "next"}});
}

Ending save_move(const SessionChange& form, Turn& turn) {
  const TrainingSession session = moved_session(form);
  turn.records.training_sessions.update(session);
  audit_session("trained.moved", session.id, turn);
  drop_session_news(session, turn);
  invite_houses(session, "session_move.told", turn);
  tell_trainer(session, turn);
  return with_session("session_move.done", session, turn);
}

Ending save_cancel(const SessionChange& form, Turn& turn) {
  TrainingSession session = form.there->session;
  if (!form.is_sure) return with_session("session_cancel.kept", session, turn);
  session.status = SessionStatus::kCancelled;
  turn.records.training_sessions.update(session);
  audit_session("trained.cancelled", session.id, turn);
  tell_cancelled(session, turn);
  return with_session("session_cancel.done", session, turn);
}

}  // namespace

std::unique_ptr<Conversation> training_talk() {
  auto talk = std::make_unique<FormConversation<SessionPlan>>("training");
  ask_village(*talk, &SessionPlan::programme, Act::kRecordMeeting);
  talk->then(
      [](const SessionPlan& form, Turn& turn) { return show_training(form.programme, turn); });
  return talk;
}

std::unique_ptr<Conversation> session_talk() {
  auto talk = std::make_unique<FormConversation<SessionPlan>>("session");
  ask_village(*talk, &SessionPlan::programme, Act::kRecordMeeting);
  talk->settle([](SessionPlan& form, Turn& turn) {
    form.village = village_year(form.programme, Act::kRecordMeeting, turn);
  });
  talk->ask("kind", &SessionPlan::kind,
            one_of({session_choice("class"), session_choice("practice"),
                    session_choice("study_visit"), session_choice("prepare")}));
  talk->ask("about", &SessionPlan::topic, words_up_to(kLongestPlace));
  talk->ask("day", &SessionPlan::day, any_day())
      .choices(day_choices)
      .must([](const SessionPlan& form, Turn& turn) -> std::optional<Problem> {
        const bool was_held = form.day < iso_date(turn.today);
        if (!form.village || !was_held) return std::nullopt;
        return of_another_year(form.day, form.village->programme, turn);
      });
  talk->ask_optional("time", &SessionPlan::time, clock_time()).choices(clock_choices());
  talk->ask("place", &SessionPlan::place, place_words(kLongestPlace)).choices(known_places);
  talk->ask_optional("trainer", &SessionPlan::trainer, team_member_of_village())
      .must(is_of_the_team)
      .choices(trainer_choices);
  talk->confirm("sure", "", yes_or_no("button.right", "button.change"))
      .prompt([](const SessionPlan& form, Turn& turn) {
        const TrainingSession session = session_from(form, turn);
        Values values = session_values(session, turn);
        values.emplace_back("village", village_text(form.village->place, turn));
        values.emplace_back("trainer", trainer_text(session, turn));
        return Say{"session.sure", values};
      });
  still_in_year(*talk, &SessionPlan::programme, Act::kRecordMeeting,
                [](const SessionPlan& form, Turn& turn) { return at_rest(form.programme, turn); });
  talk->then(save_session);
  return talk;
}

std::unique_ptr<Conversation> session_move_talk() {
  auto talk = std::make_unique<FormConversation<SessionChange>>("session_move");
  about_planned(*talk);
  talk->ask("day", &SessionChange::day, future_day())
      .prompt([](const SessionChange& form, Turn& turn) {
        return about_session("session_move.day", form, turn);
      })
      .choices([](const SessionChange&, Turn& turn) { return future_day_choices(turn); });
  talk->ask_optional("time", &SessionChange::time, clock_time())
      .choices([](const SessionChange& form, Turn&) {
        std::vector<Choice> choices = clock_choices();
        if (form.there && !form.there->session.starts_at.empty()) {
          const std::string& time = form.there->session.starts_at;
          choices.insert(choices.begin(), {"session_move.answer_same", time, "", {{"time", time}}});
        }
        return choices;
      });
  talk->confirm("sure", "day", yes_or_no("button.right", "button.change"))
      .contract(session_change)
      .prompt([](const SessionChange& form, Turn& turn) {
        return about_session("session_move.sure", form, turn);
      });
  talk->then(save_move);
  return talk;
}

std::unique_ptr<Conversation> session_cancel_talk() {
  auto talk = std::make_unique<FormConversation<SessionChange>>("session_cancel");
  about_planned(*talk);
  talk->ask("sure", &SessionChange::is_sure,
            yes_or_no("session_cancel.answer_cancel", "session_cancel.answer_keep"))
      .contract(session_change)
      .prompt([](const SessionChange& form, Turn& turn) {
        return about_session("session_cancel.sure", form, turn);
      });
  talk->then(save_cancel);
  return talk;
}

}  // namespace sammachip
