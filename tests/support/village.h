// A village's year brought as far as a test needs it, straight through the records; the state of
// the village follows from the facts as in the programme.
#pragma once

#include <functional>
#include <string>

#include "handlers/reminders/reminders.h"
#include "storage/villages/purchases.h"
#include "storage/villages/team_members.h"
#include "support/chat.h"

namespace sammachip {

inline constexpr char kFirstVillage[] = "92060301";   // ควนเมา หมู่ 1
inline constexpr char kSecondVillage[] = "92060304";  // ทุ่งต่อ หมู่ 4

// Runs something of the programme's as if `person` had just written. REQUIRES: they have an
// account.
void as_person(Chat& chat, const std::string& person, const std::function<void(Turn&)>& work);

// An account that has taken note of the privacy notice, if there is none. Returns its user id.
AccountId add_account(Chat& chat, const std::string& person);

// An officer of the area: 6 digits a tambon's, 4 a district's, 2 a province's.
void add_officer(Chat& chat, const std::string& person, const AreaCode& area_code);

// The leader of a village of whom the year is opened. Returns the id of the village's year.
ProgrammeId add_leader(Chat& chat, const std::string& person,
                       const VillageCode& village_code = kFirstVillage);

// A sage noted by the leader, not yet sent; with `person` on LINE. Returns the member's id.
TeamMemberId add_sage(Chat& chat, const ProgrammeId& programme_id, const std::string& name,
                      const std::string& person = "");

// How many make a team and a list in this village's year.
void set_targets(Chat& chat, const ProgrammeId& programme_id, int team_size, int households);

// The officer's yes to the team, which is first filled up with sages who are not on LINE. Sages on
// LINE have their role from then on.
void confirm_team(Chat& chat, const ProgrammeId& programme_id);

// A forum held today that chose the occupation. Returns its id.
ForumId hold_forum(Chat& chat, const ProgrammeId& programme_id,
                   const std::string& occupation = "mush");

// A house on the list and in the programme, active, looked after by `member_id` (empty: the
// leader); with `person`, its head is on LINE. Returns the household's id.
HouseholdId add_listed_household(Chat& chat, const ProgrammeId& programme_id,
                                 const std::string& house_no, const std::string& person = "",
                                 const TeamMemberId& member_id = "");

// As a house of the list is whose people were never asked. The caller saves it.
void forget_record(Household& house);

// Who takes part of the first village are only those that the test adds.
void demo_houses_leave(Chat& chat);

// A purchase of today for 600 baht, sent to the officer, without a photo. The caller inserts it.
Purchase sent_purchase(Chat& chat, const ProgrammeId& programme_id, const std::string& item);

// The officer's yes to the list as it is.
void confirm_list(Chat& chat, const ProgrammeId& programme_id);

// The leader's place in the team, and who is there under a name.
TeamMember leader_in(Chat& chat, const ProgrammeId& programme_id);
TeamMember member_named(Chat& chat, const ProgrammeId& programme_id, const std::string& name);

// Runs the rules of one hour to their end, each page a transaction of its own: without time for
// more than one item, unless it is given.
void all_pages(Chat& chat, const ReminderHour& hour, const NotifySettings& settings, Instant due,
               Instant now, std::chrono::milliseconds page = std::chrono::milliseconds(0));

// Pushes at this moment what waits for people's next messages, each page a transaction of its own.
void push_all_held(Chat& chat, const NotifySettings& settings);

VillageProgramme programme_in(Chat& chat, const ProgrammeId& programme_id);

}  // namespace sammachip
