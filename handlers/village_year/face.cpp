#include "handlers/village_year/talks.h"

#include "handlers/village/villages.h"
#include "handlers/village_year/month_result.h"
#include "handlers/village_year/village_card.h"
#include "handlers/village_year/village_year.h"

namespace sammachip {

namespace {

using Text = const std::string&;

CommandEntry about_village(const char* word) {
  return in_a_village(word, Command::kNone, Act::kDecide, word);
}

// A village is opened by its name, too.
CommandEntry village_by_name() {
  CommandEntry entry = with_words(at_once("village", Command::kVillageCard, show_village));
  entry.run_about = [ask = entry.run_about](const std::string& words, Turn& turn) {
    const auto named = village_for(Act::kRecordMeeting).read(words, turn);
    return named ? show_village(ProgrammeId(*named), turn) : ask(words, turn);
  };
  return alone(std::move(entry));
}

Ending more_houses(Text argument, Turn& turn) {
  const auto [id, first] = paged(argument);
  return list_houses(ProgrammeId(id), first, turn);
}

}  // namespace

Face village_year_face() {
  return {
      list_of(village_talk(), pause_village_talk(), cancel_village_talk(), close_year_talk(),
              reopen_year_talk(), open_year_talk(), practice_began_talk(), go_back_talk(),
              targets_talk(), team_view_talk(), list_view_talk(), purchases_view_talk()),
      {village_by_name(), at_once("result", Command::kNone, show_month_result),
       at_once("village_houses", Command::kNone, more_houses),
       at_once("manage_village", Command::kNone, manage_village), about_village("pause_village"),
       at_once("resume_village", Command::kNone, resume_village), about_village("cancel_village"),
       about_village("close_year"), about_village("reopen_year"), about_village("open_year"),
       about_village("practice_began"), about_village("go_back"), about_village("targets")}};
}

}  // namespace sammachip
