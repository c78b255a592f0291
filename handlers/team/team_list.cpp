#include "handlers/team/team_list.h"
#include "handlers/questions/given_reason.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/village/sendings.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/cards.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/letters/similarity.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostChangeButtons = 6;  // Beside what else can be done with the team.

bool is_unsent(const TeamMember& member) {
  return member.kind == TeamKind::kSage &&
         (member.status == TeamStatus::kDraft || member.status == TeamStatus::kReturned);
}

std::string team_line(const TeamMember& member, const Turn& turn) {
  if (member.kind == TeamKind::kLeader) {
    return say("team.leader_line", {{"name", member.name}}, turn);
  }
  return say("team.member_line",
             {{"name", member.name},
              {"expertise", member.expertise},
              {"status", std::string(to_text(member.status))},
              {"asked", std::string(member.willing ? "yes" : "no")},
              {"line", std::string(member.user_id ? "yes" : "no")}},
             turn);
}

Card team_card(const TeamList& team, const VillageYear& village, const Turn& turn) {
  Card card;
  card.title = say("team.title", {{"village", village_text(village.place, turn)}}, turn);
  card.aside = say("team.count", {{"members", team.count()}, {"wanted", team.wanted}}, turn) +
               " · " + sent_text(team.sent, "team.sent", "team.not_sent", turn);
  int number = 0;
  for (const auto& member : team.members) {
    card.lines.push_back(std::to_string(++number) + ") " + team_line(member, turn));
  }
  return card;
}

std::vector<CommandButton> steps_from_team(const TeamList& team, const VillageYear& village,
                                           Turn& turn) {
  const ProgrammeId& id = village.programme.id;
  std::vector<CommandButton> buttons;
  const bool may_send = may(Act::kNominateSage, about_area(village.place.village.code), turn);
  if (may_send && !team.has_room() && !team.waits() && team.has_unsent()) {
    buttons.push_back({"button.send_team", "team_send|" + id});
  }
  if (team.has_room()) buttons.push_back({"button.add_sage", "nominate|" + id});
  for (const auto& member : team.members) {
    if (buttons.size() == kMostChangeButtons) break;
    if (!may_change(member, village, turn) || is_locked(member, team)) continue;
    buttons.push_back({"button.change_one", "team_member|" + member.id, {{"name", member.name}}});
  }
  if (may(Act::kInviteTeam, about_area(village.place.village.code), turn)) {
    buttons.push_back({"button.invite_line", "invite"});
  }
  buttons.push_back({"button.next", "next"});
  return buttons;
}

}  // namespace

bool TeamList::has_unsent() const { return std::any_of(members.begin(), members.end(), is_unsent); }

Ending about_team_sent(const Submission& sent, const Turn& turn) {
  Values values = sent.decided_by
                      ? change_by(*sent.decided_by, sent.decided_at_ms.value_or(0), turn)
                      : change_by(sent.sent_by, sent.sent_at_ms, turn);
  values.emplace_back("what", std::string(to_text(sent.status)));
  return ending_of("still.team", values, {{"button.see_team", "team|" + sent.programme_id}});
}

TeamList team_list_of(const VillageProgramme& programme, Turn& turn) {
  return {turn.records.team_members.list(programme.id), programme.team_size,
          turn.records.submissions.latest(programme.id, SubmissionKind::kTeam)};
}

std::optional<TeamMember> similar_member(const std::string& name, const TeamList& team) {
  std::optional<TeamMember> most;
  double best = kSimilarPerson;
  for (const auto& member : team.members) {
    const double similar = name_similarity(member.name, name);
    if (similar < best) continue;
    best = similar;
    most = member;
  }
  return most;
}

bool may_change(const TeamMember& member, const VillageYear& village, const Turn& turn) {
  if (member.kind != TeamKind::kSage || member.status == TeamStatus::kEnded) return false;
  const Target about = about_area(village.place.village.code);
  if (may(Act::kNominateSage, about, turn)) return true;
  return may(Act::kSuggestSage, about, turn) && member.added_by == turn.account.user_id &&
         member.status == TeamStatus::kDraft;
}

bool is_locked(const TeamMember& member, const TeamList& team) {
  return team.waits() && member.status == TeamStatus::kSent;
}

Ending show_team(const ProgrammeId& programme_id, Turn& turn) {
  const auto village = village_year(programme_id, Act::kSuggestSage, turn);
  if (!village) return not_yours();
  const TeamList team = team_list_of(village->programme, turn);
  const Card card = team_card(team, *village, turn);
  return ending_of(cards_say({card}, card_in_words(card), turn),
                   steps_from_team(team, *village, turn));
}

}  // namespace sammachip
