#include "handlers/training/teach_back.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/base/text_length.h"
#include "bot/talks/form_answer.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/training/sessions.h"
#include "handlers/training/talks.h"
#include "handlers/village/said_before.h"
#include "handlers/village/still_open.h"
#include "handlers/visits/help_desk.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "language/answers/answers.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/session_households.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestTeachback = 300;

// What somebody said they will do first. The words may be empty where they did not understand.
struct Taught {
  bool is_understood = true;
  std::string words;
};

void to_json(Json& json, const Taught& taught) {
  json = {{"u", taught.is_understood}, {"w", taught.words}};
}

void from_json(const Json& json, Taught& taught) {
  json.at("u").get_to(taught.is_understood);
  json.at("w").get_to(taught.words);
}

Reader<Taught> what_was_learnt() {
  Reader<Taught> reader;
  const auto words = words_up_to(kLongestTeachback);
  reader.read = [read = words.read](const std::string& text, const Turn& turn) -> Result<Taught> {
    const bool is_lost = says_not_understood(text) || says_unsure(text);
    return Taught{!is_lost, *read(text, turn)};
  };
  reader.check = [check = words.check](const Taught& taught,
                                       const Turn& turn) -> std::optional<Problem> {
    if (!taught.is_understood && taught.words.empty()) return std::nullopt;
    return check(taught.words, turn);
  };
  reader.choices = {{"teach.answer_not_understood", Json(Taught{false, {}})}};
  return reader;
}

enum class Judged { kUnderstood, kLater };

constexpr auto enum_words(Judged) {
  return std::to_array<std::string_view>({"understood", "later"});
}

struct TeachBack {
  Taught taught;
  std::optional<Judged> judged;  // Of the talk about what was explained again.
  SessionId session_id;
  HouseholdId household_id;  // Of the talks of somebody else.
  // Looked up.
  std::optional<TrainingSession> session;
  std::vector<Household> houses;
};

bool came(const TrainingSession& session, const Household& house, const Turn& turn) {
  const auto row = turn.records.session_households.find(session.id, house.id);
  return row && row->presence != Presence::kUnknown && row->presence != Presence::kAbsent;
}

// The person's own houses that were there; not those they only send for.
std::vector<Household> own_present_houses(const TrainingSession& session, const Turn& turn) {
  auto houses = own_houses_in_year(session.programme_id, turn);
  std::erase_if(houses, [&](const Household& house) {
    return relation_to(house.id, turn) == Relation::kHelper || !came(session, house, turn);
  });
  return houses;
}

void look_up_own(TeachBack& form, Turn& turn) {
  form.session = turn.records.training_sessions.find(form.session_id);
  if (form.session) form.houses = own_present_houses(*form.session, turn);
}

// A house that was there, for somebody who records its village's meetings.
void look_up_house_taught(const SessionId& session_id, const HouseholdId& house_id, TeachBack& form,
                          const Turn& turn) {
  const auto there = session_there(session_id, turn);
  const auto house = turn.records.households.find(house_id);
  if (!there || !house || house->programme_id != there->session.programme_id) return;
  form.session = there->session;
  if (came(there->session, *house, turn)) form.houses = {*house};
}

void look_up_for(TeachBack& form, Turn& turn) {
  look_up_house_taught(form.session_id, form.household_id, form, turn);
}

// The house was noted as absent meanwhile, or left; or the year is over.
std::optional<Ending> teaching_over(const SessionId& session_id, const TeachBack& form,
                                    const Turn& turn) {
  const auto session = turn.records.training_sessions.find(session_id);
  const auto year =
      session ? turn.records.places.find_programme_by_id(session->programme_id) : std::nullopt;
  if (!year) return not_yours();
  if (auto over = year_over(*year, turn)) return over;
  if (form.session && !form.houses.empty()) return std::nullopt;
  return ending_of("teach.not_there");
}

// Another heard it first.
std::optional<Ending> judged_before(const TeachBack& form, const Turn& turn) {
  const Household& house = form.houses.front();
  const auto row = turn.records.session_households.find(form.session->id, house.id);
  if (!row || row->understanding == Understanding::kNotUnderstood) return std::nullopt;
  const std::vector<CommandButton> buttons{{"button.open", "open_session|" + form.session->id},
                                           {"button.next", "next"}};
  Values values{{"houses", house.house_no}};
  if (!row->judged_by) return ending_of("taught.already", values, buttons);
  values.emplace_back("who", name_of(*row->judged_by, turn));
  return ending_of("still.judged", values, buttons);
}

// Of their own house; or for another, where the role must still hold, too.
enum class TaughtTo { kOwnHouse, kAnother, kAnotherAgain };
void still_taught(FormConversation<TeachBack>& talk, TaughtTo whom) {
  talk.still("training_session", &TeachBack::session_id,
             [whom](const Subject& session, const TeachBack& form, Turn& turn) {
               std::optional<Ending> over;
               if (whom != TaughtTo::kOwnHouse)
                 over = session_over(SessionId(session.id), is_session_on, turn);
               if (!over) over = teaching_over(SessionId(session.id), form, turn);
               if (over || whom != TaughtTo::kAnotherAgain) return over;
               return judged_before(form, turn);
             });
}

Values teach_back_values(const TeachBack& form, const Turn& turn) {
  Values values = session_values(*form.session, turn);
  values.emplace_back("houses", house_numbers_text(form.houses, turn));
  values.emplace_back("name", form.houses.front().head_name);
  return values;
}

auto asks(const char* key) {
  return [key](const TeachBack& form, Turn& turn) {
    if (!form.session || form.houses.empty()) return Say{"village.not_yours"};
    return Say{key, teach_back_values(form, turn)};
  };
}

// Who explains it again: who taught it, else the leader.
std::optional<AccountId> who_explains(const TrainingSession& session, const Turn& turn) {
  const auto trainer = turn.records.team_members.find(session.trainer_id.value_or(""));
  if (trainer && trainer->user_id && trainer->status != TeamStatus::kEnded) return trainer->user_id;
  for (const auto& member : turn.records.team_members.list(session.programme_id)) {
    if (member.kind == TeamKind::kLeader) return member.user_id;
  }
  return std::nullopt;
}

void tell_who_explains(const TeachBack& form, Turn& turn) {
  const auto user = who_explains(*form.session, turn);
  if (!user || *user == turn.account.user_id) return;
  for (const auto& house : form.houses) {
    hold_for(*user, "teach.told",
             {{"house", Told::words(house.house_no)},
              {"name", Told::words(house.head_name)},
              {"topic", Told::words(form.session->topic)}},
             turn, {{"button.taught", "taught|" + form.session->id + "|" + house.id}});
  }
}

void audit_teach_back(const char* action, const TeachBack& form, const Household& house,
                      Turn& turn) {
  audit_work(action, "household", house.id, Json{{"session", form.session->id}}, turn);
}

// Two of a house may each have learnt something, and who writes it down for them may come third:
// what another said stays.
std::string words_to_keep(const SessionHousehold& row, const std::string& words, const Turn& turn) {
  if (row.teachback.empty()) return words;
  const AccountId by = who_answered("trained.said", row.household_id, row.session_id, turn);
  if (by == turn.account.user_id) return words;
  return words.empty() || words == row.teachback ? row.teachback : row.teachback + "\n" + words;
}

void save_taught(const TeachBack& form, bool keeps_words, Turn& turn) {
  for (const auto& house : form.houses) {
    SessionHousehold row = turn.records.session_households.find(form.session->id, house.id).value();
    row.teachback = words_to_keep(row, keeps_words ? form.taught.words : std::string(), turn);
    row.understanding =
        form.taught.is_understood ? Understanding::kSaid : Understanding::kNotUnderstood;
    row.judged_by.reset();
    turn.records.session_households.save(row);
    drop_held(people_of(house.id, Helpers::kLeftOut, turn), teach_topic(form.session->id), turn);
    audit_teach_back("trained.said", form, house, turn);
  }
  if (!form.taught.is_understood) tell_who_explains(form, turn);
}

const char* thanks(const TeachBack& form) {
  return form.taught.is_understood ? "teach.thanks" : "teach.thanks_not_understood";
}

Ending save_own_word(const TeachBack& form, Turn& turn) {
  save_taught(form, true, turn);
  return ending_of(thanks(form), teach_back_values(form, turn),
                   {{"button.appointments", "appointments"}});
}

Ending save_for(const TeachBack& form, Turn& turn) {
  // Illness, death or a quarrel is for a person, not for the records: docs/programme.md 9.2.
  const bool is_heavy = says_heavy_news(form.taught.words);
  save_taught(form, !is_heavy, turn);
  if (is_heavy) urgent_for_house(form.houses.front().id, std::nullopt, turn);
  Ending ending =
      ending_of(form.taught.is_understood ? "teach_for.done" : "teach_for.done_not_understood",
                teach_back_values(form, turn),
                {{"button.open", "open_session|" + form.session->id}, {"button.next", "next"}});
  if (is_heavy) ending.says.push_back({"visit.urgent"});
  return ending;
}

void tell_judged(const TeachBack& form, const Household& house, Turn& turn) {
  for (const auto& user : people_of(house.id, Helpers::kLeftOut, turn)) {
    if (user == turn.account.user_id) continue;
    hold_until_they_write(
        user, "taught.told",
        {{"name", Told::words(turn.account.called)}, {"topic", Told::words(form.session->topic)}},
        turn, {{"button.teach", "teach|" + form.session->id}});
  }
}

Ending save_judged(const TeachBack& form, Turn& turn) {
  const Household& house = form.houses.front();
  const std::vector<CommandButton> buttons{{"button.open", "open_session|" + form.session->id},
                                           {"button.next", "next"}};
  SessionHousehold row = turn.records.session_households.find(form.session->id, house.id).value();
  if (form.judged == Judged::kLater)
    return ending_of("taught.later", teach_back_values(form, turn), buttons);
  row.understanding = Understanding::kUnderstood;
  row.judged_by = turn.account.user_id;
  turn.records.session_households.save(row);
  audit_teach_back("trained.judged", form, house, turn);
  tell_judged(form, house, turn);
  return ending_of("taught.done", teach_back_values(form, turn), buttons);
}

std::pair<std::string, std::string> two_ids(const std::string& argument) {
  const auto bar = argument.find('|');
  if (bar == std::string::npos) return {argument, {}};
  return {argument.substr(0, bar), argument.substr(bar + 1)};
}

Ending begin_about_house(const char* talk, const std::string& argument, Turn& turn) {
  const auto [session, house] = two_ids(argument);
  TeachBack form;
  look_up_house_taught(SessionId(session), HouseholdId(house), form, turn);
  if (!form.session) return not_yours();
  if (form.houses.empty()) {
    return ending_of("teach.not_there", {}, {{"button.open", "open_session|" + form.session->id}});
  }
  return begin_talk(talk, JsonValue{{"session", session}, {"household", house}});
}

}  // namespace

std::string teach_topic(const SessionId& session_id) { return "teach|" + session_id; }

namespace {

// The last training about which somebody of the person's houses may still say what they learnt;
// nullopt where all was said or none was there.
std::optional<TrainingSession> training_to_tell_of(Turn& turn) {
  std::optional<TrainingSession> last;
  for (const auto& own : houses_of(turn)) {
    if (relation_to(own.id, turn) == Relation::kHelper) continue;
    for (const auto& row : turn.records.session_households.list_for_household(own.id)) {
      const bool is_open = row.understanding == Understanding::kUnknown ||
                           row.understanding == Understanding::kNotUnderstood;
      const auto session = turn.records.training_sessions.find(row.session_id);
      if (!is_open || !session || !came(*session, own, turn)) continue;
      if (!last || last->held_on <= session->held_on) last = session;
    }
  }
  return last;
}

}  // namespace

Ending begin_teach(const SessionId& session_id, Turn& turn) {
  if (session_id.text().empty()) {  // Typed.
    const auto session = training_to_tell_of(turn);
    return session ? begin_teach(session->id, turn) : ending_of("menu.nothing_waits");
  }
  const auto session = turn.records.training_sessions.find(session_id);
  if (!session || own_houses_in_year(session->programme_id, turn).empty()) return not_yours();
  if (own_present_houses(*session, turn).empty()) return ending_of("teach.not_there");
  return begin_talk("teach", JsonValue{{"session", session_id}});
}

Ending begin_teach_for(const std::string& ids, Turn& turn) {
  return begin_about_house("teach_for", ids, turn);
}

Ending begin_taught(const std::string& ids, Turn& turn) {
  return begin_about_house("taught", ids, turn);
}

std::unique_ptr<Conversation> teach_talk() {
  auto talk = std::make_unique<FormConversation<TeachBack>>("teach");
  talk->given("session", &TeachBack::session_id).prepare(look_up_own);
  talk->ask("first", &TeachBack::taught, what_was_learnt()).prompt(asks("teach.first"));
  still_taught(*talk, TaughtTo::kOwnHouse);
  talk->then(save_own_word);
  return talk;
}

std::unique_ptr<Conversation> teach_for_talk() {
  auto talk = std::make_unique<FormConversation<TeachBack>>("teach_for");
  talk->given("session", &TeachBack::session_id)
      .given("household", &TeachBack::household_id)
      .prepare(look_up_for);
  talk->ask("first", &TeachBack::taught, what_was_learnt()).prompt(asks("teach_for.first"));
  still_taught(*talk, TaughtTo::kAnother);
  talk->then(save_for);
  return talk;
}

std::unique_ptr<Conversation> taught_talk() {
  auto talk = std::make_unique<FormConversation<TeachBack>>("taught");
  talk->given("session", &TeachBack::session_id)
      .given("household", &TeachBack::household_id)
      .prepare(look_up_for);
  talk->ask("judged", &TeachBack::judged,
            one_of({{"taught.answer_understood", "understood"}, {"taught.answer_later", "later"}}))
      .prompt(asks("taught.judged"));
  still_taught(*talk, TaughtTo::kAnotherAgain);
  talk->then(save_judged);
  return talk;
}

}  // namespace sammachip
