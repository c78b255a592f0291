#include "handlers/lessons/lessons_list.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/occupations.h"
#include "handlers/lessons/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/villages.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"

namespace sammachip {

namespace {

constexpr int kLessonsPerPage = 5;
constexpr int kMostLessons = 1'000;
constexpr std::size_t kMostFilterButtons = 9;
constexpr char kAnything[] = "any";

struct LessonFilter {
  std::string occupation;  // Codes, or kAnything.
  std::string stage;
};

struct Page {
  std::string occupation, stage;
  int offset = 0;
};

Page page_from(const std::string& argument) {
  Page page;
  const auto first = argument.find('|');
  page.occupation = argument.substr(0, first);
  if (first == std::string::npos) return page;
  const auto second = argument.find('|', first + 1);
  page.stage =
      argument.substr(first + 1, second == std::string::npos ? second : second - first - 1);
  if (second == std::string::npos) return page;
  const std::string digits = argument.substr(second + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), page.offset);
  page.offset = std::clamp(page.offset, 0, kMostLessons);
  return page;
}

std::string page_command(const Page& page) {
  return "lessons|" + page.occupation + "|" + page.stage + "|" + std::to_string(page.offset);
}

bool is_in_programme(Turn& turn) { return !houses_of(turn).empty() || !standings_of(turn).empty(); }

std::string lesson_text(const Lesson& lesson, std::int64_t number, Turn& turn) {
  const std::string occupation =
      lesson.occupation.empty() ? say("lesson.answer_any", turn)
                                : occupation_text(lesson.occupation, {}, turn.texts, turn.language);
  std::string text = say("lessons.line",
                         {{"number", number},
                          {"occupation", occupation},
                          {"stage", say("lessons.answer_" + lesson.stage, turn)},
                          {"place", area_text(lesson.village_code, turn)},
                          {"worked", lesson.worked}},
                         turn);
  if (!lesson.caution.empty()) {
    text += "\n" + say("lessons.caution", {{"caution", lesson.caution}}, turn);
  }
  return text;
}

Ending with_lesson_buttons(Say say) {
  return ending_of(std::move(say), {{"button.lessons", "lessons"}});
}

// What there are lessons about, so that no button leads to nothing.
std::vector<Choice> choices_from(const std::set<std::string>& codes, const std::string& prefix) {
  std::vector<Choice> choices;
  for (const auto& code : codes) {
    if (!code.empty() && choices.size() < kMostFilterButtons) {
      choices.push_back({prefix + code, code});
    }
  }
  choices.push_back({"lessons.answer_any", kAnything});
  return choices;
}

std::vector<Choice> occupations_with_lessons(const LessonFilter&, Turn& turn) {
  std::set<std::string> codes;
  for (const auto& lesson : turn.records.lessons.search("", "", kMostLessons, 0)) {
    codes.insert(lesson.occupation);
  }
  return choices_from(codes, "occupation.");
}

std::vector<Choice> stages_with_lessons(const LessonFilter& form, Turn& turn) {
  std::set<std::string> codes;
  const std::string occupation = form.occupation == kAnything ? "" : form.occupation;
  for (const auto& lesson : turn.records.lessons.search(occupation, "", kMostLessons, 0)) {
    codes.insert(lesson.stage);
  }
  return choices_from(codes, "lessons.answer_");
}

}  // namespace

Ending show_lessons(const std::string& argument, Turn& turn) {
  if (!is_in_programme(turn)) {
    return ending_of("lessons.not_in", {}, {{"button.register", "register"}});
  }
  Page page = page_from(argument);
  auto lessons =
      turn.records.lessons.search(page.occupation, page.stage, kLessonsPerPage + 1, page.offset);
  const bool has_more = lessons.size() > kLessonsPerPage;
  if (has_more) lessons.pop_back();
  Ending ending;
  std::string all;
  std::int64_t number = page.offset;
  for (const auto& lesson : lessons) {
    all += (all.empty() ? "" : "\n\n") + lesson_text(lesson, ++number, turn);
    if (lesson.added_by == turn.account.user_id) {
      ending.buttons.push_back(
          {"lessons.answer_withdraw", "lesson_withdraw|" + lesson.id, {{"number", number}}});
    }
  }
  if (all.empty()) {
    ending.says.push_back({"lessons.none"});
  } else {
    ending.says.push_back({.text = all});
  }
  if (has_more) {
    page.offset += kLessonsPerPage;
    ending.buttons.push_back({"button.more", page_command(page)});
  }
  if (!lessons.empty()) ending.buttons.push_back({"button.lessons_about", "lessons_about"});
  if (!villages_for(Act::kNoteVisit, turn).empty()) {
    ending.buttons.push_back({"button.lesson", "lesson"});
  }
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending withdraw_lesson(const LessonId& lesson_id, Turn& turn) {
  const auto lesson = turn.records.lessons.find(lesson_id);
  if (!lesson || lesson->added_by != turn.account.user_id ||
      !turn.records.lessons.withdraw(lesson_id, milliseconds(turn.now))) {
    return with_lesson_buttons({"lessons.not_yours"});
  }
  audit_work("lesson.withdraw", "lesson", lesson_id, turn);
  return with_lesson_buttons({"lessons.withdrawn"});
}

std::unique_ptr<Conversation> lessons_talk() {
  auto talk = std::make_unique<FormConversation<LessonFilter>>("lessons");
  talk->ask("occupation", &LessonFilter::occupation, words_up_to(20))
      .choices(occupations_with_lessons)
      .only_choices();
  talk->ask("stage", &LessonFilter::stage, words_up_to(20))
      .choices(stages_with_lessons)
      .only_choices();
  talk->then([](const LessonFilter& form, Turn& turn) {
    const auto code = [](const std::string& answer) { return answer == kAnything ? "" : answer; };
    return show_lessons(page_command({code(form.occupation), code(form.stage), 0}).substr(8), turn);
  });
  return talk;
}

}  // namespace sammachip
