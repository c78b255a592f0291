// What a village learnt: one short lesson at a time, for the villages after it.
// docs/programme.md 1: the empty headings of the form; 1.1.
#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/calendar/occupations.h"
#include "handlers/lessons/lesson_offer.h"
#include "handlers/lessons/talks.h"
#include "handlers/questions/occupation_question.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/village/villages.h"
#include "handlers/visits/encouragement.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestLesson = 500;
constexpr int kLessonsLooked = 200;
constexpr std::size_t kOccupationButtons = 9;

struct NewLesson {
  ProgrammeId programme;
  std::string worked;
  std::optional<std::string> caution;
  std::optional<std::string> occupation;
};

Choice occupation_choice(const std::string& code) { return {"occupation." + code, code}; }

// The village's own first.
std::vector<Choice> lesson_occupations(const NewLesson& form, Turn& turn) {
  std::vector<Choice> choices;
  const auto programme = turn.records.places.find_programme_by_id(form.programme);
  const std::string own = programme ? programme->occupation : std::string();
  if (find_occupation(own) != nullptr) choices.push_back(occupation_choice(own));
  for (const auto& occupation : occupations()) {
    if (!occupation.is_programme || occupation.code == own) continue;
    if (choices.size() < kOccupationButtons) {
      choices.push_back(occupation_choice(std::string(occupation.code)));
    }
  }
  choices.push_back({"lesson.answer_any", JsonValue()});
  return choices;
}

Ending save_lesson(const NewLesson& form, Turn& turn) {
  const auto village = village_year(form.programme, Act::kNoteVisit, turn);
  if (!village) return not_yours();
  Lesson lesson;
  lesson.id = new_id(milliseconds(turn.now));
  lesson.village_code = village->place.village.code;
  lesson.fiscal_year_be = village->programme.fiscal_year_be;
  lesson.stage = to_text(village->programme.state);
  lesson.occupation = parse_occupation(form.occupation.value_or("")).code;
  lesson.worked = form.worked;
  lesson.caution = form.caution.value_or("");
  lesson.added_by = turn.account.user_id;
  lesson.created_at_ms = milliseconds(turn.now);
  turn.records.lessons.insert(lesson);
  audit_work("lesson.add", "lesson", lesson.id, turn);
  return ending_of("lesson.saved", {}, {{"button.lessons", "lessons"}, {"button.next", "next"}});
}

}  // namespace

std::optional<CommandButton> lesson_button(const ProgrammeId& programme_id, const Turn& turn) {
  const auto village = village_year(programme_id, Act::kNoteVisit, turn);
  if (!village) return std::nullopt;
  const auto lessons =
      turn.records.lessons.list_in_area(village->place.village.code, kLessonsLooked);
  const bool is_noted = std::any_of(lessons.begin(), lessons.end(), [&](const Lesson& lesson) {
    return lesson.added_by == turn.account.user_id &&
           lesson.fiscal_year_be == village->programme.fiscal_year_be &&
           lesson.stage == to_text(village->programme.state);
  });
  if (is_noted) return std::nullopt;
  return CommandButton{"button.lesson", "lesson|" + programme_id};
}

void mark_milestone(Ending& ending, const ProgrammeId& programme_id, Turn& turn) {
  const auto member = turn.records.team_members.find_for_user(programme_id, turn.account.user_id);
  if (member && member->kind == TeamKind::kLeader) {
    if (auto kind_word = encouragement_for_leader(turn)) ending.says.push_back(*kind_word);
  }
  if (const auto lesson = lesson_button(programme_id, turn)) {
    const auto before_menu =
        ending.buttons.empty() ? ending.buttons.end() : ending.buttons.end() - 1;
    ending.buttons.insert(before_menu, *lesson);
  }
}

std::unique_ptr<Conversation> lesson_talk() {
  auto talk = std::make_unique<FormConversation<NewLesson>>("lesson");
  ask_village(*talk, &NewLesson::programme, Act::kNoteVisit);
  talk->ask("worked", &NewLesson::worked, words_up_to(kLongestLesson));
  talk->ask_optional("caution", &NewLesson::caution, words_up_to(kLongestLesson));
  talk->ask_optional("occupation", &NewLesson::occupation, occupation_of(OccupationOf::kProgramme))
      .choices(lesson_occupations);
  // What a year taught is written down when it is over, too.
  still_in_year(*talk, &NewLesson::programme, Act::kNoteVisit);
  talk->then(save_lesson);
  return talk;
}

}  // namespace sammachip
