// Tells who looks after houses which of them have said nothing: the team after four days, the
// leader after seven, each in one message with the houses' numbers and never an amount.
// docs/programme.md 8.2. Whose houses report on different days is told once a week, and not each
// evening on which the round of one of them has been open for so long: on the evening that is right
// for most, or the first after it that is no public holiday. So nobody is nagged, and 300 pushes a
// month reach for ten villages.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/reminders/reminders.h"
#include "storage/records.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kDaysInWeek = 7;

using BundledHouses = std::vector<const HouseholdRound*>;
using HousesByUser = std::map<AccountId, BundledHouses>;

// 1 Monday .. 7 Sunday; a house that chose no day reports on Sundays.
int reporting_weekday(const HouseholdRound& house) {
  return house.reporting_day == 0 ? kDaysInWeek : house.reporting_day;
}

// Whether the rounds of most of these houses end on weekdays like that of `day`; where all report
// by the month, whether it is the month's last. Of weekdays alike it is one by the person's id, so
// that not the whole country is told on the same evening.
bool is_their_day(const std::string& user, const BundledHouses& houses, Day day) {
  std::array<int, kDaysInWeek + 1> counts{};
  for (const auto* house : houses) {
    if (house->pace != Pace::kMonthly) {
      ++counts[static_cast<std::size_t>(reporting_weekday(*house))];
    }
  }
  const int most = *std::max_element(counts.begin(), counts.end());
  if (most == 0) return calendar_month(day).to == day;
  std::vector<unsigned> alike;
  for (unsigned weekday = 1; weekday <= kDaysInWeek; ++weekday) {
    if (counts[weekday] == most) alike.push_back(weekday);
  }
  const unsigned long sum = std::accumulate(user.begin(), user.end(), 0UL, [](auto all, char one) {
    return all + static_cast<unsigned char>(one);
  });
  return alike[sum % alike.size()] == std::chrono::weekday{day}.iso_encoding();
}

// The numbers of those that missed the round which ended in the week until `last`.
std::vector<std::string> silent_in_week(const BundledHouses& houses, Day last, const Turn& turn) {
  std::vector<std::string> numbers;
  for (const auto* house : houses) {
    Period round = round_of(last, house->pace, house->reporting_day);
    if (round.to > last) round = round_before(last, house->pace, house->reporting_day);
    const bool is_new = round.to > last - std::chrono::days{kDaysInWeek};
    if (is_new && is_missed(*house, round, turn)) numbers.push_back(house->house_no);
  }
  return numbers;
}

struct Bundle {
  const char* rule;
  OfAMoment sentence;
  int after_days;
};
constexpr Bundle kForTeam{"team", "remind.team", 4};
constexpr Bundle kForLeader{"leader", "remind.leader", 7};

// What would have been said on `evening`.
void send_bundle(const Bundle& bundle, const HousesByUser& houses, Day evening, Turn& turn,
                 const SayNotice& say) {
  const Day last = evening - std::chrono::days{bundle.after_days};
  for (const auto& [user, theirs] : houses) {
    if (!is_their_day(user, theirs, last)) continue;
    const auto silent = silent_in_week(theirs, last, turn);
    if (silent.empty()) continue;
    const VillageCode& village = theirs.front()->village_code;
    const std::string called = speak_to(user, turn);
    Notice notice(bundle.sentence, end_of_day(turn, kDaysInWeek - 1));
    notice.key = bundle.rule;
    notice.key += "|" + user + "|" + village + "|" + iso_date(evening);
    notice.user_id = user;
    notice.values = {{"name", Told::words(called)},
                     {"count", Told::number(std::ssize(silent))},
                     {"houses", Told::words(house_numbers_text(silent, turn))}};
    notice.buttons = {{"button.who_left", "who_left"}};
    notice.topic = "silent_houses|" + village;
    say(notice);
  }
}

// One village's houses: whoever looks after houses of several villages gets a message for each.
void tell_village(const std::vector<HouseholdRound>& houses, const std::vector<Day>& evenings,
                  Turn& turn, const SayNotice& say) {
  std::map<ProgrammeId, std::vector<TeamMember>> teams;
  HousesByUser by_helper, by_leader;
  for (const auto& house : houses) {
    if (house.programme_id.empty()) continue;
    const auto [team, is_new] = teams.try_emplace(house.programme_id);
    if (is_new) team->second = turn.records.team_members.list(house.programme_id);
    for (const auto& member : team->second) {
      if (!member.user_id) continue;
      if (member.id == house.team_member_id) by_helper[*member.user_id].push_back(&house);
      if (member.kind == TeamKind::kLeader) by_leader[*member.user_id].push_back(&house);
    }
  }
  for (const Day evening : evenings) {
    send_bundle(kForLeader, by_leader, evening, turn, say);
    send_bundle(kForTeam, by_helper, evening, turn, say);
  }
}

// Whether on this evening it can be anybody's turn, which saves most villages the look at their
// team.
bool may_be_the_day(const std::vector<HouseholdRound>& houses, Day evening) {
  for (const int days : {kForTeam.after_days, kForLeader.after_days}) {
    const Day last = evening - std::chrono::days{days};
    const auto weekday = static_cast<int>(std::chrono::weekday{last}.iso_encoding());
    for (const auto& house : houses) {
      if (house.pace == Pace::kMonthly ? calendar_month(last).to == last
                                       : reporting_weekday(house) == weekday) {
        return true;
      }
    }
  }
  return false;
}

// Today and the holidays just before it; none if today is one.
std::vector<Day> evenings_of(Day today, const RulePage& page) {
  std::vector<Day> evenings;
  if (page.is_holiday(today)) return evenings;
  Day evening = today;
  do {
    evenings.push_back(evening);
    evening -= std::chrono::days{1};
  } while (page.is_holiday(evening) && evenings.size() < kDaysInWeek);
  return evenings;
}

}  // namespace

std::string remind_of_silent_houses(Turn& turn, const RulePage& page) {
  const std::vector<Day> evenings = evenings_of(turn.today, page);
  if (evenings.empty()) return {};
  return for_each_village(turn, page, [&](const std::vector<HouseholdRound>& houses) {
    const bool is_due = std::any_of(evenings.begin(), evenings.end(),
                                    [&](Day evening) { return may_be_the_day(houses, evening); });
    if (is_due) tell_village(houses, evenings, turn, page.say);
  });
}

}  // namespace sammachip
