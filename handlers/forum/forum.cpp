// The village's forum: the day it is to be, and afterwards what it decided.
// docs/programme.md 1.1, 1.3.
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/calendar/occupations.h"
#include "handlers/forum/list_members.h"
#include "handlers/forum/talks.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/occupation_question.h"
#include "handlers/questions/readers.h"
#include "handlers/village/sent_photos.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/village/year_days.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/dates/clock_time.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

enum class ForumAct { kPlan, kRecord, kMove, kCallOff, kFix };

constexpr auto enum_words(ForumAct) {
  return std::to_array<std::string_view>({"plan", "record", "move", "call_off", "fix"});
}

struct ForumForm {
  ProgrammeId programme;
  std::optional<ForumAct> what;
  std::string day;      // Of kPlan and kMove.
  std::string held_on;  // Of kRecord and kFix.
  std::string place;
  std::optional<std::string> time;  // Of kPlan and kMove, where it does not stand in the place.
  bool notice_read = false;
  int present = 0;
  std::string occupation;
  std::optional<PhotoId> photo;
  // Looked up.
  std::optional<Forum> latest;
};

constexpr int kMostPresent = 2000;

bool is_planned(const std::optional<Forum>& forum) {
  return forum && forum->status == ForumStatus::kPlanned;
}

bool is_held(const std::optional<Forum>& forum) {
  return forum && forum->status == ForumStatus::kHeld;
}

bool plans(const ForumForm& form, Turn&) {
  return form.what == ForumAct::kPlan || form.what == ForumAct::kMove;
}
bool records(const ForumForm& form, Turn&) {
  return form.what == ForumAct::kRecord || form.what == ForumAct::kFix;
}
bool needs_place(const ForumForm& form, Turn& turn) {
  return form.what == ForumAct::kPlan || records(form, turn);
}

bool needs_time(const ForumForm& form, Turn& turn) {
  return plans(form, turn) && read_place_and_time(form.place).time.empty();
}

std::string time_said(const ForumForm& form) {
  return form.time.value_or(read_place_and_time(form.place).time);
}

std::string chosen_occupation_text(const Forum& forum, const Turn& turn) {
  return occupation_text(forum.occupation, forum.occupation_text, turn.texts, turn.language);
}

Values forum_values(const Forum& forum, const Turn& turn) {
  std::string day = iso_day_text(forum.held_on, turn);
  if (!forum.starts_at.empty()) {
    day += " " + say("training.clock", {{"time", forum.starts_at}}, turn);
  }
  return {{"day", day},
          {"place", key_or_words(forum.place, turn.texts, turn.language)},
          {"present", std::int64_t{forum.present}},
          {"occupation", chosen_occupation_text(forum, turn)}};
}

std::vector<Choice> forum_choices(const ForumForm& form, Turn& turn) {
  const Choice record{"forum.answer_record", "record"};
  const Choice move{"forum.answer_move", "move"};
  const Choice call_off{"forum.answer_call_off", "call_off"};
  if (is_held(form.latest)) return {{"forum.answer_fix", "fix"}};
  if (!is_planned(form.latest)) {
    return {{"forum.answer_plan", "plan"}, {"forum.answer_late", "record"}};
  }
  if (form.latest->held_on <= iso_date(turn.today)) return {record, move, call_off};
  return {move, call_off, record};
}

Say ask_what(const ForumForm& form, Turn& turn) {
  if (is_held(form.latest)) return {"forum.what_held", forum_values(*form.latest, turn)};
  if (is_planned(form.latest)) return {"forum.what_planned", forum_values(*form.latest, turn)};
  return {"forum.what"};
}

// The usual ones are kept by their keys, so that each reads them in their language.
std::vector<Choice> forum_places(const ForumForm& form, Turn& turn) {
  std::vector<Choice> choices;
  const std::string before = form.latest ? form.latest->place : std::string();
  const std::string called = key_or_words(before, turn.texts, turn.language);
  if (!before.empty()) choices.push_back({"", before, called});
  for (const char* key : {"forum.answer_hall", "forum.answer_temple", "forum.answer_school"}) {
    if (say(key, turn) != called) choices.push_back({key, key});
  }
  return choices;
}

Forum recorded(const ForumForm& form, Forum forum) {
  const auto [code, words] = parse_occupation(form.occupation);
  forum.held_on = form.held_on;
  forum.place = read_place_and_time(form.place).place;
  forum.present = form.present;
  forum.occupation = code;
  forum.occupation_text = words;
  forum.notice_read = form.notice_read;
  if (form.photo) forum.photo_id = *form.photo;
  forum.status = ForumStatus::kHeld;
  return forum;
}

// The forum that is planned or held, or a new one.
Forum forum_for(const ForumForm& form, Turn& turn) {
  if (form.latest) return *form.latest;
  Forum forum;
  forum.id = new_id(milliseconds(turn.now));
  forum.programme_id = form.programme;
  forum.recorded_by = turn.account.user_id;
  forum.created_at_ms = milliseconds(turn.now);
  return forum;
}

void save_forum(const Forum& forum, const char* action, Turn& turn) {
  if (!turn.records.forums.update(forum)) turn.records.forums.insert(forum);
  audit_work(action, "forum", forum.id, {{"day", forum.held_on}}, turn);
}

Ending call_off(const ForumForm& form, Turn& turn) {
  Forum forum = *form.latest;
  forum.status = ForumStatus::kCancelled;
  save_forum(forum, "assembly.call_off", turn);
  return ending_of("forum.called_off", forum_values(forum, turn),
                   {{"button.plan_forum", "forum|" + form.programme}, {"button.next", "next"}});
}

Ending plan(const ForumForm& form, Turn& turn) {
  Forum forum = forum_for(form, turn);
  forum.held_on = form.day;
  if (form.what == ForumAct::kPlan) forum.place = read_place_and_time(form.place).place;
  forum.starts_at = time_said(form);
  save_forum(forum, form.what == ForumAct::kPlan ? "assembly.plan" : "assembly.move", turn);
  return ending_of(form.what == ForumAct::kPlan ? "forum.planned" : "forum.moved",
                   forum_values(forum, turn), {{"button.next", "next"}});
}

Ending record(const ForumForm& form, const VillageYear& village, Turn& turn) {
  const Forum forum = recorded(form, forum_for(form, turn));
  save_forum(forum, form.what == ForumAct::kFix ? "assembly.change" : "assembly.record", turn);
  if (form.photo) attach_photos(PhotoId(*form.photo), "forum", forum.id, turn);
  change_occupation(village.programme, forum.occupation, forum.occupation_text, turn);
  const bool is_milestone = refresh_state(form.programme, turn);
  if (form.what == ForumAct::kFix) {
    return ending_of(
        "forum.changed", forum_values(forum, turn),
        {{"button.see_list", "households|" + form.programme}, {"button.next", "next"}});
  }
  Ending ending = ending_of(
      forum.notice_read ? "forum.recorded" : "forum.recorded_unread", forum_values(forum, turn),
      {{"button.first_house", "candidate|" + form.programme}, {"button.next", "next"}});
  if (is_milestone) mark_milestone(ending, form.programme, turn);
  return ending;
}

// The way may have been left by what somebody else did meanwhile.
bool is_possible(const ForumForm& form) {
  if (form.what == ForumAct::kPlan) return !form.latest;
  if (form.what == ForumAct::kMove || form.what == ForumAct::kCallOff)
    return is_planned(form.latest);
  if (form.what == ForumAct::kFix) return is_held(form.latest);
  return !is_held(form.latest);
}

std::optional<Ending> forum_over(const ForumForm& form, Turn& turn) {
  const auto all = turn.records.forums.list(form.programme);
  if (!form.what || all.empty()) return std::nullopt;
  ForumForm now = form;
  now.latest = turn.records.forums.latest(form.programme);
  if (is_possible(now)) return std::nullopt;
  const Forum& forum = now.latest ? *now.latest : all.back();
  Values values = last_change({"forum", forum.id}, turn);
  values.emplace_back("what", std::string(to_text(forum.status)));
  values.emplace_back("date", iso_day_text(forum.held_on, turn));
  return ending_of("still.forum", values, {{"button.forum", "forum|" + form.programme}});
}

// Of a forum that is fixed: as it stands, too, which somebody else may have fixed meanwhile.
JsonValue forum_contract(const ForumForm& form, Turn&) {
  const Forum now = form.latest.value_or(Forum{});
  return Json{{"programme", form.programme},
              {"what", word_of(form.what)},
              {"day", form.held_on},
              {"place", form.place},
              {"read", form.notice_read},
              {"present", form.present},
              {"occupation", form.occupation},
              {"photo", form.photo.value_or("")},
              {"now", {now.id, now.held_on, now.place, now.present, now.occupation}}};
}

Ending finish_forum(const ForumForm& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kRecordMeeting, turn);
  if (!village) return village.error();
  if (form.what == ForumAct::kCallOff) return call_off(form, turn);
  return plans(form, turn) ? plan(form, turn) : record(form, *village, turn);
}

void ask_plan(FormConversation<ForumForm>& talk) {
  talk.ask("day", &ForumForm::day, future_day())
      .only_if(plans)
      .choices([](const ForumForm&, Turn& turn) { return future_day_choices(turn); });
}

void ask_record(FormConversation<ForumForm>& talk) {
  talk.ask("held_on", &ForumForm::held_on, past_day())
      .only_if(records)
      .choices([](const ForumForm& form, Turn& turn) {
        std::vector<Choice> choices = past_day_choices(turn);
        if (!form.latest) return choices;
        const auto planned = parse_iso_date(form.latest->held_on);
        if (planned && *planned < turn.today - std::chrono::days{1}) {
          choices.insert(choices.begin(),
                         {"", form.latest->held_on, day_text(*planned, turn.language), {}});
        }
        return choices;
      })
      .must([](const ForumForm& form, Turn& turn) -> std::optional<Problem> {
        const auto programme = turn.records.places.find_programme_by_id(form.programme);
        if (!programme) return std::nullopt;
        return of_another_year(form.held_on, *programme, turn);
      });
}

}  // namespace

std::unique_ptr<Conversation> forum_talk() {
  auto talk = std::make_unique<FormConversation<ForumForm>>("forum");
  ask_village(*talk, &ForumForm::programme, Act::kRecordMeeting);
  talk->settle([](ForumForm& form, Turn& turn) {
    form.latest = turn.records.forums.latest(form.programme);
  });
  talk->ask("what", &ForumForm::what, words_up_to(20))
      .choices(forum_choices)
      .only_choices()
      .prompt(ask_what);
  ask_plan(*talk);
  ask_record(*talk);
  talk->ask("place", &ForumForm::place, place_words(120))
      .only_if(needs_place)
      .choices(forum_places);
  talk->ask_optional("time", &ForumForm::time, clock_time())
      .only_if(needs_time)
      .choices(clock_choices());
  talk->ask("notice_read", &ForumForm::notice_read,
            yes_or_no("forum.answer_read", "forum.answer_unread"))
      .only_if(records);
  talk->ask("present", &ForumForm::present, whole_number(1, kMostPresent)).only_if(records);
  talk->ask("occupation", &ForumForm::occupation, occupation_of(OccupationOf::kProgramme))
      .only_if(records);
  talk->ask_photo("photo", &ForumForm::photo).only_if(records);
  talk->confirm("sure", "", yes_or_no("button.correct_so", "button.change_answer"))
      .contract(forum_contract)
      .only_if(records)
      .prompt([](const ForumForm& form, Turn& turn) {
        Values values = forum_values(recorded(form, Forum{}), turn);
        const auto village = village_year(form.programme, Act::kRecordMeeting, turn);
        values.emplace_back("village", village ? village_text(village->place, turn) : "");
        return Say{"forum.sure", values};
      });
  still_in_year(*talk, &ForumForm::programme, Act::kRecordMeeting, forum_over);
  talk->then(finish_forum);
  return talk;
}

}  // namespace sammachip
