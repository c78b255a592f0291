#include "handlers/officer/talks.h"

#include "handlers/access/roles.h"
#include "handlers/officer/decisions.h"
#include "handlers/officer/forecast_facts.h"
#include "handlers/officer/submitted.h"
#include "handlers/officer/waiting.h"
#include "handlers/village/villages.h"
#include "handlers/words/endings.h"
#include "storage/households/households.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using Text = const std::string&;

// To a house or a village, if the argument is the id of one.
Ending begin_message(Text about, Turn& turn) {
  if (areas_decided(turn).empty()) {
    return ending_of("waiting.not_yours", {}, {{"button.contact", "contact"}});
  }
  if (about.empty()) return begin_talk("message");
  if (const auto house = turn.records.households.find(HouseholdId(about))) {
    if (!may(Act::kDecide, about_house(*house), turn)) return not_yours();
    return begin_talk("message", JsonValue{{"whom", "house"}, {"house", about}});
  }
  if (!village_year(ProgrammeId(about), Act::kDecide, turn)) return not_yours();
  return begin_talk("message", JsonValue{{"whom", "village"}, {"programme", about}});
}

}  // namespace

Face officer_face(const ProgrammeSettings& settings) {
  return {list_of(message_talk(), return_list_talk()),
          {at_once("waiting", Command::kWaiting, show_waiting),
           at_once("notices", Command::kNone, show_notices),
           at_once("notice_told", Command::kNone, take_as_told),
           at_once("open_team", Command::kNone, open_team),
           at_once("open_list", Command::kNone, open_list),
           at_once("team_confirm", Command::kNone, confirm_submission),
           at_once("list_confirm", Command::kNone, confirm_submission),
           at_once("return_list", Command::kNone, begin_return),
           at_once("message", Command::kMessage, begin_message),
           at_once("quota", Command::kQuota,
                   [settings](Text, Turn& turn) { return show_quota(settings.holidays, turn); })}};
}

}  // namespace sammachip
