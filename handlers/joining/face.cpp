#include "handlers/joining/talks.h"

#include "handlers/joining/end_roles.h"
#include "handlers/joining/house_people.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/link_requests.h"
#include "handlers/village/villages.h"
#include "handlers/words/endings.h"

namespace sammachip {

namespace {

using Text = const std::string&;

Ending begin_invite(Turn& turn) {
  if (may_invite(turn)) return begin_talk("invite");
  return ending_of("invite.not_yours", {}, {{"button.contact", "contact"}});
}

Ending full_notice(const std::string& version) {
  return ending_of("notice.full", {{"version", version}});
}

Ending begin_end_officer(Text grant, Turn& turn) {
  if (!may_end_officers(turn)) return not_yours();
  return begin_talk("end_officer",
                    grant.empty() ? JsonValue::object() : JsonValue{{"officer", grant}});
}

}  // namespace

Face joining_face(const ProgrammeSettings& settings) {
  return {
      list_of(notice_talk(settings), register_talk(), accept_talk(), invite_talk(settings),
              bring_in_talk(settings), link_accept_talk(), link_refuse_talk(), unlink_talk(),
              replace_leader_talk(), end_member_talk(), end_officer_talk()),
      {begins("register", Command::kRegister), at_once("invite", Command::kInvite, begin_invite),
       before_notice(
           at_once("full_notice", Command::kFullNotice,
                   [settings](Text, Turn&) { return full_notice(settings.notice_version); })),
       at_once("stuck", Command::kNone, show_stuck),
       at_once("bring_in", Command::kNone, begin_bring_in),
       at_once("stuck_in", Command::kNone, stuck_is_in),
       at_once("stuck_no", Command::kNone, stuck_does_not_want),
       at_once("link_accept", Command::kNone, begin_link_accept),
       at_once("link_refuse", Command::kNone, begin_link_refuse),
       at_once("link_yes", Command::kNone, agree_to_link),
       at_once("link_no", Command::kNone, refuse_link),
       at_once("link_cancel", Command::kNone, cancel_request),
       at_once("unlink", Command::kNone, begin_unlink),
       in_a_village("replace_leader", Command::kNone, Act::kInviteLeader, "replace_leader"),
       at_once("end_member", Command::kNone, begin_end_member),
       at_once("end_officer", Command::kNone, begin_end_officer)}};
}

}  // namespace sammachip
