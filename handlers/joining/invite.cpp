// Making an invitation in the chat: whom for, where, and the code to pass on.
// docs/programme.md 2.3.
#include <algorithm>
#include <map>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "language/letters/similarity.h"
#include "storage/database/identifier.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr double kSimilarPlace = 0.75;

// Who can be invited, by the word the answer is kept as.
struct Invitee {
  const char* word;
  const char* role;
  const char* label_key;
  Act act;
  std::size_t area_digits;
};
constexpr Invitee kInvitees[] = {
    {"leader", "leader", "invite.answer_leader", Act::kInviteLeader, 8},
    {"team", "team", "invite.answer_team", Act::kInviteTeam, 8},
    // By the village's join code, which whoever works there may show.
    {"household", "household", "invite.answer_household", Act::kRecordMeeting, 8},
    {"tambon", "officer", "invite.answer_tambon", Act::kInviteTambonOfficer, 6},
    {"district", "officer", "invite.answer_district", Act::kInviteDistrictOfficer, 4},
    {"province", "officer", "invite.answer_province", Act::kInviteProvinceOfficer, 2},
};

struct InvitationForm {
  std::string whom;
  AreaCode area;
  TeamMemberId member;  // Of the team: whose nomination.
};

const Invitee* invitee_of(const std::string& word) {
  const auto* found = std::find_if(std::begin(kInvitees), std::end(kInvitees),
                                   [&](const Invitee& one) { return one.word == word; });
  return found == std::end(kInvitees) ? nullptr : found;
}

std::vector<AreaCode> areas_of(Act act, const Turn& turn) {
  std::vector<AreaCode> areas;
  for (const auto& standing : standings_of(turn)) {
    if (works_in({standing}, act, standing.area_code)) areas.push_back(standing.area_code);
  }
  return areas;
}

std::vector<Choice> whom_choices(Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& one : kInvitees) {
    if (!areas_of(one.act, turn).empty()) choices.push_back({one.label_key, one.word});
  }
  return choices;
}

// Code -> name of the places of the right kind within the person's areas.
std::map<std::string, std::string> places_for(const Invitee& invitee, const Turn& turn) {
  std::map<std::string, std::string> places;
  for (const auto& area : areas_of(invitee.act, turn)) {
    for (const auto& place : turn.records.places.list_villages(area)) {
      const AreaCode code = area_around(place.village.code, invitee.area_digits);
      if (places.contains(code)) continue;
      if (invitee.area_digits == 8) {
        places[code] = village_text(place, turn);
      } else if (invitee.area_digits == 6) {
        places[code] = place.tambon_name;
      } else {
        places[code] = invitee.area_digits == 4 ? place.district_name : place.province_name;
      }
    }
  }
  return places;
}

Reader<std::string> place_code() {
  Reader<std::string> reader;
  reader.check = [](const std::string& code, const Turn& turn) -> std::optional<Problem> {
    const auto& standings = standings_of(turn);
    const bool is_allowed =
        std::any_of(std::begin(kInvitees), std::end(kInvitees), [&](const Invitee& one) {
          return one.area_digits == code.size() &&
                 may(turn.account.user_id, standings, one.act, about_area(AreaCode(code)));
        });
    if (is_allowed) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  // A typed name may fit places of several kinds; the buttons say which are meant, and the talk
  // checks the kind when it ends.
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    std::map<std::string, std::string> near;
    for (const auto& one : kInvitees) {
      for (const auto& [code, name] : places_for(one, turn)) {
        if (contains_keyword(name, text) || name_similarity(name, text) >= kSimilarPlace) {
          near[code] = name;
        }
      }
    }
    if (near.size() == 1) return near.begin()->first;
    Problem problem{"village.again"};
    for (const auto& [code, name] : near) problem.choices.push_back({"", code, name});
    return tl::make_unexpected(problem);
  };
  return reader;
}

std::vector<Choice> places_to_invite(const InvitationForm& form, Turn& turn) {
  std::vector<Choice> choices;
  const Invitee* invitee = invitee_of(form.whom);
  if (invitee == nullptr) return choices;
  for (const auto& [code, name] : places_for(*invitee, turn)) {
    choices.push_back({"", code, name});
  }
  return choices;
}

// The place that was chosen, or the only one there is, which is not asked about.
AreaCode area_of(const InvitationForm& form, Turn& turn) {
  if (!form.area.empty()) return form.area;
  const auto choices = places_to_invite(form, turn);
  return choices.size() == 1 ? AreaCode(choices.front().value.text()) : AreaCode();
}

std::optional<VillageProgramme> programme_in(const VillageCode& village_code, Turn& turn) {
  return turn.records.places.find_programme(village_code, fiscal_year_be(turn.present_day()));
}

// Sages who are not on LINE yet.
std::vector<TeamMember> members_to_invite(const InvitationForm& form, Turn& turn) {
  std::vector<TeamMember> members;
  const auto programme = programme_in(VillageCode(area_of(form, turn)), turn);
  if (!programme) return members;
  for (auto& member : turn.records.team_members.list(programme->id)) {
    if (member.kind == TeamKind::kSage && !member.user_id) members.push_back(std::move(member));
  }
  return members;
}

Ending without(const char* key, const AreaCode& area, Turn& turn) {
  return ending_of(key, {{"area", area_text(area, turn)}});
}

// The village's join code; the first time it is wanted, it is made.
std::string join_code_of(const VillageCode& village_code, Turn& turn) {
  for (const auto& code : turn.records.join_codes.list_in_village(village_code)) {
    if (!code.household_id) return code.code;
  }
  JoinCode made{make_join_code(), village_code, {}, milliseconds(turn.now), {}};
  turn.records.join_codes.insert(made);
  audit_work("join_code.create", "area", village_code, turn);
  return made.code;
}

Ending households_invited(const InvitationForm& form, const ProgrammeSettings& settings,
                          Turn& turn) {
  const std::string shown = shown_join_code(join_code_of(VillageCode(form.area), turn));
  Ending ending;
  ending.says =
      code_says({"invite.join_code", {{"code", shown}, {"area", area_text(form.area, turn)}}},
                shown, settings.line_basic_id, turn);
  ending.buttons = {{"button.invite_more", "invite"}, {"button.menu", "menu"}};
  return ending;
}

// Their role there ended.
std::optional<Ending> inviting_over(const Subject& area, const InvitationForm& form, Turn& turn) {
  const Invitee* invitee = invitee_of(form.whom);
  if (!may_invite(turn)) return area_role_over(turn);
  if (invitee == nullptr || area.id.empty()) return std::nullopt;
  return role_over(about_area(AreaCode(area.id)), invitee->act, turn);
}

Ending invited(const InvitationForm& form, const ProgrammeSettings& settings, Turn& turn) {
  const Invitee* invitee = invitee_of(form.whom);
  // The button of another kind of invitee may have been pressed: the act is checked with its place.
  if (invitee == nullptr || form.area.text().size() != invitee->area_digits ||
      !may(invitee->act, about_area(form.area), turn)) {
    return without("village.not_yours", form.area, turn);
  }
  if (form.whom == "household") return households_invited(form, settings, turn);
  InvitationFor what{invitee->role, form.area, form.member, {}};
  std::string who =
      say(std::string(invitee->label_key), {{"area", area_text(form.area, turn)}}, turn);
  if (invitee->area_digits == 8) {
    const auto programme = programme_in(VillageCode(form.area), turn);
    if (!programme && invitee->act == Act::kInviteTeam) {
      return without("village.no_year", form.area, turn);
    }
    what.programme_id = open_year(VillageCode(form.area), fiscal_year_be(turn.present_day()),
                                  milliseconds(turn.now), turn.records);
  }
  if (const auto member = turn.records.team_members.find(form.member)) who = member->name;
  const std::string code =
      create_invitation(what, turn.account.user_id, milliseconds(turn.now), turn.records);
  audit_work("invitation.create", "area", form.area, JsonValue{{"role", what.role}}, turn);
  Ending ending;
  ending.says =
      invitation_says(code, who + " " + area_text(form.area, turn), settings.line_basic_id, turn);
  ending.buttons = {{"button.invite_more", "invite"}, {"button.menu", "menu"}};
  return ending;
}

}  // namespace

bool may_invite(const Turn& turn) {
  return std::any_of(std::begin(kInvitees), std::end(kInvitees),
                     [&](const Invitee& one) { return !areas_of(one.act, turn).empty(); });
}

std::unique_ptr<Conversation> invite_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<InvitationForm>>("invite");
  talk->ask("whom", &InvitationForm::whom, words_up_to(20))
      .choices([](const InvitationForm&, Turn& turn) { return whom_choices(turn); })
      .only_choices();
  talk->ask("area", &InvitationForm::area, place_code())
      .only_if([](const InvitationForm& form, Turn& turn) {
        return places_to_invite(form, turn).size() != 1;
      })
      .prompt([](const InvitationForm& form, Turn& turn) {
        const std::size_t count = places_to_invite(form, turn).size();
        if (count <= kMostVillageButtons) return Say{"invite.area"};
        return Say{"invite.area_of_many",
                   {{"count", static_cast<std::int64_t>(count)},
                    {"shown", static_cast<std::int64_t>(kMostVillageButtons)}}};
      })
      .choices([](const InvitationForm& form, Turn& turn) {
        auto choices = places_to_invite(form, turn);
        if (choices.size() > kMostVillageButtons) choices.resize(kMostVillageButtons);
        return choices;
      });
  talk->ask("member", &InvitationForm::member, words_up_to(40))
      .only_if([](const InvitationForm& form, Turn& turn) {
        return form.whom == "team" && !members_to_invite(form, turn).empty();
      })
      .choices([](const InvitationForm& form, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& member : members_to_invite(form, turn)) {
          choices.push_back({"", member.id, member.name});
        }
        return choices;
      })
      .only_choices();
  talk->still(
      [](const InvitationForm& form, Turn& turn) {
        return Subject{"area", area_of(form, turn)};
      },
      inviting_over);
  talk->then([settings](InvitationForm form, Turn& turn) {
    form.area = area_of(form, turn);
    if (form.whom == "team" && form.member.empty()) {
      return without("invite.nobody", form.area, turn);
    }
    return invited(form, settings, turn);
  });
  return talk;
}

}  // namespace sammachip
