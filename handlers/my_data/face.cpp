#include "handlers/my_data/talks.h"

#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/menu/menu.h"
#include "handlers/my_data/leave.h"
#include "handlers/my_data/my_data.h"
#include "handlers/village/house_record.h"

namespace sammachip {

namespace {

using Text = const std::string&;

Ending edit_data(Text house, Turn& turn) {
  // A button from before they only helped: what the house is, is for its people to say.
  if (!may_see_figures(HouseholdId(house), turn)) return show_menu(turn);
  return with_a_house("profile", about_record_of(HouseholdId(house), turn), "", turn);
}

}  // namespace

Face my_data_face(const ProgrammeSettings& settings) {
  return {list_of(stop_talk(), erase_talk(), erase_done_talk()),
          {while_stopped(before_notice(
               at_once("data", Command::kMyData,
                       [settings](Text, Turn& turn) { return my_data(settings, turn); }))),
           at_once("edit_data", Command::kNone, edit_data),
           before_notice(begins("stop", Command::kStop)),
           while_stopped(before_notice(begins("erase", Command::kErase))),
           at_once("mute", Command::kMute, mute), at_once("unmute", Command::kUnmute, unmute),
           about_record("erase_done", "request")}};
}

}  // namespace sammachip
