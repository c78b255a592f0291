#include "handlers/team/talks.h"

#include "handlers/village/villages.h"

namespace sammachip {

Face team_face() {
  return {list_of(nominate_talk(), change_member_talk(), send_team_talk()),
          {in_a_village("team", Command::kTeam, Act::kSuggestSage, "team"),
           in_a_village("nominate", Command::kNone, Act::kSuggestSage, "nominate"),
           at_once("team_member", Command::kNone, begin_change_member),
           in_a_village("team_send", Command::kNone, Act::kNominateSage, "team_send")}};
}

}  // namespace sammachip
