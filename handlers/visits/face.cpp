#include "handlers/visits/talks.h"

#include "handlers/village/house_choice.h"
#include "handlers/village/villages.h"
#include "handlers/visits/help.h"
#include "handlers/visits/help_desk.h"

namespace sammachip {

namespace {

using Text = const std::string&;

// A talk about a request for help, if the person may look after it.
CommandEntry about_request(const char* word) {
  return at_once(word, Command::kNone, [word](Text request, Turn& turn) {
    return begin_with_request(word, HelpRequestId(request), turn);
  });
}

}  // namespace

Face visits_face(const ProgrammeSettings& settings) {
  return {
      list_of(ask_help_talk(settings), moved_talk(settings), care_talk(), visit_talk(),
              help_due_talk(), help_close_talk(), encourage_talk(), encourage_village_talk()),
      {while_stopped(at_once("ask_help", Command::kAskForHelp, begin_ask_help)),
       at_once("moved", Command::kMoved, begin_moved),
       while_stopped(before_notice(at_once("follow_up", Command::kFollowUp, follow_up))),
       while_stopped(before_notice(at_once("contact", Command::kContactOfficer, show_contact))),
       while_stopped(before_notice(at_once("care_call", Command::kNone, call_for_care))),
       while_stopped(before_notice(
           at_once("person", Command::kNone,
                   [settings](Text, Turn& turn) { return help_by_person(settings, turn); }))),
       while_stopped(before_notice(
           at_once("cannot_read", Command::kNone,
                   [settings](Text, Turn& turn) { return help_who_cannot_read(settings, turn); }))),
       about_one_house("visit", Command::kVisit, Act::kNoteVisit),
       at_once("help_list", Command::kHelpList, show_help_list),
       at_once("help_for", Command::kNone,
               [settings](Text visit, Turn& turn) {
                 return ask_for_visited(VisitId(visit), settings.help_answer_days, turn);
               }),
       at_once("help_take", Command::kNone, take_help), about_request("help_due"),
       about_request("help_close"),
       about_one_house("encourage", Command::kEncourage, Act::kNoteVisit),
       in_a_village("encourage_village", Command::kNone, Act::kNoteVisit, "encourage_village")}};
}

}  // namespace sammachip
