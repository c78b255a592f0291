#include "handlers/training/sessions.h"

#include <algorithm>

#include "bot/base/daily_time.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/pushes/held.h"
#include "handlers/village/still_open.h"
#include "handlers/words/cards.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/session_households.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostSessionButtons = 8;
constexpr std::size_t kMostWithoutPhone = 3;

std::string session_status_text(const TrainingSession& session, const SessionCounts& counts,
                                const Turn& turn) {
  switch (session.status) {
    case SessionStatus::kCancelled:
      return say("training.cancelled", turn);
    case SessionStatus::kHeld:
      return say("training.held", {{"present", counts.present}, {"absent", counts.absent}}, turn);
    case SessionStatus::kPlanned:
      break;
  }
  return say("training.answers",
             {{"going", counts.going},
              {"substitutes", counts.substitutes},
              {"not_going", counts.not_going},
              {"unanswered", counts.unanswered()}},
             turn);
}

bool is_due(const TrainingSession& session, const Turn& turn) {
  return session.held_on <= iso_date(turn.today);
}

// The open ones first, by day; then the latest of the others.
void sort_for_buttons(std::vector<TrainingSession>& sessions) {
  std::stable_sort(sessions.begin(), sessions.end(),
                   [](const TrainingSession& a, const TrainingSession& b) {
                     const bool is_a_open = a.status == SessionStatus::kPlanned;
                     const bool is_b_open = b.status == SessionStatus::kPlanned;
                     if (is_a_open != is_b_open) return is_a_open;
                     return is_a_open ? a.held_on < b.held_on : a.held_on > b.held_on;
                   });
}

// Houses that came, that nobody reports for on LINE and that have not told yet what they learnt.
void offer_to_ask_for(const TrainingSession& session, const Turn& turn, Ending& ending) {
  std::size_t offered = 0;
  for (const auto& house : houses_in_year(session.programme_id, turn)) {
    if (offered == kMostWithoutPhone) return;
    if (!people_of(house.id, Helpers::kIncluded, turn).empty()) continue;
    const auto row = turn.records.session_households.find(session.id, house.id);
    const bool came =
        row && row->presence != Presence::kUnknown && row->presence != Presence::kAbsent;
    if (!came || row->understanding != Understanding::kUnknown) continue;
    ending.buttons.push_back({"training.answer_teach_for",
                              "teach_for|" + session.id + "|" + house.id,
                              {{"house", house.house_no}}});
    ++offered;
  }
}

std::string judged_text(const TrainingSession& session, const Turn& turn) {
  std::int64_t said = 0, not_understood = 0;
  for (const auto& row : turn.records.session_households.list(session.id)) {
    if (row.understanding == Understanding::kNotUnderstood) {
      ++not_understood;
    } else if (row.understanding != Understanding::kUnknown) {
      ++said;
    }
  }
  return say("training.taught", {{"said", said}, {"not_understood", not_understood}}, turn);
}

}  // namespace

std::string trainer_text(const TrainingSession& session, const Turn& turn) {
  if (!session.trainer_id) return {};
  const auto trainer = turn.records.team_members.find(*session.trainer_id);
  return trainer ? "\n" + say("training.trainer", {{"name", trainer->name}}, turn) : std::string();
}

std::optional<SessionThere> session_there(const SessionId& session_id, const Turn& turn) {
  auto session = turn.records.training_sessions.find(session_id);
  if (!session) return std::nullopt;
  auto village = village_year(session->programme_id, Act::kRecordMeeting, turn);
  if (!village) return std::nullopt;
  return SessionThere{std::move(*session), std::move(*village)};
}

std::optional<Ending> session_over(const SessionId& session_id,
                                   bool (*open)(const TrainingSession&), const Turn& turn) {
  const auto session = turn.records.training_sessions.find(session_id);
  if (!session) return not_yours();
  if (auto over = year_over(session->programme_id, Act::kRecordMeeting, turn)) return over;
  if (open(*session)) return std::nullopt;
  Values values = session_values(*session, turn);
  const Values change = last_change({"training_session", session_id}, turn);
  for (const auto& [name, value] : change) {
    values.emplace_back(name == "day" ? "on" : name, value);
  }
  values.emplace_back("what", std::string(to_text(session->status)));
  return ending_of("still.session", values,
                   {{"button.open", "open_session|" + session_id},
                    {"button.training", "training|" + session->programme_id}});
}

bool is_session_planned(const TrainingSession& session) {
  return session.status == SessionStatus::kPlanned;
}

bool is_session_on(const TrainingSession& session) {
  return session.status != SessionStatus::kCancelled;
}

SessionCounts counts_of(const TrainingSession& session, const Turn& turn) {
  SessionCounts counts;
  for (const auto& house : houses_in_year(session.programme_id, turn)) {
    ++counts.houses;
    const auto row = turn.records.session_households.find(session.id, house.id);
    if (!row) continue;
    if (row->answer == SessionAnswer::kGoing) ++counts.going;
    if (row->answer == SessionAnswer::kNotGoing) ++counts.not_going;
    if (row->answer == SessionAnswer::kSubstitute) ++counts.substitutes;
    if (row->presence == Presence::kAbsent) ++counts.absent;
    const bool came = row->presence != Presence::kAbsent && row->presence != Presence::kUnknown;
    if (came) ++counts.present;
  }
  return counts;
}

std::string session_time_text(const TrainingSession& session, const Turn& turn) {
  std::string text = day_text(*parse_iso_date(session.held_on), turn.language);
  if (!session.starts_at.empty()) {
    text += " " + say("training.clock", {{"time", session.starts_at}}, turn);
  }
  return text;
}

ToldValues session_facts(const TrainingSession& session) {
  const Told day = Told::day(*parse_iso_date(session.held_on));
  const Told time = Told::words(session.starts_at);
  return {{"day", session.starts_at.empty()
                      ? day
                      : Told::sentence("training.day_and_clock", {{"day", day}, {"time", time}})},
          {"topic", Told::words(session.topic)},
          {"place", Told::key_or_words(session.place)},
          {"kind", Told::sentence("session.answer_" + std::string(to_text(session.kind)))}};
}

Values session_values(const TrainingSession& session, const Turn& turn) {
  return worded(session_facts(session), {turn.language, turn.texts, turn.records});
}

Instant end_of_session_news(const TrainingSession& session, const Turn& turn) {
  const Instant midnight = Instant(*parse_iso_date(session.held_on)) - turn.utc_offset;
  const auto starts_at = time_of_day(session.starts_at);
  if (starts_at && midnight + *starts_at > turn.now) return midnight + *starts_at;
  return midnight + std::chrono::days{1};
}

std::string news_topic(const SessionId& session_id) { return "session|" + session_id; }

std::string trainer_topic(const SessionId& session_id) { return "session_trainer|" + session_id; }

std::string reminder_topic(const SessionId& session_id) { return "session_eve|" + session_id; }

std::optional<AccountId> trainer_of(const TrainingSession& session, const Turn& turn) {
  const auto trainer = turn.records.team_members.find(session.trainer_id.value_or(""));
  return trainer ? trainer->user_id : std::nullopt;
}

void drop_session_news(const TrainingSession& session, Turn& turn) {
  auto people = people_of_all(houses_in_year(session.programme_id, turn), Helpers::kIncluded, turn);
  if (const auto trainer = trainer_of(session, turn)) people.push_back(*trainer);
  for (const auto& topic :
       {news_topic(session.id), trainer_topic(session.id), reminder_topic(session.id)}) {
    drop_held(people, topic, turn);
  }
}

std::vector<AccountId> people_to_come(const TrainingSession& session, const Turn& turn) {
  auto houses = houses_in_year(session.programme_id, turn);
  std::erase_if(houses, [&](const Household& house) {
    const auto row = turn.records.session_households.find(session.id, house.id);
    return row && row->answer == SessionAnswer::kNotGoing;
  });
  return people_of_all(houses, Helpers::kIncluded, turn);
}

std::int64_t invite_houses(const TrainingSession& session, OfAMoment sentence, Turn& turn) {
  const auto houses = houses_in_year(session.programme_id, turn);
  const std::vector<CommandButton> buttons{{"button.going", "going|" + session.id},
                                           {"button.not_going", "not_going|" + session.id},
                                           {"button.substitute", "substitute|" + session.id}};
  for (const auto& user : people_of_all(houses, Helpers::kIncluded, turn)) {
    // The evening before they are told by push.
    hold_until_they_write(user, sentence, session_facts(session),
                          end_of_session_news(session, turn), turn, buttons,
                          news_topic(session.id));
  }
  return std::count_if(houses.begin(), houses.end(), [&](const Household& house) {
    return !people_of(house.id, Helpers::kIncluded, turn).empty();
  });
}

void tell_cancelled(const TrainingSession& session, Turn& turn) {
  drop_session_news(session, turn);
  auto people = people_of_all(houses_in_year(session.programme_id, turn), Helpers::kIncluded, turn);
  const auto trainer = trainer_of(session, turn);
  if (trainer && *trainer != turn.account.user_id) people.push_back(*trainer);
  for (const auto& user : people) {
    // Whoever teaches and has a house there hears it once: it is one topic.
    hold_for(user, "session_cancel.told", session_facts(session),
             end_of_session_news(session, turn), turn, {}, news_topic(session.id));
  }
}

void audit_session(const char* action, const SessionId& session_id, Turn& turn) {
  audit_work(action, "training_session", session_id, turn);
}

Ending show_training(const ProgrammeId& programme_id, Turn& turn) {
  const auto village = village_year(programme_id, Act::kRecordMeeting, turn);
  if (!village) return not_yours();
  auto sessions = turn.records.training_sessions.list(programme_id);
  sort_for_buttons(sessions);
  Card card;
  card.title = say("training.title", {{"village", village_text(village->place, turn)}}, turn);
  card.aside = say("training.count", {{"count", std::ssize(sessions)}}, turn);
  std::vector<CommandButton> buttons;
  buttons.push_back({"button.session_new", "session|" + programme_id});
  std::int64_t number = 0;
  for (const auto& session : sessions) {
    if (++number > std::int64_t{kMostSessionButtons}) break;
    Values values = session_values(session, turn);
    values.emplace_back("number", number);
    values.emplace_back("status", session_status_text(session, counts_of(session, turn), turn));
    card.lines.push_back(say("training.line", values, turn));
    buttons.push_back({"opened.answer_number", "open_session|" + session.id, {{"number", number}}});
  }
  if (sessions.empty()) card.lines.push_back(say("training.none", turn));
  buttons.push_back({"button.next", "next"});
  return ending_of(cards_say({card}, card_in_words(card), turn), std::move(buttons));
}

Ending open_session(const SessionId& session_id, Turn& turn) {
  const auto there = session_there(session_id, turn);
  if (!there) return not_yours();
  const TrainingSession& session = there->session;
  Values values = session_values(session, turn);
  values.emplace_back("trainer", trainer_text(session, turn));
  values.emplace_back("status", session_status_text(session, counts_of(session, turn), turn));
  values.emplace_back("taught", session.status == SessionStatus::kHeld
                                    ? "\n" + judged_text(session, turn)
                                    : std::string());
  Ending ending;
  ending.says.push_back({"training.session", values});
  const bool is_cancelled = session.status == SessionStatus::kCancelled;
  if (!is_cancelled && is_due(session, turn)) {
    ending.buttons.push_back(
        {session.status == SessionStatus::kHeld ? "button.attendance_fix" : "button.attendance",
         "attendance|" + session.id});
  }
  if (session.status == SessionStatus::kPlanned) {
    ending.buttons.push_back({"button.session_move", "session_move|" + session.id});
    ending.buttons.push_back({"button.session_cancel", "session_cancel|" + session.id});
  }
  if (session.status == SessionStatus::kHeld) offer_to_ask_for(session, turn, ending);
  ending.buttons.push_back({"button.training", "training|" + session.programme_id});
  ending.buttons.push_back({"button.next", "next"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending begin_with_session(const char* talk, const SessionId& session_id, Turn& turn) {
  if (auto over = session_over(session_id, is_session_planned, turn)) return *over;
  return begin_talk(talk, JsonValue{{"session", session_id}});
}

}  // namespace sammachip
