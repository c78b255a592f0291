// The commands of the team's and the office's work with households: reporting for them, visiting,
// helping, encouraging, learning, and the groups' register.
#include "handlers/all.h"
#include "handlers/groups.h"
#include "handlers/help_desk.h"
#include "handlers/house_choice.h"
#include "handlers/lessons_list.h"
#include "handlers/proxy_reports.h"
#include "handlers/villages.h"
#include "handlers/who_left.h"

namespace sammachip {

namespace {

using Text = const std::string&;

CommandEntry field_command(const char* word, Command typed, Ending (*run)(Text, Turn&)) {
  return {word, typed, false, run};
}

// A talk that asks which house, unless the argument names one.
CommandEntry about_one_house(const char* word, Command typed, Act act) {
  return {word, typed, false,
          [word, act](Text house, Turn& turn) { return begin_with_house(word, act, house, turn); }};
}

CommandEntry in_a_village(const char* word, Command typed, Act act, const char* talk) {
  return {word, typed, false, [talk, act](Text programme, Turn& turn) {
            return begin_in_village(talk, act, programme, turn);
          }};
}

CommandEntry about_request(const char* word) {
  return {word, Command::kNone, false,
          [word](Text request, Turn& turn) { return begin_with_request(word, request, turn); }};
}

}  // namespace

std::vector<CommandEntry> field_commands(const ProgrammeSettings& settings) {
  return {
      about_one_house("report_for", Command::kReportForOther, Act::kReportIncome),
      in_a_village("report_all", Command::kNone, Act::kReportIncome, "village_report"),
      field_command("proxy_wrong", Command::kNotRight, object_to_report),
      in_a_village("who_left", Command::kWhoIsLeft, Act::kSeeWhoReported, "who_left"),
      field_command("left_house", Command::kNone, show_left_house),
      field_command("not_met", Command::kNone, note_not_met),
      field_command("house_tomorrow", Command::kNone, put_off_house),
      about_one_house("visit", Command::kVisit, Act::kNoteVisit),
      field_command("help_list", Command::kHelpList,
                    [](Text, Turn& turn) { return show_help_list(turn); }),
      {"help_for", Command::kNone, false,
       [settings](Text visit, Turn& turn) {
         return ask_for_visited(visit, settings.help_answer_days, turn);
       }},
      field_command("help_take", Command::kNone, take_help),
      about_request("help_due"),
      about_request("help_close"),
      about_one_house("encourage", Command::kEncourage, Act::kNoteVisit),
      in_a_village("encourage_village", Command::kNone, Act::kNoteVisit, "encourage_village"),
      in_a_village("lesson", Command::kNone, Act::kNoteVisit, "lesson"),
      field_command("lessons", Command::kLessons, show_lessons),
      field_command("lessons_about", Command::kNone,
                    [](Text, Turn&) {
                      Ending ending;
                      ending.next = Start{"lessons", Json::object(), {}};
                      return ending;
                    }),
      field_command("lesson_withdraw", Command::kNone, withdraw_lesson),
      in_a_village("groups", Command::kGroups, Act::kRecordMeeting, "groups"),
      in_a_village("group", Command::kNone, Act::kRecordMeeting, "group"),
      field_command("group_edit", Command::kNone, begin_group_edit),
      field_command("group_end", Command::kNone, begin_group_end),
  };
}

}  // namespace sammachip
