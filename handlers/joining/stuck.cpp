#include "handlers/joining/stuck.h"

#include <algorithm>

#include "bot/talks/saved_talks.h"
#include "handlers/access/getting_on.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/joining/join_codes.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "storage/joining/notice_records.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kMostStuck = 50;
constexpr int kDistrictDigits = 4;

bool is_office(const Standing& standing) { return standing.role >= Role::kTambonOfficer; }

bool works_in_an_office(const Turn& turn) {
  const auto& standings = standings_of(turn);
  return std::any_of(standings.begin(), standings.end(), is_office);
}

bool has_a_place(const Turn& turn) { return !standings_of(turn).empty(); }

bool refused_the_notice(const Turn& turn) {
  const auto records = turn.records.notice_records.list_for_user(turn.account.user_id);
  return !records.empty() && records.back().answer == "refuse";
}

const SavedConversation* talk_named(std::string_view name, Turn& turn) {
  const auto& talks = saved_talks_of(turn);
  const auto found = std::find_if(talks.begin(), talks.end(),
                                  [&](const SavedConversation& talk) { return talk.name == name; });
  return found == talks.end() ? nullptr : &*found;
}

// What they were led to and left: nothing if they are in, or ended it themselves.
std::optional<StuckBy> left_open(bool is_noticed, Turn& turn) {
  if (!is_noticed) {
    if (talk_named("notice", turn) == nullptr) return std::nullopt;
    return StuckBy::kNotice;
  }
  if (has_a_place(turn) || talk_named("register", turn) == nullptr) return std::nullopt;
  return StuckBy::kRegistration;
}

VillageCode village_of_code(const std::string& words, const Turn& turn) {
  const auto code = read_join_code(words);
  const auto join = code ? turn.records.join_codes.find(*code) : std::nullopt;
  return join ? join->village_code : VillageCode();
}

// From the code they came with, where they are not in yet; empty if it is not known.
VillageCode village_known(Turn& turn) {
  for (const auto& house : houses_of(turn)) return house.village_code;
  for (const auto& standing : standings_of(turn)) {
    if (standing.area_code.text().size() == kVillageDigits) return VillageCode(standing.area_code);
  }
  for (const auto& [talk, answer] :
       {std::pair{"register", "code"}, {"notice", "code_words"}, {"notice", "first_words"}}) {
    const SavedConversation* saved = talk_named(talk, turn);
    if (saved == nullptr) continue;
    const State state = State::from_text(saved->answers, saved->asked);
    VillageCode village = village_of_code(state.answers.text_of(answer), turn);
    if (!village.empty()) return village;
  }
  return {};
}

bool is_of_nobodys_business(const GettingOn& went, bool is_noticed, const Turn& turn) {
  if (turn.account.status != AccountStatus::kActive || works_in_an_office(turn)) return true;
  return !is_noticed && !went.wants_a_person && refused_the_notice(turn);
}

// Words, buttons and photos say something; a sticker neither helps nor hinders.
bool says_something(const Turn& turn) {
  switch (turn.event().type) {
    case EventType::kText:
    case EventType::kPostback:
    case EventType::kImage:
      return true;
    default:
      return false;
  }
}

std::string days_after(long long since_ms, int days, const Turn& turn) {
  return iso_date(turn.day_of(instant_from(since_ms)) + std::chrono::days{days});
}

// Why they are to be helped, if at all, and from which day.
void weigh(StuckPerson& person, std::optional<StuckBy> left, const GettingOn& went, Turn& turn) {
  const StuckBy before = person.why;
  const bool was_due = !person.due_on.empty();
  const bool asked_before = was_due && before == StuckBy::kAsked;
  if ((went.wants_a_person || asked_before) && !has_a_place(turn)) {
    person.why = StuckBy::kAsked;
    if (!asked_before) person.due_on = iso_date(turn.today);
  } else if (person.misses >= kStuckMisses) {
    person.why = StuckBy::kWords;
    if (!was_due || before != StuckBy::kWords) person.due_on = iso_date(turn.today);
  } else if (left) {
    // Who took note of the notice got on: the registration is a new matter.
    if (before == StuckBy::kNotice && *left == StuckBy::kRegistration) {
      person.since_ms = milliseconds(turn.now);
    }
    person.why = *left;
    person.due_on =
        days_after(person.since_ms,
                   *left == StuckBy::kNotice ? kStuckNoticeDays : kStuckRegistrationDays, turn);
  } else {
    person.why = StuckBy::kWords;
    person.due_on.clear();
  }
}

StuckPerson somebody_new(const Turn& turn) {
  StuckPerson person;
  person.user_id = turn.account.user_id;
  person.id = SubjectId(new_id(milliseconds(turn.now)));
  person.since_ms = milliseconds(turn.now);
  return person;
}

std::vector<Household> houses_of_stuck(const StuckPerson& person, const Turn& turn) {
  return turn.records.households.list_for_user(person.user_id);
}

// As they are called; while they register, the name that was written for the head of the house.
std::string name_written(const StuckPerson& person, const Turn& turn) {
  const auto account = turn.records.line_accounts.find(person.user_id);
  if (account && !account->called.empty()) return account->called;
  // Before the notice nothing that they wrote is shown to anybody.
  if (person.why == StuckBy::kNotice || person.question.starts_with("notice.")) return {};
  const auto talk = turn.records.conversations.find(person.user_id, "register");
  if (!talk) return {};
  return State::from_text(talk->answers, talk->asked).answers.text_of("head_name");
}

std::string at_what(const StuckPerson& person, const Turn& turn) {
  if (person.why == StuckBy::kAsked) return say("stuck.at_asked", turn);
  const std::string talk = person.question.substr(0, person.question.find('.'));
  if (talk == "notice" || person.why == StuckBy::kNotice) return say("stuck.at_notice", turn);
  const std::string topic = talk + ".topic";
  const std::string label = person.question + ".label";
  if (talk.empty() || !turn.texts.has(turn.language, topic)) return say("stuck.at_words", turn);
  const std::string what = say(topic, turn);
  if (!turn.texts.has(turn.language, label)) return say("stuck.at_talk", {{"topic", what}}, turn);
  return say("stuck.at_question", {{"topic", what}, {"question", say(label, turn)}}, turn);
}

bool may_help(const StuckPerson& person, const Turn& turn) {
  if (person.user_id == turn.account.user_id) return false;
  const auto& standings = standings_of(turn);
  if (person.village_code.empty())
    return std::any_of(standings.begin(), standings.end(), is_office);
  if (!works_in(standings, Act::kNoteVisit, person.village_code)) return false;
  const auto houses = houses_of_stuck(person, turn);
  // Of a house only who looks after it hears what its people do not manage.
  return houses.empty() || std::any_of(houses.begin(), houses.end(), [&](const Household& house) {
           return may(Act::kSeeWhoReported, about_house(house), turn);
         });
}

}  // namespace

void note_getting_on(const std::string& question, bool is_noticed, Turn& turn) {
  const GettingOn& went = turn.memo.of<GettingOn>();
  StuckPeople& people = turn.records.stuck_people;
  const auto known = people.find(turn.account.user_id);
  const auto left = left_open(is_noticed, turn);
  if (!known && !left && !went.is_missed && !went.wants_a_person) return;
  // What somebody does not manage to say of grief or illness is no task of the village.
  const bool is_grave = question.starts_with("care.");
  if (is_grave || is_of_nobodys_business(went, is_noticed, turn)) {
    if (known) people.erase(turn.account.user_id);
    return;
  }
  StuckPerson person = known.value_or(somebody_new(turn));
  if (went.is_missed) {
    ++person.misses;
  } else if (says_something(turn)) {
    person.misses = 0;
  }
  weigh(person, left, went, turn);
  if (person.due_on.empty() && person.misses == 0) {
    if (known) people.erase(turn.account.user_id);
    return;
  }
  person.question = question;
  if (VillageCode village = village_known(turn); !village.empty()) person.village_code = village;
  people.save(person);
}

std::vector<StuckPerson> stuck_in_village(const VillageCode& village_code, const Turn& turn) {
  auto people =
      turn.records.stuck_people.due_in_area(village_code, iso_date(turn.today), kMostStuck);
  std::erase_if(people, [&](const StuckPerson& person) { return !may_help(person, turn); });
  return people;
}

std::vector<StuckPerson> stuck_in_area(const AreaCode& area_code, Day today, Instant now,
                                       Records& records) {
  auto people = records.stuck_people.due_in_area(area_code, iso_date(today), kMostStuck);
  if (!area_code.empty() && takes_in_the_unplaced(area_code, now, records)) {
    const auto others = records.stuck_people.due_nowhere(iso_date(today), kMostStuck);
    people.insert(people.end(), others.begin(), others.end());
  }
  return people;
}

bool takes_in_the_unplaced(const AreaCode& area_code, Instant now, Records& records) {
  if (area_code.text().size() <= kDistrictDigits) return true;
  RoleGrants& grants = records.role_grants;
  return !grants.is_held_above("officer", kDistrictDigits, milliseconds(now)) &&
         !grants.is_held_above("administrator", kDistrictDigits, milliseconds(now));
}

Values stuck_values(const StuckPerson& person, const Turn& turn) {
  const std::string name = name_written(person, turn);
  return {
      {"who", name.empty() ? say("stuck.somebody", {{"day", day_text(person.since_ms, turn)}}, turn)
                           : name},
      {"at", at_what(person, turn)}};
}

const char* stuck_task_key(const StuckPerson& person, const Turn& turn) {
  return houses_of_stuck(person, turn).empty() ? "task.stuck" : "task.stuck_using";
}

std::string stuck_text(const StuckPerson& person, const Turn& turn) {
  return say(stuck_task_key(person, turn), stuck_values(person, turn), turn);
}

std::optional<StuckPerson> stuck_within(const SubjectId& id, const Turn& turn) {
  auto person = turn.records.stuck_people.find_by_id(id);
  if (!person || person->due_on.empty() || person->due_on > iso_date(turn.today)) {
    return std::nullopt;
  }
  if (!may_help(*person, turn)) return std::nullopt;
  return person;
}

}  // namespace sammachip
