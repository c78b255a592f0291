// Tells who looks after houses which of them have said nothing: the team after four days, the
// leader after seven, each in one message with the houses' numbers and never an amount.
// DOMAIN 12.6.
#include <map>

#include "handlers/reminders.h"
#include "handlers/taking_part.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using HousesByUser = std::map<std::string, std::vector<Household>>;

void tell(const char* rule, const char* text_key, const HousesByUser& houses, Turn& turn,
          const SayNotice& say) {
  for (const auto& [user, silent] : houses) {
    const std::string called = speak_to(user, turn);
    Notice notice;
    notice.key = std::string(rule) + "|" + user + "|" + iso_date(turn.today);
    notice.user_id = user;
    notice.text_key = text_key;
    notice.values = {{"name", called},
                     {"count", std::ssize(silent)},
                     {"houses", house_numbers_text(silent, turn)}};
    notice.buttons = {{"button.who_left", "who_left", {}}};
    notice.not_after = end_of_day(turn, 2);
    notice.topic = "silent_houses";
    say(notice);
  }
}

std::optional<std::string> helper_of(const Household& house, const Turn& turn) {
  if (!house.team_member_id) return std::nullopt;
  const auto member = turn.records.team_members.find(*house.team_member_id);
  return member ? member->user_id : std::nullopt;
}

std::optional<std::string> leader_of(const Household& house, const Turn& turn) {
  if (!house.programme_id) return std::nullopt;
  for (const auto& member : turn.records.team_members.list(*house.programme_id)) {
    if (member.kind == TeamKind::kLeader && member.user_id) return member.user_id;
  }
  return std::nullopt;
}

}  // namespace

void remind_team(Turn& turn, const SayNotice& say) {
  HousesByUser houses;
  for_each_silent(4, turn, [&](const Household& house, const Period&) {
    if (const auto user = helper_of(house, turn)) houses[*user].push_back(house);
  });
  tell("team", "remind.team", houses, turn, say);
}

void remind_leaders(Turn& turn, const SayNotice& say) {
  HousesByUser houses;
  for_each_silent(7, turn, [&](const Household& house, const Period&) {
    if (const auto user = leader_of(house, turn)) houses[*user].push_back(house);
  });
  tell("leader", "remind.leader", houses, turn, say);
}

}  // namespace sammachip
