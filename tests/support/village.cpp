#include "support/village.h"
#include "storage/records.h"

#include <stdexcept>

#include "handlers/access/roles.h"
#include "handlers/pushes/held_job.h"
#include "handlers/team/team.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/villages.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "tests/support/usual.h"

namespace sammachip {

namespace {

constexpr char kDecider[] = "officer-of-the-tests";

std::string today_of(Chat& chat) {
  return iso_date(
      std::chrono::floor<std::chrono::days>(instant_from(chat.now_ms()) + std::chrono::hours(7)));
}

void turn_of(Chat& chat, const AccountId& user_id, const std::function<void(Turn&)>& work) {
  chat.player().change([&](Records& records) {
    LineAccount account = records.line_accounts.find(user_id).value();
    const Event event;
    Turn turn = Turn::answering(event, account, records, Chat::texts(), instant_from(chat.now_ms()),
                                std::chrono::hours(7));
    work(turn);
  });
}

// What moves the village is done in a turn of its leader.
void in_village(Chat& chat, const ProgrammeId& programme_id,
                const std::function<void(Turn&)>& work) {
  turn_of(chat, leader_in(chat, programme_id).user_id.value(), [&](Turn& turn) {
    work(turn);
    refresh_state(programme_id, turn);
  });
}

void confirm(Chat& chat, const ProgrammeId& programme_id, SubmissionKind kind, Turn& turn) {
  Submission submission;
  submission.id = new_id(chat.now_ms());
  submission.programme_id = programme_id;
  submission.kind = kind;
  submission.sent_by = turn.account.user_id;
  submission.sent_at_ms = chat.now_ms();
  turn.records.submissions.insert(submission);
  turn.records.submissions.decide(submission.id, SubmissionStatus::kConfirmed, kDecider, "",
                                  chat.now_ms());
}

TeamMember new_member(Chat& chat, const ProgrammeId& programme_id, const std::string& name) {
  TeamMember member;
  member.id = new_id(chat.now_ms());
  member.programme_id = programme_id;
  member.name = name;
  member.expertise = "เพาะเห็ด";
  member.responsibility = member.readiness = member.determination = Grade::kMuch;
  member.willing = true;
  member.added_by = "tests";
  member.created_at_ms = chat.now_ms();
  return member;
}

}  // namespace

void as_person(Chat& chat, const std::string& person, const std::function<void(Turn&)>& work) {
  turn_of(chat, ChatPlayer::user_id(person), work);
}

AccountId add_account(Chat& chat, const std::string& person) {
  const AccountId user_id = ChatPlayer::user_id(person);
  chat.player().change([&](Records& records) {
    if (records.line_accounts.find(user_id)) return;
    records.line_accounts.save(usual_account(user_id, person, chat.now_ms()));
  });
  return user_id;
}

void add_officer(Chat& chat, const std::string& person, const AreaCode& area_code) {
  add_account(chat, person);
  as_person(chat, person, [&](Turn& turn) {
    grant_role(turn.account.user_id, std::string(kAsOfficer), area_code, turn);
  });
}

ProgrammeId add_leader(Chat& chat, const std::string& person, const VillageCode& village_code) {
  add_account(chat, person);
  ProgrammeId programme_id;
  as_person(chat, person, [&](Turn& turn) {
    programme_id = open_year(village_code, fiscal_year_be(turn.today), chat.now_ms(), turn.records);
    Invitation invitation;
    invitation.role = std::string(kAsLeader);
    invitation.area_code = village_code;
    invitation.programme_id = programme_id;
    become_leader(invitation, turn);
  });
  return programme_id;
}

TeamMemberId add_sage(Chat& chat, const ProgrammeId& programme_id, const std::string& name,
                      const std::string& person) {
  TeamMember sage = new_member(chat, programme_id, name);
  if (!person.empty()) sage.user_id = AccountId(add_account(chat, person));
  chat.player().change([&](Records& records) { records.team_members.insert(sage); });
  return sage.id;
}

void set_targets(Chat& chat, const ProgrammeId& programme_id, int team_size, int households) {
  chat.player().change([&](Records& records) {
    VillageProgramme programme = records.places.find_programme_by_id(programme_id).value();
    programme.team_size = team_size;
    programme.target_households = households;
    records.places.upsert(programme);
  });
}

void confirm_team(Chat& chat, const ProgrammeId& programme_id) {
  in_village(chat, programme_id, [&](Turn& turn) {
    const auto size =
        static_cast<std::size_t>(turn.records.places.find_programme_by_id(programme_id)->team_size);
    for (auto there = turn.records.team_members.list(programme_id).size(); there < size; ++there) {
      turn.records.team_members.insert(
          new_member(chat, programme_id, "ปราชญ์ที่ " + std::to_string(there)));
    }
    turn.records.team_members.set_status(programme_id, TeamStatus::kDraft, TeamStatus::kConfirmed);
    confirm(chat, programme_id, SubmissionKind::kTeam, turn);
    grant_team_roles(programme_id, turn);
  });
}

ForumId hold_forum(Chat& chat, const ProgrammeId& programme_id, const std::string& occupation) {
  Forum forum;
  forum.id = new_id(chat.now_ms());
  forum.programme_id = programme_id;
  forum.held_on = today_of(chat);
  forum.place = "ศาลาหมู่บ้าน";
  forum.present = 45;
  forum.occupation = occupation;
  forum.notice_read = true;
  forum.status = ForumStatus::kHeld;
  forum.recorded_by = "tests";
  forum.created_at_ms = chat.now_ms();
  in_village(chat, programme_id, [&](Turn& turn) {
    turn.records.forums.insert(forum);
    turn.records.places.save_occupation(programme_id, occupation, "");
  });
  return forum.id;
}

void forget_record(Household& house) {
  house.members = 0;
  house.main_occupation = "other";
  house.programme_occupation = "other";
  house.baseline_total_answer = house.baseline_occupation_answer = BaselineAnswer::kMissing;
  house.baseline_total_satang.reset();
  house.baseline_occupation_satang.reset();
  house.status = HouseholdStatus::kSelected;
}

HouseholdId add_listed_household(Chat& chat, const ProgrammeId& programme_id,
                                 const std::string& house_no, const std::string& person,
                                 const TeamMemberId& member_id) {
  const VillageProgramme programme = programme_in(chat, programme_id);
  Household house = usual_house(house_no, chat.now_ms(), "tests");
  house.id = new_id(chat.now_ms());
  house.village_code = programme.village_code;
  if (!programme.occupation.empty()) house.programme_occupation = programme.occupation;
  house.is_own_record = !person.empty();
  house.programme_id = programme_id;
  house.team_member_id =
      TeamMemberId(member_id.empty() ? leader_in(chat, programme_id).id : member_id);
  Candidate candidate;
  candidate.id = new_id(chat.now_ms());
  candidate.programme_id = programme_id;
  candidate.house_no = house.house_no;
  candidate.head_name = house.head_name;
  candidate.result = CandidateResult::kSelected;
  candidate.status = CandidateStatus::kConfirmed;
  candidate.household_id = house.id;
  candidate.team_member_id = house.team_member_id;
  candidate.added_by = "tests";
  candidate.created_at_ms = chat.now_ms();
  const AccountId user_id(person.empty() ? std::string() : add_account(chat, person));
  chat.player().change([&](Records& records) {
    records.households.insert(house);
    records.candidates.insert(candidate);
    if (user_id.empty()) return;
    records.household_links.insert(
        {new_id(chat.now_ms()), user_id, house.id, Relation::kHead, chat.now_ms(), {}});
  });
  return house.id;
}

void confirm_list(Chat& chat, const ProgrammeId& programme_id) {
  in_village(chat, programme_id,
             [&](Turn& turn) { confirm(chat, programme_id, SubmissionKind::kList, turn); });
}

TeamMember leader_in(Chat& chat, const ProgrammeId& programme_id) {
  for (const auto& member : chat.records().team_members.list(programme_id)) {
    if (member.kind == TeamKind::kLeader) return member;
  }
  throw std::logic_error("The village has no leader.");
}

TeamMember member_named(Chat& chat, const ProgrammeId& programme_id, const std::string& name) {
  for (const auto& member : chat.records().team_members.list(programme_id)) {
    if (member.name == name) return member;
  }
  throw std::logic_error("Nobody in the team is named " + name);
}

VillageProgramme programme_in(Chat& chat, const ProgrammeId& programme_id) {
  return chat.records().places.find_programme_by_id(programme_id).value();
}

void demo_houses_leave(Chat& chat) {
  chat.player().change([](Records& records) {
    for (auto house : records.households.list_in_village(kFirstVillage)) {
      if (house.created_by != "demo") continue;
      house.status = HouseholdStatus::kLeft;
      records.households.update(house);
    }
  });
}

Purchase sent_purchase(Chat& chat, const ProgrammeId& programme_id, const std::string& item) {
  return {.id = new_id(chat.now_ms()),
          .programme_id = programme_id,
          .bought_on = today_of(chat),
          .item = item,
          .amount_satang = 60'000,
          .status = PurchaseStatus::kSent,
          .entered_by = "tests",
          .created_at_ms = chat.now_ms()};
}

void push_all_held(Chat& chat, const NotifySettings& settings) {
  std::string position;
  do {
    chat.player().change([&](Records& records) {
      position = push_held(records, Chat::texts(), settings, instant_from(chat.now_ms()), position,
                           std::chrono::milliseconds(0));
    });
  } while (!position.empty());
}

void all_pages(Chat& chat, const ReminderHour& hour, const NotifySettings& settings, Instant due,
               Instant now, std::chrono::milliseconds page) {
  std::string position;
  do {
    chat.player().change([&](Records& records) {
      position = remind(hour, records, Chat::texts(), settings, due, now, position, page);
    });
  } while (!position.empty());
}

}  // namespace sammachip
