// The officer's acts on a village's year: rest, calling off, closing, opening again.
// docs/programme.md 3.1.
#include "handlers/village_year/village_year.h"

#include <nlohmann/json.hpp>

#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/village_facts.h"
#include "handlers/village_year/open_matters.h"
#include "handlers/village_year/talks.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"

namespace sammachip {

namespace {

struct YearChange {
  ProgrammeId programme;
  std::string reason;
  bool is_sure = true;
  std::optional<VillageYear> village;  // Looked up.
};
using YearTalk = FormConversation<YearChange>;

// A talk about a village's year; without a village in which the person decides, its end refuses.
std::unique_ptr<YearTalk> talk_about_year(const char* name) {
  auto talk = std::make_unique<YearTalk>(name);
  ask_village(*talk, &YearChange::programme, Act::kDecide);
  talk->settle([](YearChange& form, Turn& turn) {
    form.village = village_year(form.programme, Act::kDecide, turn);
  });
  return talk;
}

void ask_reason(YearTalk& talk, const std::vector<const char*>& usual) {
  talk.ask("reason", &YearChange::reason, reason_words())
      .choices([usual](const YearChange&, Turn&) { return reason_choices(usual); });
}

Values year_values(const YearChange& form, const Turn& turn) {
  return {{"village", village_text(form.village->place, turn)},
          {"year", std::int64_t{form.village->programme.fiscal_year_be}},
          {"reason", reason_text(kept_reason(form.reason), turn)}};
}

void ask_sure_of_year(YearTalk& talk, const char* key) {
  talk.ask("sure", &YearChange::is_sure, yes_or_no("button.yes", "button.no"))
      .prompt([key](const YearChange& form, Turn& turn) {
        return Say{key, year_values(form, turn)};
      });
}

// After what can be done no more once the year is closed.
Say ask_to_close(const YearChange& form, Turn& turn) {
  std::string lines;
  for (const auto& line : open_matters(*form.village, turn)) lines += "\n• " + line;
  Say question{lines.empty() ? "close_year.sure" : "close_year.sure_though",
               year_values(form, turn)};
  question.values.emplace_back("open", lines);
  return question;
}

Ending about_year(const char* key, const YearChange& form, Turn& turn) {
  const ProgrammeId& id = form.village->programme.id;
  return ending_of(
      key, year_values(form, turn),
      {{"button.village_card", "village|" + id}, {"button.manage", "manage_village|" + id}});
}

// Saves the pause and keeps the event, in the name of who is talking.
void change_pause(const VillageProgramme& programme, VillagePause pause, const char* kind,
                  const std::string& reason, Turn& turn) {
  turn.records.places.save_state(programme.id, programme.state, pause);
  write_history(programme.id, kind, reason, "{}", turn);
}

// An act on a year: what it wants of the year, the event it makes, and what is said where the year
// is not like that and nobody made it so.
struct YearAct {
  bool (*needs)(const VillageProgramme&);
  const char* event;
  const char* otherwise;
};

bool year_is_open(const VillageProgramme& year) { return year.state != VillageState::kClosed; }

constexpr YearAct kPausing{[](const VillageProgramme& year) {
                             return year_is_open(year) && year.pause == VillagePause::kNone;
                           },
                           kYearPaused, "village_year.not_running"};
constexpr YearAct kResuming{
    [](const VillageProgramme& year) { return year.pause != VillagePause::kNone; }, kYearResumed,
    "resume_village.runs"};
constexpr YearAct kCancelling{[](const VillageProgramme& year) {
                                return year_is_open(year) && year.pause != VillagePause::kCancelled;
                              },
                              kYearCancelled, "village_year.not_running"};
// One that was called off has ended already.
constexpr YearAct kClosing{[](const VillageProgramme& year) {
                             return year_is_open(year) && year.pause != VillagePause::kCancelled;
                           },
                           kYearClosed, "village_year.not_running"};
constexpr YearAct kReopening{[](const VillageProgramme& year) { return !year_is_open(year); },
                             kYearReopened, "reopen_year.is_open"};
constexpr YearAct kBeginning{
    [](const VillageProgramme& year) {
      return year.pause == VillagePause::kNone &&
             (year.state == VillageState::kTraining || year.state == VillageState::kMaterials);
    },
    kPracticeBegan, "practice_began.too_early"};

// What made the year as it is.
std::optional<ProgrammeEvent> made_so(const VillageProgramme& year, const char* otherwise,
                                      const Turn& turn) {
  const char* kind = !year_is_open(year)                      ? kYearClosed
                     : year.pause == VillagePause::kCancelled ? kYearCancelled
                     : year.pause == VillagePause::kPaused    ? kYearPaused
                                                              : otherwise;
  return turn.records.programme_events.latest(year.id, kind);
}

// Another officer came first: what they did.
std::optional<Ending> year_changed(const ProgrammeId& programme_id, const YearAct& act,
                                   const Turn& turn) {
  if (auto over = role_over(programme_id, Act::kDecide, turn)) return over;
  const auto village = village_year(programme_id, Act::kDecide, turn);
  if (!village || act.needs(village->programme)) return std::nullopt;
  const auto event = made_so(village->programme, act.event, turn);
  Values values = event ? change_by(event->by_user, event->at_ms, turn) : Values{};
  values.emplace_back("village", village_text(village->place, turn));
  values.emplace_back("year", std::int64_t{village->programme.fiscal_year_be});
  values.emplace_back("what", event ? event->kind : std::string());
  return ending_of(event ? "still.year" : act.otherwise, values,
                   {{"button.village_card", "village|" + programme_id},
                    {"button.manage", "manage_village|" + programme_id}});
}

void still_open_to(YearTalk& talk, const YearAct& act) {
  talk.still("programme", &YearChange::programme,
             [&act](const Subject& year, const YearChange&, Turn& turn) {
               return year_changed(ProgrammeId(year.id), act, turn);
             });
}

Ending pause(const YearChange& form, Turn& turn) {
  const VillageProgramme& programme = form.village->programme;
  const std::string reason = kept_reason(form.reason);
  change_pause(programme, VillagePause::kPaused, kYearPaused, reason, turn);
  tell_leader(*form.village, "pause_village.told", {{"reason", Told::key_or_words(reason)}}, turn);
  return about_year("pause_village.done", form, turn);
}

Ending cancel(const YearChange& form, Turn& turn) {
  if (!form.is_sure) return about_year("village_year.not_done", form, turn);
  const VillageProgramme& programme = form.village->programme;
  const std::string reason = kept_reason(form.reason);
  change_pause(programme, VillagePause::kCancelled, kYearCancelled, reason, turn);
  tell_leader(*form.village, "cancel_village.told", {{"reason", Told::key_or_words(reason)}}, turn);
  return about_year("cancel_village.done", form, turn);
}

Ending close(const YearChange& form, Turn& turn) {
  if (!form.is_sure) return about_year("village_year.not_done", form, turn);
  const VillageProgramme& programme = form.village->programme;
  write_history(programme.id, kYearClosed, "", JsonValue{{"from", to_text(programme.state)}}.dump(),
                turn);
  turn.records.places.save_state(programme.id, programme.state, VillagePause::kNone);
  refresh_state(programme.id, turn);
  tell_leader(*form.village, "close_year.told", {}, turn);
  Ending ending = about_year("close_year.done", form, turn);
  ending.buttons.insert(ending.buttons.begin(),
                        CommandButton{"button.lesson", "lesson|" + programme.id});
  return ending;
}

// The state in which the year was closed.
VillageState state_before_closing(const ProgrammeId& programme_id, Turn& turn) {
  const VillageState by_facts = state_by(facts_of(programme_id, turn.records));
  const auto event = turn.records.programme_events.latest(programme_id, kYearClosed);
  if (!event) return by_facts;
  const Json detail = Json::parse(event->detail_json, nullptr, false);
  if (!detail.is_object()) return by_facts;
  for (int i = 0; i < static_cast<int>(VillageState::kClosed); ++i) {
    const auto state = static_cast<VillageState>(i);
    if (to_text(state) == detail.value("from", ""))
      return next_state(state, facts_of(programme_id, turn.records));
  }
  return by_facts;
}

Ending reopen(const YearChange& form, Turn& turn) {
  const VillageProgramme& programme = form.village->programme;
  const std::string reason = kept_reason(form.reason);
  write_history(programme.id, kYearReopened, reason, "{}", turn);
  turn.records.places.save_state(programme.id, state_before_closing(programme.id, turn),
                                 VillagePause::kNone);
  tell_leader(*form.village, "reopen_year.told", {{"reason", Told::key_or_words(reason)}}, turn);
  return about_year("reopen_year.done", form, turn);
}

Ending begin_practice(const YearChange& form, Turn& turn) {
  if (!form.is_sure) return about_year("village_year.not_done", form, turn);
  const VillageProgramme& programme = form.village->programme;
  write_history(programme.id, kPracticeBegan, "", "{}", turn);
  refresh_state(programme.id, turn);
  tell_leader(*form.village, "practice_began.told", {}, turn);
  return about_year("practice_began.done", form, turn);
}

// Nobody asked for the rounds of the pause, so nobody was silent about them.
void excuse_rounds_of_pause(const ProgrammeId& programme_id, const Turn& turn) {
  const std::string yesterday = iso_date(turn.present_day() - std::chrono::days{1});
  for (auto& house : turn.records.households.list_in_programme(programme_id)) {
    if (house.rest_until >= yesterday) continue;
    house.rest_until = yesterday;
    turn.records.households.update(house);
  }
}

}  // namespace

Ending resume_village(const ProgrammeId& programme_id, Turn& turn) {
  YearChange form;
  form.village = village_year(programme_id, Act::kDecide, turn);
  if (!form.village) return not_yours();
  const VillageProgramme& programme = form.village->programme;
  if (auto over = year_changed(programme.id, kResuming, turn)) return *over;
  change_pause(programme, VillagePause::kNone, kYearResumed, "", turn);
  if (programme.pause == VillagePause::kPaused) excuse_rounds_of_pause(programme.id, turn);
  // What happened meanwhile counts.
  refresh_state(programme.id, turn);
  tell_leader(*form.village, "resume_village.told", {}, turn);
  return about_year("resume_village.done", form, turn);
}

std::unique_ptr<Conversation> pause_village_talk() {
  auto talk = talk_about_year("pause_village");
  ask_reason(*talk, {"pause_village.reason_disaster", "pause_village.reason_season",
                     "pause_village.reason_leader"});
  still_open_to(*talk, kPausing);
  talk->then(pause);
  return talk;
}

std::unique_ptr<Conversation> cancel_village_talk() {
  auto talk = talk_about_year("cancel_village");
  ask_reason(*talk, {"cancel_village.reason_target", "cancel_village.reason_village"});
  ask_sure_of_year(*talk, "cancel_village.sure");
  still_open_to(*talk, kCancelling);
  talk->then(cancel);
  return talk;
}

std::unique_ptr<Conversation> close_year_talk() {
  auto talk = talk_about_year("close_year");
  talk->ask("sure", &YearChange::is_sure, yes_or_no("button.yes", "button.no"))
      .prompt(ask_to_close);
  still_open_to(*talk, kClosing);
  talk->then(close);
  return talk;
}

std::unique_ptr<Conversation> reopen_year_talk() {
  auto talk = talk_about_year("reopen_year");
  ask_reason(*talk, {"reopen_year.reason_early", "reopen_year.reason_slip"});
  still_open_to(*talk, kReopening);
  talk->then(reopen);
  return talk;
}

std::unique_ptr<Conversation> practice_began_talk() {
  auto talk = talk_about_year("practice_began");
  ask_sure_of_year(*talk, "practice_began.sure");
  still_open_to(*talk, kBeginning);
  talk->then(begin_practice);
  return talk;
}

}  // namespace sammachip
