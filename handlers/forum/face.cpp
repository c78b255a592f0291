#include "handlers/forum/talks.h"

#include "handlers/forum/candidate_list.h"
#include "handlers/forum/feasibility.h"
#include "handlers/village/villages.h"

namespace sammachip {

Face forum_face() {
  return {
      list_of(forum_talk(), candidate_talk(), change_candidate_talk(), send_list_talk(),
              split_talk(), feasible_talk(), feasible_self_talk(), override_feasibility_talk()),
      {in_a_village("forum", Command::kForum, Act::kRecordMeeting, "forum"),
       in_a_village("candidate", Command::kNone, Act::kRecordMeeting, "candidate"),
       at_once("candidate_change", Command::kNone, begin_change_candidate),
       at_once("households", Command::kHouseholds, show_list_for),
       in_a_village("list_send", Command::kNone, Act::kNominateSage, "list_send"),
       at_once("split", Command::kNone, begin_split),
       at_once("feasible", Command::kNone, begin_feasible),
       at_once("feasible_self", Command::kFeasible, begin_feasible_self),
       at_once("unable", Command::kNone, show_unable),
       in_a_village("feasibility_override", Command::kNone, Act::kDecide, "feasibility_override")}};
}

}  // namespace sammachip
