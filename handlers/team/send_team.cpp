// Putting the complete team before the officer. docs/programme.md 3.2.
#include <nlohmann/json.hpp>

#include "handlers/questions/readers.h"
#include "handlers/team/talks.h"
#include "handlers/team/team_list.h"
#include "handlers/village/sendings.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

struct TeamSending {
  ProgrammeId programme;
  bool sure = false;
  // Looked up.
  TeamList team;
};

bool is_team_ready(const TeamSending& form, Turn&) {
  return !form.team.has_room() && !form.team.waits() && form.team.has_unsent();
}

// "1) สมใจ", and who has not been asked yet.
std::string names_of(const TeamList& team, const Turn& turn) {
  std::string names;
  int number = 0;
  for (const auto& member : team.members) {
    names += "\n" + std::to_string(++number) + ") " + member.name;
    if (!member.willing) names += " " + say("team_send.not_asked", turn);
  }
  return names;
}

Ending team_not_ready(const TeamSending& form) {
  const ProgrammeId& id = form.programme;
  const CommandButton see{"button.see_team", "team|" + id};
  if (form.team.has_room()) {
    return ending_of("team_send.missing",
                     {{"members", form.team.count()},
                      {"wanted", form.team.wanted},
                      {"missing", form.team.wanted - form.team.count()}},
                     {{"button.add_sage", "nominate|" + id}, see});
  }
  return ending_of("team_send.nothing_new", {}, {see});
}

// The very names that go to the officer.
JsonValue names_sent(const TeamSending& form, Turn&) {
  Json names = Json::array();
  for (const auto& member : form.team.members) {
    names.push_back({member.id, member.name, member.willing});
  }
  return names;
}

std::optional<Ending> team_sent_meanwhile(const TeamSending& form, Turn& turn) {
  const TeamList& team = form.team;
  if (!team.sent || (!team.waits() && (team.has_unsent() || team.has_room()))) return std::nullopt;
  return about_team_sent(*team.sent, turn);
}

Ending send_the_team(const TeamSending& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kNominateSage, turn);
  if (!village) return village.error();
  if (!is_team_ready(form, turn)) return team_not_ready(form);
  if (!form.sure) {
    return ending_of("team_send.not_yet", {}, {{"button.see_team", "team|" + form.programme}});
  }
  send_to_officer(form.programme, SubmissionKind::kTeam, turn);
  for (const auto from : {TeamStatus::kDraft, TeamStatus::kReturned}) {
    turn.records.team_members.set_status(form.programme, from, TeamStatus::kSent);
  }
  return ending_of("team_send.done", {{"village", village_text(village->place, turn)}},
                   {{"button.next", "next"}});
}

}  // namespace

std::unique_ptr<Conversation> send_team_talk() {
  auto talk = std::make_unique<FormConversation<TeamSending>>("team_send");
  ask_village(*talk, &TeamSending::programme, Act::kNominateSage);
  talk->settle([](TeamSending& form, Turn& turn) {
    if (const auto programme = turn.records.places.find_programme_by_id(form.programme)) {
      form.team = team_list_of(*programme, turn);
    }
  });
  talk->ask("sure", &TeamSending::sure, yes_or_no("button.send_now", "button.change_first"))
      .contract(names_sent)
      .only_if(is_team_ready)
      .prompt([](const TeamSending& form, Turn& turn) {
        return Say{"team_send.sure", {{"names", names_of(form.team, turn)}}};
      });
  still_in_year(*talk, &TeamSending::programme, Act::kNominateSage, team_sent_meanwhile);
  talk->then(send_the_team);
  return talk;
}

}  // namespace sammachip
