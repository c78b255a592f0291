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

void tell(const char* rule, const char* text_key, const std::string& village,
          const HousesByUser& houses, Turn& turn, const SayNotice& say) {
  for (const auto& [user, silent] : houses) {
    const std::string called = speak_to(user, turn);
    Notice notice;
    notice.key = std::string(rule) + "|" + user + "|" + village + "|" + iso_date(turn.today);
    notice.user_id = user;
    notice.text_key = text_key;
    notice.values = {{"name", called},
                     {"count", std::ssize(silent)},
                     {"houses", house_numbers_text(silent, turn)}};
    notice.buttons = {{"button.who_left", "who_left", {}}};
    notice.not_after = end_of_day(turn, 2);
    notice.topic = "silent_houses|" + village;
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

using PersonFor = std::optional<std::string> (*)(const Household& house, const Turn& turn);

// A village's houses in one message to each: whoever looks after houses of several villages gets
// one for each village.
std::string tell_of_silent(int days_ago, const char* rule, const char* text_key,
                           PersonFor person_for, Turn& turn, const RulePage& page) {
  return for_each_silent(days_ago, turn, page, [&](const std::vector<SilentHouse>& silent) {
    HousesByUser houses;
    for (const auto& one : silent) {
      auto house = turn.records.households.find(one.house.id);
      if (!house) continue;
      if (const auto user = person_for(*house, turn)) houses[*user].push_back(std::move(*house));
    }
    tell(rule, text_key, silent.front().house.village_code, houses, turn, page.say);
  });
}

}  // namespace

std::string remind_team(Turn& turn, const RulePage& page) {
  return tell_of_silent(4, "team", "remind.team", helper_of, turn, page);
}

std::string remind_leaders(Turn& turn, const RulePage& page) {
  return tell_of_silent(7, "leader", "remind.leader", leader_of, turn, page);
}

}  // namespace sammachip
